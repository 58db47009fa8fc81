import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { find } from '#/law/provisions.ts'
import { checkTable } from '#/law/table-laws.test-support.ts'
import { acts, derivedStates } from './acts.ts'
import { answersKept, hinders, undoConditions, undoTime } from './law.ts'

const act = fc.constantFrom(...acts)
const state = fc.constantFrom(...derivedStates)

test('every table answers once, for every act', () => {
  checkTable(undoTime, { facts: { act } })
  checkTable(undoConditions, { facts: { act }, mayAnswerTwice: true })
  checkTable(hinders, { facts: { act, state } })
  checkTable(answersKept, { facts: {} })
})

describe('an act may be taken back', () => {
  test.each([
    ['dispense', { days: 10 }, 'Art. 13(1)(b)'],
    ['destroy', { days: 10 }, 'Art. 13(1)(b)'],
    ['sample', { days: 10 }, 'Art. 13(1)(b)'],
    ['export', { days: 10 }, 'Art. 13(1)(b)'],
    ['steal', 'never', 'Art. 13(1)(d)'],
    ['freeze', 'no limit', '–'],
  ] as const)('%s: %j by %s', (act, time, article) => {
    const { value, steps } = find('2026-11-20', ({ the }) => the(undoTime, { act }))
    expect([value, steps[0]?.cite.article, steps[0]?.assumed]).toEqual([time, article, true])
  })
  test.each([
    ['dispense', 'same company', 'Art. 13(1)(a)'],
    ['dispense', 'same premises', 'Art. 13(1)(a)'],
    ['dispense', 'not expired', 'Art. 13(1)(c)'],
    ['dispense', 'not recalled', 'Art. 13(1)(d)'],
    ['dispense', 'not withdrawn', 'Art. 13(1)(d)'],
    ['dispense', 'not supplied', 'Art. 13(1)(e)'],
  ] as const)('%s, where it is %s, by %s', (act, condition, article) => {
    const { value, steps } = find('2026-11-20', ({ every }) => every(undoConditions, { act }))
    expect(steps[value.indexOf(condition)]?.cite.article).toBe(article)
  })
})
