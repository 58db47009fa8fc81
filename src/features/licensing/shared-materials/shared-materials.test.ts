import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkTable } from '#/law/table-laws.test-support.ts'
import { limitedSubstances, limits } from './law-limits.ts'
import { composedProducts, prohibitedMaterials } from './law-prohibited.ts'
import { limitedSubstance, overLimits } from './limits.ts'
import { isOneEditAway, prohibitedIn } from './prohibited.ts'

const on = '2026-11-20'
const commodity = fc.constantFrom(...composedProducts)

test('the tables are sound', () => {
  checkTable(prohibitedMaterials, { facts: { commodity }, mayAnswerTwice: true, mayBeSilent: true })
  checkTable(limits, {
    facts: { commodity, substance: fc.constantFrom(...limitedSubstances), use: fc.constantFrom('taken', 'drunk', 'external') },
    mayBeSilent: true,
  })
})

describe('prohibited materials', () => {
  test.each([
    ['OT-15b2', 'traditional', 'Sildenafil sitrat', ''],
    ['OT-15b2', 'supplement', 'Ganja', ''],
    ['OT-15b3', 'traditional', 'Tulang harimau', ''],
    ['OT-15b3', 'supplement', 'Manis javanica', ''],
    ['OT-15b5', 'traditional', 'Aristolochia fangchi', ''],
    ['OT-15b7-2', 'traditional', 'Daun jati cina Cassia senna', 'Membantu melangsingkan tubuh'],
    ['OT-15b7-2', 'traditional', 'Rheum officinale', 'Mengurangi lemak tubuh'],
    ['OT-15b7-3', 'traditional', 'Coptis chinensis', ''],
    ['OT-15b7-3', 'supplement', 'Phellodendron amurense', ''],
    ['OT-15b7-3', 'traditional', 'Cataranthus roseus', ''],
    ['OT-15b7-3', 'traditional', 'Arcangelica flava', ''],
    ['OT-15b7-3', 'traditional', 'Brotowali Tinospora crispa akar', ''],
    ['OT-15b7-4', 'supplement', 'Pausinystalia Yohimbe', ''],
    ['OT-15b7-4', 'traditional', 'kulit yohimbe', ''],
    ['OT-15b7-5', 'supplement', 'Benzylpiperazine', ''],
    ['OT-15b7-6', 'traditional', 'Kulit kina', ''],
    ['OT-15b7-6', 'traditional', 'Artemisiae folium', ''],
    ['OT-15b7-7', 'traditional', 'Kava-kava', ''],
  ] as const)('%s: in a %s product, %s %s', (rule, product, text, claims) => {
    const [hit] = prohibitedIn(product, { text, claims }, on)
    expect([hit?.rule, hit?.isCertain]).toEqual([rule, true])
  })
  test.each([
    ['senna without a claim to slim', 'traditional', 'Cassia senna', 'Membantu melancarkan buang air besar'],
    ['the stem of Tinospora', 'traditional', 'Tinospora crispa batang', ''],
    ['cinchona in a supplement: the ban names traditional medicines', 'supplement', 'Cinchona', ''],
    ['benzylpiperazine is banned for supplements alone', 'traditional', 'Benzylpiperazine', ''],
    ['a harmless plant', 'traditional', 'Zingiber officinale rimpang', ''],
  ] as const)('not %s', (_, product, text, claims) => expect(prohibitedIn(product, { text, claims }, on)).toEqual([]))
  test.each(['Phelodendron', 'Chelidonum majus', 'Katharanthus roseus', 'Aristolohcia'])(
    '%s is nearly one: a person looks',
    text => expect(prohibitedIn('traditional', { text }, on).map(({ isCertain }) => isCertain)).toEqual([false]),
  )
  test('one edit is told from none and from two', () => {
    const word = fc.stringMatching(/^[a-z]{5,12}$/)
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom('x', 'q'), (text, place, letter) => {
        const at = place % text.length
        expect(isOneEditAway(text, text)).toBe(false)
        expect(isOneEditAway(text, text.slice(0, at) + text.slice(at + 1))).toBe(true)
        expect(isOneEditAway(text.slice(0, at) + letter + text.slice(at), text)).toBe(true)
        expect(isOneEditAway(text, `${text}xq`)).toBe(false)
      }),
    )
  })
})

describe('limits', () => {
  const dosed = { commodity: 'traditional', use: 'taken', unitsPerServing: 1, servingsPerDay: 2, on } as const
  const over = (material: { name: string; amount: number; unit: string }, more: object = {}) =>
    overLimits({ ...dosed, ...more, materials: [material] }).map(({ rule, severity, field }) => `${rule} ${severity} ${field}`)
  test.each([
    ['OT-19', { name: 'Mentol', amount: 7, unit: 'mg' }, {}, []],
    ['OT-19', { name: 'l-Menthol', amount: 7.1, unit: 'mg' }, {}, ['OT-19 block materials.0.amount']],
    ['OT-19', { name: 'Mentol', amount: 1, unit: '%' }, {}, ['OT-19 block materials.0.unit']],
    ['OT-19', { name: 'Mentol', amount: 10, unit: '%' }, { use: 'external' }, []],
    ['OT-20', { name: 'Kafein', amount: 75, unit: 'mg' }, {}, []],
    ['OT-20', { name: 'Kafein', amount: 50, unit: 'mg' }, { servingsPerDay: 4 }, []],
    ['OT-20', { name: 'caffeine anhydrous', amount: 0.08, unit: 'g' }, {}, ['OT-20 block materials.0.amount']],
    ['OT-15b4', { name: 'Etanol 96 %', amount: 1, unit: '%' }, { use: 'drunk' }, []],
    ['OT-15b4', { name: 'Alkohol', amount: 1.01, unit: '%' }, { use: 'drunk' }, ['OT-15b4 block materials.0.amount']],
    ['OT-15b4', { name: 'Etanol', amount: 5, unit: 'mL' }, { use: 'drunk' }, ['OT-15b4 block materials.0.unit']],
    ['OT-15b4', { name: 'Etanol', amount: 5, unit: '%' }, { use: 'external' }, []],
  ] as const)('%s: %o %o', (_, material, more, expected) => expect(over(material, more)).toEqual(expected))
  test('the remark says how much may stay', () =>
    expect(overLimits({ ...dosed, materials: [{ name: 'Mentol', amount: 20, unit: 'mg' }] })[0]?.says).toEqual({
      id: 'Mentol: 40 mg sehari, batasnya 14 mg sehari. Kurangi menjadi paling banyak 7 mg per satuan, atau kurangi aturan pakainya.',
      en: 'Mentol: 40 mg a day; the limit is 14 mg a day. Reduce it to at most 7 mg in a unit, or the directions for use.',
    }))
  test.each(['Cetyl alcohol', 'Alcohol cetyl', 'Polivinil alkohol', 'Daun mint'])('%s has no limit', name =>
    expect(limitedSubstance(name)).toBeUndefined(),
  )
})
