import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalFrom, flat, nested } from './answers.ts'
import { Composition } from './supplement-own-make/dossier.ts'

describe('numbers as they are typed', () => {
  test.each([
    ['2,5', 2.5],
    ['1500', 1500],
    ['1.500.000', 1_500_000],
    ['1.500,5', 1500.5],
    ['0.125', 0.125],
    ['2.5', 2.5],
    [' 10 ', 10],
  ])('%s is %d', (text, number) => expect(decimalFrom(text)).toBe(number))
  test.each(['1.500', '', 'satu', '1,2,3', '-1', '1e9', '٣', '1.50.000'])('“%s” is none, or could be read two ways', text =>
    expect(decimalFrom(text)).toBeUndefined(),
  )
})

describe('a form and JSON are the same answers', () => {
  test('what was saved comes back from the form unchanged', () => {
    const material = fc.record({
      role: fc.constantFrom('active', 'additive'),
      name: fc.stringMatching(/^[a-z]{1,9}$/),
      amount: fc.integer({ min: 1, max: 99_999 }).map(n => n / 100),
      unit: fc.constantFrom('mg', 'g'),
    })
    fc.assert(
      fc.property(fc.array(material, { maxLength: 12 }), fc.boolean(), (materials, drugClass) => {
        const content = Composition.parse({ materials, drugClass })
        expect(Composition.parse(nested(flat(content)))).toEqual(content)
      }),
    )
  })
  test('rows in which nothing was typed are left out', () =>
    expect(
      Composition.parse(nested({ 'materials.0.name': '', 'materials.1.name': 'Zink', 'materials.1.unit': '' })).materials,
    ).toEqual([{ name: 'Zink' }]))
  test('names that reach for the machinery are dropped', () => {
    const content = nested({ '__proto__.0.polluted': 'x', constructor: 'x', 'a.b.c': 'x', 'materials.99999.name': 'x' })
    expect(Object.keys(content)).toEqual(['constructor'])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})
