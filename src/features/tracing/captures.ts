import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Json } from '#/epcis/event.ts'
import type { Actor } from '#/platform/audit/audit.ts'
import { noteDeeds } from '#/platform/audit/waiting.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { isId } from './ids.ts'
import type { CaptureProblem } from './problem.ts'
import type { Behaviour, Via } from './tables.ts'

/** What became of a document that was sent. */
export type CaptureRecord = {
  id: string
  companyId?: string
  via: Via
  at: Date
  behaviour: Behaviour
  /** Whether nothing was wrong with it. */
  success: boolean
  /** Events in it, those that are new to us, and those that we knew. The rest was refused. */
  events: number
  captured: number
  known: number
  problems: readonly CaptureProblem[]
}

export type NewCapture = CaptureRecord & { actor: Actor; hash: Buffer; context?: Json }

/** The identity of a document by what it says: the hash of its events' hashes, in their order. */
export const documentHash = (hashes: readonly string[]): Buffer =>
  createHash('sha256')
    .update(Buffer.from(hashes.join(''), 'hex'))
    .digest()

export const insertCapture = (db: Db, capture: NewCapture): Promise<void> => insertCaptures(db, [capture])

export async function insertCaptures(db: Db, captures: readonly NewCapture[]): Promise<void> {
  if (captures.length === 0) return
  await db
    .insertInto('capture')
    .values(
      captures.map(capture => ({
        id: capture.id,
        company_id: capture.companyId ?? null,
        actor_kind: capture.actor.kind,
        actor_id: capture.actor.id,
        actor_name: capture.actor.name,
        via: capture.via,
        at: capture.at,
        behaviour: capture.behaviour,
        success: capture.success,
        hash: capture.hash,
        context: capture.context === undefined ? null : JSON.stringify(capture.context),
        events: capture.events,
        captured: capture.captured,
        known: capture.known,
        problems: JSON.stringify(capture.problems),
      })),
    )
    .execute()
}

/**
 * Writes what became of documents in the transaction of their events, and notes the deeds. The order in which these join the chain is
 * the one in which whoever follows captures goes through them (docs/decisions/watermarks.md): no event is kept without its own.
 */
export async function keepCaptures(tx: Tx, captures: readonly (NewCapture & { flags?: number })[]): Promise<void> {
  await insertCaptures(tx, captures)
  await noteDeeds(
    tx,
    captures.map(({ id, actor, events, captured, known, flags = 0 }) => ({
      act: 'movements.captured',
      subject: 'capture',
      id,
      actor,
      facts: { events, captured, known, flags },
    })),
  )
}

/** The columns of a capture that its record is made of. */
export const captureColumns = [
  'id',
  'company_id',
  'via',
  'at',
  'behaviour',
  'success',
  'events',
  'captured',
  'known',
  'problems',
] as const

/** What became of a document; undefined for an id that is none. */
export async function findCapture(db: Db, id: string): Promise<CaptureRecord | undefined> {
  if (!isId(id)) return undefined
  const row = await db.selectFrom('capture').select(captureColumns).where('id', '=', id).executeTakeFirst()
  return row && recordFrom(row)
}

/** The first time that a company sent just these events, all in order. */
export async function findSameDocument(db: Db, companyId: string | undefined, hash: Buffer): Promise<CaptureRecord | undefined> {
  const row = await db
    .selectFrom('capture')
    .select(captureColumns)
    .where('hash', '=', hash)
    .where('success', '=', true)
    .where(sql<boolean>`company_id is not distinct from ${companyId ?? null}::uuid`)
    .orderBy('at')
    .limit(1)
    .executeTakeFirst()
  return row && recordFrom(row)
}

type Row = {
  id: string
  company_id: string | null
  via: Via
  at: Date
  behaviour: Behaviour
  success: boolean
  events: number
  captured: number
  known: number
  problems: CaptureProblem[]
}

/** A row as the record of a capture. */
export const recordFrom = ({ company_id, ...row }: Row): CaptureRecord => ({
  ...row,
  ...(company_id !== null && { companyId: company_id }),
})
