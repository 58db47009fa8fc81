import { describe, expect, test } from 'vitest'
import { eventHash } from '#/epcis/hash.ts'
import { readDocument } from '#/epcis/read.ts'
import { jsonOfXml, readXmlDocument } from '#/epcis/xml-read.ts'
import { decodeXml } from '#/epcis/xml-text.ts'

const document = (events: string, { version = '2', prefixes = '' } = {}) => `<?xml version="1.0" encoding="UTF-8"?>
<epcis:EPCISDocument xmlns:epcis="urn:epcglobal:epcis:xsd:${version}" ${prefixes} schemaVersion="${version}.0" creationDate="2026-03-02T09:00:00+07:00">
<EPCISBody><EventList>${events}</EventList></EPCISBody></epcis:EPCISDocument>`
const when = '<eventTime>2026-03-02T08:00:00+07:00</eventTime><eventTimeZoneOffset>+07:00</eventTimeZoneOffset>'
const pack = '<epcList><epc>urn:epc:id:sgtin:8991234.007777.1</epc></epcList>'
const contoh = 'xmlns:contoh="https://contoh.example/"'
const eventIn = (xml: string) => {
  const { events, problems } = readXmlDocument(xml)
  expect(problems).toEqual([])
  return events[0]!
}
const faultOf = (xml: string) =>
  readXmlDocument(xml).problems.map(({ rule, line, event, field }) => ({ rule, line, event, field }))

describe('EPCIS 1.2', () => {
  const old = (event: string) => eventIn(document(event, { version: '1', prefixes: contoh }))

  test('comes out of its extension wrappers, its words bare', () => {
    const event = old(`<ObjectEvent>${when}
      <baseExtension><eventID>urn:uuid:0b6dcd02-9c3a-4b0f-9f6f-6b2c54c0a001</eventID>
        <errorDeclaration><declarationTime>2026-03-03T08:00:00+07:00</declarationTime><reason>urn:epcglobal:cbv:er:incorrect_data</reason>
          <correctiveEventIDs><correctiveEventID>urn:uuid:1</correctiveEventID></correctiveEventIDs></errorDeclaration></baseExtension>
      ${pack}<action>ADD</action><bizStep>urn:epcglobal:cbv:bizstep:commissioning</bizStep>
      <disposition>https://contoh.example/baru</disposition>
      <readPoint><id>urn:epc:id:sgln:8991234.00012.0</id><extension><contoh:lantai>2</contoh:lantai></extension></readPoint>
      <extension>
        <quantityList><quantityElement><epcClass>urn:epc:class:lgtin:8991234.007777.B7</epcClass><quantity>1.50</quantity><uom>KGM</uom></quantityElement></quantityList>
        <sourceList><source type="urn:epcglobal:cbv:sdt:owning_party">urn:epc:id:pgln:8991234.00012</source></sourceList>
        <ilmd><extension><contoh:suhu>2–8</contoh:suhu></extension></ilmd>
        <extension><contoh:dalam>x</contoh:dalam></extension>
      </extension>
      <contoh:milik>kami</contoh:milik></ObjectEvent>`)
    expect(event).toEqual({
      type: 'ObjectEvent',
      eventTime: '2026-03-02T08:00:00+07:00',
      eventTimeZoneOffset: '+07:00',
      eventID: 'urn:uuid:0b6dcd02-9c3a-4b0f-9f6f-6b2c54c0a001',
      errorDeclaration: {
        declarationTime: '2026-03-03T08:00:00+07:00',
        reason: 'incorrect_data',
        correctiveEventIDs: ['urn:uuid:1'],
      },
      epcList: ['urn:epc:id:sgtin:8991234.007777.1'],
      action: 'ADD',
      bizStep: 'commissioning',
      disposition: 'https://contoh.example/baru',
      readPoint: { id: 'urn:epc:id:sgln:8991234.00012.0', 'contoh:lantai': '2' },
      quantityList: [{ epcClass: 'urn:epc:class:lgtin:8991234.007777.B7', quantity: 1.5, uom: 'KGM' }],
      sourceList: [{ type: 'owning_party', source: 'urn:epc:id:pgln:8991234.00012' }],
      ilmd: { 'contoh:suhu': '2–8' },
      'contoh:dalam': 'x',
      'contoh:milik': 'kami',
    })
  })

  test('says a QuantityEvent as the ObjectEvent that took its place', () => {
    const event = old(`<QuantityEvent>${when}<epcClass>urn:epc:idpat:sgtin:8991234.007777.*</epcClass><quantity>60</quantity>
      <bizStep>urn:epcglobal:cbv:bizstep:stocking</bizStep><contoh:rak>7</contoh:rak></QuantityEvent>`)
    expect(event).toMatchObject({
      type: 'ObjectEvent',
      action: 'OBSERVE',
      bizStep: 'stocking',
      quantityList: [{ epcClass: 'urn:epc:idpat:sgtin:8991234.007777.*', quantity: 60 }],
      'contoh:rak': '7',
    })
  })

  test('has TransformationEvents in a wrapper of their own, among the others in their order', () => {
    const { events } = readXmlDocument(
      document(
        `<ObjectEvent>${when}${pack}<action>ADD</action></ObjectEvent>
      <extension><TransformationEvent>${when}<inputEPCList><epc>urn:uuid:1</epc></inputEPCList>
      <outputEPCList><epc>urn:uuid:2</epc></outputEPCList></TransformationEvent></extension>
      <ObjectEvent>${when}${pack}<action>DELETE</action></ObjectEvent>`,
        { version: '1' },
      ),
    )
    expect(events.map(({ type }) => type)).toEqual(['ObjectEvent', 'TransformationEvent', 'ObjectEvent'])
  })
})

describe('fields of a sender’s own', () => {
  const own = (fields: string, prefixes = contoh) =>
    readXmlDocument(document(`<ObjectEvent>${when}${pack}<action>ADD</action>${fields}</ObjectEvent>`, { prefixes }))

  test('keep their names, their nesting and their text to the letter', () => {
    const { events, context } = own(`<contoh:daftar>a</contoh:daftar><contoh:daftar> b </contoh:daftar>
      <contoh:kotak warna="merah" contoh:isi="5">teks</contoh:kotak>
      <contoh:dalam><contoh:x>1</contoh:x><nilai>2</nilai><kosong/></contoh:dalam><contoh:cdata><![CDATA[<a&b>]]></contoh:cdata>`)
    expect(events[0]).toMatchObject({
      'contoh:daftar': ['a', ' b '],
      'contoh:kotak': { warna: 'merah', 'contoh:isi': '5', '#text': 'teks' },
      'contoh:dalam': { 'contoh:x': '1', nilai: '2', kosong: '' },
      'contoh:cdata': '<a&b>',
    })
    expect(context.raw).toEqual([expect.stringContaining('ref.gs1.org'), { contoh: 'https://contoh.example/' }])
  })

  test('are numbers, truth values and nothing where xsi:type and xsi:nil say so', () => {
    const { events } = own(
      `<contoh:a xsi:type="xsd:integer">10</contoh:a><contoh:b xsi:type="xsd:double">2.50</contoh:b><contoh:c xsi:type="xsd:boolean">1</contoh:c>
      <contoh:d xsi:type="xsd:string">10</contoh:d><contoh:e xsi:type="xsd:decimal">1234567890123456789.5</contoh:e><contoh:f xsi:nil="true"/>`,
      `${contoh} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"`,
    )
    expect(events[0]).toMatchObject({
      'contoh:a': 10,
      'contoh:b': 2.5,
      'contoh:c': true,
      'contoh:d': '10',
      'contoh:e': '1234567890123456789.5',
      'contoh:f': null,
    })
  })

  test('whose prefixes mean two things, or what GS1 means by others, get prefixes that mean one', () => {
    const { events, problems } = own(
      `<contoh:a>1</contoh:a><https:b>2</https:b><gs1:c>3</gs1:c><d xmlns="urn:d:">4</d><contoh:e xmlns:contoh="urn:e:">5</contoh:e><cbvmda:lotNumber>6</cbvmda:lotNumber>`,
      `${contoh} xmlns:https="urn:b:" xmlns:gs1="urn:c:" xmlns:cbvmda="urn:epcglobal:cbv:mda"`,
    )
    expect(problems).toEqual([])
    expect(events[0]).toMatchObject({
      '@context': { ns: 'urn:d:', contoh2: 'urn:e:' },
      'contoh:a': '1',
      'nshttps:b': '2',
      'nsgs1:c': '3',
      'ns:d': '4',
      'contoh2:e': '5',
      'cbvmda:lotNumber': '6',
    })
  })

  test('named like parts of every object are fields as any other', () => {
    const { events } = own('<contoh:a><__proto__>1</__proto__><constructor>2</constructor></contoh:a>')
    const inner = (events[0] as unknown as Record<string, object>)['contoh:a']!
    expect([Object.keys(inner), Object.getPrototypeOf(inner)]).toEqual([['__proto__', 'constructor'], Object.prototype])
  })
})

test('header and master data come along', () => {
  const { json } = jsonOfXml([
    `<epcis:EPCISDocument xmlns:epcis="urn:epcglobal:epcis:xsd:2" xmlns:sbdh="http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader" schemaVersion="2.0" creationDate="2026-03-02T09:00:00+07:00">
    <EPCISHeader><sbdh:StandardBusinessDocumentHeader><sbdh:Sender><sbdh:Identifier Authority="GS1">8991234000121</sbdh:Identifier></sbdh:Sender>
      <sbdh:DocumentIdentification><sbdh:InstanceIdentifier>7</sbdh:InstanceIdentifier></sbdh:DocumentIdentification></sbdh:StandardBusinessDocumentHeader>
      <extension><EPCISMasterData><VocabularyList><Vocabulary type="urn:epcglobal:epcis:vtype:BusinessLocation"><VocabularyElementList>
        <VocabularyElement id="urn:epc:id:sgln:8991234.00012.0"><attribute id="urn:epcglobal:cbv:mda#name">Gudang</attribute><children><id>urn:epc:id:sgln:8991234.00012.1</id></children></VocabularyElement>
      </VocabularyElementList></Vocabulary></VocabularyList></EPCISMasterData></extension></EPCISHeader><EPCISBody><EventList/></EPCISBody></epcis:EPCISDocument>`,
  ])
  expect(json).toMatchObject({
    sender: '8991234000121',
    instanceIdentifier: '7',
    epcisHeader: {
      epcisMasterData: {
        vocabularyList: [
          {
            type: 'urn:epcglobal:epcis:vtype:BusinessLocation',
            vocabularyElementList: [
              {
                id: 'urn:epc:id:sgln:8991234.00012.0',
                attributes: [{ id: 'urn:epcglobal:cbv:mda#name', attribute: 'Gudang' }],
                children: ['urn:epc:id:sgln:8991234.00012.1'],
              },
            ],
          },
        ],
      },
    },
    epcisBody: { eventList: [] },
  })
  expect(readDocument(json).problems).toEqual([])
})

test('a document in pieces, split anywhere, is the same document', () => {
  const xml = document(`<ObjectEvent>${when}${pack}<action>ADD</action><contoh:a>é&amp;b</contoh:a></ObjectEvent>`, {
    prefixes: contoh,
  })
  const whole = jsonOfXml([xml])
  for (const size of [1, 7, 100]) expect(jsonOfXml(xml.match(new RegExp(`[^]{1,${size}}`, 'g'))!)).toEqual(whole)
})

test('XML and JSON of the same event have one hash', () => {
  const { events, context } = readXmlDocument(
    document(
      `<ObjectEvent>${when}${pack}<action>ADD</action><bizStep>urn:epcglobal:cbv:bizstep:shipping</bizStep></ObjectEvent>`,
    ),
  )
  const json = {
    type: 'ObjectEvent' as const,
    eventTime: '2026-03-02T01:00:00Z',
    eventTimeZoneOffset: '+07:00',
    action: 'ADD' as const,
    bizStep: 'https://ref.gs1.org/cbv/BizStep-shipping',
    epcList: ['https://id.gs1.org/01/08991234077772/21/1'],
  }
  expect(eventHash(events[0]!, context)).toBe(eventHash(json))
})

describe('what is not taken', () => {
  test.each([
    ['<a><b></a>', 'xml', 1],
    ['', 'xml', 1],
    ['<!DOCTYPE a [<!ENTITY b "c">]>\n<a>&b;</a>', 'doctype', 1],
    ['<a>&b;</a>', 'xml', 1],
    ['\n<a>'.repeat(100), 'depth', 82],
    ['<p:a/>', 'xml', 1],
    ['<html/>', 'eventType', 1],
    [document('<foo/>'), 'eventType', 3],
    [document(`<ObjectEvent>${when}${pack}<action>ADD</action>\n<foo>1</foo></ObjectEvent>`), 'namespace', 4],
    [document(`<ObjectEvent>${when}<epcList>\n<epc>a b</epc></epcList><action>ADD</action></ObjectEvent>`), 'uri', 4],
    [document(`<ObjectEvent>${when}${pack}<action>ADD</action>\n<action>ADD</action></ObjectEvent>`), 'action', 3],
    [document(`<ObjectEvent>${when}<epcList><pack>urn:uuid:1</pack></epcList><action>ADD</action></ObjectEvent>`), 'uri', 3],
  ])('%j is refused, with its line', (xml, rule, line) => {
    expect(faultOf(xml)[0]).toMatchObject({ rule, line })
  })

  test('is told by event, field and line, and the others are read', () => {
    const good = `<ObjectEvent>${when}${pack}<action>ADD</action></ObjectEvent>`
    const bad = `\n<ObjectEvent>${when}${pack}<action>ADD</action>\n<extension><quantityList>\n<quantityElement><epcClass>urn:uuid:1</epcClass>\n<quantity>banyak</quantity></quantityElement></quantityList></extension></ObjectEvent>`
    const xml = document(good + bad + good, { version: '1' })
    expect(faultOf(xml)).toEqual([{ event: 1, field: 'eventList[1].quantityList[0].quantity', rule: 'number', line: 7 }])
    expect(readXmlDocument(xml).positions).toEqual([0, 2])
  })
})

test('bytes are read in the encoding they claim', () => {
  const xml = '<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>'
  expect(decodeXml(Buffer.from(xml, 'latin1'))).toBe(xml)
  expect(decodeXml(Buffer.from(`\uFEFF${xml}`, 'utf16le'))).toBe(xml)
  expect(decodeXml(Buffer.from('{"a":"é"}'))).toBe('{"a":"é"}')
  expect(decodeXml(Buffer.from('<a>é</a>', 'latin1'))).toBeUndefined()
  expect(decodeXml(Buffer.from('<?xml version="1.0" encoding="klingon"?><a/>'))).toBeUndefined()
})
