import type { Db } from '#/platform/database/connect.ts'
import { setsNamed } from './contents.ts'
import type { RoleSpans } from './entry.ts'
import { type EventFacts, factsOf } from './event-facts.ts'
import type { ClassSpans } from './identity.ts'
import { sightingsTouching } from './sightings.ts'

/** A reported transformation: what went in, and what came out of it. */
export type Transformation = { facts: EventFacts; inputs: RoleSpans[]; outputs: RoleSpans[] }

/** The transformations in which any pack of these sets went in or came out, first to last; those declared in error are left out. */
export async function transformationsOf(db: Db, sets: readonly ClassSpans[]): Promise<Transformation[]> {
  const { seen } = await sightingsTouching(db, sets)
  const facts = await factsOf(
    db,
    seen.map(({ event }) => event),
  )
  const made = [...facts.values()]
    .filter(({ type, retracted }) => type === 'TransformationEvent' && !retracted)
    .sort((a, b) => a.at.getTime() - b.at.getTime() || a.event - b.event)
  return Promise.all(
    made.map(async fact => {
      const named = await setsNamed(db, fact.event)
      return {
        facts: fact,
        inputs: named.filter(({ role }) => role === 'input'),
        outputs: named.filter(({ role }) => role === 'output'),
      }
    }),
  )
}
