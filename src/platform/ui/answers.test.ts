import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayFrom, dayValues, moneyFrom, problemsFrom, textOf } from './answers.ts'

test('three boxes give a day, nothing, or the news that there is no such day', () => {
  const boxes = (day: string, month: string, year: string) => dayFrom({ 'd.day': day, 'd.month': month, 'd.year': year }, 'd')
  expect(boxes('7', '3', '2027')).toBe('2027-03-07')
  expect(boxes(' 07 ', '03', '2027')).toBe('2027-03-07')
  expect(boxes('', '', '')).toBeUndefined()
  expect(boxes('31', '2', '2027')).toBe('impossible')
  expect(boxes('7', '', '2027')).toBe('impossible')
  expect(boxes('7', 'Maret', '2027')).toBe('impossible')
  expect(boxes('7', '3', '27')).toBe('impossible')
})

test('a stored day comes back from its boxes', () => {
  const days = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map(date => date.toISOString().slice(0, 10))
  fc.assert(fc.property(days, day => dayFrom(dayValues('d', day), 'd') === day))
})

test.each([
  ['1.500.000', 1_500_000],
  ['Rp 1.500.000', 1_500_000],
  ['rp1 500 000', 1_500_000],
  ['1,500,000', 1_500_000],
  ['1500000,00', 1_500_000],
  ['0', 0],
  ['12.50', undefined],
  ['1.50.000', undefined],
  ['seribu', undefined],
  ['-5', undefined],
  ['', undefined],
])('money typed as "%s" is read as %s', (typed, rupiah) => {
  expect(moneyFrom(typed)).toBe(rupiah)
})

test('a failed check names the nested field as the form does', () => {
  expect(problemsFrom([{ path: ['sites', 0, 'name'], message: 'Isi nama pabrik.' }])).toEqual([
    { field: 'sites.0.name', says: 'Isi nama pabrik.' },
  ])
})

test('files are left out of what a page shows again', () => {
  const file = new File(['x'], 'x.pdf')
  expect(textOf({ name: 'A', forms: ['tablet', 'syrup'], paper: file, papers: [file] })).toEqual({
    name: 'A',
    forms: ['tablet', 'syrup'],
  })
})
