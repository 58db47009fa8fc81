import { sql } from 'kysely'
import type { Quantity } from '#/epcis/event.ts'
import type { Db } from '#/platform/database/connect.ts'
import { setsNamed } from './contents.ts'
import type { RoleSpans } from './entry.ts'
import { type EventFacts, factsOf } from './event-facts.ts'
import type { ClassSpans } from './identity.ts'
import { sharesOf } from './share.ts'
import { sightingsTouching } from './sightings.ts'

/** One side of a transformation: packs by their numbers, and amounts of classes or lots without serials, as they were sent. */
export type Side = { sets: RoleSpans[]; amounts: readonly Quantity[] }

/** A reported transformation: what went in, and what came out of it. */
export type Transformation = { facts: EventFacts; inputs: Side; outputs: Side }

/** The transformations in which any pack of these sets went in or came out, first to last; those declared in error are left out. */
export async function transformationsOf(db: Db, sets: readonly ClassSpans[]): Promise<Transformation[]> {
  const { seen } = await sightingsTouching(db, sets)
  return transformationsAmong(
    db,
    seen.map(({ event }) => event),
  )
}

/**
 * The transformations that name amounts without serials, among those that a company reported or that were at these sites, first to
 * last; those declared in error are left out. Amounts have no numbers by which to find them: whoever asks says where they may be.
 */
export async function transformationsByAmount(
  db: Db,
  { companyId, siteIds }: { companyId: string; siteIds: readonly string[] },
): Promise<Transformation[]> {
  const { rows } = await sql<{ id: number }>`
    select e.id
    from event_shape s
    join event e on e.shape = s.id
    where s.type = 'TransformationEvent'
      and (s.company_id = ${companyId} or s.site_id = any(${siteIds}::uuid[]))
      and (e.body ? 'inputQuantityList' or e.body ? 'outputQuantityList')`.execute(db)
  return transformationsAmong(
    db,
    rows.map(({ id }) => id),
  )
}

async function transformationsAmong(db: Db, events: readonly number[]): Promise<Transformation[]> {
  const facts = await factsOf(db, events)
  const made = [...facts.values()]
    .filter(({ type, retracted }) => type === 'TransformationEvent' && !retracted)
    .sort((a, b) => a.at.getTime() - b.at.getTime() || a.event - b.event)
  const amounts = await amountsOf(
    db,
    made.map(({ event }) => event),
  )
  return Promise.all(
    made.map(async fact => {
      const named = await setsNamed(db, fact.event)
      const side = (role: 'input' | 'output'): Side => ({
        sets: named.filter(set => set.role === role),
        amounts: amounts.get(fact.event)?.[role] ?? [],
      })
      return { facts: fact, inputs: side('input'), outputs: side('output') }
    }),
  )
}

type Amounts = { event: number; input: Quantity[] | null; output: Quantity[] | null }

async function amountsOf(db: Db, events: readonly number[]): Promise<Map<number, Amounts>> {
  if (events.length === 0) return new Map()
  const { rows } = await sql<Amounts>`
    select id as event, body -> 'inputQuantityList' as input, body -> 'outputQuantityList' as output
    from event
    where share = any(${sharesOf(events)}::smallint[]) and id = any(${events}::bigint[])`.execute(db)
  return new Map(rows.map(row => [row.event, row]))
}
