import type { Selectable } from 'kysely'
import { withCheckDigit } from '#/gs1/check-digit.ts'
import type { Actor } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { Invalid, NotFound } from '#/platform/http/errors.ts'
import { newId } from '#/platform/ids.ts'
import { getRegency } from './areas.ts'
import { changeItem, isId } from './history.ts'
import type { SiteKind } from './kinds.ts'
import type { CompanySiteTable } from './tables.ts'

/** A place of a company: its own address, which EPCIS events name as `siteUri`. */
export type Site = {
  id: string
  companyId: string
  name: string
  kind: SiteKind
  address: string
  regencyCode: string
  /** Degrees, WGS 84. */
  lat: number
  lon: number
  /** Whether the company gave the coordinates, or they stand for the centre of the regency. */
  placed: 'given' | 'regency'
  gln?: string
  /** Whether an officer has checked it. */
  checked: boolean
}

export type SiteFacts = Pick<Site, 'name' | 'kind' | 'address' | 'regencyCode'> & {
  lat?: number | undefined
  lon?: number | undefined
  gln?: string | undefined
}

/** The sites of a company that are in use, in the order in which they were added. */
export async function sitesOf(db: Db, companyId: string): Promise<Site[]> {
  const rows = await db
    .selectFrom('company_site')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(siteFrom)
}

/** A site by its id, also one no longer in use: what happened there stays told. */
export async function findSite(db: Db, id: string): Promise<Site | undefined> {
  if (!isId(id)) return undefined
  const row = await db.selectFrom('company_site').selectAll().where('id', '=', id).executeTakeFirst()
  return row && siteFrom(row)
}

/** The address of a site on the web and in events: `https://absah.example/sites/{id}`. */
export const siteUri = (origin: string, siteId: string): string => `${origin}/sites/${siteId}`

/**
 * The site that a URI in an event names: our own address of it (by its id alone, so that events keep their meaning when the platform
 * moves to another host), a GS1 Digital Link with its GLN (AI 414), or an SGLN as EPC URN. `undefined` where none of ours is named.
 */
export async function findSiteByUri(db: Db, uri: string): Promise<Site | undefined> {
  const own = /^https?:\/\/[^/?#]+\/sites\/([0-9a-f-]{36})$/i.exec(uri)?.[1]
  if (own) return findSite(db, own.toLowerCase())
  const gln = glnIn(uri)
  if (!gln) return undefined
  const row = await db
    .selectFrom('company_site')
    .selectAll()
    .where('gln', '=', gln)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row && siteFrom(row)
}

/** The GLN in a Digital Link or in `urn:epc:id:sgln:` (EPC Tag Data Standard §6.3.3), completed with its check digit. */
export function glnIn(uri: string): string | undefined {
  const link = /^https?:\/\/[^?#]*\/414\/(\d{13})(?:[/?#]|$)/i.exec(uri)?.[1]
  if (link) return link
  const [, prefix = '', location = ''] = /^urn:epc:id:sgln:(\d{6,12})\.(\d{0,6})\.[^.]+$/i.exec(uri) ?? []
  return prefix.length + location.length === 12 ? withCheckDigit(prefix + location) : undefined
}

/** Adds a site and gives its id. Throws Invalid where another site has its GLN. */
export function addSite(tx: Tx, companyId: string, facts: SiteFacts, actor: Actor): Promise<string> {
  const id = newId()
  return changeItem(tx, companyId, { kind: 'site added', item: `site:${id}`, facts: { id, ...facts } }, actor, async () => {
    await refuseTakenGln(tx, facts.gln, id)
    await tx
      .insertInto('company_site')
      .values({ id, company_id: companyId, ...columnsOf(facts) })
      .execute()
    return id
  })
}

/** Changes a site of the company; an officer has to check it anew. */
export async function changeSite(tx: Tx, companyId: string, id: string, facts: SiteFacts, actor: Actor): Promise<void> {
  const before = await getSiteOf(tx, companyId, id)
  await changeItem(
    tx,
    companyId,
    { kind: 'site changed', item: `site:${id}`, facts: { id, from: before, to: facts } },
    actor,
    async () => {
      await refuseTakenGln(tx, facts.gln, id)
      await tx
        .updateTable('company_site')
        .set({ ...columnsOf(facts), checked_at: null })
        .where('id', '=', id)
        .execute()
    },
  )
}

/** Writes a site's name or address otherwise, as an officer has approved: the same place, so nothing is checked anew. */
export async function rewriteSite(
  tx: Tx,
  companyId: string,
  id: string,
  { name, address }: { name?: string | undefined; address?: string | undefined },
  actor: Actor,
): Promise<void> {
  const before = await getSiteOf(tx, companyId, id)
  const to = { name: name ?? before.name, address: address ?? before.address }
  const facts = { id, from: { name: before.name, address: before.address }, to }
  await changeItem(tx, companyId, { kind: 'site changed', item: `site:${id}`, facts }, actor, async () => {
    await tx.updateTable('company_site').set(to).where('id', '=', id).execute()
  })
}

/** Takes a site out of use, and its certificates with it. */
export async function removeSite(tx: Tx, companyId: string, id: string, actor: Actor): Promise<void> {
  const before = await getSiteOf(tx, companyId, id)
  await changeItem(
    tx,
    companyId,
    { kind: 'site removed', item: `site:${id}`, facts: { id, name: before.name } },
    actor,
    async () => {
      const removed_at = new Date()
      await tx.updateTable('company_site').set({ removed_at }).where('id', '=', id).execute()
      await tx.updateTable('certificate').set({ removed_at }).where('site_id', '=', id).where('removed_at', 'is', null).execute()
    },
  )
}

/** A site in use of this company, or NotFound. */
export async function getSiteOf(db: Db, companyId: string, id: string): Promise<Site> {
  const row = isId(id)
    ? await db
        .selectFrom('company_site')
        .selectAll()
        .where('id', '=', id)
        .where('company_id', '=', companyId)
        .where('removed_at', 'is', null)
        .executeTakeFirst()
    : undefined
  if (!row) throw new NotFound({ id: 'Sarana ini tidak ada di perusahaan Anda.', en: 'Your company has no such site.' })
  return siteFrom(row)
}

async function refuseTakenGln(tx: Tx, gln: string | undefined, id: string): Promise<void> {
  if (!gln) return
  const other = await tx
    .selectFrom('company_site')
    .select('id')
    .where('gln', '=', gln)
    .where('removed_at', 'is', null)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (!other) return
  const says = {
    id: 'GLN ini sudah dipakai sarana lain. Satu GLN menunjuk satu tempat: periksa angkanya.',
    en: 'Another site uses this GLN. One GLN names one place: check the digits.',
  }
  throw new Invalid([{ field: 'gln', says }])
}

function columnsOf({ name, kind, address, regencyCode, lat, lon, gln }: SiteFacts) {
  const place =
    lat !== undefined && lon !== undefined ? { lat, lon, placed: 'given' } : { ...centreOf(regencyCode), placed: 'regency' }
  return { name, kind, address, regency_code: regencyCode, gln: gln ?? null, ...place }
}

function centreOf(regencyCode: string): { lat: number; lon: number } {
  const { lat, lon } = getRegency(regencyCode)
  return { lat, lon }
}

const siteFrom = (row: Selectable<CompanySiteTable>): Site => ({
  id: row.id,
  companyId: row.company_id,
  name: row.name,
  kind: row.kind as SiteKind,
  address: row.address,
  regencyCode: row.regency_code,
  lat: row.lat,
  lon: row.lon,
  placed: row.placed as Site['placed'],
  ...(row.gln && { gln: row.gln }),
  checked: row.checked_at !== null,
})
