import { expect, test } from 'vitest'
import {
  daysBetween,
  formatBytes,
  formatDay,
  formatDays,
  formatFromToday,
  formatMoment,
  formatMoney,
  formatNumber,
} from './formats.ts'

test('days are written out in both languages', () => {
  expect(formatDay('2026-11-20', 'id')).toBe('20 November 2026')
  expect(formatDay('2026-08-01', 'id')).toBe('1 Agustus 2026')
  expect(formatDay('2026-08-01', 'en')).toBe('1 August 2026')
  expect(formatDay('2026-08-01', 'id', 'short')).toBe('1 Agu 2026')
})

test('what is not a day is refused, not moved to another day', () => {
  expect(() => formatDay('2026-02-30', 'id')).toThrow('"2026-02-30" is not a calendar day')
  expect(() => formatDay('besok', 'id')).toThrow(RangeError)
})

test('a moment is told on the clock of its zone, with its day there', () => {
  const at = '2026-11-20T17:05:00Z'
  expect(formatMoment(at, 'id')).toBe('21 November 2026 pukul 00.05 WIB')
  expect(formatMoment(at, 'en', 'WITA')).toBe('21 November 2026, 01:05 WITA')
  expect(formatMoment(new Date(at), 'id', 'WIT', 'short')).toBe('21 Nov 2026 pukul 02.05 WIT')
})

test('money is whole rupiah with a space that does not break', () => {
  expect(formatMoney(1_500_000, 'id')).toBe('Rp\u00a01.500.000')
  expect(formatMoney(1_500_000, 'en')).toBe('Rp\u00a01,500,000')
  expect(formatMoney(-250n, 'id')).toBe('−Rp\u00a0250')
})

test('numbers and sizes use the separators of the language', () => {
  expect(formatNumber(1234.5, 'id')).toBe('1.234,5')
  expect(formatBytes(2_480_000, 'id')).toBe('2,5\u00a0MB')
  expect(formatBytes(340_000, 'en')).toBe('340\u00a0KB')
  expect(formatBytes(12, 'en')).toBe('12\u00a0B')
})

test('days are counted, also across a change of year', () => {
  expect(daysBetween('2026-12-30', '2027-01-02')).toBe(3)
  expect(formatFromToday('2026-11-21', '2026-11-20', 'id')).toBe('besok')
  expect(formatFromToday('2026-11-25', '2026-11-20', 'id')).toBe('dalam 5 hari')
  expect(formatFromToday('2026-11-17', '2026-11-20', 'en')).toBe('3 days ago')
  expect(formatDays(14, 'id', 'working')).toBe('14 hari kerja')
  expect(formatDays(1, 'en', 'working')).toBe('1 working day')
  expect(formatDays(2, 'en')).toBe('2 days')
})
