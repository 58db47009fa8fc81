import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holderDuties, registrationText } from '#/features/certificates/law.ts'
import { sealLines } from '#/features/certificates/seal-mark.ts'
import { commodities } from '#/features/register/nie-formats.ts'
import { find } from '#/law/provisions.ts'
import { checkTable } from '#/law/table-laws.test-support.ts'
import { Seal } from '#/platform/ui/kit.ts'

test('every kind of product has one answer about the text under which it is registered', () => {
  checkTable(registrationText, { facts: { commodity: fc.constantFrom(...commodities) } })
})

test('supplements are registered under PerBPOM 32/2022 from the day it came into force', () => {
  const on = (day: '2022-12-25' | '2022-12-26') => find(day, ({ the }) => the(registrationText, { commodity: 'supplement' }))
  expect(on('2022-12-26')).toMatchObject({
    value: { text: 'PerBPOM 32/2022' },
    steps: [{ cite: { instrument: 'PerBPOM 32/2022', article: 'Pasal 1 angka 3 dan Pasal 18' } }],
  })
  expect(on('2022-12-25')).toMatchObject({ value: {}, steps: [{ assumed: true }] })
})

test('the duties of a supplement’s holder are printed with their articles', () => {
  const { steps } = find('2026-11-20', ({ every }) => every(holderDuties, { commodity: 'supplement' }))
  expect(steps.map(({ cite }) => cite.article)).toEqual(['Pasal 2', 'Pasal 11 ayat (3)'])
})

test('the mark on paper is drawn with the lines of the mark on pages', () => {
  const svg = String(<Seal />)
  for (const stroke of sealLines.strokes) expect(svg).toContain(stroke)
  for (const { radius, width } of sealLines.rings) expect(svg).toContain(`r="${radius}" stroke-width="${width}"`)
  expect(svg).toContain(`stroke-width="${sealLines.strokeWidth}"`)
})
