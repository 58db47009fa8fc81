import type { Problem, Words } from '#/epcis/problem.ts'

/** Rules beyond those of EPCIS itself: what this platform does not take. */
export type CaptureRule = Problem['rule'] | 'json' | 'future' | 'past' | 'site' | 'self' | 'reporter' | 'undo' | 'more'

/** Why an event, or a whole document, is not taken. `event` counts from 0 and is absent where the document itself is at fault; `line` counts from 1, in XML. */
export type CaptureProblem = { event?: number; field: string; rule: CaptureRule; says: Words; line?: number }

/** A document may be wrong in more places than anyone reads: the first are told, and how many there are besides. */
const mostTold = 1000

export function told(problems: readonly CaptureProblem[]): readonly CaptureProblem[] {
  const besides = problems.length - mostTold
  if (besides <= 0) return problems
  const says = {
    id: `Masih ada ${besides} masalah lain yang tidak ditampilkan. Perbaiki yang di atas, lalu kirim lagi.`,
    en: `There are ${besides} more problems that are not shown. Mend those above and send it again.`,
  }
  return [...problems.slice(0, mostTold), { field: '', rule: 'more', says }]
}

/** What looks wrong with an event that is kept. */
export const flagKinds = [
  'unknown serial',
  'unknown place',
  'in two parents',
  'not held',
  'already dispensed',
  'already destroyed',
  'already sampled',
  'already exported',
  'already stolen',
  'already frozen',
  'recalled',
  'licence not in force',
  'expired',
] as const
export type FlagKind = (typeof flagKinds)[number]
