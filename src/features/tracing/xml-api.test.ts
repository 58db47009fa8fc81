import { beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '#/app.ts'
import { type Context, gs1Context } from '#/epcis/context.ts'
import type { Event } from '#/epcis/event.ts'
import { eventHash } from '#/epcis/hash.ts'
import { epcsOf } from '#/epcis/packs.ts'
import { haveVectors, vectorFiles, vectorText } from '#/epcis/vectors.test-support.ts'
import { epcisDocument } from '#/epcis/write.ts'
import { readText, readXmlDocument } from '#/epcis/xml-read.ts'
import { xmlDocument } from '#/epcis/xml-write.ts'
import { at, somebody, testPlatform } from '../../../tests/platform.ts'
import { aChain, events, minute, type Party } from './chain.test-support.ts'

const test1 = testPlatform()
let chain: Awaited<ReturnType<typeof aChain>>
beforeAll(async () => {
  chain = await aChain(test1.platform)
})

const app = () => createApp(test1.platform)
const keyOf = ({ companyId }: Party) =>
  somebody(['applicant'], { via: 'key', companyId, scopes: ['movements:read', 'movements:write'], provedAt: undefined })
const post = (path: string, body: string | Buffer<ArrayBuffer>, headers: Record<string, string> = {}) =>
  app().request(path, {
    method: 'POST',
    headers: { ...at(keyOf(chain.maker)), 'content-type': 'application/xml', ...headers },
    body,
  })
const get = (path: string, headers: Record<string, string> = {}) =>
  app().request(path, { headers: { ...at(keyOf(chain.maker)), ...headers } })
const inXml = (list: readonly Event[], context: Context = gs1Context) => xmlDocument(list, context, { created: new Date() }).xml
const inJson = (...list: Event[]) => JSON.stringify(epcisDocument(list, { created: new Date(), prefixes }))
const pathTo = (event: Event, context: Context) => `/epcis/events/${encodeURIComponent(eventHash(event, context))}`

const prefixes = { contoh: 'https://contoh.example/' }
const context: Context = {
  ...gs1Context,
  raw: prefixes,
  prefixes: new Map([...gs1Context.prefixes, ...Object.entries(prefixes)]),
}
const own = {
  'contoh:suhu': 2.5,
  'contoh:baris': ['satu', 'dua'],
  'contoh:kotak': { 'contoh:isi': true, dalam: { nilai: 'é < ü & "z"' } },
}
const urns = ['urn:epc:id:sgtin:8991234.007777.S1', 'urn:epc:id:sgtin:8991234.007777.S2']
const anEvent = (more: object = {}): Event => ({
  ...events.commission(urns, minute(1), chain.maker),
  readPoint: { id: 'urn:epc:id:sgln:8991234.00012.0', 'contoh:pintu': '3' },
  ...own,
  ...more,
})

describe('a document in XML', () => {
  test('is captured, and known again when it comes as JSON, as XML 1.2, or the other way round', async () => {
    const event = anEvent()
    const [first, second] = [await post('/epcis/capture', inXml([event], context)), await post('/epcis/capture', inJson(event))]
    expect([first.status, await first.json()]).toEqual([202, expect.objectContaining({ captured: 1, known: 0, success: true })])
    expect(await second.json()).toMatchObject({ captured: 0, known: 1, success: true })
    const old = xmlDocument([event], context, { created: new Date(), version: '1.2' }).xml
    expect(await (await post('/epcis/capture', old)).json()).toMatchObject({ captured: 0, known: 1, success: true })
    const other = anEvent({ 'contoh:suhu': 3 })
    expect(await (await post('/epcis/capture', inJson(other))).json()).toMatchObject({ captured: 1 })
    expect(await (await post('/epcis/capture', inXml([other], context))).json()).toMatchObject({ captured: 0, known: 1 })
  })

  test('keeps the fields of its sender’s own to the letter, in JSON and in XML', async () => {
    const event = anEvent({ 'contoh:suhu': 4.25 })
    await post('/epcis/capture', inXml([event], context))
    const back = readText(await (await get(pathTo(event, context))).text())
    expect(back.events[0]).toMatchObject({ ...own, 'contoh:suhu': 4.25, '@context': [prefixes] })
    const xml = await (await get(pathTo(event, context), { accept: 'application/xml' })).text()
    const read = readXmlDocument(xml)
    expect(read.problems).toEqual([])
    expect(read.events[0]).toMatchObject({ ...own, 'contoh:suhu': 4.25, readPoint: { 'contoh:pintu': '3' } })
    expect(eventHash(read.events[0]!, read.context)).toBe(eventHash(event, context))
  })

  test('with faults is refused with their lines, or taken without them', async () => {
    const [good, bad] = [anEvent({ 'contoh:suhu': 5 }), anEvent({ bizStep: 'teleporting' })]
    const xml = inXml([good, bad], context).replaceAll('<ObjectEvent', '\n<ObjectEvent')
    const refused = await post('/epcis/capture', xml)
    expect([refused.status, (await refused.json()).problems]).toEqual([
      400,
      [expect.objectContaining({ event: 1, field: 'eventList[1].bizStep', rule: 'vocabulary', line: 4 })],
    ])
    const job = await (await get(refused.headers.get('location')!)).json()
    expect([job.success, job.captured]).toEqual([false, 0])
    const partly = await post('/epcis/capture', xml, { 'gs1-capture-error-behaviour': 'proceed' })
    expect([partly.status, await partly.json()]).toEqual([202, expect.objectContaining({ captured: 1, success: false })])
  })

  test.each([
    ['<a>', 400, 'xml'],
    ['<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><lolz>&lol2;</lolz>', 400, 'doctype'],
    ['<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 400, 'doctype'],
    ['<html/>', 400, 'eventType'],
  ])('%j is refused with a sentence', async (xml, status, rule) => {
    const response = await post('/epcis/capture', xml)
    const { type, problems } = await response.json()
    expect([response.status, type, problems[0].rule]).toEqual([status, 'epcisException:ValidationException', rule])
  })

  test('is read in its own encoding, and refused where it is in none', async () => {
    const xml = inXml([anEvent({ 'contoh:suhu': 6 })], context).replace('UTF-8', 'ISO-8859-1')
    expect((await post('/epcis/capture', Buffer.from(xml, 'latin1'))).status).toBe(202)
    expect((await post('/epcis/capture', Buffer.from('<a>é</a>', 'latin1'))).status).toBe(415)
  })
})

test('what is sent has to be JSON or XML, of a version that is known', async () => {
  const status = async (headers: Record<string, string>) => (await post('/epcis/capture', inXml([]), headers)).status
  expect(await status({ 'content-type': 'text/csv' })).toBe(415)
  expect(await status({ 'content-type': 'text/xml; charset=utf-8' })).toBe(202)
  expect(await status({ 'gs1-epcis-version': '3.0' })).toBe(406)
  expect(await status({ 'gs1-epcis-version': '2.0.1' })).toBe(202)
})

describe('an answer', () => {
  const stored = () =>
    anEvent({ 'contoh:suhu': 7, quantityList: [{ epcClass: 'urn:epc:class:lgtin:8991234.007777.B7', quantity: 2 }] })
  const ask = async (headers: Record<string, string>) => {
    await post('/epcis/capture', inXml([stored()], context))
    return get(pathTo(stored(), context), headers)
  }
  const links = ['https://id.gs1.org/01/08991234077772/21/S1', 'https://id.gs1.org/01/08991234077772/21/S2']

  test.each([
    [{}, links, 'Always_GS1_Digital_Link', 'https://id.gs1.org/414/8991234000121', 'https://id.gs1.org/01/08991234077772/10/B7'],
    [
      { 'gs1-epc-format': 'Always_EPC_URN' },
      urns,
      'Always_EPC_URN',
      'urn:epc:id:sgln:8991234.00012.0',
      'urn:epc:class:lgtin:8991234.007777.B7',
    ],
  ])('to %j has its identifiers in that form', async (headers, epcs, format, readPoint, epcClass) => {
    const response = await ask(headers)
    const event = readText(await response.text()).events[0]!
    expect([response.status, response.headers.get('gs1-epc-format')]).toEqual([200, format])
    expect(event).toMatchObject({ readPoint: { id: readPoint }, quantityList: [{ epcClass }] })
    expect(epcsOf(event).sort()).toEqual(epcs)
  })

  test('names the senders’ namespaces, and the version', async () => {
    const { headers } = await ask({})
    expect(headers.get('gs1-extensions')).toBe('contoh=https://contoh.example/')
    expect([headers.get('gs1-epcis-version'), headers.get('content-type')]).toEqual(['2.0.0', 'application/json'])
  })

  test.each([
    [{ accept: 'application/xml' }, 'application/xml; charset=UTF-8', 'https://ref.gs1.org/cbv/BizStep-commissioning', '2.0.0'],
    [
      { accept: 'text/xml', 'gs1-cbv-xml-format': 'Always_URN' },
      'text/xml; charset=UTF-8',
      'urn:epcglobal:cbv:bizstep:commissioning',
      '2.0.0',
    ],
    [
      { accept: 'application/xml', 'gs1-epcis-max': '1.2' },
      'application/xml; charset=UTF-8',
      'urn:epcglobal:cbv:bizstep:commissioning',
      '1.2.0',
    ],
  ])('to %j is XML with its words as asked', async (headers, type, word, version) => {
    const response = await ask(headers)
    expect([response.status, response.headers.get('content-type'), response.headers.get('gs1-epcis-version')]).toEqual([
      200,
      type,
      version,
    ])
    const xml = await response.text()
    expect(xml).toContain(`<bizStep>${word}</bizStep>`)
    const { events: read, problems, context: readContext } = readXmlDocument(xml)
    expect([problems, eventHash(read[0]!, readContext)]).toEqual([[], eventHash(stored(), context)])
    if (version === '1.2.0') expect(epcsOf(read[0]!).sort()).toEqual(urns)
  })

  test('to a query is a query document, whole in XML and in JSON', async () => {
    await ask({})
    const [json, xml] = await Promise.all(
      ['application/ld+json', 'application/xml'].map(async accept =>
        readText(await (await get('/epcis/events?perPage=100', { accept })).text()),
      ),
    )
    expect([json!.kind, xml!.kind, json!.problems, xml!.problems]).toEqual(['EPCISQueryDocument', 'EPCISQueryDocument', [], []])
    const hashes = [json!, xml!].map(read => read.events.map(event => eventHash(event, read.context)))
    expect(hashes[0]!.length).toBeGreaterThan(3)
    expect(hashes[1]).toEqual(hashes[0])
  })

  test('that EPCIS 1.2 cannot say is refused, each event and field named', async () => {
    const event = anEvent({ 'contoh:suhu': 8, persistentDisposition: { set: ['recalled'] } })
    await post('/epcis/capture', inXml([event], context))
    const response = await get(pathTo(event, context), { accept: 'application/xml', 'gs1-epcis-max': '1.2.0' })
    const { type, problems } = await response.json()
    expect([response.status, type]).toEqual([406, 'epcisException:NotAcceptableException'])
    expect(problems).toEqual([expect.objectContaining({ event: 0, field: 'persistentDisposition', rule: 'xmlVersion' })])
  })

  test.each<Record<string, string>>([
    { accept: 'image/png' },
    { accept: 'application/xml;q=0, application/json;q=0' },
    { 'gs1-epc-format': 'Sometimes' },
    { 'gs1-cbv-xml-format': 'Sometimes' },
    { 'gs1-epcis-min': '3.0' },
    { 'gs1-epcis-max': '1.0' },
    { 'gs1-epcis-max': 'new' },
    { accept: 'application/json', 'gs1-epcis-max': '1.2' },
  ])('to %j is that it is not to be had', async headers => {
    const response = await get('/epcis/events', headers)
    expect([response.status, (await response.json()).type]).toEqual([406, 'epcisException:NotAcceptableException'])
  })
})

const folder = 'epcis-documents/2.0/EPCIS/XML/Capture'
describe.skipIf(!haveVectors)('documents of others', () => {
  test.each(vectorFiles(`${folder}/Documents`, '.xml'))(
    '%s is captured, and its events come back under the same hashes',
    async file => {
      const xml = vectorText(`${folder}/Documents/${file}`)
      const response = await post('/epcis/capture', xml)
      expect([response.status, response.status === 202 ? '' : await response.text()]).toEqual([202, ''])
      const { events: sent, context: sentContext } = readXmlDocument(xml)
      for (const event of sent)
        for (const accept of ['application/json', 'application/xml']) {
          const read = readText(await (await get(pathTo(event, sentContext), { accept })).text())
          const ours = read.events[0] && eventHash(read.events[0], read.context)
          if (epcsOf(event).length === epcsOf(read.events[0]!).length) expect(ours).toBe(eventHash(event, sentContext))
        }
    },
  )
  test.each(vectorFiles(`${folder}/Events`, '.xml'))('%s alone is captured', async file => {
    expect([200, 201]).toContain((await post('/epcis/events', vectorText(`${folder}/Events/${file}`))).status)
  })
  test.each(vectorFiles(`${folder}/Invalid`, '.xml'))('%s is refused', async file => {
    expect((await post('/epcis/capture', vectorText(`${folder}/Invalid/${file}`))).status).toBe(400)
  })
})
