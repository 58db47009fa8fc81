import { hkdfSync } from 'node:crypto'
import { checkClass, checkNumber, checkRange, numbersPerClass } from './class.ts'
import { readHalf, writeHalf } from './crockford.ts'
import { blockSize, ff1Block, type HalvesCipher } from './ff1-block.ts'
import type { Span } from './spans.ts'

/** Characters in a serial: 60 bits. */
export const serialLength = 12

/** What turns the numbers of one class into serials and back. The secret stays inside. */
export type SerialKey = { readonly classId: number; readonly keyVersion: number; readonly cipher: HalvesCipher }

const halfSize = 2 ** 30
const lefts = new Uint32Array(blockSize)
const rights = new Uint32Array(blockSize)
const single = Buffer.alloc(serialLength)

/**
 * The key of a class: derived by HKDF-SHA-256 (RFC 5869) from the master key, the class and the version, with the class as
 * FF1's tweak. The same three always give the same serials, so a version that has numbered packs is never taken out of use.
 * Throws a RangeError for a master key under 32 bytes, a class id out of range, or a version that is not 1, 2, 3, …
 */
export function serialKey(masterKey: Uint8Array, classId: number, keyVersion: number): SerialKey {
  checkClass(classId)
  if (masterKey.length < 32) throw new RangeError(`The master key has at least 32 bytes, not ${masterKey.length}.`)
  if (!Number.isSafeInteger(keyVersion) || keyVersion < 1)
    throw new RangeError(`A key version is 1 or a later whole number, not ${keyVersion}.`)
  const info = `absah serial, class ${classId}, key ${keyVersion}`
  const key = new Uint8Array(hkdfSync('sha256', masterKey, new Uint8Array(), info, 32))
  const tweak = Buffer.alloc(8)
  tweak.writeUInt32BE(classId, 4)
  return { classId, keyVersion, cipher: ff1Block(key, tweak) }
}

/**
 * The serial of number `n`: 12 characters of Crockford's base 32. Numbers are JavaScript numbers below 2^40
 * (`numbersPerClass`), of the 2^60 that FF1 could tell apart; throws a RangeError for any other.
 */
export function serialOf(key: SerialKey, n: number): string {
  checkNumber(n)
  writeSerials(key, { from: n, until: n + 1 }, single)
  return single.toString('latin1')
}

/**
 * The number that a serial stands for, or undefined when it is none of this class: not 12 characters of base 32, or beyond
 * the numbers that a class has (as all but one in a million invented serials are). Lower case is read as upper, I and L as 1,
 * O as 0; `serialOf` gives back the one right spelling. A number says nothing yet of having been issued: lots do.
 */
export function numberOf(key: SerialKey, serial: string): number | undefined {
  return numbersOf(key, [serial])[0]
}

/** `numberOf` for many serials of one class, in their order, many times as fast for each. */
export function numbersOf(key: SerialKey, serials: readonly string[]): (number | undefined)[] {
  const numbers = new Array<number | undefined>(serials.length).fill(undefined)
  for (let start = 0; start < serials.length; start += blockSize) {
    const readable = readBlock(serials, start)
    key.cipher.decrypt(lefts, rights, readable.length)
    for (let k = 0; k < readable.length; k++) {
      const n = lefts[k]! * halfSize + rights[k]!
      if (n < numbersPerClass) numbers[readable[k]!] = n
    }
  }
  return numbers
}

/** Reads a block of serials into the halves, and gives the places of those that could be read. */
function readBlock(serials: readonly string[], start: number): number[] {
  const readable: number[] = []
  const end = Math.min(start + blockSize, serials.length)
  for (let place = start; place < end; place++) {
    const serial = serials[place]!
    if (serial.length !== serialLength) continue
    const left = readHalf(serial, 0)
    const right = readHalf(serial, 6)
    if (left < 0 || right < 0) continue
    lefts[readable.length] = left
    rights[readable.length] = right
    readable.push(place)
  }
  return readable
}

/**
 * Writes the serials of `[from, until)` into `target` as ASCII: the first at byte `at`, each next one `stride` bytes on; the
 * bytes between are left as they are. Throws a RangeError for numbers out of range or a target too short, having written nothing.
 */
export function writeSerials(key: SerialKey, range: Span, target: Uint8Array, at = 0, stride = serialLength): void {
  checkRange(range)
  const count = range.until - range.from
  if (stride < serialLength || at < 0)
    throw new RangeError(`Serials are ${serialLength} bytes each: a stride of ${stride} at ${at} has no room.`)
  if (count > 0 && at + (count - 1) * stride + serialLength > target.length)
    throw new RangeError(`${count} serials do not fit into ${target.length} bytes.`)
  const view = new DataView(target.buffer, target.byteOffset, target.byteLength)
  for (let done = 0; done < count; done += blockSize) {
    const size = Math.min(blockSize, count - done)
    for (let k = 0, n = range.from + done; k < size; k++, n++) {
      lefts[k] = n / halfSize
      rights[k] = n % halfSize
    }
    key.cipher.encrypt(lefts, rights, size)
    for (let k = 0, place = at + done * stride; k < size; k++, place += stride) {
      writeHalf(view, place, lefts[k]!)
      writeHalf(view, place + 6, rights[k]!)
    }
  }
}
