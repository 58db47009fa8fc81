import type { Actor, Product, Site } from '#/detection/facts.ts'
import { withCheckDigit } from '#/gs1/check-digit.ts'
import type { Chance } from './chance.ts'

/** A place of the simulated country. Outlets lie around the capital of their province. */
export type Place = Site & { lat: number; lon: number }

export type World = {
  manufacturers: readonly Place[]
  distributors: readonly Place[]
  outlets: readonly Place[]
  products: readonly Product[]
}

const provinces = [
  ['31', -6.2, 106.8],
  ['32', -6.9, 107.6],
  ['33', -7.0, 110.4],
  ['35', -7.3, 112.7],
  ['12', 3.6, 98.7],
  ['16', -3.0, 104.8],
  ['64', -0.5, 117.1],
  ['73', -5.1, 119.4],
  ['51', -8.7, 115.2],
  ['94', -2.5, 140.7],
] as const

/** Degrees that sites of one province lie from its capital, as a standard deviation. */
const spread = 0.35

/** 12 manufacturers on Java, 30 distributors and 600 outlets in ten provinces, 60 products with four authorised provinces each. */
export function worldOf({ normal, pick, some }: Chance): World {
  const placed = (id: string, type: Actor, [province, lat, lon]: (typeof provinces)[number]): Place => ({
    id,
    type,
    province,
    lat: lat + normal(spread),
    lon: lon + normal(spread),
  })
  const many = (count: number, name: string, type: Actor, where: (n: number) => (typeof provinces)[number]) =>
    Array.from({ length: count }, (_, n) => placed(`${name}${n + 1}`, type, where(n)))
  return {
    manufacturers: many(12, 'M', 'M', () => pick(provinces.slice(0, 4))),
    distributors: many(30, 'D', 'D', n => provinces[n % 10]!),
    outlets: many(600, 'R', 'R', n => provinces[n % 10]!),
    products: Array.from({ length: 60 }, (_, n) => ({
      gtin: withCheckDigit(`0899${String(7_000_000 + n * 13).padStart(9, '0')}`),
      manufacturer: `M${(n % 12) + 1}`,
      provinces: some(provinces, 4).map(([code]) => code),
    })),
  }
}
