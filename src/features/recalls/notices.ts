import { findSite } from '#/features/companies/companies.ts'
import { recallAnswer } from '#/features/recalls/law.ts'
import { writeNotice } from '#/features/recalls/letters.ts'
import type { Reach } from '#/features/recalls/reach.ts'
import type { Recall } from '#/features/recalls/recall.ts'
import type { Status } from '#/features/tracing/life.ts'
import { addDays, type Day } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import './tables.ts'

/** That a company was told of packs of a recall at one of its sites, or on their way there. */
export type Notice = {
  recallId: string
  siteId: string
  companyId: string
  /** At the site, and on the way there, when the notice was written. */
  packs: number
  coming: number
  /** The last day for an answer. */
  answerBy: Day
  at: Date
}

/** Packs of a recall by site: there, and on their way there. */
export function packsBySite({ parts }: Pick<Reach, 'parts'>): Map<string, { packs: number; coming: number }> {
  const sites = new Map<string, { packs: number; coming: number }>()
  const add = (siteId: string, packs: number, coming: number) => {
    const known = sites.get(siteId) ?? { packs: 0, coming: 0 }
    sites.set(siteId, { packs: known.packs + packs, coming: known.coming + coming })
  }
  for (const { status, siteId, toSiteId, packs } of parts) {
    if (isOnSite(status) && siteId !== undefined) add(siteId, packs, 0)
    if (status === 'in transit' && toSiteId !== undefined) add(toSiteId, 0, packs)
  }
  return sites
}

const isOnSite = (status: Status): boolean => status === 'commissioned' || status === 'at a site' || status === 'frozen'

/** Notes and writes to whoever has packs of a recall and was not told for that site yet; gives the new notices. */
export async function noticeHolders(tx: Tx, recall: Recall, reach: Reach, today: Day, origin: string): Promise<Notice[]> {
  const { days } = find(today, ({ the }) => the(recallAnswer, { gravity: recall.class ?? 'none' })).value
  const fresh: Notice[] = []
  for (const [siteId, { packs, coming }] of [...packsBySite(reach)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const site = await findSite(tx, siteId)
    if (!site) continue
    const notice = {
      recallId: recall.id,
      siteId,
      companyId: site.companyId,
      packs,
      coming,
      answerBy: addDays(today, days),
      at: new Date(),
    }
    const kept = await tx
      .insertInto('recall_notice')
      .values({
        recall_id: recall.id,
        site_id: siteId,
        company_id: site.companyId,
        packs,
        coming,
        answer_by: notice.answerBy,
        at: notice.at,
      })
      .onConflict(conflict => conflict.doNothing())
      .returning('site_id')
      .executeTakeFirst()
    if (kept) fresh.push(notice)
  }
  for (const [companyId, notices] of Map.groupBy(fresh, notice => notice.companyId))
    await writeNotice(tx, recall, companyId, notices, origin)
  return fresh
}

/** Who was told of a recall, in the order in which they were. */
export async function noticesOf(db: Db, recallId: string): Promise<Notice[]> {
  const rows = await notices(db).where('recall_id', '=', recallId).orderBy('at').orderBy('site_id').execute()
  return rows.map(noticeFrom)
}

/** What a company was told, the newest first. */
export async function noticesToCompany(db: Db, companyId: string): Promise<Notice[]> {
  const rows = await notices(db).where('company_id', '=', companyId).orderBy('at', 'desc').orderBy('site_id').execute()
  return rows.map(noticeFrom)
}

/** The notice for a site, or undefined, also for what cannot be an id. */
export async function findNotice(db: Db, recallId: string, siteId: string): Promise<Notice | undefined> {
  if (![recallId, siteId].every(id => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))) return undefined
  const row = await notices(db).where('recall_id', '=', recallId).where('site_id', '=', siteId).executeTakeFirst()
  return row && noticeFrom(row)
}

const notices = (db: Db) =>
  db.selectFrom('recall_notice').select(['recall_id', 'site_id', 'company_id', 'packs', 'coming', 'answer_by', 'at'])

type Row = { recall_id: string; site_id: string; company_id: string; packs: number; coming: number; answer_by: Day; at: Date }

const noticeFrom = ({ recall_id, site_id, company_id, packs, coming, answer_by, at }: Row): Notice => ({
  recallId: recall_id,
  siteId: site_id,
  companyId: company_id,
  packs,
  coming,
  answerBy: answer_by,
  at,
})
