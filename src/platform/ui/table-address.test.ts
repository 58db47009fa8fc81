import { expect, test } from 'vitest'
import { readTable, tableAddress } from './table-address.ts'

const rules = { sorts: ['due', 'number'], by: '-due', filters: ['state'], size: 20 }

test('an address without wishes shows the first page in the usual order', () => {
  expect(readTable({}, rules)).toEqual({ sort: 'due', descending: true, page: 1, size: 20, offset: 0, filters: {} })
})

test('an address says order, filter and page', () => {
  expect(readTable({ sort: 'number', page: '3', state: ' open ' }, rules)).toEqual({
    sort: 'number',
    descending: false,
    page: 3,
    size: 20,
    offset: 40,
    filters: { state: 'open' },
  })
})

test.each([{ sort: 'password' }, { page: '-1' }, { page: '1e9' }, { page: 'x' }, { drop: 'table' }])(
  'a wish the table does not know is no wish: %o',
  query => {
    expect(readTable(query, rules)).toEqual(readTable({}, rules))
  },
)

test('the address of the next page reads back as the next page', () => {
  const state = readTable({ sort: '-number', state: 'a&b', page: '2' }, rules)
  const address = new URL(tableAddress('/desk?old=1', state, { ...state, page: 3 }), 'http://here')
  expect(address.pathname).toBe('/desk')
  expect(readTable(Object.fromEntries(address.searchParams), rules)).toEqual({ ...state, page: 3, offset: 40 })
})

test('a new order begins again at the first page', () => {
  const state = readTable({ page: '4' }, rules)
  expect(tableAddress('/desk', state, { sort: 'number', descending: false })).toBe('/desk?sort=number')
})
