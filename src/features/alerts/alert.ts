import { NotAllowed, type Says } from '#/platform/http/errors.ts'

export const states = ['open', 'in hand', 'proposed', 'closed'] as const
export type State = (typeof states)[number]

/** How a case may end. `confirmed` leads to a public warning and takes two officers; `explained`: later reports explained it. */
export const outcomes = ['technical', 'suspect', 'confirmed', 'false', 'explained'] as const
export type Outcome = (typeof outcomes)[number]
/** Those that one officer may decide alone. */
export const ownOutcomes = ['technical', 'suspect', 'false'] as const satisfies readonly Outcome[]

/** What may happen next, by how the case stands. Judging again (`raised again`, `explained`) is the platform's own. */
export const moves = {
  open: { taken: 'in hand', noted: 'open', explained: 'closed' },
  'in hand': {
    taken: 'in hand',
    released: 'open',
    noted: 'in hand',
    closed: 'closed',
    proposed: 'proposed',
    explained: 'closed',
  },
  proposed: { noted: 'proposed', confirmed: 'closed', refused: 'in hand' },
  closed: { 'raised again': 'open' },
} as const satisfies Record<State, Record<string, State>>

export type StepKind = 'raised' | { [S in State]: keyof (typeof moves)[S] }[State]

const sentences: Record<State, Says> = {
  open: { id: 'Peringatan ini belum ditangani: ambil lebih dahulu.', en: 'Nobody has this alert in hand yet: take it first.' },
  'in hand': {
    id: 'Peringatan ini sedang ditangani: dapat dicatat, ditutup atau diusulkan.',
    en: 'This alert is in hand: it can be noted on, closed or proposed as confirmed.',
  },
  proposed: {
    id: 'Usulan menunggu keputusan pejabat lain.',
    en: 'A proposal waits for the decision of another officer.',
  },
  closed: { id: 'Peringatan ini sudah ditutup.', en: 'This alert is closed.' },
}

/** Where the case stands after a step. Throws NotAllowed, saying what is possible, and changes nothing. */
export function move(state: State, kind: StepKind): State {
  const to = (moves[state] as Partial<Record<StepKind, State>>)[kind]
  if (!to) throw new NotAllowed(sentences[state])
  return to
}

/** Two pairs of eyes: whoever proposed that an alert is confirmed does not decide about it. */
export function checkOther(proposerId: string | undefined, decider: string): void {
  if (proposerId === decider)
    throw new NotAllowed({
      id: 'Usulan Anda sendiri diputus oleh pejabat lain.',
      en: 'Your own proposal is decided by another officer.',
    })
}
