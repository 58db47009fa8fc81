import type { Role } from '#/platform/accounts/person.ts'
import { NotAllowed } from '#/platform/http/errors.ts'
import { eventActs, stateTitles } from './case-words.ts'
import type { Grant } from './grant.ts'
import type { Reason } from './reasons.ts'

/** Where a case stands. */
export const caseStates = [
  'draft',
  'awaiting payment',
  'in evaluation',
  'with applicant',
  'proposed',
  'granted',
  'refused',
  'withdrawn',
  'lapsed',
] as const
export type CaseState = (typeof caseStates)[number]

/** What can happen to a case, with what is kept of it. */
export type Happenings = {
  opened: { facts: Record<string, unknown> }
  filed: { order?: string }
  paid: { order: string; amount: number; reference: string }
  asked: { round: number; questions: number }
  answered: { round: number }
  proposed: { outcome: Outcome; reasons: Reason[]; note: string }
  returned: { because: string }
  granted: { gives: Grant['gives']; licence?: string; also?: string[]; paper?: string; reasons: Reason[] }
  refused: { reasons: Reason[] }
  withdrawn: { because: string }
  lapsed: { clock: ClockKind }
}
export type EventKind = keyof Happenings
export type Outcome = 'grant' | 'refusal'
export type Happening<Kind extends EventKind = EventKind> = { [K in Kind]: { kind: K; data: Happenings[K] } }[Kind]

/** A period that runs while a case is in a state. */
export type ClockKind = 'draft' | 'payment' | 'evaluation' | 'answer'

/**
 * Every state has an owner who must act, a clock that says until when, and an exit (its moves below), or is final. `turn` is
 * whose time runs: the regulator's statutory period stands still in all others.
 */
export const stateRules = {
  draft: { owner: 'applicant', turn: 'nobody', clock: 'draft' },
  'awaiting payment': { owner: 'applicant', turn: 'nobody', clock: 'payment' },
  'in evaluation': { owner: 'evaluator', turn: 'regulator', clock: 'evaluation' },
  'with applicant': { owner: 'applicant', turn: 'applicant', clock: 'answer' },
  proposed: { owner: 'approver', turn: 'regulator', clock: 'evaluation' },
  granted: { owner: 'nobody', turn: 'nobody', clock: 'none' },
  refused: { owner: 'nobody', turn: 'nobody', clock: 'none' },
  withdrawn: { owner: 'nobody', turn: 'nobody', clock: 'none' },
  lapsed: { owner: 'nobody', turn: 'nobody', clock: 'none' },
} as const satisfies Record<
  CaseState,
  { owner: Role | 'nobody'; turn: 'regulator' | 'applicant' | 'nobody'; clock: ClockKind | 'none' }
>

/** The moves of a kind of case: from each state, what may happen and where it leads. A service names the life it follows. */
export type Life = Record<CaseState, Partial<Record<EventKind, CaseState>>>

/** Filed, paid, evaluated, proposed by one officer and decided by another. */
export const registrationLife = {
  draft: { filed: 'awaiting payment', withdrawn: 'withdrawn', lapsed: 'lapsed' },
  'awaiting payment': { paid: 'in evaluation', withdrawn: 'withdrawn', lapsed: 'lapsed' },
  'in evaluation': { asked: 'with applicant', proposed: 'proposed', withdrawn: 'withdrawn' },
  'with applicant': { answered: 'in evaluation', withdrawn: 'withdrawn', lapsed: 'lapsed' },
  proposed: { granted: 'granted', refused: 'refused', returned: 'in evaluation', withdrawn: 'withdrawn' },
  granted: {},
  refused: {},
  withdrawn: {},
  lapsed: {},
} as const satisfies Life

/** The same without a fee. */
export const freeLife = {
  ...registrationLife,
  draft: { ...registrationLife.draft, filed: 'in evaluation' },
  'awaiting payment': {},
} as const satisfies Life

/** Who may cause each happening. The system alone lets a case lapse: a time-out is never somebody's refusal. */
export const doers = {
  opened: ['applicant'],
  filed: ['applicant'],
  paid: ['evaluator', 'administrator'],
  asked: ['evaluator'],
  answered: ['applicant'],
  proposed: ['evaluator'],
  returned: ['approver'],
  granted: ['approver'],
  refused: ['approver'],
  withdrawn: ['applicant'],
  lapsed: [],
} as const satisfies Record<EventKind, readonly Role[]>

/** Acts before which a person proves again who they are: a filing binds the company, a proposal and a decision the regulator. */
export const signed: readonly EventKind[] = ['filed', 'proposed', 'granted', 'refused']

/** What is known of a case from its events alone. */
export type Standing = {
  state: CaseState
  seq: number
  /** The officer's proposal that waits for a decision, and who made it. */
  proposal?: { outcome: Outcome; reasons: Reason[]; note: string; by: string }
  /** How many letters of questions were sent. */
  rounds: number
}

/** An event as far as the present depends on it. */
export type PastEvent = Happening & { seq: number; actorId: string }

/** The present of a case, replayed from all that happened. Throws where the history is not one that the life allows. */
export function replay(life: Life, events: readonly PastEvent[]): Standing {
  const [first, ...rest] = events
  if (first?.kind !== 'opened' || first.seq !== 1) throw new Error('The history of a case begins with its opening.')
  return rest.reduce<Standing>((standing, event) => advance(life, standing, event), { state: 'draft', seq: 1, rounds: 0 })
}

/** How a case stands after one more event. Throws NotAllowed, with what is possible, where the event may not happen now. */
export function advance(life: Life, standing: Standing, event: PastEvent): Standing {
  if (event.seq !== standing.seq + 1) throw new Error(`Event ${event.seq} does not follow event ${standing.seq}.`)
  const state = stateAfter(life, standing, event)
  const { proposal: _, ...kept } = standing
  return {
    ...kept,
    state,
    seq: event.seq,
    rounds: event.kind === 'asked' ? event.data.round : standing.rounds,
    ...(event.kind === 'proposed' ? { proposal: { ...event.data, by: event.actorId } } : {}),
  }
}

/** The state that an act of this person leads to. Throws NotAllowed, with what is possible, where it may not happen now. */
export function stateAfter(life: Life, standing: Standing, { kind, actorId }: { kind: EventKind; actorId: string }): CaseState {
  const state = life[standing.state][kind]
  if (!state) throw notNow(life, standing.state, kind)
  const refusal = whyNotDecide(standing, kind, actorId)
  if (refusal) throw new NotAllowed(refusal)
  return state
}

/**
 * Four eyes: why this person may not take this decision, or undefined when they may. Who proposed does not decide, whatever roles
 * they hold; and a decision follows the proposal or sends it back, so that two people stand behind every outcome.
 */
export function whyNotDecide({ proposal }: Standing, kind: EventKind, actorId: string) {
  if (kind !== 'granted' && kind !== 'refused' && kind !== 'returned') return undefined
  if (proposal?.by === actorId) {
    return {
      id: 'Anda yang mengusulkan keputusan ini, jadi orang lain yang memutuskannya.',
      en: 'You proposed this decision, so somebody else decides it.',
    }
  }
  const outcome: EventKind = proposal?.outcome === 'grant' ? 'granted' : 'refused'
  if (kind === 'returned' || kind === outcome) return undefined
  return {
    id: 'Keputusan mengikuti usul penilai. Bila Anda tidak sependapat, kembalikan usul itu dengan alasan.',
    en: 'A decision follows the evaluator’s proposal. If you disagree, send it back with reasons.',
  }
}

/** The exits of a state, in the order of the table. */
export const exitsOf = (life: Life, state: CaseState): EventKind[] => Object.keys(life[state]) as EventKind[]

/** Whether nothing more can happen. */
export const isFinal = (life: Life, state: CaseState): boolean => exitsOf(life, state).length === 0

function notNow(life: Life, state: CaseState, kind: EventKind): NotAllowed {
  const exits = exitsOf(life, state)
  const possible = (lang: 'id' | 'en') => exits.map(exit => eventActs[exit][lang]).join(lang === 'id' ? ' atau ' : ' or ')
  return new NotAllowed({
    id: `Permohonan ini berstatus “${stateTitles[state].id}” dan tidak dapat ${eventActs[kind].id}${exits.length ? `; yang mungkin: ${possible('id')}` : ''}.`,
    en: `This application is “${stateTitles[state].en}” and cannot be ${eventActs[kind].en}${exits.length ? `; it can be ${possible('en')}` : ''}.`,
  })
}
