import { hkdfSync } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numbersPerClass } from './class.ts'
import { alphabet } from './crockford.ts'
import { ff1 } from './ff1.ts'
import { blockSize } from './ff1-block.ts'
import { numberOf, numbersOf, serialKey, serialOf, writeSerials } from './serial.ts'
import { serialLines, serialsOf } from './serial-lines.ts'

const master = Buffer.alloc(32, 'absah')
const key = serialKey(master, 7, 1)
const anyNumber = fc.integer({ min: 0, max: numbersPerClass - 1 })

test('a serial is the FF1 encryption of its number under the HKDF key of the class, with the class as tweak', () => {
  fc.assert(
    fc.property(anyNumber, fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.integer({ min: 1, max: 9 }), (n, classId, version) => {
      const info = `absah serial, class ${classId}, key ${version}`
      const plain = ff1(new Uint8Array(hkdfSync('sha256', master, '', info, 32)), 32)
      const numerals = Array.from({ length: 12 }, (_, at) => Math.floor(n / 32 ** (11 - at)) % 32)
      const tweak = Buffer.from(classId.toString(16).padStart(16, '0'), 'hex')
      const expected = plain.encrypt(numerals, tweak).map(numeral => alphabet[numeral])
      expect(serialOf(serialKey(master, classId, version), n)).toBe(expected.join(''))
    }),
  )
})

test('serials printed by an earlier release stay what they were', () => {
  expect([0, 1, 1_000_000, numbersPerClass - 1].map(n => serialOf(key, n))).toEqual([
    'EN23CWX8K9TF',
    'S475A0841RKS',
    'XBVBN78EC3NP',
    'M2GS7XMJBVPW',
  ])
  expect(serialOf(serialKey(master, 8, 1), 0)).toBe('VWDWPDXDXKMZ')
  expect(serialOf(serialKey(master, 7, 2), 0)).toBe('GVQRTX3HW3WJ')
})

test('every serial turns back into its number, also as people write it', () => {
  fc.assert(
    fc.property(anyNumber, n => {
      const serial = serialOf(key, n)
      expect(serial).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
      expect(numberOf(key, serial)).toBe(n)
      expect(numberOf(key, serial.toLowerCase())).toBe(n)
      expect(numberOf(key, serial.replaceAll('1', 'I').replaceAll('0', 'o'))).toBe(n)
      expect(numberOf(key, serial.replaceAll('1', 'l'))).toBe(n)
    }),
  )
})

test('what is no serial of the class has no number', () => {
  const serial = serialOf(key, 5)
  const wrong = ['', serial.slice(1), `${serial}0`, `U${serial.slice(1)}`, `${serial.slice(0, 11)}-`, `${serial.slice(0, 11)}é`]
  expect(wrong.map(text => numberOf(key, text))).toEqual(wrong.map(() => undefined))
  expect(numberOf(serialKey(master, 8, 1), serial)).toBeUndefined()
  expect(numberOf(serialKey(master, 7, 2), serial)).toBeUndefined()
})

test('many serials are read in their order, the unreadable ones among them', () => {
  const range = { from: 999, until: 999 + blockSize + 77 }
  const serials = [...serialsOf(key, range)]
  serials[3] = 'SD123456789'
  serials[blockSize + 1] = 'unreadable!!'
  const numbers: (number | undefined)[] = Array.from(serials, (_, k) => range.from + k)
  numbers[3] = undefined
  numbers[blockSize + 1] = undefined
  expect(numbersOf(key, serials)).toEqual(numbers)
})

test('a file of serials holds the serials of its range, line by line, across blocks and halves', () => {
  const ranges = [
    { from: 5, until: 5 },
    { from: 2 ** 30 - 3, until: 2 ** 30 + 3 },
    { from: 123, until: 123 + 2 * blockSize },
    { from: numbersPerClass - blockSize - 1, until: numbersPerClass },
  ]
  for (const range of ranges) {
    const file = Buffer.concat([...serialLines(key, range, { prefix: 'é,', suffix: ',kotak\r\n' })]).toString()
    const expected = Array.from({ length: range.until - range.from }, (_, k) => `é,${serialOf(key, range.from + k)},kotak\r\n`)
    expect(file).toBe(expected.join(''))
  }
})

test('buffers that were handed out are not written again', () => {
  const [first, second] = serialLines(key, { from: 0, until: 2 * blockSize })
  expect(first!.toString().split('\n')[0]).toBe(serialOf(key, 0))
  expect(second!.toString().split('\n')[0]).toBe(serialOf(key, blockSize))
})

test('serials are written at a place and a stride, and nothing else is touched', () => {
  const target = Buffer.alloc(32, '.')
  writeSerials(key, { from: 8, until: 10 }, target.subarray(1), 1, 15)
  expect(target.toString()).toBe(`..${serialOf(key, 8)}...${serialOf(key, 9)}...`)
  expect(() => writeSerials(key, { from: 8, until: 11 }, target)).toThrow('3 serials do not fit into 32 bytes')
  expect(() => writeSerials(key, { from: 8, until: 10 }, target, 0, 11)).toThrow('a stride of 11 at 0 has no room')
})

test('keys, classes, versions and numbers out of range are refused', () => {
  expect(() => serialKey(master.subarray(1), 7, 1)).toThrow('at least 32 bytes, not 31')
  for (const classId of [-1, 0.5, 2 ** 31, Number.NaN]) expect(() => serialKey(master, classId, 1)).toThrow('A class id is')
  for (const version of [0, 1.5, Number.NaN]) expect(() => serialKey(master, 7, version)).toThrow('A key version is')
  for (const n of [-1, 0.5, numbersPerClass, Number.NaN]) expect(() => serialOf(key, n)).toThrow('A class has the numbers')
  for (const [from, until] of [[-1, 1], [2, 1], [0, numbersPerClass + 1], [0, 0.5], [Number.NaN, 1]] as const) // biome-ignore format: a table
    expect(() => [...serialLines(key, { from, until })]).toThrow('A range runs from')
})
