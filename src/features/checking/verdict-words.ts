import type { CaseName } from './cases.ts'
import type { Situation } from './situation.ts'
import type { Sentences } from './verdict-sentences.ts'
import { readingWords } from './verdict-words-reading.ts'
import { registerWords } from './verdict-words-register.ts'

/** What is said in each case. Never that a pack is genuine: a code can be copied. Never an alarm where the cause is technical. */
export const verdictWords: Record<CaseName, (s: Situation) => Sentences> = { ...readingWords, ...registerWords }
