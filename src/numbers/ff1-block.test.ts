import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ff1 } from './ff1.ts'
import { blockSize, ff1Block } from './ff1-block.ts'

const bytes = (minLength: number, maxLength: number) => fc.uint8Array({ minLength, maxLength })
const half = fc.integer({ min: 0, max: 2 ** 30 - 1 })
const numerals = (half: number) => [25, 20, 15, 10, 5, 0].map(shift => (half >>> shift) & 31)

test('the block version gives what the plain one gives, for any key, tweak and values', () => {
  fc.assert(
    fc.property(bytes(32, 32), bytes(0, 11), fc.array(fc.tuple(half, half), { maxLength: 9 }), (key, tweak, values) => {
      const left = Uint32Array.from(values, ([left]) => left)
      const right = Uint32Array.from(values, ([, right]) => right)
      ff1Block(key, tweak).encrypt(left, right, values.length)
      const plain = ff1(key, 32)
      const expected = values.map(([left, right]) => plain.encrypt([...numerals(left), ...numerals(right)], tweak))
      expect(values.map((_, k) => [...numerals(left[k]!), ...numerals(right[k]!)])).toEqual(expected)
    }),
  )
})

test('decrypting gives back a whole block, and leaves what lies beyond the count alone', () => {
  fc.assert(
    fc.property(bytes(32, 32), bytes(8, 8), half, fc.integer({ min: 0, max: blockSize }), (key, tweak, start, count) => {
      const left = Uint32Array.from({ length: blockSize }, (_, k) => (start ^ (k * 2654435761)) & (2 ** 30 - 1))
      const right = Uint32Array.from({ length: blockSize }, (_, k) => (start + k) & (2 ** 30 - 1))
      const [l, r] = [left.slice(), right.slice()]
      const cipher = ff1Block(key, tweak)
      cipher.encrypt(l, r, count)
      expect(l.subarray(count)).toEqual(left.subarray(count))
      cipher.decrypt(l, r, count)
      expect([l, r]).toEqual([left, right])
    }),
    { numRuns: 20 },
  )
})

test('a key, tweak or count that does not fit is refused', () => {
  const key = new Uint8Array(32)
  const halves = new Uint32Array(blockSize + 1)
  expect(() => ff1Block(key.subarray(8), key.subarray(24))).toThrow('32 bytes, not 24')
  expect(() => ff1Block(key, key.subarray(20))).toThrow('at most 11 bytes here, not 12')
  expect(() => ff1Block(key, key.subarray(24)).encrypt(halves, halves, blockSize + 1)).toThrow('At most 4096')
})
