import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sortTexts } from '#/epcis/order.ts'

const bytes = (text: string) => Buffer.from(text)

test('texts come out in the order of their bytes', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 6 }), fc.constantFrom('', '｡', '😀', 'ÿ', '\u007f', '\0'))
  fc.assert(
    fc.property(fc.array(text), texts => {
      expect(sortTexts([...texts]).map(bytes)).toEqual(texts.map(bytes).sort(Buffer.compare))
    }),
  )
})
