import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Event } from '#/epcis/event.ts'
import { eventHash } from '#/epcis/hash.ts'
import { readDocument } from '#/epcis/read.ts'
import { haveVectors, vectorFiles, vectorJson } from '#/epcis/vectors.test-support.ts'
import { epcisDocument } from '#/epcis/write.ts'
import { anyEvent, anyEvent12, haveLint, ownContext, schemaFaults } from '#/epcis/xml.test-support.ts'
import { readXmlDocument } from '#/epcis/xml-read.ts'
import { xmlDocument } from '#/epcis/xml-write.ts'

const created = new Date('2026-03-02T02:00:00Z')
const query = { name: 'SimpleEventQuery' }
const hashesOf = ({ events, context }: Pick<ReturnType<typeof readDocument>, 'events' | 'context'>) =>
  events.map(event => eventHash(event, context))

/** As it is once parsed: no field without a value, no -0. */
const parsed = (events: readonly Event[]) => JSON.parse(JSON.stringify(events)) as Event[]

const judged = (events: readonly Event[]) => {
  const { '@context': _, ...rest } = epcisDocument(events, { created })
  return readDocument({ ...rest, '@context': ownContext.raw })
}

test('any events written as XML 2.0 are read back field for field, under the same hashes', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { minLength: 1, maxLength: 3 }), sent => {
      const events = parsed(sent)
      const before = judged(events)
      expect(before.problems).toEqual([])
      const { xml, lost } = xmlDocument(events, ownContext, { created })
      expect(lost).toEqual([])
      const back = readXmlDocument(xml)
      expect(back.problems).toEqual([])
      expect(back.events).toEqual(events)
      expect(hashesOf(back)).toEqual(hashesOf(before))
    }),
  )
})

test('any events that EPCIS 1.2 can say come back from it under the same hashes', () => {
  fc.assert(
    fc.property(fc.array(anyEvent12, { minLength: 1, maxLength: 3 }), sent => {
      const events = parsed(sent)
      const { xml, lost } = xmlDocument(events, ownContext, { created, version: '1.2', query })
      expect(lost).toEqual([])
      const back = readXmlDocument(xml)
      expect([back.kind, back.problems]).toEqual(['EPCISQueryDocument', []])
      expect(hashesOf(back)).toEqual(hashesOf(judged(events)))
    }),
  )
})

test.skipIf(!haveLint)('what is written is valid under the XML schemas of EPCIS 2.0', { timeout: 60_000 }, () => {
  const samples = fc.sample(anyEvent, { numRuns: 60, seed: 7 }).map(event => parsed([event]))
  const documents = (more: object) => samples.map(events => xmlDocument(events, ownContext, { created, ...more }).xml)
  expect(schemaFaults('epcis', documents({}))).toEqual([])
  expect(schemaFaults('epcis-query', documents({ query, cbv: 'Always_URN' }))).toEqual([])
})

const published = ['Capture/Documents', 'Capture/Events', 'Query'].flatMap(folder =>
  vectorFiles(`epcis-documents/2.0/EPCIS/JSON/${folder}`, '.json').map(name => {
    const reading = readDocument(vectorJson(`epcis-documents/2.0/EPCIS/JSON/${folder}/${name}`))
    return { name, reading, ...xmlDocument(reading.events, reading.context, { created }) }
  }),
)

test.skipIf(!haveVectors)('every published JSON event keeps its hash as XML', () => {
  expect(published.length).toBeGreaterThan(30)
  const changed = published.filter(({ reading, xml }) => hashesOf(reading).join() !== hashesOf(readXmlDocument(xml)).join())
  expect(changed.map(({ name }) => name)).toEqual([])
  expect(published.filter(({ lost }) => lost.length > 0).map(({ name, lost }) => [name, lost[0]?.says.en])).toEqual([])
})

test.skipIf(!haveLint)('and is valid under the XML schema', () => {
  expect(
    schemaFaults(
      'epcis',
      published.map(({ xml }) => xml),
    ),
  ).toEqual([])
})
