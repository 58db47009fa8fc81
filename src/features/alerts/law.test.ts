import { expect, test } from 'vitest'
import { find } from '#/law/provisions.ts'
import { checkTable } from '#/law/table-laws.test-support.ts'
import { alertCoaching, alertHandling, alertThresholds, settingsOn } from './law.ts'

test('the tables of law are sound, and every row says that it is assumed', () => {
  for (const table of [alertThresholds, alertHandling, alertCoaching]) checkTable<object, unknown>(table, { facts: {} })
  const { steps } = find('2026-11-20', ({ the }) => [the(alertThresholds, {}), the(alertHandling, {}), the(alertCoaching, {})])
  expect(steps.every(({ assumed }) => assumed)).toBe(true)
})

test('a pack is suspect when a crime is likelier than not', () => {
  expect(settingsOn('2026-11-20').suspectFrom).toBe(0.5)
})
