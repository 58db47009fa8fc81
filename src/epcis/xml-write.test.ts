import { describe, expect, test } from 'vitest'
import { type Context, gs1Context } from '#/epcis/context.ts'
import type { Event } from '#/epcis/event.ts'
import { aggregationEvent, associationEvent, objectEvent } from '#/epcis/write.ts'
import { readXmlDocument } from '#/epcis/xml-read.ts'
import { xmlDocument } from '#/epcis/xml-write.ts'

const created = new Date('2026-03-02T02:00:00Z')
const at = new Date('2026-03-02T01:00:00Z')
const context: Context = { ...gs1Context, prefixes: new Map([...gs1Context.prefixes, ['contoh', 'https://contoh.example/']]) }
const event = objectEvent({
  at,
  action: 'ADD',
  bizStep: 'commissioning',
  disposition: 'https://contoh.example/baru',
  epcList: ['urn:epc:id:sscc:8991234.1234567890'],
})
const xmlOf = (one: Event, more: object = {}) => xmlDocument([one], context, { created, ...more })

describe('words of the vocabulary', () => {
  test.each([
    ['commissioning', {}, 'https://ref.gs1.org/cbv/BizStep-commissioning'],
    ['commissioning', { cbv: 'Always_Web_URI' }, 'https://ref.gs1.org/cbv/BizStep-commissioning'],
    ['commissioning', { cbv: 'Always_URN' }, 'urn:epcglobal:cbv:bizstep:commissioning'],
    ['commissioning', { version: '1.2' }, 'urn:epcglobal:cbv:bizstep:commissioning'],
    ['https://ref.gs1.org/cbv/BizStep-packing', { cbv: 'Always_URN' }, 'urn:epcglobal:cbv:bizstep:packing'],
    ['urn:epcglobal:cbv:bizstep:packing', { cbv: 'Always_Web_URI' }, 'https://ref.gs1.org/cbv/BizStep-packing'],
    ['urn:epcglobal:cbv:bizstep:packing', { cbv: 'Never_Translates' }, 'urn:epcglobal:cbv:bizstep:packing'],
    ['cbv:BizStep-packing', { cbv: 'Never_Translates' }, 'https://ref.gs1.org/cbv/BizStep-packing'],
    ['https://contoh.example/langkah', { cbv: 'Always_URN' }, 'https://contoh.example/langkah'],
  ])('%s is written, where %j is wished, as %s', (bizStep, wish, written) => {
    expect(xmlOf({ ...event, bizStep }, wish).xml).toContain(`<bizStep>${written}</bizStep>`)
  })
})

test('EPCIS 1.2 has its wrappers, and lists that may be empty but not missing', () => {
  const packing = aggregationEvent({
    at,
    action: 'DELETE',
    parentID: 'urn:epc:id:sscc:8991234.1234567890',
    eventID: 'urn:uuid:1',
    childQuantityList: [{ epcClass: 'urn:epc:idpat:sgtin:8991234.007777.*', quantity: 1e21 }],
  })
  const { xml } = xmlOf(packing, { version: '1.2' })
  expect(xml).toContain('xmlns:epcis="urn:epcglobal:epcis:xsd:1"')
  expect(xml).toContain('<baseExtension><eventID>urn:uuid:1</eventID></baseExtension>')
  expect(xml).toContain('<childEPCs/><action>DELETE</action>')
  expect(xml).toContain('<extension><childQuantityList>')
  expect(xml).toContain('<quantity>1000000000000000000000</quantity>')
})

test('what EPCIS 1.2 has no place for is named', () => {
  const lost = [
    xmlOf(associationEvent({ at, action: 'ADD', parentID: 'urn:uuid:1', childEPCs: ['urn:uuid:2'] }), { version: '1.2' }),
    xmlOf(
      { ...event, certificationInfo: 'https://contoh.example/', persistentDisposition: { set: ['recalled'] } },
      { version: '1.2' },
    ),
  ].map(({ lost }) => lost.map(({ field, rule }) => [field, rule]))
  expect(lost).toEqual([
    [['type', 'xmlVersion']],
    [
      ['persistentDisposition', 'xmlVersion'],
      ['certificationInfo', 'xmlVersion'],
    ],
  ])
})

test('characters that XML cannot hold, and nesting in attributes, are named too', () => {
  const { xml, lost } = xmlOf({
    ...event,
    'contoh:a': 'satu\u0001dua',
    sensorElementList: [{ sensorReport: [{ type: 'Temperature', 'contoh:b': { 'contoh:c': 1 } }] }],
  })
  expect(xml).toContain('<contoh:a>satu\uFFFDdua</contoh:a>')
  expect(lost.map(({ event, field, rule }) => [event, field, rule])).toEqual([
    [0, 'contoh:b', 'text'],
    [0, 'contoh:a', 'text'],
  ])
})

test('an event of the sender’s own kind stands in the extension of the list and comes back', () => {
  const own: Event = {
    type: 'contoh:Peristiwa',
    eventTime: '2026-03-02T08:00:00+07:00',
    eventTimeZoneOffset: '+07:00',
    'contoh:a': '1',
  }
  const { xml } = xmlOf(own)
  expect(xml).toMatch(/<extension><contoh:Peristiwa>.*<\/contoh:Peristiwa><\/extension>/)
  expect(readXmlDocument(xml).events).toEqual([own])
})

test('prefixes of one event are declared on it, and those that the document needs itself make way', () => {
  const own: Event = {
    ...event,
    '@context': { xsi: 'urn:a:', contoh: 'urn:b:' },
    'xsi:a': 'x',
    'contoh:b': 'y',
    'https://penuh.example/c': 'z',
  }
  const { xml } = xmlOf(own)
  expect(xml).toContain('<ObjectEvent xmlns:contoh2="urn:b:" xmlns:nsxsi="urn:a:" xmlns:ns="https://penuh.example/">')
  expect(readXmlDocument(xml).events[0]).toMatchObject({ 'nsxsi:a': 'x', 'contoh2:b': 'y', 'ns:c': 'z' })
})
