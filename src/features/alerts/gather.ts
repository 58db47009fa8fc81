import type { Act, Actor, Seen, Site } from '#/detection/facts.ts'
import { scanDaysOf } from '#/features/checking/scanned.ts'
import { classesOfLicences } from '#/features/coding/many-packs.ts'
import { type Pack, packAt, packUri, readPackUri } from '#/features/coding/packs.ts'
import { type Site as CompanySite, findSite } from '#/features/companies/companies.ts'
import type { SiteKind } from '#/features/companies/kinds.ts'
import { recallsFor } from '#/features/recalls/recalls.ts'
import { licenceOfGtin } from '#/features/register/licences.ts'
import { foreignClass } from '#/features/tracing/identity.ts'
import { journeyOf, type PackNumber, type Step } from '#/features/tracing/journeys.ts'
import type { Kind } from '#/features/tracing/life.ts'
import { nameOf } from '#/features/tracing/names.ts'
import { addDays, type Day, dayAt } from '#/law/day.ts'
import type { Platform } from '#/platform/platform.ts'

/** A pack of ours with everything that was reported of it, in the words of detection. `epc` names it there. */
export type Gathered = {
  epc: string
  number: PackNumber
  code: string
  licence: string
  /** The lot that owns the number; none for a serial in the form of our codes that we never gave out. */
  lot?: Pick<Pack, 'lotId' | 'batch'>
  seen: Seen[]
  siteIds: string[]
}

/** What detection calls the acts of movements. Packing, sampling, destroying and the like raise no question of where a pack is. */
const actsOf: Partial<Record<Kind, Act>> = {
  commissioned: 'commission',
  shipped: 'ship',
  'sent back': 'return',
  received: 'receive',
  dispensed: 'dispense',
  'returned to stock': 'return',
  stolen: 'stolen',
}

const rolesOf: Record<SiteKind, Actor> = { factory: 'M', warehouse: 'D', distribution: 'D', dispensing: 'R' }

/** Midnight at which a legal day begins, in milliseconds. */
export const beginOf = (day: Day): number => Date.parse(`${day}T00:00:00+07:00`)

/**
 * Everything reported of a pack; undefined for what is neither a code of ours nor in the form of one. Checks by the public count up to
 * `often`.
 */
export async function gather(platform: Platform, number: PackNumber, often: number): Promise<Gathered | undefined> {
  if (number.classId === foreignClass) return gatherForeign(platform, number)
  const { db, keys, config } = platform
  const pack = await packAt(db, keys, number.classId, number.n)
  if (!pack) return undefined
  const [steps, scans] = [await journeyOf(db, number), await scanDaysOf(db, number)]
  const epc = `c${number.classId}:${number.n}`
  const about = { epc, batch: pack.lotId, expiry: beginOf(addDays(pack.expiry, 1)) }
  const seen = steps.flatMap(step => seenIn(step, about))
  // A code that we gave out needs no report of its making to be known.
  if (!seen.some(({ act }) => act === 'commission'))
    seen.push({ ...about, act: 'commission', time: Math.min(...seen.map(one => one.time), beginOf(pack.productionDate)) })
  for (const { day, count } of scans)
    for (let scan = 0; scan < Math.min(count, often); scan++)
      seen.push({ ...about, act: 'scan', actor: 'C', time: beginOf(day) + scan })
  return { epc, number, code: packUri(config.origin, pack), licence: pack.licence, lot: pack, seen, siteIds: placesIn(steps) }
}

/** A serial in the form of our codes that no lot owns: told with a class of the licence that it claims, as a product that has makings. */
async function gatherForeign(platform: Platform, number: PackNumber): Promise<Gathered | undefined> {
  const { db, config } = platform
  const code = await nameOf(db, platform, number)
  const says = code === undefined ? undefined : readPackUri(config.origin, code)
  if (code === undefined || !says) return undefined
  const licence = says.nie ?? (says.gtin && (await licenceOfGtin(db, says.gtin, dayAt(new Date())))?.number)
  if (licence === undefined) return undefined
  const [classId] = await classesOfLicences(db, [licence])
  if (classId === undefined) return undefined
  const steps = await journeyOf(db, number)
  const epc = `c${classId}:x${number.n}`
  const reported = steps.flatMap(step => seenIn(step, { epc }))
  const first = reported[0]
  if (!first) return undefined
  // We know every code that we gave out: that this one has no making is certain, however few packs are judged beside it.
  const given: Seen = { epc: `c${classId}:given`, act: 'commission', time: first.time }
  return { epc, number, code, licence, seen: [given, ...reported], siteIds: placesIn(steps) }
}

const placesIn = (steps: readonly Step[]): string[] =>
  steps.flatMap(({ siteId, toSiteId }) => [siteId, toSiteId].filter(id => id !== undefined))

type About = Pick<Seen, 'epc' | 'batch' | 'expiry'>

function seenIn({ kind, at, siteId, toSiteId, retracted }: Step, about: About): Seen[] {
  const act = actsOf[kind]
  if (!act || retracted) return []
  return [
    {
      ...about,
      act,
      time: at.getTime(),
      ...(siteId !== undefined && { site: siteId }),
      ...(toSiteId !== undefined && { destination: toSiteId }),
    },
  ]
}

/** The sites that packs were at or bound for, as detection knows sites, and as the register of companies does. */
export async function sitesOfAll(
  { db }: Platform,
  gathered: readonly Gathered[],
): Promise<{ sites: Site[]; known: Map<string, CompanySite> }> {
  const known = new Map<string, CompanySite>()
  for (const id of new Set(gathered.flatMap(({ siteIds }) => siteIds))) {
    const site = await findSite(db, id)
    if (site) known.set(id, site)
  }
  const sites = [...known.values()].map(({ id, kind, regencyCode, lat, lon }) => ({
    id,
    type: rolesOf[kind],
    province: regencyCode.slice(0, 2),
    lat,
    lon,
  }))
  return { sites, known }
}

/** From when each lot is under recall, in milliseconds. A recall of single packs is judged by those who follow it. */
export async function recalledLots({ db }: Platform, gathered: readonly Gathered[], today: Day): Promise<Map<string, number>> {
  const lots = new Map(gathered.flatMap(({ licence, lot }) => (lot ? [[lot.lotId, { licence, ...lot }] as const] : [])))
  const from = new Map<string, number>()
  for (const { lotId, licence, batch } of lots.values()) {
    const whole = (await recallsFor(db, { licence, lotId, batch }, today)).filter(({ range, siteId }) => !range && !siteId)
    if (whole.length > 0) from.set(lotId, Math.min(...whole.map(({ startedOn }) => beginOf(addDays(startedOn, 1)))))
  }
  return from
}
