import { type Company, findCompany, findSite, type Site } from '#/features/companies/companies.ts'
import type { Db } from '#/platform/database/connect.ts'

/** The names behind the ids that events carry. */
export type WhoWhere = {
  site: (id: string | null | undefined) => Site | undefined
  company: (id: string | null | undefined) => Company | undefined
}

type Ids = { site_id?: string | null; to_site_id?: string | null; company_id?: string | null }

/** Learns the sites and companies of these events, each once. */
export async function whoAndWhere(db: Db, events: readonly Ids[]): Promise<WhoWhere> {
  const distinct = (...of: (keyof Ids)[]) => [...new Set(events.flatMap(event => of.flatMap(name => event[name] ?? [])))]
  const sites = new Map(
    await Promise.all(distinct('site_id', 'to_site_id').map(async id => [id, await findSite(db, id)] as const)),
  )
  const companies = new Map(await Promise.all(distinct('company_id').map(async id => [id, await findCompany(db, id)] as const)))
  return { site: id => sites.get(id ?? ''), company: id => companies.get(id ?? '') }
}
