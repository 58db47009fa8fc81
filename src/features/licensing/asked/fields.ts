import { z } from 'zod'
import { amount, count, day, oneOf, rows, text, yesNo } from '#/features/licensing/answers.ts'
import type { Day } from '#/law/day.ts'
import type { Cite, Words } from '#/law/provisions.ts'

/**
 * What a section of a dossier asks, described once: its schema, its form, its lines for reading and the remarks about what is
 * missing all follow from this. A section that these fields cannot say has its own schema and form.
 */
export type AskedField = {
  key: string
  label: Words
  hint?: Words
  /** The article for which it is asked. A field without one may be left out. */
  cite?: Cite
  /** Asked only when this holds for the rest of the section. */
  when?: (content: Record<string, unknown>) => boolean
} & Kind

type Kind =
  | { kind: 'text'; most?: number; long?: true }
  | { kind: 'amount' | 'count' | 'yes no' | 'day' }
  | { kind: 'choice'; options: readonly Choice[] }
  /** One of the applicant's own factories, or of all its sites. */
  | { kind: 'site'; of: 'factory' | 'any' }
  | { kind: 'rows'; row: Words; columns: readonly Column[]; most?: number }

export type Choice = { value: string; label: Words }

/** A column of repeated rows; every one is asked for unless it is optional. */
export type Column = { key: string; label: Words; optional?: true; wide?: true } & (
  | { kind: 'text'; most?: number }
  | { kind: 'amount' | 'count' | 'day' }
  | { kind: 'choice'; options: readonly Choice[] }
)

type Value<Of> = Of extends { kind: 'amount' | 'count' }
  ? number
  : Of extends { kind: 'yes no' }
    ? boolean
    : Of extends { kind: 'day' }
      ? Day
      : Of extends { kind: 'choice'; options: readonly { value: infer Option }[] }
        ? Option
        : string
type RowValue<Columns> = Columns extends readonly Column[] ? { [C in Columns[number] as C['key']]?: Value<C> } : never
type FieldValue<F> = F extends { kind: 'rows'; columns: infer Columns } ? RowValue<Columns>[] : Value<F>

/** What a section of these fields holds: each answer may be missing, rows are a list. */
export type Answers<Fields extends readonly AskedField[]> = {
  [F in Fields[number] as F extends { kind: 'rows' } ? F['key'] : never]: FieldValue<F>
} & { [F in Fields[number] as F extends { kind: 'rows' } ? never : F['key']]?: FieldValue<F> }

/** The schema of a section with these fields. It takes what is well formed, complete or not. */
export const schemaOf = (fields: readonly AskedField[]): z.ZodType<Record<string, unknown>> =>
  z.object(Object.fromEntries(fields.map(field => [field.key, fieldSchema(field)])))

function fieldSchema(field: AskedField): z.ZodType {
  if (field.kind !== 'rows') return field.kind === 'site' ? text(40) : cellSchema(field)
  return rows(z.object(Object.fromEntries(field.columns.map(column => [column.key, cellSchema(column)]))), field.most ?? 100)
}

function cellSchema(cell: Exclude<Kind, { kind: 'rows' | 'site' }>): z.ZodType {
  switch (cell.kind) {
    case 'text':
      return text(cell.most ?? 500)
    case 'amount':
      return amount
    case 'count':
      return count
    case 'yes no':
      return yesNo
    case 'day':
      return day
    case 'choice':
      return oneOf(cell.options.map(({ value }) => value) as [string, ...string[]])
  }
}

/** Reads a section as it was saved; what was not saved yet is empty. */
export const readAnswers = <const Fields extends readonly AskedField[]>(fields: Fields, content: unknown): Answers<Fields> =>
  schemaOf(fields).parse(content ?? {}) as Answers<Fields>
