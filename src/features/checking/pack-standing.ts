import { type Status, standingOf } from '#/features/tracing/journeys.ts'
import type { Db } from '#/platform/database/connect.ts'

/** Where a pack stands, in what the public may know of it: what last happened, since when, and the name of the place. */
export type PackStanding = {
  status: Status
  since?: Date
  /** The site where it is, or was when it was handed over or destroyed. */
  place?: string
  /** Where it is bound for. */
  boundFor?: string
}

export async function packStandingOf(db: Db, pack: { classId: number; n: number }): Promise<PackStanding> {
  const { status, since, where, to } = await standingOf(db, pack)
  return { status, ...(since && { since }), ...(where && { place: where.name }), ...(to && { boundFor: to.name }) }
}
