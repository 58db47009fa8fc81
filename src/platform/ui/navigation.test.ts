import { expect, test } from 'vitest'
import { placeOf, placesFor } from './navigation.ts'

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
  expect(placesFor({ name: 'Laras', kind: 'company' }, 'en')).toContainEqual(
    expect.objectContaining({ href: '/staff', label: 'Staff and keys' }),
  )
})

test('who decides and administers is offered the doors of both, each once', () => {
  const both = { name: 'Endah', kind: 'administrator', roles: ['administrator', 'code officer'] } as const
  const offered = placesFor(both, 'en').map(({ href }) => href)
  expect(offered).toEqual(expect.arrayContaining(['/code-orders', '/code-access/requests', '/admin/audit']))
  expect(offered).not.toContain('/cases')
  expect(new Set(offered).size).toBe(offered.length)
})

test('an administrator alone is offered no door that stays shut to them', () => {
  const offered = placesFor({ name: 'Endah', kind: 'administrator', roles: ['administrator'] }, 'en').map(({ href }) => href)
  expect(offered).toContain('/admin/audit')
  expect(offered).not.toContain('/code-orders')
})

test('what belongs behind a door is shown to lie there', () => {
  const company = placesFor({ name: 'Laras', kind: 'company' }, 'en')
  for (const path of ['/lots/7', '/code-orders', '/code-access/new', '/serial-lists/7?page=2', '/own-lots/new', '/labels'])
    expect(placeOf(path, company)?.href, path).toBe('/lots')
  const officers = placesFor(officer('code officer'), 'en')
  expect(placeOf('/code-orders/7', officers)?.href).toBe('/code-orders')
  expect(placeOf('/code-access/requests/7', officers)?.href).toBe('/code-access/requests')
  expect(placeOf('/elsewhere', officers)).toBeUndefined()
})
