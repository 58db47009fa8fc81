import { expect, test } from 'vitest'
import { ff1 } from './ff1.ts'

const key128 = '2B7E151628AED2A6ABF7158809CF4F3C'
const key192 = `${key128}EF4359D8D580AA4F`
const key256 = `${key192}7F036D6F04FC6A94`
const tweak10 = '39383736353433323130'
const tweak11 = '3737373770717273373737'

/** NIST, "FF1 Samples": https://csrc.nist.gov/projects/cryptographic-standards-and-guidelines/example-values */
const samples = [
  [1, key128, 10, '', '0123456789', '2433477484'],
  [2, key128, 10, tweak10, '0123456789', '6124200773'],
  [3, key128, 36, tweak11, '0123456789abcdefghi', 'a9tv40mll9kdu509eum'],
  [4, key192, 10, '', '0123456789', '2830668132'],
  [5, key192, 10, tweak10, '0123456789', '2496655549'],
  [6, key192, 36, tweak11, '0123456789abcdefghi', 'xbj3kv35jrawxv32ysr'],
  [7, key256, 10, '', '0123456789', '6657667009'],
  [8, key256, 10, tweak10, '0123456789', '1001623463'],
  [9, key256, 36, tweak11, '0123456789abcdefghi', 'xs8a0azh2avyalyzuwd'],
] as const

const numerals = (text: string) => [...text].map(character => Number.parseInt(character, 36))
const text = (numerals: number[]) => numerals.map(numeral => numeral.toString(36)).join('')

test.each(samples)('NIST sample %i encrypts and decrypts', (_, key, radix, tweak, plain, secret) => {
  const cipher = ff1(Buffer.from(key, 'hex'), radix)
  expect(text(cipher.encrypt(numerals(plain), Buffer.from(tweak, 'hex')))).toBe(secret)
  expect(text(cipher.decrypt(numerals(secret), Buffer.from(tweak, 'hex')))).toBe(plain)
})

test('a long text, whose y takes more than one AES block, comes back', () => {
  const cipher = ff1(Buffer.from(key256, 'hex'), 65536)
  const plain = Array.from({ length: 41 }, (_, at) => (at * 7919) % 65536)
  const secret = cipher.encrypt(plain, Buffer.from(tweak10, 'hex'))
  expect(secret).not.toEqual(plain)
  expect(cipher.decrypt(secret, Buffer.from(tweak10, 'hex'))).toEqual(plain)
})

test('what FF1 cannot do is refused', () => {
  const key = Buffer.from(key128, 'hex')
  expect(() => ff1(key.subarray(1), 10)).toThrow('16, 24 or 32 bytes, not 15')
  expect(() => ff1(key, 1)).toThrow('from 2 to 65536, not 1')
  expect(() => ff1(key, 10).encrypt([1, 2, 3, 4, 5], key)).toThrow('too few for FF1')
  expect(() => ff1(key, 10).decrypt([1, 2, 3, 4, 5, 10], key)).toThrow('from 0 to 9, not 10')
})
