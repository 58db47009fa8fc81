import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSeveralGs1 } from './read.ts'
import { isTechnical } from './repair.ts'
import { readSeveral } from './several.ts'

const codes = (list: { code: string }[]): string[] => list.map(({ code }) => code)
const nie = 'DKL2512345610A1'
const gtin = '08998667300675'
const whole = { nie, gtin, batch: 'B7x', expiry: '2029-02-28', serial: 'K9q2' }

describe('several symbols of one pack', () => {
  test.each([
    ['the licence in one, its end of validity in another', [`(90)${nie}`, '(91)271130'], { nie, nieExpiry: '2027-11-30' }],
    ['the same in GS1 symbols', [`]d290${nie}`, ']d291271130'], { nie, nieExpiry: '2027-11-30' }],
    ['a bar code and a serial', [']E08998667300675', '(10)B7x(17)290228(21)K9q2'], { gtin, serial: 'K9q2', batch: 'B7x' }],
    ['the number under the bars and the national code', ['8998667300675', `(90)${nie}(10)B7x(17)290228(21)K9q2`], whole],
    [
      'a link and a Data Matrix that say the same',
      [`]Q1https://a.example/01/${gtin}/10/B7x/21/K9q2?17=290228`, `]d201${gtin}1729022810B7x\u001d21K9q2`],
      { gtin, serial: 'K9q2' },
    ],
    ['halves that overlap', [`(90)${nie}(10)B7x(17)290228`, `(01)${gtin}(10)B7x(21)K9q2`], whole],
  ])('%s are one code', (_name, raws, said) => {
    const read = readSeveral(raws)
    expect(read).toMatchObject({ kind: 'several', ...said, faults: [] })
    expect(codes(read.repairs)[0]).toBe('merged')
    expect(readSeveral(raws.toReversed())).toMatchObject({ ...said, faults: [] })
  })

  test.each([
    ['serials', [`(90)${nie}(10)B7x(17)290228(21)K9q2`, `(90)${nie}(10)B7x(17)290228(21)K9q3`], 'serial'],
    ['licences', [`(90)${nie}`, '(90)SD181234561'], 'nie'],
    ['GTINs', ['8998667300675', '(01)08991234567891'], 'gtin'],
    ['things, a shipment and a pack', ['(00)189986670000000015', `(01)${gtin}(21)K9q2`], 'sscc'],
  ])('of different %s are not of one pack: nothing is taken, and the fault is technical', (_name, raws, field) => {
    const read = readSeveral(raws)
    expect(read).toMatchObject({ class: 'other', faults: [{ code: 'contradiction', field }] })
    expect(read.faults.every(isTechnical)).toBe(true)
    expect([read.nie, read.gtin, read.serial, read.sscc]).toEqual([undefined, undefined, undefined, undefined])
  })

  test('that say nothing of a pack are set aside, and it is said', () => {
    const read = readSeveral([`(90)${nie}`, 'https://toko.example/promo', '\u0001garbage'])
    expect(read).toMatchObject({ kind: 'national', nie, faults: [] })
    expect(read.repairs).toEqual([
      { code: 'set-aside', raw: 'https://toko.example/promo' },
      { code: 'set-aside', raw: '\u0001garbage' },
    ])
  })
  test('none of which can be read are as the first of them', () => {
    expect(readSeveral(['\u0001', '\u0002'])).toMatchObject({ kind: 'unread', raw: '\u0001' })
  })
  test('scanned twice are one', () => expect(readSeveral([`(90)${nie}`, `(90)${nie}`])).toMatchObject({ kind: 'national', nie }))
  test('lack what none of them has', () => {
    expect(readSeveral([`(90)${nie}(10)B7x`, '8998667300675']).faults).toEqual([
      { code: 'incomplete', missing: ['expiry', 'serial'] },
    ])
  })
  test('keep a signature with the symbol that it signs', () => {
    const signature = 'k'.repeat(90)
    const read = readSeveral([`(90)${nie}(10)B7x(17)290228(21)K9q2(92)${signature}`, '8998667300675'])
    expect(read).toMatchObject({ gtin, signed: [{ nie, serial: 'K9q2', signature }] })
    expect('signature' in read).toBe(false)
    expect('signed' in read && read.signed[0]!.gtin).toBe(undefined)
  })
})

test('a code cut into symbols in any way, in any order, says what it said; one changed field is never passed over', () => {
  const pairs = [['90', nie], ['01', gtin], ['10', 'B7x'], ['17', '290228'], ['21', 'K9q2']] as const // biome-ignore format: a list
  const symbols = fc.array(fc.subarray([...pairs], { minLength: 1 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(symbols, cut => {
      const written = [...cut, pairs.filter(pair => !cut.flat().includes(pair))].filter(some => some.length > 0)
      const raws = written.map(some => some.map(([ai, value]) => `(${ai})${value}`).join(''))
      expect(readSeveral(raws)).toMatchObject({ ...whole, faults: [] })
      const other = raws.map((raw, at) => (at === 0 ? raw.replace('K9q2', 'K9q3').replace('B7x', 'B8x') : raw))
      const kept = raws.slice(1).join('')
      const differs = (raws[0]!.includes('K9q2') && kept.includes('K9q2')) || (raws[0]!.includes('B7x') && kept.includes('B7x'))
      if (differs) expect(codes(readSeveral(other).faults)).toEqual(['contradiction'])
    }),
  )
})

describe('several symbols as GS1 data', () => {
  test('are one set of elements, judged together', () => {
    const { together, symbols } = readSeveralGs1([
      ']E08998667300675',
      '^10B7x^21K9q2',
      'https://a.example/01/08998667300675?17=290228&utm=x',
    ])
    expect(together).toMatchObject({ ok: true, ai: `(01)${gtin}(10)B7x(21)K9q2(17)290228`, ignored: ['utm=x'] })
    expect(symbols).toEqual([`(01)${gtin}`, '(10)B7x(21)K9q2', `(01)${gtin}(17)290228`])
  })
  test('lack what they lack together, and differ where they differ', () => {
    expect(readSeveralGs1(['^10B7x', '^21K9q2']).together).toMatchObject({ ok: false })
    expect(readSeveralGs1([`(01)${gtin}(10)A`, '(10)B']).together).toMatchObject({ ok: false, code: 'SYMBOLS_DIFFER' })
    expect(readSeveralGs1([`(01)${gtin}`, '(10']).together).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^Symbol 2: /),
    })
  })
  test('of which one is no AI data: it is set aside', () => {
    expect(readSeveralGs1([`(01)${gtin}`, ']Q1halo']).together).toMatchObject({ ok: true, ai: `(01)${gtin}`, ignored: ['halo'] })
  })
})
