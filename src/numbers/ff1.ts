import { createCipheriv } from 'node:crypto'

export type Ff1 = {
  /** The numerals that stand for `plain` under this key and tweak: as many, of the same radix. */
  encrypt(plain: readonly number[], tweak: Uint8Array): number[]
  /** What `encrypt` was given. */
  decrypt(secret: readonly number[], tweak: Uint8Array): number[]
}

const rounds = 10

/** SP 800-38G Rev. 1 §5.1: radix^length, the number of possible values, is at least this. */
const leastValues = 1_000_000n

/**
 * Format-preserving encryption by FF1 (NIST SP 800-38G §5.1), step by step as the standard writes it.
 * `key` is an AES key of 16, 24 or 32 bytes; numerals are integers in `[0, radix)`, most significant first.
 * Throws a RangeError for a key, radix or numeral out of range, and for fewer than a million possible values.
 */
export function ff1(key: Uint8Array, radix: number): Ff1 {
  if (![16, 24, 32].includes(key.length)) throw new RangeError(`An AES key has 16, 24 or 32 bytes, not ${key.length}.`)
  if (!Number.isInteger(radix) || radix < 2 || radix > 65536)
    throw new RangeError(`The radix is an integer from 2 to 65536, not ${radix}.`)
  const base = BigInt(radix)

  const number = (numerals: readonly number[]) => numerals.reduce((sum, numeral) => sum * base + BigInt(numeral), 0n)

  function numerals(value: bigint, length: number): number[] {
    const result = new Array<number>(length)
    for (let at = length - 1, rest = value; at >= 0; at--, rest /= base) result[at] = Number(rest % base)
    return result
  }

  /** The y of step 6 iii for each round, from the half that the round does not change. */
  function roundFunction(length: number, tweak: Uint8Array) {
    const u = length >> 1
    const v = length - u
    const b = Math.ceil((base ** BigInt(v) - 1n).toString(2).length / 8)
    const d = 4 * Math.ceil(b / 4) + 4

    const p = Buffer.alloc(16)
    p.set([1, 2, 1, radix >> 16, (radix >> 8) & 255, radix & 255, rounds, u & 255])
    p.writeUInt32BE(length, 8)
    p.writeUInt32BE(tweak.length, 12)

    return (round: number, half: bigint): bigint => {
      const q = Buffer.alloc(Math.ceil((tweak.length + 1 + b) / 16) * 16)
      q.set(tweak)
      q[q.length - b - 1] = round
      q.set(bytes(half, b), q.length - b)
      const r = mac(key, Buffer.concat([p, q]))
      const s = [r]
      for (let j = 1; j * 16 < d; j++) s.push(aes(key, xor(r, bytes(BigInt(j), 16))))
      return BigInt(`0x${Buffer.concat(s).toString('hex', 0, d)}`)
    }
  }

  function check(given: readonly number[]) {
    if (base ** BigInt(given.length) < leastValues)
      throw new RangeError(`${given.length} numerals of radix ${radix} have fewer than ${leastValues} values: too few for FF1.`)
    const stray = given.find(numeral => !Number.isInteger(numeral) || numeral < 0 || numeral >= radix)
    if (stray !== undefined)
      throw new RangeError(`A numeral of radix ${radix} is an integer from 0 to ${radix - 1}, not ${stray}.`)
  }

  return {
    encrypt(plain, tweak) {
      check(plain)
      const u = plain.length >> 1
      const v = plain.length - u
      const y = roundFunction(plain.length, tweak)
      let a = number(plain.slice(0, u))
      let b = number(plain.slice(u))
      for (let i = 0; i < rounds; i++) {
        const c = (a + y(i, b)) % base ** BigInt(i % 2 ? v : u)
        a = b
        b = c
      }
      return [...numerals(a, u), ...numerals(b, v)]
    },

    decrypt(secret, tweak) {
      check(secret)
      const u = secret.length >> 1
      const v = secret.length - u
      const y = roundFunction(secret.length, tweak)
      let a = number(secret.slice(0, u))
      let b = number(secret.slice(u))
      for (let i = rounds - 1; i >= 0; i--) {
        const values = base ** BigInt(i % 2 ? v : u)
        const c = (b - (y(i, a) % values) + values) % values
        b = a
        a = c
      }
      return [...numerals(a, u), ...numerals(b, v)]
    },
  }
}

/** PRF (SP 800-38G §4.3, algorithm 6): the last block of AES in CBC mode from a zero block. */
function mac(key: Uint8Array, blocks: Uint8Array): Buffer {
  let chain = Buffer.alloc(16)
  for (let at = 0; at < blocks.length; at += 16) chain = aes(key, xor(chain, blocks.subarray(at, at + 16)))
  return chain
}

function aes(key: Uint8Array, block: Uint8Array): Buffer<ArrayBuffer> {
  return createCipheriv(`aes-${key.length * 8}-ecb`, key, null)
    .setAutoPadding(false)
    .update(block) as Buffer<ArrayBuffer>
}

function xor(a: Uint8Array, b: Uint8Array): Buffer {
  return Buffer.from(a.map((byte, at) => byte ^ b[at]!))
}

function bytes(value: bigint, length: number): Buffer {
  return Buffer.from(value.toString(16).padStart(length * 2, '0'), 'hex')
}
