import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paperKinds } from '#/features/border-papers/paper.ts'
import { find } from '#/law/provisions.ts'
import { checkTable } from '#/law/table-laws.test-support.ts'
import { borderFee, borderPeriods, borderValidity, deskHours } from './law.ts'

const kind = fc.constantFrom(...paperKinds)

checkTable(borderFee, { facts: { kind } })
checkTable(borderValidity, { facts: { kind } })
checkTable(borderPeriods, { facts: { kind, clock: fc.constantFrom('draft', 'payment', 'evaluation', 'answer') } })
checkTable(deskHours, { facts: { desk: fc.constantFrom('information and complaints', 'testing', 'SKI and SKE') } })

describe('the official cases', () => {
  test.each([
    ['DESK-1', 'information and complaints'],
    ['DESK-2', 'testing'],
    ['DESK-3', 'SKI and SKE'],
  ] as const)('%s: the desk of %s is open on working days from 08.00 to 16.00', (rule, desk) => {
    const { value } = find('2026-11-20', ({ the }) => the(deskHours, { desk }))
    expect(value).toEqual({ days: [1, 2, 3, 4, 5], opens: '08.00', closes: '16.00' })
    expect(deskHours.rows.find(row => row.when.desk === desk)?.rule).toBe(rule)
  })
})
