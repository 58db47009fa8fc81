import { type Selectable, sql } from 'kysely'
import { type Day, dayAt } from '#/law/day.ts'
import type { Actor } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { NotFound } from '#/platform/http/errors.ts'
import { newId } from '#/platform/ids.ts'
import { advance, type CaseState, type EventKind, type Happening, replay, type Standing } from './case.ts'
import { plainName } from './plain-name.ts'
import type { Service } from './service.ts'
import { getServiceVersion } from './services.ts'
import type { CaseEventTable, CaseFileTable } from './tables.ts'

/** One thing that happened to a case, and by whom. */
export type CaseEvent = Happening & {
  seq: number
  on: Day
  at: Date
  actorKind: Actor['kind']
  actorId: string
  actorName: string
}

/** An application as its row has it. */
export type CaseRow = {
  id: string
  number: string
  service: Service
  companyId: string
  state: CaseState
  seq: number
  productName: string | undefined
  openedOn: Day
  filedOn: Day | undefined
  changedAt: Date
  licence: string | undefined
  /** The licence that it is about, and the case that it follows. */
  aboutLicence: string | undefined
  follows: string | undefined
}

/** A case with its history, and how it stands by it. */
export type CaseFile = CaseRow & { events: CaseEvent[]; standing: Standing }

/** Keeps how the product is called, and that the case was changed. */
export async function touchCase(tx: Tx, id: string, productName: string | undefined): Promise<void> {
  await tx
    .updateTable('case_file')
    .set({ product_name: productName ?? null, plain_name: productName ? plainName(productName) : null, changed_at: new Date() })
    .where('id', '=', id)
    .execute()
}

/** Whether a text can be the id of anything here. PostgreSQL refuses others as a fault. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** What a case is about: a licence that exists, a case that came before. */
export type About = { licence?: string | undefined; case?: string | undefined }

/** Opens a draft and gives its id. */
export async function openCase(
  tx: Tx,
  {
    service,
    companyId,
    facts,
    on,
    about,
  }: { service: Service; companyId: string; facts: Record<string, unknown>; on: Day; about?: About },
  actor: Actor,
): Promise<string> {
  const id = newId()
  const number = await nextNumber(tx, 'P', on)
  await tx
    .insertInto('case_file')
    .values({
      id,
      number,
      service: service.key,
      service_version: service.version,
      company_id: companyId,
      state: 'draft',
      seq: 1,
      product_name: null,
      plain_name: null,
      opened_on: on,
      filed_on: null,
      changed_at: new Date(),
      licence: null,
      gives: null,
      about_licence: about?.licence ?? null,
      follows: about?.case ?? null,
    })
    .execute()
  await insertEvent(tx, id, 1, { kind: 'opened', data: { facts } }, actor, on)
  return id
}

/** The case, or undefined: also for what cannot be an id. */
export async function findCase(db: Db, id: string): Promise<CaseFile | undefined> {
  if (!isId(id)) return undefined
  const row = await db.selectFrom('case_file').selectAll().where('id', '=', id).executeTakeFirst()
  return row && withHistory(row, await eventsOf(db, id))
}

/** Like `findCase`; throws NotFound. */
export async function getCase(db: Db, id: string): Promise<CaseFile> {
  const found = await findCase(db, id)
  if (!found) throw noCase()
  return found
}

export const noCase = () => new NotFound({ id: 'Permohonan ini tidak ada.', en: 'There is no such application.' })

/** The company that a case belongs to: what a route's `owner` asks. */
export async function ownerOfCase(db: Db, { id = '' }: Record<string, string>): Promise<string | undefined> {
  if (!isId(id)) return undefined
  const row = await db.selectFrom('case_file').select('company_id').where('id', '=', id).executeTakeFirst()
  return row?.company_id
}

/** The case, its row locked until the transaction ends, so that of two who act at once the second meets what the first left. */
export async function lockCase(tx: Tx, id: string): Promise<CaseFile> {
  if (isId(id)) await tx.selectFrom('case_file').select('id').where('id', '=', id).forUpdate().execute()
  return getCase(tx, id)
}

/**
 * Records what happened and moves the case on. Throws NotAllowed, and changes nothing, where the moves or four eyes do not allow
 * it. `change` is what the row keeps besides.
 */
export async function recordEvent(
  tx: Tx,
  id: string,
  happening: Happening,
  actor: Actor,
  { on = dayAt(new Date()), ...change }: { on?: Day; filed_on?: Day; gives?: string; licence?: string } = {},
): Promise<CaseFile> {
  const before = await lockCase(tx, id)
  const seq = before.seq + 1
  const standing = advance(before.service.life, before.standing, { ...happening, seq, actorId: actor.id })
  await insertEvent(tx, id, seq, happening, actor, on)
  await tx
    .updateTable('case_file')
    .set({ state: standing.state, seq, changed_at: new Date(), ...change })
    .where('id', '=', id)
    .execute()
  return getCase(tx, id)
}

/** The next running number of a year: `P26000012` for an application, `SPB26000012` for a fee order. */
export async function nextNumber(tx: Tx, prefix: 'P' | 'SPB', on: Day): Promise<string> {
  const year = on.slice(2, 4)
  const { rows } = await sql<{ last: number }>`
    insert into case_counter as c (series, last)
    values (${`${prefix}${year}`}, 1)
    on conflict (series) do update set last = c.last + 1
    returning last`.execute(tx)
  return `${prefix}${year}${String(rows[0]!.last).padStart(6, '0')}`
}

async function insertEvent(tx: Tx, id: string, seq: number, { kind, data }: Happening, actor: Actor, on: Day): Promise<void> {
  await tx
    .insertInto('case_event')
    .values({
      case_id: id,
      seq,
      kind,
      on_day: on,
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: actor.name,
      data: JSON.stringify(data),
    })
    .execute()
}

async function eventsOf(db: Db, id: string): Promise<CaseEvent[]> {
  const rows = await db.selectFrom('case_event').selectAll().where('case_id', '=', id).orderBy('seq').execute()
  return rows.map(eventFrom)
}

export const eventFrom = (row: Selectable<CaseEventTable>): CaseEvent => ({
  ...({ kind: row.kind as EventKind, data: row.data } as Happening),
  seq: row.seq,
  on: row.on_day,
  at: row.at,
  actorKind: row.actor_kind as Actor['kind'],
  actorId: row.actor_id,
  actorName: row.actor_name,
})

export const rowFrom = (row: Selectable<CaseFileTable>): CaseRow => ({
  id: row.id,
  number: row.number,
  service: getServiceVersion(row.service, row.service_version),
  companyId: row.company_id,
  state: row.state as CaseState,
  seq: row.seq,
  productName: row.product_name ?? undefined,
  openedOn: row.opened_on,
  filedOn: row.filed_on ?? undefined,
  changedAt: row.changed_at,
  licence: row.licence ?? undefined,
  aboutLicence: row.about_licence ?? undefined,
  follows: row.follows ?? undefined,
})

export function withHistory(row: Selectable<CaseFileTable>, events: CaseEvent[]): CaseFile {
  const file = rowFrom(row)
  return { ...file, events, standing: replay(file.service.life, events) }
}
