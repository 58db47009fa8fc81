import { type Linter, nonDigit, nonDigitAt, whole } from './lint-fault.ts'

const digits = '0123456789'
const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const lower = upper.toLowerCase()

/** GS1 AI encodable character set 82, in the order of its values (General Specifications, figure 7.11-1). */
export const characters82 = `!"%&'()*+,-./${digits}:;<=>?${upper}_${lower}`

function members(characters: string): Uint8Array {
  const set = new Uint8Array(128)
  for (const c of characters) set[c.charCodeAt(0)] = 1
  return set
}

/** Where the first character outside the set stands before `end`; -1 when there is none. */
function outsiderAt(data: string, set: Uint8Array, end = data.length): number {
  for (let i = 0; i < end; i++) if (set[data.charCodeAt(i)] !== 1) return i
  return -1
}

function within(characters: string, code: string): Linter {
  const set = members(characters)
  return data => {
    const at = outsiderAt(data, set)
    return at < 0 ? undefined : { code, at, length: 1 }
  }
}

/** Type N. */
export const csetnumeric: Linter = nonDigit
/** Type X. */
export const cset82 = within(characters82, 'INVALID_CSET82_CHARACTER')
/** Type Y: component and part identifiers. */
export const cset39 = within(`#-/${digits}${upper}`, 'INVALID_CSET39_CHARACTER')

const set64 = members(`${digits}${upper}${lower}-_`)

/** Type Z: base64url. Padding may be left out; where it stands, it fills the last group of three. */
export const cset64: Linter = data => {
  let end = data.length
  while (end > 0 && data.charCodeAt(end - 1) === 61) end--
  const padding = data.length - end
  if (padding > 2 || (padding > 0 && data.length % 3 !== 0)) return { code: 'INVALID_CSET64_PADDING', at: end, length: padding }
  const at = outsiderAt(data, set64, end)
  return at < 0 ? undefined : { code: 'INVALID_CSET64_CHARACTER', at, length: 1 }
}

export const hasnondigit: Linter = data => (nonDigitAt(data) < 0 ? whole('REQUIRES_NON_DIGIT_CHARACTER', data) : undefined)

export const hyphen: Linter = data => (/^-*$/.test(data) ? undefined : whole('NOT_HYPHEN', data))

const importerIndex = members(`-${digits}${upper}_${lower}`)

/** The importer index of EU tobacco identifiers: one character. */
export const importeridx: Linter = data => {
  if (data.length !== 1) return whole('IMPORTER_IDX_MUST_BE_ONE_CHARACTER', data)
  return outsiderAt(data, importerIndex) < 0 ? undefined : whole('INVALID_IMPORT_IDX_CHARACTER', data)
}

const isHex = (c: number): boolean => (c >= 48 && c <= 57) || (c >= 65 && c <= 70) || (c >= 97 && c <= 102)

/** Text in which `%` announces two hexadecimal digits. */
export const pcenc: Linter = data => {
  for (let at = data.indexOf('%'); at >= 0; at = data.indexOf('%', at + 3)) {
    if (isHex(data.charCodeAt(at + 1)) && isHex(data.charCodeAt(at + 2))) continue
    return { code: 'INVALID_PERCENT_SEQUENCE', at, length: Math.min(3, data.length - at) }
  }
  return undefined
}
