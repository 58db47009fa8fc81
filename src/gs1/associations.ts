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

/** Each AI once: what a label says twice need not be judged twice. */
function distinct(elements: readonly Present[]): Present[] {
  const once: Present[] = []
  for (const element of elements) if (!once.some(({ ai }) => ai === element.ai)) once.push(element)
  return once
}

/** An AI that stands twice says the same twice. */
function repeatFault(elements: readonly Present[], once: readonly Present[]): Gs1Fault | undefined {
  if (once.length === elements.length) return undefined
  const other = elements.find(({ ai, value }) => once.some(first => first.ai === ai && first.value !== value))
  return other && fault('REPEATED_AI', `AI (${other.ai}) stands more than once, with different values.`)
}

/** Length of these keys without their serial part. */
const unserialised: Record<string, number> = { '253': 13, '255': 13, '8003': 14 }

/** A digital signature signs one thing: a key whose serial part is optional must then carry it (GS1 DigSig guideline 1.0). */
const digsig: Rule = elements => {
  if (!elements.some(({ ai }) => ai === '8030')) return undefined
  const bare = elements.find(({ ai, value }) => value.length === unserialised[ai])
  return bare && fault('SERIAL_REQUIRED', `AI (8030) signs one thing only: AI (${bare.ai}) needs its serial part.`)
}

/** Which rules to judge by; all of them unless told otherwise. */
export type Associations = { mutex?: boolean; requisites?: boolean; repeats?: boolean; digsig?: boolean }

/** The first association rule that the elements break together (Syntax Dictionary, `ex=` and `req=`). */
export function findAssociationFault(elements: readonly Present[], which: Associations = {}): Gs1Fault | undefined {
  const once = distinct(elements)
  return (
    (which.mutex !== false ? mutex(once) : undefined) ??
    (which.requisites !== false ? requisites(once) : undefined) ??
    (which.repeats !== false ? repeatFault(elements, once) : undefined) ??
    (which.digsig !== false ? digsig(elements) : undefined)
  )
}
