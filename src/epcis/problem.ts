import type { Prefixes } from '#/epcis/context.ts'

/** What a person reads, in both languages of the platform. */
export type Words = { readonly id: string; readonly en: string }

/** A rule that was broken, in a short code for programs. */
export type Rule =
  | 'action'
  | 'context'
  | 'depth'
  | 'doctype'
  | 'duplicate'
  | 'empty'
  | 'eventType'
  | 'field'
  | 'hex'
  | 'ilmd'
  | 'list'
  | 'missing'
  | 'namespace'
  | 'number'
  | 'object'
  | 'prefix'
  | 'text'
  | 'time'
  | 'trueFalse'
  | 'unit'
  | 'uri'
  | 'version'
  | 'vocabulary'
  | 'xml'
  | 'xmlVersion'
  | 'zoneOffset'

/** One thing wrong with a document. `event` counts from 0 and is absent where the fault is the document's own; `line` from 1, in XML. */
export type Problem = {
  readonly event: number | undefined
  readonly field: string
  readonly rule: Rule
  readonly says: Words
  readonly line?: number
}

/** Where findings go while one event, or the frame around the events, is looked at. */
export type Report = {
  readonly event: number | undefined
  readonly prefixes: Prefixes
  readonly problems: Problem[]
  readonly warnings: Problem[]
}

export function refuse(report: Report, field: string, rule: Rule, id: string, en: string): void {
  report.problems.push({ event: report.event, field, rule, says: { id, en } })
}

export function warn(report: Report, field: string, rule: Rule, id: string, en: string): void {
  report.warnings.push({ event: report.event, field, rule, says: { id, en } })
}

/** A value as a message can quote it: short, on one line. */
export function quoted(value: unknown): string {
  if (Array.isArray(value)) return '[…]'
  if (typeof value === 'object' && value !== null) return '{…}'
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
