import fc from 'fast-check'
import { expect, test } from 'vitest'
import { knownIdentifier, normalIdentifier } from '#/epcis/identifier-normal.ts'
import { haveVectors, vectorRows } from '#/epcis/vectors.test-support.ts'

test.skipIf(!haveVectors)('every identifier of the reference normaliser has its canonical link', () => {
  const rows = vectorRows<{ in: string; out: string | null }>('epcis-event-hash/normaliser.jsonl')
  expect(rows).toHaveLength(43)
  expect(rows.filter(row => (normalIdentifier(row.in) ?? null) !== row.out)).toEqual([])
})

test('a URN and a link that mean one thing have one form, however the serial is escaped', () => {
  const forms = [
    'urn:epc:id:sgtin:8991234.012345.A%2Fb!',
    'https://a.example/01/08991234123455/21/A%2fb%21',
    'https://b.example/p/gtin/8991234123455/ser/A%2Fb!',
  ]
  expect(new Set(forms.map(normalIdentifier))).toEqual(new Set(['https://id.gs1.org/01/08991234123455/21/A%2Fb%21']))
})

test.each([
  'urn:epc:id:sgtin:8991234.01234.A1',
  'urn:epc:id:sgtin:8991234.012345',
  'urn:epc:id:sgtin:8991234.012345.',
  'urn:epc:id:sgtin:8991234.012345.ABCDEFGHIJKLMNOPQRSTU',
  'urn:epc:id:sgtin:8991234.012345.A%2',
  'urn:epc:id:lgtin:8991234.012345.A1',
  'urn:epc:idpat:sscc:8991234.*',
  'urn:epc:id:gid:1.2.3',
  'urn:epc:id:constructor:8991234.1',
  'https://a.example/01/08991234123455/21/',
  'https://a.example/01/08991234123455/',
  'https://a.example/01/0899123412345/254/1',
  'https://a.example/toString/08991234123455',
])('%s is no GS1 identifier', text => expect(normalIdentifier(text)).toBeUndefined())

const company = fc.constantFrom('899123', '8991234', '899123456789')
const serial = fc.stringMatching(/^[0-9A-Za-z._;='!-]{1,20}$/)
const item = fc.tuple(company, fc.nat(9999999), serial).chain(([prefix, n, tail]) => {
  const reference = String(n)
    .padStart(13, '0')
    .slice(-(13 - prefix.length))
  const urn = `urn:epc:id:sgtin:${prefix}.${reference}.${tail}`
  const link = normalIdentifier(urn) ?? urn
  return fc.constantFrom(
    urn,
    link,
    `${link}/22/${tail}`,
    `${link}?a=/21/${tail}`,
    link.replace('/21/', `/10/${tail}/21/`),
    `urn:epc:idpat:sgtin:${prefix}.${reference}.*`,
  )
})

test('the normaliser for lists, which remembers, answers as the one that does not', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 30 }), texts => {
      expect(texts.map(knownIdentifier)).toEqual(texts.map(normalIdentifier))
    }),
  )
})
