import { expect, test } from 'vitest'
import { plainNumber } from '#/epcis/number.ts'

test.each([
  ['26', '26'],
  ['26.0', '26'],
  ['+026.10', '26.1'],
  ['-0.500', '-0.5'],
  ['-0', '0'],
  ['.5', '0.5'],
  ['5.', '5'],
  ['1e3', '1000'],
  ['1.5E-7', '0.00000015'],
  ['1e22', '10000000000000000000000'],
  ['123456789012345678901234567890', '123456789012345678901234567890'],
])('%s is %s', (given, plain) => expect(plainNumber(given)).toBe(plain))

test.each(['', '.', '-', '1.2.3', '2026-01-01', '12 kg', '1e999', 'NaN', '0x10', '+07:00'])('"%s" is no number and stays', text =>
  expect(plainNumber(text)).toBe(text),
)
