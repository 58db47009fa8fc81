import { type Linter, type LintFault, nonDigit, whole } from './lint-fault.ts'

export const zero: Linter = data => (data === '0' ? undefined : whole('NOT_ZERO', data))

export const nonzero: Linter = data => nonDigit(data) ?? (/[1-9]/.test(data) ? undefined : whole('ILLEGAL_ZERO_VALUE', data))

export const nozeroprefix: Linter = data =>
  nonDigit(data) ?? (data.startsWith('0') ? { code: 'ILLEGAL_ZERO_PREFIX', at: 0, length: 1 } : undefined)

/** Ten digits in units of 10⁻⁷ degrees, counted from the south pole or the date line. */
const degrees =
  (name: string, top: string): Linter =>
  data => {
    if (data.length !== 10) return whole(`${name}_INVALID_LENGTH`, data)
    return nonDigit(data) ?? (data > top ? whole(`INVALID_${name}`, data) : undefined)
  }

export const latitude = degrees('LATITUDE', '1800000000')
export const longitude = degrees('LONGITUDE', '3600000000')

/** Piece and total of equal width, `0203`: the second of three. */
export const pieceoftotal: Linter = data => {
  if (data.length === 0 || data.length % 2 !== 0) return whole('INVALID_LENGTH_FOR_PIECE_OF_TOTAL', data)
  const letter = nonDigit(data)
  if (letter) return letter
  const length = data.length / 2
  const [piece, total] = [data.slice(0, length), data.slice(length)]
  if (!/[1-9]/.test(piece)) return { code: 'ZERO_PIECE_NUMBER', at: 0, length }
  if (!/[1-9]/.test(total)) return { code: 'ZERO_TOTAL_PIECES', at: length, length }
  return piece > total ? whole('PIECE_NUMBER_EXCEEDS_TOTAL', data) : undefined
}

/** Position and end, `2/3`, without leading zeros. */
export const posinseqslash: Linter = data => {
  const slash = data.indexOf('/')
  const [position, end] = [data.slice(0, slash), data.slice(slash + 1)]
  if (slash < 1 || end === '' || nonDigit(position) || nonDigit(end)) return whole('POSITION_IN_SEQUENCE_MALFORMED', data)
  const padded = (at: number, length: number): LintFault => ({ code: 'ILLEGAL_ZERO_PREFIX', at, length })
  if (position.startsWith('0')) return padded(0, position.length)
  if (end.startsWith('0')) return padded(slash + 1, end.length)
  const beyond = position.length === end.length ? position > end : position.length > end.length
  return beyond ? whole('POSITION_EXCEEDS_END', data) : undefined
}
