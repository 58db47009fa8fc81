import type { Ingredient } from '#/features/register/licences.ts'
import type { Commodity } from '#/features/register/nie-formats.ts'
import { gtin14, withCheckDigit } from '#/gs1/check-digit.ts'
import { addDays, type Day } from '#/law/day.ts'
import type { Firm } from './firms.ts'
import type { Random } from './random.ts'

/** A licence of the demo, as the register takes it, with firms in place of ids. */
export type Product = {
  number: string
  commodity: Commodity
  productName: string
  brand?: string
  dosageForm: string
  packs: readonly string[]
  composition: readonly Ingredient[]
  holder: Firm
  /** Who makes it: the holder in its own factory, or somebody abroad. */
  maker: string
  issuedOn: Day
  gtin?: string
}

/** What the parts of a product list share: chance, counters of numbers, names that are taken. */
export type Making = {
  random: Random
  today: Day
  /** The next number of a series, from 1. */
  next: (series: string) => number
  /** An invented brand name that nothing else in the demo bears. */
  brand: () => string
}

export function startMaking(random: Random, today: Day): Making {
  const counters = new Map<string, number>()
  const brands = random.shuffled(heads.flatMap(head => tails.map(tail => head + tail)))
  return {
    random,
    today,
    next: series => {
      const number = (counters.get(series) ?? 0) + 1
      counters.set(series, number)
      return number
    },
    brand: () => {
      const brand = brands.pop()
      if (!brand) throw new Error('The demo has run out of invented brand names.')
      return brand
    },
  }
}

/** A day of issue such that about one licence in nine, of a kind that is valid for so many years, has run out by now. */
export const dayOfIssue = ({ random, today }: Making, years: number): Day =>
  addDays(today, -random.between(12, Math.round(years * 365 * 1.12)))

/** Two digits of the year, as numbers carry them. */
export const yearIn = (day: Day): string => day.slice(2, 4)

export const digits = (value: number, length: number): string => String(value).padStart(length, '0')

/** A trade item number under 952, the prefix that GS1 keeps for examples; about two products in three have one. */
export function exampleGtin({ random, next }: Making, when: 'often' | 'always' = 'often'): { gtin?: string } {
  if (when === 'often' && random.oneIn(3)) return {}
  return { gtin: gtin14(withCheckDigit(`952${digits(next('gtin'), 9)}`))! }
}

// biome-ignore format: lists of syllables
const heads = [
  'Naru', 'Velo', 'Kiru', 'Tamu', 'Soru', 'Lentu', 'Baru', 'Opu', 'Ruwa', 'Zeni', 'Wiku', 'Hemu', 'Falu', 'Dupa', 'Gori', 'Jalu', 'Kewa', 'Limu', 'Meru',
  'Nubi', 'Pala', 'Quri', 'Rebo', 'Sagu', 'Tiku', 'Ulwa', 'Vami', 'Wela', 'Yuku', 'Ambu', 'Beno', 'Caku', 'Dimu', 'Emba', 'Fiku', 'Gumi', 'Husa', 'Irwa',
  'Jomu', 'Kasu', 'Luri', 'Mopa', 'Nelu', 'Oksa', 'Puri', 'Rilu', 'Sewo', 'Tova', 'Umbi', 'Wano',
]
const tails = ['zanta', 'vindra', 'mirka', 'luxara', 'dekta', 'fenila', 'gardia', 'plexa', 'trosa', 'kasira', 'wangga', 'nopra']
