import type { Query } from '#/epcis/query.ts'
import { type Audience, audienceOf } from '#/features/tracing/find-events.ts'
import type { ClassSpans } from '#/features/tracing/identity.ts'
import { isFinal, isUnderWay } from '#/features/tracing/life.ts'
import { positionsIn, trailsOf } from '#/features/tracing/positions.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Platform } from '#/platform/platform.ts'
import { packsAsked } from './epc-sets.ts'

/**
 * What a company may see of the events that a query asks for: its own, those that bring goods to it, those of packs of its licences,
 * and, of packs that the query names, the past of those that it holds. Everything, where no company asks.
 */
export async function eyesFor(
  db: Db,
  platform: Platform,
  query: Query,
  companyId: string | undefined,
): Promise<Audience | undefined> {
  if (companyId === undefined) return undefined
  const asked: ClassSpans[] = []
  for (const condition of query.conditions)
    if (condition.kind === 'epc') asked.push(...(await packsAsked(db, platform, condition)))
  return audienceOf(db, companyId, asked.length === 0 ? [] : await pastOfHeld(db, asked, companyId))
}

/** The events of those of these packs that the company holds now. */
async function pastOfHeld(db: Db, asked: readonly ClassSpans[], companyId: string): Promise<number[]> {
  const trails = await trailsOf(db, asked)
  const held = asked
    .flatMap(set => positionsIn(trails, set))
    .filter(({ last }) => last?.companyId === companyId && !isUnderWay(last.kind) && !isFinal(last.kind))
  const seen = held.flatMap(part =>
    (trails.sightings.get(part.classId) ?? []).filter(({ from, until }) => from < part.until && until > part.from),
  )
  return [...new Set(seen.map(({ event }) => event))]
}
