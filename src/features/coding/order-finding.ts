import { sayCite } from '#/law/explain.ts'
import type { Cite, Step } from '#/law/provisions.ts'
import type { Problem, Says } from '#/platform/http/errors.ts'

/** Something to be said about an order: it stops it, lets it wait for an officer, warns of something, or explains it. */
export type OrderFinding = Problem & { weight: 'stop' | 'wait' | 'warn' | 'note'; cite?: Cite }

/** A finding that may still name the table it rests on. */
export type Draft = OrderFinding & { from?: { name: string } }

/** A finding that stops the order, at one of its fields. */
export const stop = (field: string, says: Says, from?: { name: string }): Draft => ({
  field,
  weight: 'stop',
  says,
  ...(from && { from }),
})

/** A finding that rests on a table carries the article of the row that answered. */
export function withCite({ from, ...finding }: Draft, steps: readonly Step[]): OrderFinding {
  const step = from && steps.find(({ table }) => table === from.name)
  return step ? { ...finding, cite: step.cite } : finding
}

/** The sentence of a finding with its article, as pages and problems show it. */
export function sayFinding({ says, cite }: OrderFinding): Says {
  if (!cite) return says
  const article = ` (${sayCite(cite)})`
  return { id: says.id + article, en: says.en + article }
}
