import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical } from '#/epcis/canonical.ts'
import { type Context, gs1Context, prefixesOf } from '#/epcis/context.ts'
import type { ObjectEvent } from '#/epcis/event.ts'
import { eventHash } from '#/epcis/hash.ts'

const base: ObjectEvent = {
  type: 'ObjectEvent',
  eventTime: '2026-03-02T08:00:00.000+07:00',
  eventTimeZoneOffset: '+07:00',
  action: 'OBSERVE',
  bizStep: 'shipping',
  epcList: ['urn:epc:id:sgtin:8991234.012345.A2', 'urn:epc:id:sgtin:8991234.012345.A10'],
  readPoint: { id: 'urn:epc:id:sgln:8991234.00001.0' },
}

const example: Context = { ...gs1Context, prefixes: prefixesOf({ ex: 'https://ns.example.id/' }) }

test('the canonical text has every field in its one place and form', () => {
  expect(canonical(base)).toBe(
    'eventType=ObjectEventeventTime=2026-03-02T01:00:00.000ZeventTimeZoneOffset=+07:00' +
      'epcListepc=https://id.gs1.org/01/08991234123455/21/A10epc=https://id.gs1.org/01/08991234123455/21/A2' +
      'action=OBSERVEbizStep=https://ref.gs1.org/cbv/BizStep-shippingreadPointid=https://id.gs1.org/414/8991234000015',
  )
})

test('one event written in other ways has one hash', () => {
  const others: ObjectEvent[] = [
    { ...base, eventTime: '2026-03-02T01:00:00Z' },
    { ...base, bizStep: 'urn:epcglobal:cbv:bizstep:shipping' },
    { ...base, bizStep: 'cbv:BizStep-shipping' },
    { ...base, bizStep: ' https://ref.gs1.org/cbv/BizStep-shipping ' },
    { ...base, epcList: ['https://epc.example.id/gtin/08991234123455/lot/L9/ser/A10?x=1', base.epcList![0]!] },
    { ...base, recordTime: '2026-03-02T08:00:01+07:00', eventID: 'urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8' },
    { ...base, errorDeclaration: { declarationTime: '2026-03-03T00:00:00Z', reason: 'did_not_occur' } },
    { ...base, quantityList: [], 'rdfs:comment': 'kiriman pertama' },
  ]
  expect(others.filter(event => eventHash(event) !== eventHash(base))).toEqual([])
})

test('what differs has another hash', () => {
  const others: ObjectEvent[] = [
    { ...base, eventTimeZoneOffset: '+08:00' },
    { ...base, epcList: [base.epcList![0]!] },
    { ...base, action: 'ADD' },
    { ...base, 'ex:suhu': '5' },
  ]
  expect(others.filter(event => eventHash(event, example) === eventHash(base))).toEqual([])
})

test('extensions are named by namespace, so that the prefix does not matter', () => {
  const other: Context = { ...gs1Context, prefixes: prefixesOf({ lain: 'https://ns.example.id/' }) }
  expect(eventHash({ ...base, 'ex:a': { 'ex:b': ['2.0', '1'] } }, example)).toBe(
    eventHash({ ...base, 'lain:a': { 'lain:b': ['1', '2'] } }, other),
  )
  expect(canonical({ ...base, 'ex:a': { 'ex:b': ['2.0', '1'] } }, example)).toMatch(
    /\{https:\/\/ns\.example\.id\/\}a\{https:\/\/ns\.example\.id\/\}b=1\{https:\/\/ns\.example\.id\/\}b=2$/,
  )
})

test('prefixes declared inside the event hold for the event', () => {
  const inside = { ...base, '@context': [{ ex: 'https://ns.example.id/' }], 'ex:a': '1' }
  expect(eventHash(inside)).toBe(eventHash({ ...base, 'ex:a': '1' }, example))
})

test('fields that a document lists as to be ignored take no part', () => {
  const context: Context = { ...example, ignored: new Set(['{https://ns.example.id/}nomor']) }
  expect(eventHash({ ...base, 'ex:nomor': '17' }, context)).toBe(eventHash(base))
})

test('texts beyond the basic plane are sorted by code point, not by UTF-16 unit', () => {
  expect(canonical({ ...base, 'ex:a': ['😀', '｡'] }, example)).toMatch(/a=｡\{.*\}a=😀$/)
})

test('what was written before is remembered for its own prefixes alone, and as it is written afresh', () => {
  const text = fc.oneof(
    fc.constantFrom('shipping', ' shipping ', 'ex:shipping', 'cbv:BizStep-shipping', 'urn:epcglobal:cbv:disp:sold', '012.50', ''),
    fc.string({ maxLength: 12 }),
  )
  const prefixes = fc.constantFrom(example, gs1Context, { ...example, prefixes: prefixesOf({ ex: 'https://other.example.id/' }) })
  const words = fc.record({ action: text, bizStep: text, disposition: text, eventTimeZoneOffset: text })
  fc.assert(
    fc.property(words, text, prefixes, (said, id, context) => {
      const event = { ...base, ...said, readPoint: { id }, bizLocation: { id } }
      // A list of one is never remembered.
      const afresh = Object.fromEntries(Object.entries(said).map(([name, value]) => [name, [value]]))
      const place = { id: [id] }
      const other = { ...base, ...afresh, readPoint: place, bizLocation: place }
      expect(canonical(event as never, context)).toBe(canonical(other as never, context))
    }),
  )
})
