import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { officerRoles, type Role, roles } from '#/platform/accounts/person.ts'
import { inOrder, refusalOf } from './role-rules.ts'

const person = (id: string, its: readonly Role[], companyId?: string) => ({ id, roles: its, companyId, suspendedAt: undefined })
const some = fc.uniqueArray(fc.constantFrom(...roles))

describe('a change of roles', () => {
  test('leaves at least one administrator, whatever is asked', () => {
    const ids = ['a', 'b', 'c']
    fc.assert(
      fc.property(
        fc.subarray(ids),
        fc.constantFrom(...ids),
        fc.constantFrom(...ids),
        some,
        (administrators, actorId, target, after) => {
          const its: Role[] = administrators.includes(target) ? ['administrator'] : ['evaluator']
          if (refusalOf({ actorId, person: person(target, its), after, administrators })) return
          const left = administrators.filter(id => id !== target || after.includes('administrator'))
          expect(left.length).toBeGreaterThan(0)
        },
      ),
    )
  })
  test('is never one’s own', () => {
    const change = { actorId: 'a', person: person('a', ['administrator']), administrators: ['a', 'b'] }
    expect(refusalOf({ ...change, after: ['administrator', 'approver'] })?.en).toMatch(/your own account/)
    expect(refusalOf({ ...change, after: [] })?.en).toMatch(/your own account/)
  })
  test('is an administrator’s alone, also when they have just stopped being one', () => {
    const change = { actorId: 'a', person: person('b', ['evaluator']), after: ['approver'] as const, administrators: ['b'] }
    expect(refusalOf(change)?.en).toMatch(/no longer an administrator/)
  })
  test('keeps applicants and officers apart', () => {
    const change = { actorId: 'a', administrators: ['a'] }
    expect(refusalOf({ ...change, person: person('b', ['applicant'], 'company'), after: ['inspector'] })?.en).toMatch(
      /acts for a company/,
    )
    expect(refusalOf({ ...change, person: person('b', ['applicant']), after: ['applicant', 'inspector'] })?.en).toMatch(
      /officer as well/,
    )
    expect(refusalOf({ ...change, person: person('b', ['applicant']), after: ['inspector'] })).toBeUndefined()
  })
})

test('roles stand in one order, however they were ticked', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(officerRoles), ticked => {
      expect(inOrder(ticked)).toEqual(officerRoles.filter(role => ticked.includes(role)))
    }),
  )
})
