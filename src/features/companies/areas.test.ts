import { describe, expect, test } from 'vitest'
import { findRegency, getRegency, provinces, readCoordinate, regencies, sayRegency } from './areas.ts'
import { provinceCapitals } from './province-centres.ts'

describe('provinces and regencies', () => {
  test('are all there, each regency in a province', () => {
    expect(provinces()).toHaveLength(38)
    const all = provinces().flatMap(({ code }) => regencies(code))
    expect(all).toHaveLength(514)
    expect(new Set(all.map(({ code }) => code)).size).toBe(514)
  })
  test('every one lies in Indonesia, and near its province’s capital unless islands place it', () => {
    for (const { code, lat, lon } of provinces().flatMap(province => regencies(province.code)))
      expect(lat > -11.5 && lat < 6.5 && lon > 94.5 && lon < 141.5, code).toBe(true)
  })
  test('a city on islands lies among them; one without islands lies in its province’s capital', () => {
    const batam = getRegency('21.71')
    expect(Math.hypot(batam.lat - 1.0, batam.lon - 104.0)).toBeLessThan(0.4)
    expect(getRegency('32.73')).toMatchObject({ name: 'Kota Bandung', ...provinceCapitals['32'] })
  })
  test('are said with their province', () => expect(sayRegency('34.71')).toBe('Kota Yogyakarta, Daerah Istimewa Yogyakarta'))
  test('an unknown code is none', () => {
    expect(findRegency('99.99')).toBeUndefined()
    expect(regencies('00')).toEqual([])
    expect(() => getRegency('99.99')).toThrow(/99\.99/)
  })
})

test.each([
  [`03°19'03.44" N 097°07'41.73" E`, { lat: 3 + 19 / 60 + 3.44 / 3600, lon: 97 + 7 / 60 + 41.73 / 3600 }],
  [`00°47'04.38" S 131°20'43.08" E`, { lat: -(47 / 60 + 4.38 / 3600), lon: 131 + 20 / 60 + 43.08 / 3600 }],
])('%s is read as degrees', (text, { lat, lon }) => {
  const point = readCoordinate(text)
  expect(point?.lat).toBeCloseTo(lat, 9)
  expect(point?.lon).toBeCloseTo(lon, 9)
})
test.each(['', 'somewhere', `83°00'00.00" N 100°00'00.00" E`])('“%s” is no place here', text =>
  expect(readCoordinate(text)).toBeUndefined(),
)
