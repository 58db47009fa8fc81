import { sql } from 'kysely'
import { answersTo } from '#/features/recalls/answers.ts'
import { recallReminder } from '#/features/recalls/law.ts'
import { writeReminder } from '#/features/recalls/letters.ts'
import { type Notice, noticeHolders, noticesOf } from '#/features/recalls/notices.ts'
import { reachOf } from '#/features/recalls/reach.ts'
import { getRecall, isRunning, listRecalls, type Recall } from '#/features/recalls/recalls.ts'
import { addDays, type Day, daysBetween } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import { recordDeed, theSystem } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'

/** What one look at a recall led to. */
export type Followed = { noticed: number; reminded: number }

/** Looks at every recall that is running: who holds packs of it and was not told, whose answer is due. */
export async function followRecalls(db: Db, origin: string, today: Day): Promise<Followed> {
  const done: Followed = { noticed: 0, reminded: 0 }
  const size = 100
  for (let page = 1; ; page++) {
    const { rows } = await listRecalls(db, { state: 'running', page, size }, today)
    for (const { id } of rows) {
      const one = await followRecall(db, id, origin, today)
      done.noticed += one.noticed
      done.reminded += one.reminded
    }
    if (rows.length < size) return done
  }
}

/** The same for one recall; again on the same day it does nothing more. */
export async function followRecall(db: Db, recallId: string, origin: string, today: Day): Promise<Followed> {
  const recall = await getRecall(db, recallId)
  if (!isRunning(recall, today)) return { noticed: 0, reminded: 0 }
  const reach = await reachOf(db, recall)
  return db.transaction().execute(async tx => {
    const noticed = await noticeHolders(tx, recall, reach, today, origin)
    const reminded = await remind(tx, recall, origin, today)
    if (noticed.length > 0)
      await recordDeed(tx, theSystem, {
        act: 'recall.noticed',
        subject: 'recall',
        id: recall.id,
        facts: { sites: noticed.map(({ siteId }) => siteId), packs: noticed.reduce((sum, { packs }) => sum + packs, 0) },
      })
    return { noticed: noticed.length, reminded: reminded.length }
  })
}

/** The last day up to today on which a reminder is due: from the day after the last for an answer on, every so many days. */
export function reminderDue(answerBy: Day, everyDays: number, today: Day): Day | undefined {
  const late = daysBetween(answerBy, today)
  return late < 1 ? undefined : addDays(answerBy, 1 + Math.floor((late - 1) / everyDays) * everyDays)
}

async function remind(tx: Tx, recall: Recall, origin: string, today: Day): Promise<Notice[]> {
  const { everyDays } = find(today, ({ the }) => the(recallReminder, { gravity: recall.class ?? 'none' })).value
  const counted = (await answersTo(tx, [recall.id])).filter(({ kind }) => kind === 'counted')
  const answered = new Set(counted.map(({ siteId }) => siteId))
  const reminded: Notice[] = []
  for (const notice of await noticesOf(tx, recall.id)) {
    const due = answered.has(notice.siteId) ? undefined : reminderDue(notice.answerBy, everyDays, today)
    if (due && (await markReminded(tx, notice, due))) reminded.push(notice)
  }
  for (const [companyId, notices] of Map.groupBy(reminded, notice => notice.companyId))
    await writeReminder(tx, recall, companyId, notices, origin)
  return reminded
}

async function markReminded(tx: Tx, { recallId, siteId }: Notice, due: Day): Promise<boolean> {
  const { rows } = await sql`
    insert into recall_reminder (recall_id, site_id, for_day, at)
    values (${recallId}, ${siteId}, ${due}, ${new Date()})
    on conflict do nothing
    returning site_id`.execute(tx)
  return rows.length > 0
}
