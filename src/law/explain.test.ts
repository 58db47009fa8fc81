import { expect, test } from 'vitest'
import { explain, restsOnAssumption, sayCite, sayWhyNot } from '#/law/explain.ts'
import { instruments, noSource } from '#/law/instruments.ts'
import { find, type Table } from '#/law/provisions.ts'

const validity: Table<{ kind: string }, number> = {
  name: 'validity',
  rows: [
    { when: {}, gives: 3, from: '2020-01-01', cite: { instrument: 'FAQ Notifkos', article: 'Q7' } },
    {
      when: { kind: 'supplement' },
      gives: 5,
      from: '2020-01-01',
      cite: noSource,
      assumed: true,
      note: { id: 'belum pasti', en: 'not certain' },
    },
  ],
}

test('a finding explains itself with the texts it rests on', () => {
  const finding = find('2026-11-20', ({ the }) => the(validity, { kind: 'supplement' }))
  expect(explain(finding)).toEqual([
    {
      table: 'validity',
      gives: 5,
      when: { kind: 'supplement' },
      source: { ...noSource, text: instruments['belum ada sumber'] },
      passedOver: [{ instrument: 'FAQ Notifkos', article: 'Q7', text: instruments['FAQ Notifkos'] }],
      assumed: true,
      note: { id: 'belum pasti', en: 'not certain' },
    },
  ])
})

test('an answer says whether it rests on an assumption', () => {
  const on = (kind: string) => find('2026-11-20', ({ the }) => the(validity, { kind }))
  expect([restsOnAssumption(on('supplement')), restsOnAssumption(on('cosmetic'))]).toEqual([true, false])
})

test('a citation reads as the statute does', () => {
  expect(sayCite({ instrument: 'PerBPOM 32/2022', article: 'Pasal 5 ayat (2)' })).toBe('PerBPOM 32/2022 Pasal 5 ayat (2)')
  expect(sayCite(noSource)).toBe('Belum ada sumber')
})

test('why a row does not apply is a sentence in both languages', () => {
  expect(sayWhyNot({ kind: 'not yet', from: '2022-12-26' })).toEqual({
    id: 'Baru berlaku mulai 2022-12-26.',
    en: 'It holds only from 2022-12-26.',
  })
  expect(sayWhyNot({ kind: 'no longer', until: '2022-10-05' }, { id: { day: () => '5 Oktober 2022' } })).toEqual({
    id: 'Tidak berlaku lagi sejak 5 Oktober 2022.',
    en: 'It no longer holds since 2022-10-05.',
  })
  const names = { fact: () => 'asal produk', value: (value: unknown) => (value === 'imported' ? 'impor' : 'dalam negeri') }
  expect(sayWhyNot({ kind: 'fact', fact: 'origin', asks: 'imported', given: undefined }, { id: names })).toEqual({
    id: 'Hanya berlaku bila asal produk adalah impor; di sini belum diisi.',
    en: 'It holds only where origin is imported; here it is not given.',
  })
})
