import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { collectiveLeaveCounts, initialHolidays, officeCalendar, workingWeek } from '#/features/calendar/law.ts'
import { addWorkingDays } from '#/law/calendar.ts'
import { isDay } from '#/law/day.ts'
import { checkTable } from '#/law/table-laws.test-support.ts'

test.each([collectiveLeaveCounts, workingWeek])('$name always has one answer', table =>
  checkTable<Record<never, never>, unknown>(table, { facts: {} }),
)

describe('the holidays a register begins with', () => {
  test('are days that exist, each named once, in order, cited to the decree of their year', () => {
    const days = initialHolidays.map(holiday => holiday.day)
    expect(days.filter(day => !isDay(day))).toEqual([])
    expect(days).toEqual([...new Set(days)].sort())
    for (const { day, cite } of initialHolidays) expect(cite.instrument).toBe(`SKB ${day.slice(0, 4)}`)
  })

  // Announced by the ministers; 2024 had an election day besides its 17, and 18 August 2025 was added during the year.
  test.each([
    ['2023', 16, 9],
    ['2024', 17 + 1, 10],
    ['2025', 17, 10 + 1],
    ['2026', 17, 8],
  ])('of %s are as many as were announced', (year, national, collective) => {
    const ofYear = initialHolidays.filter(holiday => holiday.day.startsWith(year))
    const decided = ofYear.filter(holiday => !(holiday.tentative && year < '2026'))
    expect(decided.filter(holiday => holiday.kind === 'national')).toHaveLength(national)
    expect(decided.filter(holiday => holiday.kind === 'collective')).toHaveLength(collective)
  })

  test('are tentative as long as their decree has not been seen', () => {
    expect(initialHolidays.filter(holiday => holiday.day >= '2027-01-01' && !holiday.tentative)).toEqual([])
  })
})

test('the calendar leaves out weekends, holidays and collective leave', () => {
  const isWorkingDay = officeCalendar(initialHolidays)
  expect(addWorkingDays(isWorkingDay, '2026-03-17', 1)).toBe('2026-03-25') // Nyepi and Idulfitri with their leave
  expect(addWorkingDays(isWorkingDay, '2026-12-23', 1)).toBe('2026-12-28')
  expect(isWorkingDay('2026-11-20')).toBe(true)
  expect(isWorkingDay('2026-11-21')).toBe(false)
})

const csv = '../shared/data/register/holidays-2019-2028.csv'

describe.skipIf(!existsSync(csv))(`the merged list (skipped where ${csv} is missing)`, () => {
  type Line = { date: string; name: string; kind: 'libur_nasional' | 'cuti_bersama'; tentative: 'yes' | 'no' }
  const lines = (existsSync(csv) ? parse(readFileSync(csv), { columns: true }) : []) as Line[]
  const ours = new Map(initialHolidays.map(holiday => [holiday.day as string, holiday]))

  test('has the same days', () => {
    expect(lines).toHaveLength(202)
    expect([...ours.keys()]).toEqual(lines.map(line => line.date))
  })
  test('has the same kinds, four days apart that the decrees name as collective leave', () => {
    const differing = lines.filter(line => (line.kind === 'cuti_bersama') !== (ours.get(line.date)?.kind === 'collective'))
    expect(differing.map(line => line.date)).toEqual(['2024-06-18', '2025-06-09', '2025-08-18', '2026-05-28'])
  })
  test('calls nothing tentative that we hold for certain', () => {
    expect(lines.filter(line => line.tentative === 'yes' && !ours.get(line.date)?.tentative)).toEqual([])
  })
  test('names the same feasts', () => {
    const feasts =
      'Paskah|Pemilihan|Imlek|Waisak|Idul ?Fitri|Idul ?Adha|Islam,Hijriah$|Masehi,^Hari Tahun Baru$|Nyepi|Isra|Wafat|Buruh|Kenaikan|Pancasila|Proklamasi,Kemerdekaan|Maulid|Natal'
        .split('|')
        .map(names => new RegExp(names.replace(',', '|'), 'i'))
    const feast = (name: string | undefined) => feasts.findIndex(pattern => name !== undefined && pattern.test(name))
    for (const line of lines) {
      expect(feast(line.name), line.name).toBeGreaterThanOrEqual(0)
      expect(feast(ours.get(line.date)?.name), `${line.date} ${line.name}`).toBe(feast(line.name))
    }
  })
})
