import { type Event, isStandard } from '#/epcis/event.ts'
import { findSiteByUri, type Site } from '#/features/companies/companies.ts'
import type { Db } from '#/platform/database/connect.ts'

/** The registered sites among all places that these events name, by the URI that named them. */
export async function sitesNamed(db: Db, events: readonly Event[]): Promise<Map<string, Site>> {
  const uris = new Set<string>()
  for (const event of events) {
    if (!isStandard(event)) continue
    if (event.readPoint) uris.add(event.readPoint.id)
    if (event.bizLocation) uris.add(event.bizLocation.id)
    for (const { destination } of event.destinationList ?? []) uris.add(destination)
  }
  const sites = new Map<string, Site>()
  for (const uri of uris) {
    const site = await findSiteByUri(db, uri)
    if (site) sites.set(uri, site)
  }
  return sites
}
