import { describe, expect, test } from 'vitest'
import { formatDigitalLink } from './digital-link.ts'
import { type Element, elementsOf, formatBracketed } from './element-string.ts'
import { formatEpcUri, parseEpcUri } from './epc-uri.ts'
import { haveVectors, vectorRows } from './vectors.test-support.ts'

/** Made up by hand; company prefix of seven digits, except where none fits. */
const pairs: [uri: string, bracketed: string][] = [
  ['urn:epc:id:sgtin:8998667.030067.AB%2F12', '(01)08998667300675(21)AB/12'],
  ['urn:epc:class:lgtin:8998667.030067.L-1', '(01)08998667300675(10)L-1'],
  ['urn:epc:id:upui:8998667.030067.T9', '(01)08998667300675(235)T9'],
  ['urn:epc:id:sscc:8998667.1000000001', '(00)189986670000000015'],
  ['urn:epc:id:sgln:8998667.30067.0', '(414)8998667300675'],
  ['urn:epc:id:sgln:8998667.30067.GATE%25', '(414)8998667300675(254)GATE%'],
  ['urn:epc:id:pgln:8998667.30067', '(417)8998667300675'],
  ['urn:epc:id:grai:8998667.30067.S1', '(8003)08998667300675S1'],
  ['urn:epc:id:gdti:8998667.30067.77', '(253)899866730067577'],
  ['urn:epc:id:sgcn:8998667.30067.77', '(255)899866730067577'],
  ['urn:epc:id:giai:8998667.K%2F1', '(8004)8998667K/1'],
  ['urn:epc:id:itip:8998667.030067.01.02.S', '(8006)089986673006750102(21)S'],
  ['urn:epc:id:cpi:8998667.P%2F9.12', '(8010)8998667P/9(8011)12'],
]

describe('EPC URIs and AIs', () => {
  test.each(pairs)('%s is %s', (uri, bracketed) => {
    const elements = parseEpcUri(uri)!
    expect(formatBracketed(elements)).toBe(bracketed)
    expect(formatEpcUri(elements, 7)).toBe(uri)
  })

  test('a pattern names the class', () => {
    expect(formatBracketed(parseEpcUri('urn:epc:idpat:sgtin:8998667.030067.*')!)).toBe('(01)08998667300675')
    expect(formatBracketed(parseEpcUri('urn:epc:idpat:grai:8998667.30067.*')!)).toBe('(8003)08998667300675')
  })

  test.each([
    'urn:epc:id:sgtin:8998667.30067.1',
    'urn:epc:id:sgtin:8998667.030067',
    'urn:epc:id:gid:1.2.3',
    'urn:epc:id:sscc:899x667.1000000001',
    'x',
  ])('%s is none', uri => expect(parseEpcUri(uri)).toBeUndefined())

  test('a GTIN alone has no EPC URI, and a prefix longer than the key does not fit', () => {
    const gtin = elementsOf([['01', '08998667300675']]) as { elements: Element[] }
    expect(formatEpcUri(gtin.elements, 7)).toBeUndefined()
    expect(formatEpcUri(parseEpcUri('urn:epc:id:pgln:8998667.30067')!, 13)).toBeUndefined()
  })
})

test.skipIf(!haveVectors)('EPC URIs become the Digital Links that GS1 gives', () => {
  const rows = vectorRows<{ in: string; out: string | null }>('epcis-event-hash/normaliser.jsonl').filter(row =>
    row.in.startsWith('urn:'),
  )
  const wrong = rows.filter(row => (formatDigitalLink(parseEpcUri(row.in) ?? []) ?? null) !== row.out)
  expect(rows.length).toBeGreaterThan(0)
  expect(wrong.slice(0, 20)).toEqual([])
})
