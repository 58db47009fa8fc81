import { aiRows, notInQuery, predefined } from './ai-table.ts'
import { charset, type Linter, linters } from './linters.ts'

/** One part of an AI's value; parts are consumed in turn and only the last may vary in length. */
export type Component = {
  /** As the Syntax Dictionary writes it: `X..20`, `[N3],iso3166`. */
  form: string
  min: number
  max: number
  optional: boolean
  /** The character set first, then the content checks, in the order they are made. */
  checks: readonly Linter[]
}

/** An AI or a family of AIs: `31nn` is every four-digit AI that starts with 31. */
export type Pattern = { prefix: string; length: number; text: string }

export type Ai = {
  ai: string
  title: string
  /** Pre-defined length: no separator follows it. */
  fixed: boolean
  /** May stand in the query of a Digital Link. */
  attribute: boolean
  components: readonly Component[]
  min: number
  max: number
  /** One of these groups must be wholly present; empty when nothing is required. */
  needs: readonly (readonly Pattern[])[]
  bars: readonly Pattern[]
  /** For a Digital Link primary key: its alternative lists of qualifiers, in order. */
  key: readonly (readonly string[])[] | undefined
  /** Not in the table: accepted only where the reader was told to permit unknown AIs. */
  unknown: boolean
}

const split = (text: string | undefined, by: string): string[] => (text ? text.split(by) : [])

const pattern = (text: string): Pattern => ({ prefix: text.replace(/n+$/, ''), length: text.length, text })

const lengths = /^\[?[NXYZ](\.\.)?(\d+)\]?$/

function component(text: string): Component {
  const [form = '', ...checks] = text.split(':')
  const [, upTo, digits] = lengths.exec(form) ?? []
  const max = Number(digits)
  const set = charset[(form.startsWith('[') ? form.charAt(1) : form.charAt(0)) as keyof typeof charset]
  return {
    form: text.replaceAll(':', ','),
    min: upTo ? 1 : max,
    max,
    optional: form.startsWith('['),
    checks: [set, ...checks.map(name => linters[name]!)],
  }
}

function range(text: string): string[] {
  const [from = '', to = from] = text.split('-')
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => String(Number(from) + i).padStart(from.length, '0'))
}

/** Every AI of the table, in its order. */
export const ais: readonly Ai[] = aiRows.flatMap(([codes, format, title, rules]) => {
  const components = format.split(' ').map(component)
  return range(codes).map(ai => ({
    ai,
    title,
    fixed: predefined.includes(ai.slice(0, 2)),
    attribute: !notInQuery.includes(ai),
    components,
    min: components.reduce((sum, part) => sum + (part.optional ? 0 : part.min), 0),
    max: components.reduce((sum, part) => sum + part.max, 0),
    needs: split(rules?.needs, ',').map(group => group.split('+').map(pattern)),
    bars: split(rules?.bars, ',').map(pattern),
    key: rules?.key === undefined ? undefined : rules.key.split('|').map(list => split(list, ',')),
    unknown: false,
  }))
})

const byCode = new Map(ais.map(entry => [entry.ai, entry]))

/** No AI is the beginning of another: the first two digits settle how long it is. 0 where no AI begins so. */
const lengthByPrefix = new Uint8Array(100)
/** By length, then by number: reading an element string looks here once per AI. */
const byNumber: (Ai | undefined)[][] = [
  [],
  [],
  Array(100).fill(undefined),
  Array(1000).fill(undefined),
  Array(10000).fill(undefined),
]
for (const entry of ais) {
  lengthByPrefix[Number(entry.ai.slice(0, 2))] = entry.ai.length
  byNumber[entry.ai.length]![Number(entry.ai)] = entry
}

/** The AI of this code, where the table has it. */
export const findAi = (code: string): Ai | undefined => byCode.get(code)

/** The AI that the data begins with at this place. */
export function aiAt(data: string, at: number): Ai | undefined {
  const first = data.charCodeAt(at) - 48
  const second = data.charCodeAt(at + 1) - 48
  if (!(first >= 0 && first <= 9 && second >= 0 && second <= 9)) return undefined
  const length = lengthByPrefix[first * 10 + second]!
  let number = first * 10 + second
  for (let i = 2; i < length; i++) {
    const digit = data.charCodeAt(at + i) - 48
    if (!(digit >= 0 && digit <= 9)) return undefined
    number = number * 10 + digit
  }
  return byNumber[length]![number]
}

/** An AI that the table lacks but could have: two to four digits whose first two agree with its neighbours in length. */
export function unknownAi(code: string): Ai | undefined {
  if (!/^\d{2,4}$/.test(code)) return undefined
  const known = lengthByPrefix[Number(code.slice(0, 2))]!
  if (known !== 0 && known !== code.length) return undefined
  const anything: Component = { form: 'X..90', min: 1, max: 90, optional: false, checks: [charset.X] }
  const none = { needs: [], bars: [], key: undefined }
  return { ai: code, title: '', fixed: false, attribute: false, components: [anything], min: 1, max: 90, ...none, unknown: true }
}

export const isMatch = (ai: string, { prefix, length }: Pattern): boolean => ai.length === length && ai.startsWith(prefix)
