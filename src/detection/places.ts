import type { Actor, Site } from './facts.ts'
import type { Ledger } from './ledger.ts'
import { median } from './middle.ts'

/** What is known of the sites that events name, by their number in the ledger. */
export type Places = {
  roleOf: (site: number) => Actor | undefined
  provinceOf: (site: number) => string | undefined
  positionOf: (site: number) => Position | undefined
}

export type Position = { lat: number; lon: number }

/** Sites from the register, and where it is silent, from what is reported at them: who reports there, and from where. */
export function placesOf(ledger: Ledger, register: readonly Site[]): Places {
  const known = new Map(register.map(site => [ledger.sites.of(site.id), site]))
  const reported = new Map<number, { role: Actor | undefined; lats: number[]; lons: number[] }>()
  const complete = (site: number) => known.get(site)?.lat !== undefined && known.get(site)?.lon !== undefined
  const silent = Array.from({ length: ledger.sites.size() }, (_, site) => site).some(site => !complete(site))
  for (const { steps } of silent ? ledger.journeys() : [])
    for (const { site, actor, lat, lon } of steps) {
      if (site < 0 || complete(site)) continue
      const here = reported.get(site) ?? { role: undefined, lats: [], lons: [] }
      here.role ??= actor === 'C' ? undefined : actor
      if (!Number.isNaN(lat) && !Number.isNaN(lon) && actor !== 'C' && here.lats.length < 100) {
        here.lats.push(lat)
        here.lons.push(lon)
      }
      reported.set(site, here)
    }
  const positions = new Map<number, Position>()
  for (const [site, { lat, lon }] of known) if (lat !== undefined && lon !== undefined) positions.set(site, { lat, lon })
  for (const [site, { lats, lons }] of reported)
    if (lats.length > 0 && !positions.has(site)) positions.set(site, { lat: median(lats), lon: median(lons) })
  const centres = centresOf(register, positions, known)
  return {
    roleOf: site => known.get(site)?.type ?? reported.get(site)?.role,
    provinceOf: site => known.get(site)?.province || undefined,
    positionOf: site => positions.get(site) ?? centres.get(known.get(site)?.province ?? ''),
  }
}

/** Where a site without a position is taken to be: in the middle of what is known of its province. */
function centresOf(register: readonly Site[], positions: ReadonlyMap<number, Position>, known: ReadonlyMap<number, Site>) {
  if (register.every(({ lat, lon }) => lat !== undefined && lon !== undefined)) return new Map<string, Position>()
  const provinces = Map.groupBy(positions, ([site]) => known.get(site)?.province ?? '')
  return new Map(
    [...provinces]
      .filter(([province]) => province !== '')
      .map(([province, sites]) => [
        province,
        { lat: median(sites.map(([, { lat }]) => lat)), lon: median(sites.map(([, { lon }]) => lon)) },
      ]),
  )
}
