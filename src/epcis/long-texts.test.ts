import { expect, test } from 'vitest'
import { canonical } from '#/epcis/canonical.ts'
import type { Event } from '#/epcis/event.ts'
import { attributeName } from '#/epcis/query-families.ts'
import { numberIn } from '#/epcis/xml-own.ts'
import { jsonOfXml, readXmlDocument } from '#/epcis/xml-read.ts'

// One document may hold sixteen megabytes of whatever a sender likes. Where work grows with the square of a text's length, each of these
// would take minutes or hours, in which nobody else is answered.
const long = 300_000

const withOwn = (value: string): Event => ({
  '@context': { ex: 'https://ex.example/' },
  type: 'ObjectEvent',
  eventTime: '2026-03-02T08:00:00+07:00',
  eventTimeZoneOffset: '+07:00',
  action: 'OBSERVE',
  epcList: [],
  'ex:a': value,
})

test.each([
  ['digits', '1'.repeat(long), '1'.repeat(long)],
  ['digits that end in a letter', `${'1'.repeat(long)}x`, `${'1'.repeat(long)}x`],
  ['zeros', '0'.repeat(long), '0'],
  ['zeros that end in a letter', `${'0'.repeat(long)}x`, `${'0'.repeat(long)}x`],
  ['decimals of zeros before a one', `0.${'0'.repeat(long)}1`, `0.${'0'.repeat(long)}1`],
  ['the name of a key again and again', `https://id.gs1.org/${'01/'.repeat(long)}`, `https://id.gs1.org/${'01/'.repeat(long)}`],
])('an event with a long text of %s is hashed in one go', (_, text, written) => {
  expect(canonical(withOwn(text)).endsWith(`a=${written}`)).toBe(true)
})

test('a long text is no number, and the name of no attribute', () => {
  expect(numberIn(`${'1'.repeat(long)}x`)).toBeUndefined()
  expect(attributeName(`${'a'.repeat(long)}#latitude`)).toBe('latitude')
  expect(attributeName(`${'a'.repeat(long)}#`)).toBe('')
})

const document = (content: string, list = '<epcList/>') =>
  `<epcis:EPCISDocument xmlns:epcis="urn:epcglobal:epcis:xsd:2" schemaVersion="2.0" creationDate="2026-03-02T08:00:00+07:00">
    <EPCISBody><EventList><ObjectEvent><eventTime>2026-03-02T08:00:00+07:00</eventTime>
    <eventTimeZoneOffset>+07:00</eventTimeZoneOffset>${list}<action>OBSERVE</action>${content}</ObjectEvent></EventList></EPCISBody>
  </epcis:EPCISDocument>`

const eventIn = (xml: string): Record<string, unknown> => {
  const { json } = jsonOfXml([xml])
  const { eventList } = json!.epcisBody as unknown as { eventList: Record<string, unknown>[] }
  return eventList[0]!
}

test('an element that comes very often becomes one list', () => {
  const event = eventIn(document(`<x:all xmlns:x="https://x.example/">${'<x:a>1</x:a>'.repeat(long)}</x:all>`))
  expect((event['x:all'] as { 'x:a': string[] })['x:a']).toHaveLength(long)
  const often = '<set>active</set>'.repeat(long)
  const { persistentDisposition } = eventIn(document(`<persistentDisposition>${often}</persistentDisposition>`))
  expect((persistentDisposition as { set: string[] }).set).toHaveLength(long)
})

test('a prefix that means something else each time has a name for each meaning', () => {
  const often = Array.from({ length: 40_000 }, (_, i) => `<x:a xmlns:x="urn:x:${i}"/>`).join('')
  const { '@context': context, ...event } = eventIn(document(often))
  expect(Object.keys(context as object)).toHaveLength(40_000)
  expect(event).toMatchObject({ 'x:a': '', 'x40000:a': '' })
})

test('each of very many faults is told with its line', () => {
  const fields = Array.from({ length: 40_000 }, (_, i) => `\n<a${i}/>`).join('')
  const { problems } = readXmlDocument(document(fields))
  expect(problems).toHaveLength(40_000)
  expect(problems.at(-1)!.line! - problems[0]!.line!).toBe(39_999)
})
