import type { LintFault } from './lint-fault.ts'

/** A value that is no valid GS1 syntax: what is wrong, at which AI, and where. */
export type Gs1Fault = {
  code: string
  /** A sentence for the person who meets it. */
  error: string
  /** The AI and its value with the offending part between bars, `(11)00|00|00`; empty where no part is to blame. */
  markup: string
}

export const fault = (code: string, error: string, markup = ''): Gs1Fault => ({ code, error, markup })

/** `INCORRECT_CHECK_DIGIT` → "incorrect check digit". */
const inWords = (code: string): string => code.toLowerCase().replaceAll('_', ' ')

/** What a content check found in the component that begins at `from` of the AI's value. */
export function lintFault(ai: string, value: string, from: number, component: string, { code, at, length }: LintFault): Gs1Fault {
  const before = value.slice(0, from) + component.slice(0, at)
  const markup = `(${ai})${before}|${component.slice(at, at + length)}|${component.slice(at + length)}`
  return fault(code, `AI (${ai}): ${inWords(code)}.`, markup)
}
