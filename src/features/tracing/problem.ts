import type { Problem, Words } from '#/epcis/problem.ts'

/** Rules beyond those of EPCIS itself: what this platform does not take. */
export type CaptureRule = Problem['rule'] | 'json' | 'future' | 'past' | 'site' | 'self' | 'reporter'

/** Why an event, or a whole document, is not taken. `event` counts from 0 and is absent where the document itself is at fault. */
export type CaptureProblem = { event?: number; field: string; rule: CaptureRule; says: Words }

/** What looks wrong with an event that is kept. */
export const flagKinds = [
  'unknown serial',
  'unknown place',
  'in two parents',
  'not held',
  'already dispensed',
  'already destroyed',
  'recalled',
  'licence not in force',
  'expired',
] as const
export type FlagKind = (typeof flagKinds)[number]
