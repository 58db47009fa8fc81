const decimal = /^([+-]?)0*(\d*?)(?:\.(\d*?)0*)?$/
const scientific = /^[+-]?(?:\d+\.?\d*|\.\d+)[eE][+-]?\d+$/

/**
 * A number as text without sign, zeros or exponent it does not need (`+026.10` → `26.1`, `1e3` → `1000`); a text that is no number
 * unchanged. Works on the digits, so that long numbers lose nothing.
 */
export function plainNumber(text: string): string {
  if (!/^[\d+.-]/.test(text) || !/\d/.test(text)) return text
  if (scientific.test(text)) {
    const value = Number(text)
    return Number.isFinite(value) ? unpower(value) : text
  }
  const [whole, sign, integer = '', fraction = ''] = decimal.exec(text) ?? []
  if (whole === undefined) return text
  const digits = (integer || '0') + (fraction ? `.${fraction}` : '')
  return sign === '-' && digits !== '0' ? `-${digits}` : digits
}

/** `String` of a number, written out where JavaScript would use an exponent. */
function unpower(value: number): string {
  const text = String(value)
  const [, sign = '', first = '', more = '', exponent] = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? []
  if (exponent === undefined) return text
  const power = Number(exponent)
  const digits = first + more
  return sign + (power < 0 ? `0.${'0'.repeat(-power - 1)}${digits}` : digits.padEnd(power + 1, '0'))
}
