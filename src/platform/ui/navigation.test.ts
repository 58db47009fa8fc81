import { expect, test } from 'vitest'
import { placesFor } from './navigation.ts'

const hrefs = (...roles: Parameters<typeof officer>) => placesFor(officer(...roles), 'id').map(({ href }) => href)
const officer = (...roles: ('evaluator' | 'approver' | 'code officer' | 'inspector')[]) =>
  ({ name: 'Ani', kind: 'officer', roles }) as const

test('an officer is offered the doors that one of their roles opens', () => {
  expect(hrefs('evaluator')).toEqual(expect.arrayContaining(['/cases', '/companies-to-verify', '/payments', '/register']))
  expect(hrefs('evaluator')).not.toContain('/lots')
  expect(hrefs('code officer')).not.toContain('/cases')
  expect(hrefs('approver', 'inspector')).toEqual(expect.arrayContaining(['/cases', '/lots', '/reports']))
})

test('a company is led to its people and keys', () => {
  expect(placesFor({ name: 'Laras', kind: 'company' }, 'en')).toContainEqual({ href: '/staff', label: 'Staff and keys' })
})
