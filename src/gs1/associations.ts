import { type Ai, isMatch, type Pattern } from './ai.ts'
import { fault, type Gs1Fault } from './gs1-fault.ts'

type Present = { ai: string; value: string; entry: Ai }
type Rule = (elements: readonly Present[]) => Gs1Fault | undefined

const isPresent = (elements: readonly Present[], pattern: Pattern, except: string): boolean => {
  for (const { ai } of elements) if (ai !== except && isMatch(ai, pattern)) return true
  return false
}

/** No two AIs that exclude each other. */
const mutex: Rule = elements => {
  for (const { ai, entry } of elements) {
    for (const bar of entry.bars) {
      if (!isPresent(elements, bar, ai)) continue
      const other = elements.find(element => element.ai !== ai && isMatch(element.ai, bar))!
      return fault('INVALID_PAIR', `AI (${ai}) may not stand beside AI (${other.ai}).`)
    }
  }
  return undefined
}

/** Every AI has beside it what it cannot do without. */
const requisites: Rule = elements => {
  for (const { ai, entry } of elements) {
    if (entry.needs.length === 0) continue
    if (entry.needs.some(group => group.every(pattern => isPresent(elements, pattern, ai)))) continue
    const groups = entry.needs.map(group => group.map(pattern => `(${pattern.text})`).join(' with ')).join(' or ')
    return fault('REQUIRED_AIS_MISSING', `AI (${ai}) needs beside it ${groups}.`)
  }
  return undefined
}

/** An AI that stands twice says the same twice. */
const repeats: Rule = elements => {
  for (let i = 1; i < elements.length; i++) {
    for (let j = 0; j < i; j++) {
      if (elements[i]!.ai === elements[j]!.ai && elements[i]!.value !== elements[j]!.value) {
        return fault('REPEATED_AI', `AI (${elements[i]!.ai}) stands more than once, with different values.`)
      }
    }
  }
  return undefined
}

/** Length of these keys without their serial part. */
const unserialised: Record<string, number> = { '253': 13, '255': 13, '8003': 14 }

/** A digital signature signs one thing: a key whose serial part is optional must then carry it (GS1 DigSig guideline 1.0). */
const digsig: Rule = elements => {
  if (!elements.some(({ ai }) => ai === '8030')) return undefined
  const bare = elements.find(({ ai, value }) => value.length === unserialised[ai])
  return bare && fault('SERIAL_REQUIRED', `AI (8030) signs one thing only: AI (${bare.ai}) needs its serial part.`)
}

export const associationRules = { mutex, requisites, repeats, digsig }

/** The first association rule that the elements break together (Syntax Dictionary, `ex=` and `req=`). All rules unless told otherwise. */
export function findAssociationFault(
  elements: readonly Present[],
  which: { [Name in keyof typeof associationRules]?: boolean } = {},
): Gs1Fault | undefined {
  return (
    (which.mutex !== false ? mutex(elements) : undefined) ??
    (which.requisites !== false ? requisites(elements) : undefined) ??
    (which.repeats !== false ? repeats(elements) : undefined) ??
    (which.digsig !== false ? digsig(elements) : undefined)
  )
}
