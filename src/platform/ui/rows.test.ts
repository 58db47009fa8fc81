import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alterRows, pastedRows, rowsFrom, rowValues } from './rows.ts'

const two = { name: 'Vita', 'active.0.name': 'Zinc', 'active.0.amount': '5', 'active.1.name': 'Iron', 'active.1.amount': '3' }

test('rows come back from their values', () => {
  const row = fc.record({ name: fc.string(), amount: fc.string() })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), rows => {
      expect(rowsFrom(rowValues('active', rows), 'active')).toEqual(rows)
    }),
  )
})

test('adding a row adds a blank one at the end and keeps all else', () => {
  expect(alterRows({ ...two, _add: 'active' })).toEqual({ ...two, 'active.2.name': '', 'active.2.amount': '' })
})

test('removing a row moves the rows below it up', () => {
  expect(alterRows({ ...two, _remove: 'active.0' })).toEqual({ name: 'Vita', 'active.0.name': 'Iron', 'active.0.amount': '3' })
})

test('a form sent by its main button is not altered', () => {
  expect(alterRows(two)).toBeUndefined()
})

test('an absurd row number costs no memory and loses nothing', () => {
  expect(rowsFrom({ 'active.99999999.name': 'last', 'active.2.name': 'first' }, 'active')).toEqual([
    { name: 'first' },
    { name: 'last' },
  ])
})

test('cells pasted from a spreadsheet are read with tabs, semicolons and quoted line breaks', () => {
  expect(pastedRows('Zinc\t5,5\tmg\r\n\r\n"Iron\n(II)"\t3\tmg\t')).toEqual([
    ['Zinc', '5,5', 'mg'],
    ['Iron\n(II)', '3', 'mg', ''],
  ])
  expect(pastedRows('Zinc;5\nPipa 5";3')).toEqual([
    ['Zinc', '5'],
    ['Pipa 5"', '3'],
  ])
})
