import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CannotPrint, printable } from '#/features/certificates/typeface.ts'

test.each([
  ['β-karoten dan α-tokoferol', 'beta-karoten dan alfa-tokoferol'],
  ['Ω-3', 'Omega-3'],
  ['25 µg', '25 µg'],
  ['25 μg', '25 µg'],
  ['vitamin B₁₂ ≥ 2,4', 'vitamin B12 >= 2,4'],
  ['Café – “é”', 'Café – “é”'],
  ['Nguyễn ł ō', 'Nguyen l o'],
  ['5\u202fmg\u200b', '5 mg'],
  ['ganti\nbaris', 'ganti baris'],
])('%s is printed as %s', (text, printed) => expect(printable(text)).toBe(printed))

test('another script is refused with the letter that it begins with', () => {
  expect(() => printable('Jamu 維')).toThrow(CannotPrint)
  expect(() => printable('Jamu 維')).toThrow(/“維” \(U\+7DAD\)/)
})

test('whatever is printed is printed as it is, and plain text stays', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), text => {
      let once: string
      try {
        once = printable(text)
      } catch (error) {
        expect(error).toBeInstanceOf(CannotPrint)
        return
      }
      expect(printable(once)).toBe(once)
    }),
  )
  fc.assert(fc.property(fc.string({ unit: 'grapheme-ascii' }), text => printable(text) === text))
})
