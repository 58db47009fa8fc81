/** No two parts of it can take the same digits, so that a text of a million of them is read in one go. */
const shape = /^([+-]?)(\d*)(?:\.(\d*))?([eE][+-]?\d+)?$/

/**
 * A number as text without sign, zeros or exponent it does not need (`+026.10` → `26.1`, `1e3` → `1000`); a text that is no number
 * unchanged. Works on the digits, so that long numbers lose nothing.
 */
export function plainNumber(text: string): string {
  if (!/^[\d+.-]/.test(text)) return text
  const [, sign, integer = '', decimals = '', power] = shape.exec(text) ?? []
  if (integer + decimals === '') return text
  if (power !== undefined) {
    const value = Number(text)
    return Number.isFinite(value) ? unpower(value) : text
  }
  const fraction = withoutLastZeros(decimals)
  const digits = (integer.replace(/^0+/, '') || '0') + (fraction && `.${fraction}`)
  return sign === '-' && digits !== '0' ? `-${digits}` : digits
}

function withoutLastZeros(digits: string): string {
  let end = digits.length
  while (digits[end - 1] === '0') end--
  return digits.slice(0, end)
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
