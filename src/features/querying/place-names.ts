import type { ConditionOf, Query } from '#/epcis/query.ts'
import { canonicalEpc } from '#/epcis/query-epcs.ts'
import { findRegency } from '#/features/companies/areas.ts'
import { findSiteByUri, type Site, sitesOf, siteUri } from '#/features/companies/companies.ts'
import type { Db } from '#/platform/database/connect.ts'
import { tooComplex } from './refused.ts'

/** What has to be known of the places that a query asks about. */
export type PlaceNames = {
  /** The one name of a place: a site of the register, by its address here on any host or by its GLN, or the identifier. */
  readonly name: (uri: string) => string
  /** The sites among those that a condition asks about. */
  readonly sites: ReadonlyMap<string, Site>
  /** The query with what its places contain: with a company all of its sites. */
  readonly query: Query
}

const ownSite = /^https?:\/\/[^/?#]+\/sites\/([0-9a-f-]{36})$/i
const ownCompany = /^https?:\/\/[^/?#]+\/companies\/([0-9a-f-]{36})$/i
const glnLink = 'https://id.gs1.org/414/'

/** So many places are looked up for one query, each by itself. */
const mostPlaces = 1_000

/** Throws Refused where a query names more places than can be looked up. */
export async function placeNames(db: Db, origin: string, query: Query): Promise<PlaceNames> {
  const named = query.conditions.flatMap(condition => (condition.kind === 'place' ? condition.oneOf : []))
  if (named.length > mostPlaces) throw tooComplex()
  const conditions = await Promise.all(
    query.conditions.map(condition => (condition.kind === 'place' ? withSites(db, origin, condition) : condition)),
  )
  const sites = new Map<string, Site>()
  for (const condition of conditions)
    if (condition.kind === 'place')
      for (const uri of condition.oneOf) {
        const site = await findSiteByUri(db, uri)
        if (site && (ownSite.test(uri) || canonicalEpc(uri) === glnLink + site.gln)) sites.set(uri, site)
      }
  const byGln = new Map([...sites.values()].flatMap(({ id, gln }) => (gln ? [[glnLink + gln, nameOfSite(id)]] : [])))
  const name = (uri: string): string => {
    const own = ownSite.exec(uri)?.[1]
    if (own) return nameOfSite(own)
    const canonical = canonicalEpc(uri)
    const gln = canonical.slice(0, glnLink.length + 13)
    return byGln.has(gln) ? byGln.get(gln)! + canonical.slice(gln.length) : canonical
  }
  return { name, sites, query: { ...query, conditions } }
}

const nameOfSite = (id: string): string => `site ${id.toLowerCase()}`

async function withSites(db: Db, origin: string, condition: ConditionOf<'place'>): Promise<ConditionOf<'place'>> {
  if (!condition.within) return condition
  const inside = await Promise.all(
    condition.oneOf.map(async uri => {
      const company = ownCompany.exec(uri)?.[1]?.toLowerCase()
      return company ? (await sitesOf(db, company)).map(({ id }) => siteUri(origin, id)) : []
    }),
  )
  return { ...condition, oneOf: [...condition.oneOf, ...inside.flat()] }
}

/** What the register says of a site, by the attribute names of CBV 2.0's master data (§10). */
export function masterDataOf({ name, address, regencyCode, lat, lon }: Site): Record<string, string> {
  const regency = findRegency(regencyCode)
  return {
    name,
    streetAddressOne: address,
    ...(regency && { city: regency.name }),
    countryCode: 'ID',
    latitude: String(lat),
    longitude: String(lon),
  }
}
