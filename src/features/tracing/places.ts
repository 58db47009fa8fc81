import type { Event } from '#/epcis/event.ts'
import { findSiteByUri, type Site } from '#/features/companies/companies.ts'
import type { Db } from '#/platform/database/connect.ts'
import { placesOf } from './entry.ts'

/** The registered sites among all places that these events name, by the URI that named them. */
export async function sitesNamed(db: Db, events: readonly Event[]): Promise<Map<string, Site>> {
  const uris = new Set(
    events.flatMap(event => {
      const { readPoint, bizLocation, destinations } = placesOf(event)
      return [readPoint, bizLocation, ...destinations].filter(uri => uri !== undefined)
    }),
  )
  const sites = new Map<string, Site>()
  for (const uri of uris) {
    const site = await findSiteByUri(db, uri)
    if (site) sites.set(uri, site)
  }
  return sites
}
