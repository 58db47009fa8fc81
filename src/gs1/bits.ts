/** Bits read from the front; past the end it throws OutOfBits. */
export type Bits = {
  /** The next so many bits as a number. */
  take(count: number): bigint
  /** The same for at most 32 bits. */
  small(count: number): number
  left(): number
}

/** A value is longer than the data. */
export class OutOfBits extends Error {
  constructor() {
    super('The EPC ends in the middle of a value.')
    this.name = 'OutOfBits'
  }
}

export function bitsOf(bytes: Uint8Array, length = bytes.length * 8): Bits {
  let at = 0
  const take = (count: number): bigint => {
    if (at + count > length) throw new OutOfBits()
    let value = 0n
    for (let i = 0; i < count; i++, at++) value = (value << 1n) | BigInt((bytes[at >> 3]! >> (7 - (at & 7))) & 1)
    return value
  }
  return { take, small: count => Number(take(count)), left: () => length - at }
}

/** Bits that so many decimal digits need. */
export const bitsForDigits = (digits: number): number => Math.ceil(digits * Math.log2(10))

/** Digits of four bits each. Undefined where four bits stand for no digit. */
export function takeDigits(bits: Bits, count: number): string | undefined {
  let text = ''
  for (let i = 0; i < count; i++) {
    const digit = bits.small(4)
    if (digit > 9) return undefined
    text += digit
  }
  return text
}

/** A whole number written with exactly so many digits. Undefined where it is too large for them. */
export function takePadded(bits: Bits, count: number, digits: number): string | undefined {
  const text = bits.take(count).toString()
  return text.length <= digits ? text.padStart(digits, '0') : digits === 0 && text === '0' ? '' : undefined
}

/** Characters of seven bits in so many bits; zeros fill the rest. */
export function takeText(bits: Bits, count: number): string | undefined {
  let text = ''
  let ended = false
  for (let used = 0; used + 7 <= count; used += 7) {
    const code = bits.small(7)
    if (code === 0) ended = true
    else if (ended) return undefined
    else text += String.fromCharCode(code)
  }
  return bits.take(count % 7) === 0n && text !== '' ? text : undefined
}

/** Characters of six bits, which drop the high bit of ASCII, up to one that is all zeros. */
export function takeSixBitText(bits: Bits): string {
  let text = ''
  for (let code = bits.small(6); code !== 0; code = bits.small(6)) text += String.fromCharCode(code < 32 ? code + 64 : code)
  return text
}
