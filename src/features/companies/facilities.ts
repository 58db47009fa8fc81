import { sql } from 'kysely'
import type { Db } from '#/platform/database/connect.ts'
import { siteUri } from './sites.ts'

/** A registered site, as those who send goods there look it up. */
export type Facility = {
  id: string
  uri: string
  name: string
  kind: string
  address: string
  regencyCode: string
  lat: number
  lon: number
  gln?: string
  company: { nib: string; name: string; kind: string }
}

export type FacilityQuery = {
  q?: string | undefined
  nib?: string | undefined
  gln?: string | undefined
  regency?: string | undefined
  page: number
}

export const facilitiesAPage = 50

/** One page of the sites in use of verified companies that fit, by name, and whether there are more. */
export async function findFacilities(
  db: Db,
  origin: string,
  asked: FacilityQuery,
): Promise<{ facilities: Facility[]; more: boolean }> {
  const { q, nib, gln, regency, page } = asked
  const rows = await db
    .selectFrom('company_site as s')
    .innerJoin('company as c', 'c.id', 's.company_id')
    .select(['s.id', 's.name', 's.kind', 's.address', 's.regency_code', 's.lat', 's.lon', 's.gln'])
    .select(['c.nib', 'c.name as company', 'c.kind as company_kind'])
    .where('s.removed_at', 'is', null)
    .where('c.verified_at', 'is not', null)
    .where('c.standing', '<>', 'closed')
    .$if(nib !== undefined, query => query.where('c.nib', '=', nib!))
    .$if(gln !== undefined, query => query.where('s.gln', '=', gln!))
    .$if(regency !== undefined, query => query.where('s.regency_code', '=', regency!))
    .$if(q !== undefined, query =>
      query.where(sql<boolean>`(s.name || ' ' || c.name) ilike ${`%${q!.replace(/[\\%_]/g, '\\$&')}%`}`),
    )
    .orderBy('s.name')
    .orderBy('s.id')
    .limit(facilitiesAPage + 1)
    .offset((page - 1) * facilitiesAPage)
    .execute()
  const facilities = rows.slice(0, facilitiesAPage).map(row => ({
    id: row.id,
    uri: siteUri(origin, row.id),
    name: row.name,
    kind: row.kind,
    address: row.address,
    regencyCode: row.regency_code,
    lat: row.lat,
    lon: row.lon,
    ...(row.gln !== null && { gln: row.gln }),
    company: { nib: row.nib, name: row.company, kind: row.company_kind },
  }))
  return { facilities, more: rows.length > facilitiesAPage }
}
