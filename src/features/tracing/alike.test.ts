import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gs1Context, prefixesOf } from '#/epcis/context.ts'
import type { Event } from '#/epcis/event.ts'
import type { Site } from '#/features/companies/companies.ts'
import { learntAlike } from './alike.ts'
import { factsOfEvent } from './entry.ts'
import { partsOf } from './shapes.ts'

const site = (id: string): Site => ({ id, companyId: `company of ${id}` }) as Site
const [here, there, nowhere] = ['https://absah.example/sites/1', 'https://absah.example/sites/2', 'https://others.example/x']
const sites = new Map([
  [here, site('1')],
  [there, site('2')],
])
const context = { ...gs1Context, prefixes: prefixesOf({ ex: 'https://ns.example.id/' }) }

const place = fc.oneof(
  fc.record({ id: fc.constantFrom(here, there, nowhere) }),
  fc.record({ id: fc.constant(here), 'ex:room': fc.constant('A') }),
)
const event = fc.record(
  {
    type: fc.constantFrom('ObjectEvent', 'AggregationEvent', 'https://ns.example.id/Event'),
    eventTime: fc.constantFrom('2026-03-02T08:00:00+07:00', '2026-03-02T08:00:00.120+07:00', '2026-03-02T01:00:01Z'),
    eventTimeZoneOffset: fc.constantFrom('+07:00', '+08:00'),
    action: fc.constantFrom('ADD', 'OBSERVE', 'DELETE'),
    epcList: fc.constantFrom([nowhere], [here, there]),
    bizStep: fc.constantFrom('dispensing', 'https://ref.gs1.org/cbv/BizStep-dispensing', 'ex:dispensing'),
    disposition: fc.constantFrom('dispensed', 'active'),
    readPoint: place,
    bizLocation: place,
    destinationList: fc.constantFrom([{ type: 'location', destination: there }]),
    eventID: fc.constantFrom('urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8'),
    recordTime: fc.constantFrom('2026-03-02T08:00:01Z'),
    '@context': fc.constantFrom({ ex: 'https://others.example.id/' }),
    errorDeclaration: fc.constantFrom({ declarationTime: '2026-03-03T00:00:00Z' }),
    'ex:note': fc.constantFrom('a', 'b'),
  },
  { requiredKeys: ['type', 'eventTime', 'eventTimeZoneOffset'] },
) as fc.Arbitrary<Event>

test('events that say the same are learnt as each of them alone would be', () => {
  const learn = ({ event }: { event: Event }) => {
    const facts = factsOfEvent(event, { sites, companyId: undefined, context })
    return { facts, ...partsOf(event, facts, '0'.repeat(64), sites) }
  }
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), events => {
      const all = events.map(event => ({ event }))
      expect(learntAlike(all, learn)).toEqual(all.map(learn))
    }),
  )
})

test('what was learnt of one is not learnt again of those that say the same', () => {
  let times = 0
  const plain = { type: 'ObjectEvent', eventTimeZoneOffset: '+07:00', action: 'OBSERVE', bizLocation: { id: here } } as const
  const seconds = ['00', '01', '02'].map(second => ({
    event: { ...plain, eventTime: `2026-03-02T08:00:${second}+07:00`, epcList: [nowhere] } as Event,
  }))
  learntAlike(seconds, ({ event }) => {
    times++
    const facts = factsOfEvent(event, { sites, companyId: undefined, context })
    return { facts, ...partsOf(event, facts, '0'.repeat(64), sites) }
  })
  expect(times).toBe(1)
})
