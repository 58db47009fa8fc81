/** Crockford's base 32: no I, L, O, U, so that what is read aloud or off a worn label is not mistaken. */
export const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const misread: Record<string, string> = { I: '1', L: '1', O: '0' }

/** Two characters at a time, as the 16 bits to store: a half of 30 bits is three of these. */
const pairs = Uint16Array.from({ length: 1024 }, (_, n) => (alphabet.charCodeAt(n >> 5) << 8) | alphabet.charCodeAt(n & 31))

const values = valuesByCode()

function valuesByCode(): Int8Array {
  const table = new Int8Array(128).fill(-1)
  const read = (character: string, value: number) => {
    table[character.charCodeAt(0)] = value
    table[character.toLowerCase().charCodeAt(0)] = value
  }
  for (const [value, character] of [...alphabet].entries()) read(character, value)
  for (const [character, meant] of Object.entries(misread)) read(character, alphabet.indexOf(meant))
  return table
}

/** Writes a number below 2^30 as 6 characters at `at`. */
export function writeHalf(target: DataView, at: number, half: number): void {
  target.setUint16(at, pairs[half >>> 20]!)
  target.setUint16(at + 2, pairs[(half >>> 10) & 1023]!)
  target.setUint16(at + 4, pairs[half & 1023]!)
}

/** The number that the 6 characters at `at` stand for, or -1 if one of them is not base 32. Lower case, I, L and O are understood. */
export function readHalf(text: string, at: number): number {
  let half = 0
  for (let end = at + 6; at < end; at++) {
    const code = text.charCodeAt(at)
    const value = code < 128 ? values[code]! : -1
    if (value < 0) return -1
    half = (half << 5) | value
  }
  return half
}
