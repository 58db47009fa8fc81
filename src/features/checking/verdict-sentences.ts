import type { Words } from '#/law/provisions.ts'

/** The verdict in one sentence, and what to do now. */
export type Sentences = { says: Words; toDo: Words }
