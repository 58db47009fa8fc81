import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { projectRoot } from '#/platform/config.ts'
import { provinceCapitals } from './province-centres.ts'

/** A province by the code of the ministry of home affairs: `32`, Jawa Barat. */
export type Province = { code: string; name: string }

/** A regency or city, `32.73` Kota Bandung, with a point that stands for it on maps: degrees, WGS 84. */
export type Regency = { code: string; name: string; provinceCode: string; lat: number; lon: number }

/** All provinces, by code. */
export const provinces = (): readonly Province[] => open().provinces

/** The regencies and cities of a province, by name; none for a code that names no province. */
export const regencies = (provinceCode: string): readonly Regency[] => open().ofProvince.get(provinceCode) ?? []

/** The regency or city with this code. */
export const findRegency = (code: string): Regency | undefined => open().regencies.get(code)

/** The same; throws where there is none, because a stored code has been checked before. */
export function getRegency(code: string): Regency {
  const found = findRegency(code)
  if (!found) throw new RangeError(`“${code}” is not the code of a regency or city.`)
  return found
}

export const findProvince = (code: string): Province | undefined => provinces().find(province => province.code === code)

/** A regency with its province, as an address ends: `Kota Bandung, Jawa Barat`. */
export function sayRegency(code: string): string {
  const regency = findRegency(code)
  return regency ? `${regency.name}, ${findProvince(regency.provinceCode)?.name ?? ''}` : code
}

type Areas = {
  provinces: readonly Province[]
  regencies: ReadonlyMap<string, Regency>
  ofProvince: ReadonlyMap<string, readonly Regency[]>
}
let areas: Areas | undefined

/** Reads the areas once, when they are first asked for: the package's lists take some tens of milliseconds. */
function open(): Areas {
  areas ??= read()
  return areas
}

function read(): Areas {
  const centres = islandCentres()
  const list = rows<{ code: string; province_code: string; name: string }>('regencies').map(
    ({ code, province_code: provinceCode, name }) => ({
      code,
      name,
      provinceCode,
      ...(centres.get(code) ?? capital(provinceCode)),
    }),
  )
  const ofProvince = Map.groupBy(
    list.toSorted((a, b) => a.name.localeCompare(b.name, 'id')),
    regency => regency.provinceCode,
  )
  return { provinces: rows<Province>('provinces'), regencies: new Map(list.map(regency => [regency.code, regency])), ofProvince }
}

/**
 * The middle of a regency's islands. The package lists islands and no outlines, so a regency on a great island is placed by the
 * islets before its coast, and one without any in its province's capital: good enough for a dot on a map of the country. Whoever
 * needs the exact place of a site gives its coordinates.
 */
function islandCentres(): Map<string, { lat: number; lon: number }> {
  const sums = new Map<string, { lat: number; lon: number; count: number }>()
  for (const { regency_code: code, coordinate } of rows<{ regency_code: string; coordinate: string }>('islands')) {
    const point = readCoordinate(coordinate)
    if (!code || !point) continue
    const sum = sums.get(code) ?? { lat: 0, lon: 0, count: 0 }
    sums.set(code, { lat: sum.lat + point.lat, lon: sum.lon + point.lon, count: sum.count + 1 })
  }
  return new Map([...sums].map(([code, { lat, lon, count }]) => [code, { lat: rounded(lat / count), lon: rounded(lon / count) }]))
}

/** Degrees from `03°19'03.44" N 097°07'41.73" E`; undefined for anything else, or outside Indonesia. */
export function readCoordinate(text: string): { lat: number; lon: number } | undefined {
  const found = /^(\d+)°(\d+)'([\d.]+)"\s*([NS])\s+(\d+)°(\d+)'([\d.]+)"\s*E$/.exec(text.trim())
  if (!found) return undefined
  const [, latDegrees, latMinutes, latSeconds, half, lonDegrees, lonMinutes, lonSeconds] = found
  const lat = degrees(latDegrees, latMinutes, latSeconds) * (half === 'S' ? -1 : 1)
  const lon = degrees(lonDegrees, lonMinutes, lonSeconds)
  return lat >= -11.5 && lat <= 6.5 && lon >= 94.5 && lon <= 141.5 ? { lat, lon } : undefined
}

const degrees = (whole = '0', minutes = '0', seconds = '0') => Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600
const rounded = (value: number) => Math.round(value * 1e4) / 1e4

function capital(provinceCode: string): { lat: number; lon: number } {
  const found = provinceCapitals[provinceCode]
  if (!found) throw new Error(`There is no capital for the province ${provinceCode}: idn-area-data has a new one, add it.`)
  return found
}

function rows<Row>(name: 'provinces' | 'regencies' | 'islands'): Row[] {
  const entry = createRequire(join(projectRoot, 'package.json')).resolve('idn-area-data')
  return parse(readFileSync(join(dirname(entry), '..', 'data', `${name}.csv`)), { columns: true }) as Row[]
}
