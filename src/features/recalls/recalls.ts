import { type Selectable, sql } from 'kysely'
import { keepParts } from '#/features/recalls/parts.ts'
import {
  batchKey,
  isPartial,
  type Range,
  type Recall,
  type RecallClass,
  type Recalled,
  touches,
} from '#/features/recalls/recall.ts'
import type { RecallTable } from '#/features/recalls/tables.ts'
import { getLicence, holdLicence } from '#/features/register/licences.ts'
import type { ClassSpans } from '#/features/tracing/identity.ts'
import { type Day, dayAt } from '#/law/day.ts'
import type { InstrumentKey } from '#/law/instruments.ts'
import type { Cite } from '#/law/provisions.ts'
import type { Actor } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { Invalid, NotAllowed, NotFound } from '#/platform/http/errors.ts'
import { newId } from '#/platform/ids.ts'

export { recalledParts, recallsOfPack } from '#/features/recalls/parts.ts'
export {
  batchKey,
  isPartial,
  isRunning,
  type Recall,
  type RecallClass,
  type Recalled,
  recallClasses,
  touches,
} from '#/features/recalls/recall.ts'

/**
 * The recalls in force on a day that touch something: for a lot or batch those that reach all of it, for a licence alone all of its
 * recalls, also those of single batches and packs. The newest first. Whether a single pack is reached: `recallsOfPack`.
 */
export async function recallsFor(db: Db, { licence, lotId, batch }: Recalled, day: Day): Promise<Recall[]> {
  const inForce = await recallsOf(db, [licence], day)
  if (lotId === undefined && batch === undefined) return inForce
  return inForce.filter(recall => touches(recall, { lotId, batch }))
}

/** The recalls in force on a day of several licences, the newest first. */
export async function recallsOf(db: Db, licences: readonly string[], day: Day): Promise<Recall[]> {
  if (licences.length === 0) return []
  const rows = await recalls(db)
    .where('r.licence', 'in', licences)
    .where('r.started_on', '<=', day)
    .where(sql<boolean>`coalesce(e.ended_on > ${day}, true)`)
    .execute()
  return rows.map(recallFrom)
}

export type RecallFilter = { state?: 'running' | 'ended'; licence?: string; page?: number; size?: number }

/** One page of all recalls, the newest first, and how many there are. */
export async function listRecalls(db: Db, filter: RecallFilter, day: Day): Promise<{ rows: Recall[]; total: number }> {
  const { state, licence, page = 1, size = 25 } = filter
  const ended = sql<boolean>`coalesce(e.ended_on <= ${day}, false)`
  const chosen = recalls(db)
    .$if(licence !== undefined, query => query.where('r.licence', '=', licence!))
    .$if(state !== undefined, query => query.where(state === 'ended' ? ended : sql<boolean>`not ${ended}`))
  const rows = await chosen
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const { total } = await chosen.clearSelect().clearOrderBy().select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow()
  return { rows: rows.map(recallFrom), total }
}

/** The recalls that changed last, for feeds. */
export async function latestRecalls(db: Db, limit: number): Promise<Recall[]> {
  const rows = await recalls(db).clearOrderBy().orderBy(sql`greatest(r.at, e.at)`, 'desc').orderBy('r.id').limit(limit).execute()
  return rows.map(recallFrom)
}

/** A recall by its id; throws NotFound. */
export async function getRecall(db: Db, id: string): Promise<Recall> {
  const row = /^[0-9a-f-]{36}$/.test(id) ? await recalls(db).where('r.id', '=', id).executeTakeFirst() : undefined
  if (!row) throw new NotFound({ id: 'Tidak ada penarikan dengan pengenal itu.', en: 'There is no such recall.' })
  return recallFrom(row)
}

export type RecallStart = Recalled & {
  /** The packs of a range or a site, as numbers: reached instead of the whole lot or licence. */
  parts?: readonly ClassSpans[]
  range?: Range
  siteId?: string
  class?: RecallClass
  reasons: string
  cite: Cite
  startedOn: Day
}

/**
 * Starts a recall of a licence, of one batch of it, or of some packs (`parts`, with the range or site they were told by). Throws NotFound for an unknown licence, NotAllowed where the same recall is
 * running, Invalid for a day in the future; then nothing is changed.
 */
export async function startRecall(tx: Tx, start: RecallStart, actor: Actor, today: Day = dayAt(new Date())): Promise<Recall> {
  if (start.startedOn > today)
    throw new Invalid([
      {
        field: 'startedOn',
        says: { id: 'Penarikan berlaku hari ini atau sebelumnya.', en: 'A recall takes effect today or earlier.' },
      },
    ])
  if (start.lotId !== undefined && start.batch === undefined)
    throw new Invalid([{ field: 'batch', says: { id: 'Sebutkan nomor betsnya.', en: 'Name the batch of the lot.' } }])
  await getLicence(tx, start.licence, today)
  // Of two officers who recall the same batch at once, the second has to see the first's.
  await holdLicence(tx, start.licence)
  const batch = start.batch === undefined ? undefined : batchKey(start.batch)
  const same = (await recallsOf(tx, [start.licence], today)).find(
    recall =>
      recall.batch === batch &&
      (recall.lotId === undefined || start.lotId === undefined || recall.lotId === start.lotId) &&
      recall.siteId === start.siteId &&
      recall.range?.from === start.range?.from &&
      recall.range?.until === start.range?.until,
  )
  if (isPartial(start) !== (start.parts !== undefined && start.parts.length > 0)) throw nothingReached()
  if (same)
    throw new NotAllowed({
      id: `${isPartial(same) ? 'Kemasan ini' : batch ? `Bets ${batch}` : 'Izin edar ini'} sudah ditarik sejak ${same.startedOn}.`,
      en: `${isPartial(same) ? 'These packs have' : batch ? `Batch ${batch} has` : 'This licence has'} been recalled since ${same.startedOn}.`,
    })
  const id = newId()
  await tx
    .insertInto('recall')
    .values({
      id,
      licence: start.licence,
      lot_id: start.lotId ?? null,
      batch: batch ?? null,
      class: start.class ?? null,
      reasons: start.reasons,
      instrument: start.cite.instrument,
      article: start.cite.article,
      started_on: start.startedOn,
      site_id: start.siteId ?? null,
      from_place: start.range?.from ?? null,
      until_place: start.range?.until ?? null,
      ...by(actor),
    })
    .execute()
  if (start.parts) await keepParts(tx, id, start.parts)
  return getRecall(tx, id)
}

/** Ends a recall from a day on. Throws NotAllowed where it has ended, Invalid for a day before its start or in the future. */
export async function endRecall(
  tx: Tx,
  id: string,
  { reasons, on }: { reasons: string; on: Day },
  actor: Actor,
  today: Day = dayAt(new Date()),
): Promise<Recall> {
  const recall = await getRecall(tx, id)
  if (on < recall.startedOn || on > today)
    throw new Invalid([
      {
        field: 'on',
        says: {
          id: `Tanggal berakhir dari ${recall.startedOn} sampai hari ini.`,
          en: `The day of its end lies from ${recall.startedOn} to today.`,
        },
      },
    ])
  const ended = await tx
    .insertInto('recall_end')
    .values({ recall_id: id, ended_on: on, reasons, ...by(actor) })
    .onConflict(conflict => conflict.doNothing())
    .returning('recall_id')
    .executeTakeFirst()
  if (!ended) throw new NotAllowed({ id: 'Penarikan ini sudah berakhir.', en: 'This recall has ended already.' })
  return getRecall(tx, id)
}

const nothingReached = () =>
  new Invalid([
    {
      field: 'extent',
      says: {
        id: 'Tidak ada kemasan izin edar ini yang terjangkau. Periksa rentang atau sarananya.',
        en: 'No pack of this licence is reached. Check the range or the site.',
      },
    },
  ])

const by = (actor: Actor) => ({ actor_kind: actor.kind, actor_id: actor.id, actor_name: actor.name, at: new Date() })

const recalls = (db: Db) =>
  db
    .selectFrom('recall as r')
    .leftJoin('recall_end as e', 'e.recall_id', 'r.id')
    .selectAll('r')
    .select(['e.ended_on', 'e.reasons as end_reasons', 'e.at as ended_at'])
    .orderBy('r.started_on', 'desc')
    .orderBy('r.id', 'desc')

type Row = Selectable<RecallTable> & { ended_on: Day | null; end_reasons: string | null; ended_at: Date | null }

const recallFrom = (row: Row): Recall => ({
  id: row.id,
  licence: row.licence,
  ...(row.lot_id !== null && { lotId: row.lot_id }),
  ...(row.batch !== null && { batch: row.batch }),
  ...(row.site_id !== null && { siteId: row.site_id }),
  ...(row.from_place !== null && { range: { from: row.from_place, until: row.until_place! } }),
  ...(row.class !== null && { class: row.class }),
  reasons: row.reasons,
  cite: { instrument: row.instrument as InstrumentKey, article: row.article },
  startedOn: row.started_on,
  ...(row.ended_on !== null && { endedOn: row.ended_on }),
  ...(row.end_reasons !== null && { endReasons: row.end_reasons }),
  changedAt: row.ended_at ?? row.at,
})
