import { expect, test } from 'vitest'
import { groupsOf } from './code.tsx'

test.each([
  ['DKL2513031717A1', 'DKL 25 130 317 17 A1'],
  ['SD253012341', 'SD 253 012 341'],
  ['7K3M9QX2W4TD', '7K3M 9QX2 W4TD'],
  ['389912345678901236', '389 912 345 678 901 236'],
  ['SM-2026-000417', 'SM-2026-000417'],
  ['POM NA 18251234567', 'POM NA 18251234567'],
])('%s is read as %s', (code, groups) => {
  expect(groupsOf(code).join(' ')).toBe(groups)
})

test('groups can be given, and lose nothing of the code', () => {
  expect(groupsOf('08991234567890', [1, 6, 6])).toEqual(['0', '899123', '456789', '0'])
})
