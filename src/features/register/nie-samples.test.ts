import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { readNie } from '#/features/register/nie.ts'
import { lengthOf, nieFormats } from '#/features/register/nie-formats.ts'

const folder = '../shared/data/register'

describe.skipIf(!existsSync(folder))(`the samples (skipped where ${folder} is missing)`, () => {
  const rows = (file: string) => parse(readFileSync(`${folder}/${file}`), { columns: true }) as Record<string, string>[]

  test.each([
    ['drug-nie.csv', 95, 'drug'],
    ['cosmetic-nie.csv', 10, 'cosmetic'],
  ])('%s: all %i numbers are read as %s', (file, count, commodity) => {
    const readings = rows(file).map(row => readNie(row.nie!))
    expect(readings.filter(reading => reading.kind === 'nie' && reading.commodity === commodity)).toHaveLength(count)
    expect(readings).toHaveLength(count)
  })
  test('every real payload has its number, every template is refused', () => {
    for (const { payload, method } of rows('qr-payloads-in-the-wild.csv')) {
      expect([payload, readNie(payload!).kind]).toEqual([payload, method!.includes('template') ? 'malformed' : 'nie'])
    }
  })
  test('every listed format is one of ours, with the same length', () => {
    for (const { regex, length_total } of rows('nie-formats.csv')) {
      const ours = nieFormats.filter(({ prefixes, shape }) => {
        const body = shape.replace(/[#r]/g, '1')
        return Object.keys(prefixes).some(prefix => new RegExp(regex!).test(prefix + body))
      })
      expect([regex, ours.map(lengthOf)]).toEqual([regex, [Number(length_total)]])
    }
  })
})
