import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical } from '#/epcis/canonical.ts'
import { normalIdentifier } from '#/epcis/identifier-normal.ts'
import { sortTexts } from '#/epcis/order.ts'
import { hasRepeats, joinedInOrder, tailsOf } from '#/epcis/tails.ts'

const head = fc.constantFrom(
  'https://absah.example/v/DKL2600000001A1/',
  'https://id.gs1.org/01/08991234123455/21/',
  'https://other.example/01/08991234123455/21/',
  'urn:epc:id:sgtin:8991234.012345.',
)
const list = fc
  .tuple(head, fc.array(fc.stringMatching(/^[0-9A-Za-z._;='-]{3}$/), { minLength: 16, maxLength: 60 }))
  .map(([before, tails]) => tails.map(tail => before + tail))

test('a long list is sorted as its texts are, and a repeat in it is seen', () => {
  fc.assert(
    fc.property(list, texts => {
      const tails = tailsOf(texts)
      // A tail with a dot gives a URN another head.
      if (!tails) return
      expect(joinedInOrder(tails, `,${tails.head}`)).toBe(
        sortTexts([...texts])
          .map(text => `,${text}`)
          .join(''),
      )
      expect(hasRepeats(tails)).toBe(new Set(texts).size < texts.length)
    }),
  )
})

test('the text that is hashed is the same whether a list is read as a whole or one by one', () => {
  fc.assert(
    fc.property(list, epcList => {
      const event = {
        type: 'ObjectEvent',
        action: 'OBSERVE',
        eventTime: '2026-03-02T08:00:00Z',
        eventTimeZoneOffset: '+07:00',
      } as const
      const one = sortTexts(epcList.map(epc => `epc=${normalIdentifier(epc) ?? epc}`)).join('')
      expect(canonical({ ...event, epcList })).toContain(`epcList${one}action=`)
    }),
  )
})

test.each([
  ['a short list', ['https://a.example/v/X/1']],
  ['texts of different lengths', Array.from({ length: 30 }, (_, i) => `https://a.example/v/X/${i}`)],
  ['texts with another head', Array.from({ length: 30 }, (_, i) => `https://a.example/v/${String.fromCharCode(65 + i)}/1`)],
  ['what is no text', Array.from({ length: 30 }, () => 7)],
  ['characters that have to be escaped', Array.from({ length: 30 }, () => 'https://a.example/v/X/a%2F')],
])('%s is looked at one by one', (_, texts) => expect(tailsOf(texts)).toBeUndefined())
