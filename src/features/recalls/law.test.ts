import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reminderDue } from '#/features/recalls/follow.ts'
import { recallAnswer, recallCompletion, recallReminder } from '#/features/recalls/law.ts'
import { find } from '#/law/provisions.ts'
import { checkTable } from '#/law/table-laws.test-support.ts'

const classes = ['I', 'II', 'III', 'none'] as const

test('the tables of law are sound', () => {
  const facts = { gravity: fc.constantFrom(...classes) }
  checkTable(recallAnswer, { facts })
  checkTable(recallReminder, { facts })
  checkTable(recallCompletion, { facts })
})

test('the graver the danger, the sooner an answer is awaited; without a source every row says that it is assumed', () => {
  const { value, steps } = find('2026-11-20', ({ the }) => classes.map(of => the(recallAnswer, { gravity: of }).days))
  expect(value).toEqual([1, 3, 7, 3])
  expect(steps.every(({ assumed }) => assumed)).toBe(true)
})

test('a reminder is due on the day after the last for an answer, and then every so many days', () => {
  const due = (today: `${number}-${number}-${number}`) => reminderDue('2026-11-20', 3, today)
  expect([due('2026-11-20'), due('2026-11-21'), due('2026-11-23'), due('2026-11-24'), due('2026-12-01')]).toEqual([
    undefined,
    '2026-11-21',
    '2026-11-21',
    '2026-11-24',
    '2026-11-30',
  ])
})
