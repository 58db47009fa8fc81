import { FileRefused } from '../files/files.ts'

export type Says = { id: string; en: string }

/** A fault in one field: where it is and the sentence that says what is right. Field names are those of the form or JSON path. */
export type Problem = { field: string; says: Says; cite?: { instrument: string; article: string } }

/** Something asked for is not there. */
export class NotFound extends Error {
  readonly says: Says
  constructor(says: Says = { id: 'Halaman atau data ini tidak ada.', en: 'There is no such page or record.' }) {
    super(says.en)
    this.says = says
  }
}

/** The thing is in a state in which this cannot be done; the sentence says what can. */
export class NotAllowed extends Error {
  readonly says: Says
  constructor(says: Says) {
    super(says.en)
    this.says = says
  }
}

/** What was sent cannot be taken, field by field. */
export class Invalid extends Error {
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(problems.map(problem => `${problem.field}: ${problem.says.en}`).join(' '))
    this.problems = problems
  }
}

/** PostgreSQL's words for a text, or a text in JSON, with a character that none may hold: U+0000, or half of a pair of surrogates. */
const isUnstorable = (error: unknown) =>
  error instanceof Error &&
  'code' in error &&
  (error.code === '22021' ||
    error.code === '22P05' ||
    (error.code === '22P02' && 'detail' in error && /\bsurrogate\b/.test(String(error.detail))))

/** The status of an error that has a sentence for the person; undefined for a fault of ours. */
export function statusOf(error: unknown): 404 | 409 | 422 | undefined {
  if (error instanceof NotFound) return 404
  if (error instanceof NotAllowed) return 409
  if (isUnstorable(error)) return 422
  if (error instanceof Invalid || error instanceof FileRefused) return 422
  return undefined
}
