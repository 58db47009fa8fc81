import type { Visitor } from '#/platform/accounts/person.ts'
import type { Says } from '#/platform/http/errors.ts'
import { doers, type EventKind, exitsOf, type Life, type Standing, signed, whyNotDecide } from './case.ts'

/** An act that this visitor could take now. `because` says why they in particular may not. */
export type NextAct = { kind: EventKind; needsProof: boolean; because?: Says }

/**
 * What this visitor may do next with a case, in the order of the table of moves: which buttons a page shows, which acts the API
 * offers. Acts of other roles are left out; acts of theirs that four eyes forbid are there with the reason.
 */
export function whatNext(
  life: Life,
  { standing, companyId }: { standing: Standing; companyId: string },
  visitor: Pick<Visitor, 'id' | 'roles' | 'companyId'>,
): NextAct[] {
  return exitsOf(life, standing.state)
    .filter(kind =>
      doers[kind].some(role => visitor.roles.includes(role) && (role !== 'applicant' || visitor.companyId === companyId)),
    )
    .map(kind => {
      const because = whyNotDecide(standing, kind, visitor.id)
      return { kind, needsProof: signed.includes(kind), ...(because ? { because } : {}) }
    })
    .filter(({ kind, because }) => because === undefined || !isOtherOutcome(standing, kind))
}

/** Whether the visitor may take this act now. */
export const mayDo = (acts: readonly NextAct[], kind: EventKind): boolean =>
  acts.some(act => act.kind === kind && act.because === undefined)

/** The outcome that nobody proposed is no act that waits for anyone. */
const isOtherOutcome = ({ proposal }: Standing, kind: EventKind): boolean =>
  kind === 'granted' ? proposal?.outcome !== 'grant' : kind === 'refused' ? proposal?.outcome !== 'refusal' : false
