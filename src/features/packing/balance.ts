import { type Level, levels } from '#/features/coding/level.ts'
import { keyOfPack } from '#/features/tracing/identity.ts'
import type { Part } from './condition.ts'
import { isAway } from './condition.ts'
import { type Status, statuses } from './status.ts'

/** The codes of a lot at one level by what became of them: issued = activated + rejected + sample + destroyed + unused. */
export type LevelBalance = { level: Level; issued: number } & Record<Status, number>

/**
 * What does not fit together. The first three are told and may be quite right; the others ask for an explanation.
 * - `part full`: cases or pallets with less than the plan says
 * - `not packed`: activated, still here, and in no case
 * - `unused`: codes of which nothing was reported
 * - `packed, not activated`, `moved, not activated`: packs that went on without their code being activated
 * - `out, still packed`: rejected packs or samples that lie in a case by the records
 * - `reported by others`: statuses that another company reported, which do not count
 * - `counted`: what the batch record counted is not what was activated
 */
export const differenceKinds = [
  'part full',
  'not packed',
  'unused',
  'packed, not activated',
  'moved, not activated',
  'out, still packed',
  'reported by others',
  'counted',
] as const
export type DifferenceKind = (typeof differenceKinds)[number]
export type Difference = { kind: DifferenceKind; level: Level; count: number }

const plain: ReadonlySet<DifferenceKind> = new Set(['part full', 'not packed', 'unused'])

/** Whether a difference has to be explained before its lot is closed. */
export const asksWhy = ({ kind, level }: Difference): boolean => !plain.has(kind) || (kind === 'unused' && level === 'primary')

export type Balance = { levels: LevelBalance[]; differences: Difference[] }

type Found = {
  companyId: string
  parts: readonly Part[]
  /** Status events of other companies about this lot. */
  byOthers: number
  planned: Record<'secondary' | 'tertiary', number>
}

/** The reconciliation of a lot, from how its packs stand. */
export function reconcile({ companyId, parts, byOthers, planned }: Found): Balance {
  const difference = (kind: DifferenceKind, level: Level, count: number): Difference[] =>
    count > 0 ? [{ kind, level, count }] : []
  const counted = (level: Level, when: (part: Part) => boolean) =>
    sizeOf(parts.filter(part => part.level === level && when(part)))
  const away = (part: Part) => isAway(part, companyId)
  return {
    levels: levels.map(level => balanceOf(level, parts)),
    differences: [
      ...difference(
        'unused',
        'primary',
        counted('primary', ({ status }) => status === 'unused'),
      ),
      ...difference(
        'packed, not activated',
        'primary',
        counted('primary', ({ status, parent }) => status === 'unused' && !!parent),
      ),
      ...levels.flatMap(level =>
        difference(
          'moved, not activated',
          level,
          counted(level, part => part.status === 'unused' && !part.parent && away(part)),
        ),
      ),
      ...levels.flatMap(level =>
        difference(
          'out, still packed',
          level,
          counted(level, ({ status, parent }) => isOut(status) && !!parent),
        ),
      ),
      ...difference(
        'not packed',
        'primary',
        counted('primary', part => part.status === 'activated' && !part.parent && !away(part)),
      ),
      ...difference('part full', 'secondary', partFull(parts, 'primary', planned.secondary)),
      ...difference('part full', 'tertiary', partFull(parts, 'secondary', planned.tertiary)),
      ...difference('reported by others', 'primary', byOthers),
    ],
  }
}

const isOut = (status: Status): boolean => status === 'rejected' || status === 'sample'

const sizeOf = (parts: readonly Part[]): number => parts.reduce((sum, { from, until }) => sum + until - from, 0)

function balanceOf(level: Level, parts: readonly Part[]): LevelBalance {
  const own = parts.filter(part => part.level === level)
  const counts = statuses.map(status => [status, sizeOf(own.filter(part => part.status === status))] as const)
  return { level, issued: sizeOf(own), ...(Object.fromEntries(counts) as Record<Status, number>) }
}

/** How many cases (or pallets) hold some packs of the level below, but fewer than planned. */
function partFull(parts: readonly Part[], inner: Level, planned: number): number {
  const fill = new Map<string, number>()
  for (const part of parts)
    if (part.level === inner && part.parent)
      fill.set(keyOfPack(part.parent), (fill.get(keyOfPack(part.parent)) ?? 0) + sizeOf([part]))
  return [...fill.values()].filter(packed => packed < planned).length
}

/** The difference between the packs that the batch record counted as released and those that are activated. */
export function countedDifference({ levels: of }: Balance, counted: number | undefined): Difference[] {
  const activated = of.find(({ level }) => level === 'primary')!.activated
  return counted === undefined || counted === activated
    ? []
    : [{ kind: 'counted', level: 'primary', count: Math.abs(counted - activated) }]
}
