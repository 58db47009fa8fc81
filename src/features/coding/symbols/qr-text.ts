/** Ways to write characters as bits (ISO/IEC 18004, 7.4). */
const numeric = 0
const alphanumeric = 1
const bytes = 2
const modes = [numeric, alphanumeric, bytes] as const
type Mode = (typeof modes)[number]

const indicator = [0b0001, 0b0010, 0b0100] as const
/** Bits of the character count, for versions up to 9, up to 26, up to 40. */
const countBits = [
  [10, 12, 14],
  [9, 11, 13],
  [8, 16, 16],
] as const
/** Of one character, in sixths of a bit: three digits take 10 bits, two alphanumeric characters 11. */
const perCharacter = [20, 33, 48] as const

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
const alphanumericValue = new Int8Array(256).fill(-1)
for (const [value, sign] of [...alphabet].entries()) alphanumericValue[sign.charCodeAt(0)] = value

const can = (mode: Mode, byte: number): boolean =>
  mode === bytes || (mode === alphanumeric ? alphanumericValue[byte]! >= 0 : byte >= 48 && byte <= 57)

export type Segment = { mode: Mode; from: number; until: number }
/** Versions by the lengths of their character counts: 1–9, 10–26, 27–40. */
export type Lengths = 0 | 1 | 2

const unreached = 1e9

/** Divides the bytes into segments that take the fewest bits, by dynamic programming over the mode of each byte. */
export function segmentsOf(data: Uint8Array, lengths: Lengths): Segment[] {
  const cost = new Int32Array(3)
  const ended = new Int32Array(3)
  const head = new Int32Array(modes.map(mode => (4 + countBits[mode][lengths]) * 6))
  const before = new Uint8Array(data.length * 3)
  cost.set(head)
  for (let place = 0; place < data.length; place++) {
    for (let mode = 0; mode < 3; mode++) {
      before[place * 3 + mode] = mode
      cost[mode] = can(mode as Mode, data[place]!) ? cost[mode]! + perCharacter[mode]! : unreached
      // A new segment begins on a whole bit.
      ended[mode] = Math.ceil(cost[mode]! / 6) * 6
    }
    if (place === data.length - 1) break
    for (let to = 0; to < 3; to++)
      for (let from = 0; from < 3; from++) {
        if (ended[from]! + head[to]! >= cost[to]!) continue
        cost[to] = ended[from]! + head[to]!
        before[place * 3 + to] = from
      }
  }
  return joined(data.length, before, cost)
}

/**
 * Walks back from the cheapest end. `before` of a byte and the mode that follows it is the mode the byte itself is written in.
 */
function joined(length: number, before: Uint8Array, cost: Int32Array): Segment[] {
  const segments: Segment[] = []
  let mode = modes.reduce<Mode>((a, b) => (cost[b]! < cost[a]! ? b : a), bytes)
  for (let place = length - 1; place >= 0; place--) {
    mode = before[place * 3 + mode] as Mode
    const last = segments.at(-1)
    if (last?.mode === mode) last.from = place
    else segments.push({ mode, from: place, until: place + 1 })
  }
  return segments.reverse()
}

/** How many bits the segments take. */
export function bitsOf(segments: readonly Segment[], lengths: Lengths): number {
  let bits = 0
  for (const { mode, from, until } of segments)
    bits += 4 + countBits[mode][lengths] + Math.ceil(((until - from) * perCharacter[mode]) / 6)
  return bits
}

/** The segments as data codewords, ended and padded to the capacity of the symbol (7.4.9, 7.4.10). */
export function dataCodewords(data: Uint8Array, segments: readonly Segment[], lengths: Lengths, capacity: number): Uint8Array {
  const words = new Uint8Array(capacity)
  let at = 0
  const push = (value: number, bits: number) => {
    for (let left = bits - 1; left >= 0; left--, at++) if ((value >> left) & 1) words[at >> 3]! |= 128 >> (at & 7)
  }
  for (const { mode, from, until } of segments) {
    push(indicator[mode], 4)
    push(until - from, countBits[mode][lengths])
    writeCharacters(data.subarray(from, until), mode, push)
  }
  at += Math.min(4, capacity * 8 - at)
  for (let place = Math.ceil(at / 8), odd = false; place < capacity; place++, odd = !odd) words[place] = odd ? 0x11 : 0xec
  return words
}

function writeCharacters(data: Uint8Array, mode: Mode, push: (value: number, bits: number) => void): void {
  if (mode === bytes) {
    for (const byte of data) push(byte, 8)
    return
  }
  const together = mode === numeric ? 3 : 2
  for (let place = 0; place < data.length; place += together) {
    const group = data.subarray(place, place + together)
    let value = 0
    for (const byte of group) value = mode === numeric ? value * 10 + byte - 48 : value * 45 + alphanumericValue[byte]!
    push(value, mode === numeric ? group.length * 3 + 1 : group.length === 2 ? 11 : 6)
  }
}
