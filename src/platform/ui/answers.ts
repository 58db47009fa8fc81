import type { Lang } from './lang.ts'

/** What is wrong with one field, as a sentence for the person who typed. An empty `field` means the form as a whole. */
export type Problem = { field: string; says: string }

/** What a person typed, by field name; several strings where a name may come more than once (checkboxes). */
export type Values = Readonly<Record<string, string | readonly string[] | undefined>>

/** What every field needs: the language, what was typed before and what was wrong with it. */
export type FormState = { lang: Lang; values?: Values; problems?: readonly Problem[] }

/** The id of the first control of a field: where the error summary leads. */
export function fieldId(name: string): string {
  return `f-${name}`
}

/** The single value typed into a field, or nothing. */
export function typed(form: FormState, name: string): string {
  const value = form.values?.[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

/** All values sent under one name. */
export function allTyped(form: FormState, name: string): readonly string[] {
  const value = form.values?.[name]
  return typeof value === 'string' ? [value] : (value ?? [])
}

/** The first problem of a field. */
export function problemOf(form: FormState, name: string): string | undefined {
  return form.problems?.find(problem => problem.field === name)?.says
}

/** The text of a parsed body (`await c.req.parseBody({ all: true })`), without its files: what a page shows again. */
export function textOf(body: Readonly<Record<string, unknown>>): Record<string, string | string[]> {
  const text: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string') text[name] = value
    else if (Array.isArray(value)) {
      const strings = value.filter(each => typeof each === 'string')
      if (strings.length) text[name] = strings
    }
  }
  return text
}

/** The problems of a failed zod check; the path `['site', 0, 'name']` becomes the field `site.0.name`. */
export function problemsFrom(issues: readonly { path: readonly PropertyKey[]; message: string }[]): Problem[] {
  return issues.map(({ path, message }) => ({ field: path.map(String).join('.'), says: message }))
}

/** The three boxes of a `DayField` as one legal day; `undefined` when all are empty, `'impossible'` when they name no day. */
export function dayFrom(values: Values, name: string): string | 'impossible' | undefined {
  const [day, month, year] = ['day', 'month', 'year'].map(part => String(values[`${name}.${part}`] ?? '').trim()) as [
    string,
    string,
    string,
  ]
  if (!day && !month && !year) return undefined
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return 'impossible'
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const instant = new Date(`${text}T12:00:00Z`)
  return Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== text ? 'impossible' : text
}

/** A legal day spread over the three boxes of a `DayField`, to show a stored day again. */
export function dayValues(name: string, day: string | undefined): Record<string, string> {
  if (!day) return {}
  const [year, month, date] = day.split('-') as [string, string, string]
  return { [`${name}.day`]: String(Number(date)), [`${name}.month`]: String(Number(month)), [`${name}.year`]: year }
}

/** Rupiah as people type it (`1.500.000`, `Rp 1 500 000`) as a whole number, or `undefined` when it is not one. */
export function moneyFrom(text: string): number | undefined {
  const digits = text
    .replace(/^\s*Rp/i, '')
    .replace(/[.,\s](?=\d{3}(?!\d))/g, '')
    .replace(/,00\s*$/, '')
    .trim()
  return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined
}
