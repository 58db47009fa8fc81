import { quoted, type Report, refuse } from '#/epcis/problem.ts'
import { hasRepeats, tailsOf } from '#/epcis/tails.ts'
import { type Check, isUri, uri } from '#/epcis/values.ts'

export type Tree = { readonly [name: string]: unknown }

export const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Which fields an object has and must have; `closed` ones take no fields of users' own. */
export type Shape = {
  readonly fields: Readonly<Record<string, Check>>
  readonly must?: readonly string[]
  readonly closed?: true
}

/** Extensions may nest; nobody's do so more deeply, and what walks them later must come to an end. */
const deepest = 64

export const under = (path: string, name: string): string => (path ? `${path}.${name}` : name)

/** Checks a value against a shape: what must be there, what each field holds, whose the other names are. */
export function checkObject(report: Report, path: string, value: unknown, shape: Shape): value is Tree {
  if (!isTree(value)) {
    refuse(report, path, 'object', `${quoted(value)} bukan objek JSON.`, `${quoted(value)} is not a JSON object.`)
    return false
  }
  for (const name of shape.must ?? []) {
    if (value[name] === undefined) refuse(report, under(path, name), 'missing', `${name} wajib ada.`, `${name} is required.`)
  }
  for (const name in value) {
    if (value[name] === undefined) continue
    const check = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined
    if (check) check(report, under(path, name), value[name])
    else if (shape.closed) refuseName(report, under(path, name), name)
    else checkOwn(report, under(path, name), name, value[name])
  }
  return true
}

export const object =
  (shape: Shape): Check =>
  (report, path, value) => {
    checkObject(report, path, value, shape)
  }

function refuseName(report: Report, path: string, name: string): void {
  refuse(report, path, 'field', `"${name}" tidak dikenal di sini.`, `"${name}" is no field of this object.`)
}

/** A field of the sender's own: its name carries a namespace, its content is free. */
function checkOwn(report: Report, path: string, name: string, value: unknown): void {
  const prefix = name.slice(0, Math.max(0, name.indexOf(':')))
  if (!prefix) {
    const id = `"${name}" bukan nama EPCIS di sini; nama sendiri memakai awalan, misalnya "contoh:${name}".`
    refuse(
      report,
      path,
      'namespace',
      id,
      `"${name}" is no EPCIS name here; a name of your own has a prefix, as "example:${name}".`,
    )
  } else if (!report.prefixes.has(prefix) && !/^(?:https?:\/\/|urn:)/.test(name)) {
    const id = `Awalan "${prefix}" tidak dijelaskan dalam @context dokumen ini.`
    refuse(report, path, 'prefix', id, `The prefix "${prefix}" is not declared in the @context of this document.`)
  }
  if (deeperThan(value, deepest)) {
    refuse(report, path, 'depth', `Isinya lebih dari ${deepest} tingkat.`, `It nests more than ${deepest} levels deep.`)
  }
}

function deeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some(inner => deeperThan(inner, levels - 1))
}

type Limits = { readonly least?: 1; readonly unique?: true }

/** A list whose elements all pass `check`. */
export const list =
  (check: Check, { least, unique }: Limits = {}): Check =>
  (report, path, value) => {
    if (!Array.isArray(value)) {
      return refuse(report, path, 'list', `${quoted(value)} bukan daftar (array).`, `${quoted(value)} is not a list.`)
    }
    if (least && value.length === 0)
      refuse(report, path, 'empty', 'Daftar ini tidak boleh kosong.', 'This list must not be empty.')
    for (let i = 0; i < value.length; i++) check(report, `${path}[${i}]`, value[i])
    if (unique) checkUnique(report, path, value)
  }

function checkUnique(report: Report, path: string, values: readonly unknown[]): void {
  const seen = new Set()
  for (const [i, value] of values.entries()) {
    if (seen.has(value)) {
      const id = `${quoted(value)} disebut lebih dari sekali.`
      refuse(report, `${path}[${i}]`, 'duplicate', id, `${quoted(value)} is listed more than once.`)
    }
    seen.add(value)
  }
}

/** A list of URIs: the long lists of events, so a path is built only for what fails. */
export const uris = (limits: Limits = {}): Check => {
  const inDetail = list(uri, limits)
  return (report, path, value) => {
    if (!isClean(value, limits)) inDetail(report, path, value)
  }
}

function isClean(value: unknown, { unique }: Limits): boolean {
  if (!Array.isArray(value) || value.length === 0) return false
  const tails = tailsOf(value)
  if (tails) return isUri(value[0]) && !(unique && hasRepeats(tails))
  return value.every(isUri) && !(unique && value.length > 1 && new Set(value).size < value.length)
}
