import { expect, test } from 'vitest'
import { sayUri } from './say-uri.ts'

test('an identity is said as it stands on the pack', () => {
  expect(sayUri('https://id.gs1.org/01/09520000001582/21/K9W5YK9Z1ZF5')).toBe('(01) 09520000001582 (21) K9W5YK9Z1ZF5')
  expect(sayUri('https://id.gs1.org/01/09520000001582/21/a%2Fb')).toBe('(01) 09520000001582 (21) a/b')
  expect(sayUri('https://id.gs1.org/00/395200000000000017')).toBe('(00) 395200000000000017')
  expect(sayUri('https://absah.example/v/TR222488821/0PQBBYXPP4GZ')).toBe('TR222488821 0PQBBYXPP4GZ')
})

test('what is no identity of a pack of ours or of GS1 is said as it is', () => {
  expect(sayUri('urn:uuid:01a1f8c6-8340-7e30-8050-a8cb9bccb558')).toBe('urn:uuid:01a1f8c6-8340-7e30-8050-a8cb9bccb558')
})
