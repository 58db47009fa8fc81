import { randomBytes } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import { alphabet } from '#/numbers/crockford.ts'
import type { Actor } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import type { FileKind } from '#/platform/files/kinds.ts'
import { NotAllowed, NotFound } from '#/platform/http/errors.ts'
import type { ReportTable } from './tables.ts'

/** What a report is about, in the words of whoever reports. */
export const reportKinds = ['not as described', 'code', 'not registered', 'expired or recalled', 'unwell', 'other'] as const
export type ReportKind = (typeof reportKinds)[number]

export type Photo = { hash: string; name: string; kind: FileKind }

/** A report as it was sent. Where it was bought and how to reach the person are theirs to tell or not. */
export type ReportFacts = {
  code: string
  kind: ReportKind
  what: string
  boughtAt?: string | undefined
  contact?: string | undefined
  photos: readonly Photo[]
  /** The licence that the code led to, and the verdict that was given. */
  licence?: string | undefined
  verdict?: string | undefined
}

/** How a report stands: nobody has looked at it, somebody does, or it is done. */
export const reportStates = ['new', 'in hand', 'closed'] as const
export type ReportState = (typeof reportStates)[number]

export type Report = ReportFacts & { number: string; at: Date; state: ReportState; since: Date }
export type ReportStep = { state: Exclude<ReportState, 'new'>; note: string; by: string; at: Date }

/** Keeps a report and gives its number: long enough that nobody finds another's by guessing. */
export async function fileReport(tx: Tx, facts: ReportFacts, at = new Date()): Promise<string> {
  const number = newNumber()
  const { code, kind, what, boughtAt, contact, photos, licence, verdict } = facts
  await tx
    .insertInto('report')
    .values({
      ...{ number, at, code, kind, what },
      bought_at: boughtAt ?? null,
      contact: contact ?? null,
      photos: JSON.stringify(photos),
      licence: licence ?? null,
      verdict: verdict ?? null,
    })
    .execute()
  return number
}

const newNumber = (): string => `L${Array.from(randomBytes(10), byte => alphabet[byte & 31]).join('')}`

/** Numbers are typed from a screen onto paper and back: small letters, and O for 0, I or L for 1 behind the first letter. */
export const readNumber = (text: string): string => {
  const plain = text.toUpperCase().replace(/[\s-]/g, '')
  return plain.slice(0, 1) + plain.slice(1).replaceAll('O', '0').replace(/[IL]/g, '1')
}

type Row = Selectable<ReportTable> & { state: 'in hand' | 'closed' | null; stepped_at: Date | null }

const reports = (db: Db) =>
  db
    .selectFrom('report as r')
    .leftJoinLateral(
      eb =>
        eb
          .selectFrom('report_step as s')
          .select(['s.state', 's.at as stepped_at'])
          .whereRef('s.report', '=', 'r.number')
          .orderBy('s.seq', 'desc')
          .limit(1)
          .as('last'),
      join => join.onTrue(),
    )
    .selectAll('r')
    .select(['last.state', 'last.stepped_at'])

const reportFrom = (row: Row): Report => ({
  ...{ number: row.number, at: row.at, code: row.code, what: row.what },
  kind: row.kind as ReportKind,
  photos: row.photos as Photo[],
  ...(row.bought_at !== null && { boughtAt: row.bought_at }),
  ...(row.contact !== null && { contact: row.contact }),
  ...(row.licence !== null && { licence: row.licence }),
  ...(row.verdict !== null && { verdict: row.verdict }),
  state: row.state ?? 'new',
  since: row.stepped_at ?? row.at,
})

/** The report of that number; throws NotFound. */
export async function getReport(db: Db, number: string): Promise<Report> {
  const row = await reports(db).where('r.number', '=', number).executeTakeFirst()
  if (!row)
    throw new NotFound({
      id: 'Tidak ada laporan dengan nomor itu. Periksa lagi nomornya: huruf L dan sepuluh karakter.',
      en: 'There is no report of that number. Check it again: the letter L and ten characters.',
    })
  return reportFrom(row)
}

/** One page of the reports in a state, those that have waited longest first; closed ones the newest first. */
export async function listReports(
  db: Db,
  { state, page = 1, size = 25 }: { state: ReportState; page?: number; size?: number },
): Promise<{ rows: Report[]; total: number }> {
  const chosen = reports(db).where(sql<boolean>`coalesce(last.state, 'new') = ${state}`)
  const rows = await chosen
    .orderBy('r.at', state === 'closed' ? 'desc' : 'asc')
    .orderBy('r.number')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { rows: rows.map(reportFrom), total: await count(chosen) }
}

const count = async (chosen: ReturnType<typeof reports>): Promise<number> =>
  (await chosen.clearSelect().select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow()).total

/** How many reports nobody has looked at. */
export const countNewReports = (db: Db): Promise<number> => count(reports(db).where('last.state', 'is', null))

/** What officers did with a report, first to last. */
export async function stepsOf(db: Db, number: string): Promise<ReportStep[]> {
  const rows = await db
    .selectFrom('report_step')
    .select(['state', 'note', 'actor_name', 'at'])
    .where('report', '=', number)
    .orderBy('seq')
    .execute()
  return rows.map(({ state, note, actor_name, at }) => ({ state, note, by: actor_name, at }))
}

/** Takes a report in hand, or closes it with what was found. Throws NotAllowed where it is closed, NotFound for none. */
export async function takeStep(
  tx: Tx,
  number: string,
  { state, note }: Pick<ReportStep, 'state' | 'note'>,
  actor: Actor,
): Promise<void> {
  // Of two officers who act at once the second meets what the first did.
  await tx.selectFrom('report').select('number').where('number', '=', number).forUpdate().execute()
  const report = await getReport(tx, number)
  if (report.state === 'closed')
    throw new NotAllowed({ id: 'Laporan ini sudah ditutup.', en: 'This report has been closed already.' })
  const { seq } = await tx
    .selectFrom('report_step')
    .select(sql<number>`count(*)`.as('seq'))
    .where('report', '=', number)
    .executeTakeFirstOrThrow()
  const step = { report: number, seq: seq + 1, state, note, actor_id: actor.id, actor_name: actor.name }
  await tx.insertInto('report_step').values(step).execute()
}
