import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withCheckDigit } from './check-digit.ts'
import { formatDigitalLink } from './digital-link.ts'
import { type Element, elementsOf, formatBracketed, formatElementString, parseElementString } from './element-string.ts'
import { readGs1 } from './read.ts'
import { escapePath, escapeQuery, unescapePath, unescapeQuery } from './uri-escape.ts'

const text82 = fc.stringMatching(/^[!"%-?A-Z_a-z]{1,20}$/)
const gtin = fc.stringMatching(/^\d{13}$/).map(withCheckDigit)
const date = fc.tuple(fc.integer({ min: 10, max: 99 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 28 }))
const pack = fc
  .record({
    gtin,
    batch: text82,
    serial: text82,
    more: text82,
    date: date.map(parts => parts.map(n => String(n).padStart(2, '0')).join('')),
  })
  .map(({ gtin, batch, serial, more, date }) => {
    const read = elementsOf([
      ['240', more],
      ['17', date],
      ['10', batch],
      ['01', gtin],
      ['21', serial],
    ])
    return (read as { elements: Element[] }).elements
  })

test('what is written is read back: element string, brackets, scan, Digital Link', () => {
  const sorted = (elements: readonly { ai: string; value: string }[]) => elements.map(({ ai, value }) => `${ai} ${value}`).sort()
  fc.assert(
    fc.property(pack, elements => {
      const bare = elements.map(({ ai, value }) => ({ ai, value }))
      for (const text of [formatElementString(elements), formatBracketed(elements), formatElementString(elements, '\u001d')]) {
        expect(readGs1(text)).toMatchObject({ ok: true, elements: bare })
      }
      const link = readGs1(formatDigitalLink(elements)!)
      expect(link.ok && sorted(link.elements)).toEqual(sorted(bare))
      expect(parseElementString(formatElementString(elements)).ok).toBe(true)
    }),
  )
})

test('what is escaped is unescaped', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[ -~]{0,40}$/), text => {
      expect([unescapePath(escapePath(text)), unescapeQuery(escapeQuery(text))]).toEqual([text, text])
    }),
  )
})

test('no text makes the reader throw', () => {
  const piece = fc.constantFrom(
    '(01)',
    '(10)',
    '(',
    ')',
    '\\(',
    '^',
    '01',
    '10',
    '21',
    '8006',
    '08998667300675',
    ']d2',
    ']E0',
    '|',
    '\u001d',
    'https://a/',
    '/01/',
    '?',
    '&17=',
    '%',
    '%2F',
    '#',
    '{',
    '8110',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 30 }).map(parts => parts.join('')),
  )
  fc.assert(
    fc.property(text, input => typeof readGs1(input).ok === 'boolean'),
    { numRuns: 1_000 },
  )
})
