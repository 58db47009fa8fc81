import type { EventFacts } from '#/features/tracing/event-facts.ts'

/** What became of a code. `unused`: nothing was reported of it. */
export const statuses = ['activated', 'rejected', 'sample', 'destroyed', 'unused'] as const
export type Status = (typeof statuses)[number]

/** What a packing line does to codes. */
export const statusActs = ['activate', 'reject', 'sample', 'destroy'] as const
export type StatusAct = (typeof statusActs)[number]

/** Why a pack is rejected, in the words of CBV 2.0 §7.2: not as it should be, or damaged. */
export const rejectReasons = ['non_conformant', 'damaged'] as const
export type RejectReason = (typeof rejectReasons)[number]

/** What may follow on what. What is not here is refused: a rejected pack is never put on sale again, a retained sample only destroyed. */
export const follows = {
  unused: { activate: 'activated', reject: 'rejected', sample: 'sample', destroy: 'destroyed' },
  activated: { reject: 'rejected', sample: 'sample', destroy: 'destroyed' },
  rejected: { destroy: 'destroyed' },
  sample: { destroy: 'destroyed' },
  destroyed: {},
} as const satisfies Record<Status, Partial<Record<StatusAct, Status>>>

/** The status that an act leads to from nothing. */
export const statusAfter = (act: StatusAct): Status => follows.unused[act]

export const mayFollow = (status: Status, act: StatusAct): boolean => Object.hasOwn(follows[status], act)

/** The acts that are possible for a code. */
export const actsAfter = (status: Status): readonly StatusAct[] => statusActs.filter(act => mayFollow(status, act))

/** The EPCIS event that reports an act (docs/decisions/packing-statuses.md). */
export const eventOf = (act: StatusAct, reason: RejectReason = 'non_conformant') =>
  ({
    activate: { action: 'ADD', bizStep: 'commissioning', disposition: 'active' },
    reject: { action: 'DELETE', bizStep: 'decommissioning', disposition: reason },
    sample: { action: 'OBSERVE', bizStep: 'sampling', disposition: 'non_sellable_other' },
    destroy: { action: 'DELETE', bizStep: 'destroying', disposition: 'destroyed' },
  })[act] as { action: 'ADD' | 'DELETE' | 'OBSERVE'; bizStep: string; disposition: string }

/** The status that an event gives the codes it names, whoever wrote it in whatever software; undefined where it gives none. */
export function statusIn({ kind, action, bizStep }: Pick<EventFacts, 'kind' | 'action' | 'bizStep'>): Status | undefined {
  if (kind === 'destroyed') return 'destroyed'
  if (kind === 'sampled') return 'sample'
  if (kind === 'decommissioned' && action === 'DELETE') return 'rejected'
  if (bizStep === 'commissioning' && action === 'ADD') return 'activated'
  return undefined
}
