import type { Status } from '#/features/tracing/life.ts'
import type { Part } from '#/features/tracing/parts.ts'

/** Where the packs of a recall are, in the words of a recall. */
export const fates = ['back', 'destroyed', 'held', 'under way', 'given out', 'gone', 'unknown', 'unreported'] as const
export type Fate = (typeof fates)[number]

export type Progress = {
  packs: Record<Fate, number>
  all: number
  /** Of the packs that can still come back, the share that is back or destroyed, from 0 to 1; `undefined` where there are none. */
  done?: number
}

const byStatus: Readonly<Record<Status, Fate>> = {
  'not yet reported': 'unreported',
  commissioned: 'held',
  'at a site': 'held',
  'in transit': 'under way',
  seen: 'unknown',
  dispensed: 'given out',
  destroyed: 'destroyed',
  sampled: 'gone',
  frozen: 'held',
  stolen: 'gone',
  exported: 'gone',
  decommissioned: 'gone',
}

/** How far a recall has come. What is at a site of the holder of the licence is back, or never left. */
export function progressOf(parts: readonly Part[], holderSites: ReadonlySet<string>): Progress {
  const packs = Object.fromEntries(fates.map(fate => [fate, 0])) as Record<Fate, number>
  for (const part of parts) packs[fateOf(part, holderSites)] += part.packs
  const all = fates.reduce((sum, fate) => sum + packs[fate], 0)
  const open = packs.held + packs['under way'] + packs.unknown
  const closed = packs.back + packs.destroyed
  return { packs, all, ...(open + closed > 0 && { done: closed / (open + closed) }) }
}

/** What became of a part, as a recall sees it. */
export function fateOf({ status, siteId }: Pick<Part, 'status' | 'siteId'>, holderSites: ReadonlySet<string>): Fate {
  // A status that is not listed is one that this build does not know yet: its packs may still be somewhere.
  const fate: Fate = byStatus[status] ?? 'unknown'
  return fate === 'held' && siteId !== undefined && holderSites.has(siteId) ? 'back' : fate
}
