import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gs1Context } from '#/epcis/context.ts'
import type { ObjectEvent } from '#/epcis/event.ts'
import { objectEvent } from '#/epcis/write.ts'
import { bodyOf, fieldsOf } from './body.ts'
import { factsOfEvent } from './entry.ts'

const time = fc
  .tuple(
    fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
    fc.constantFrom('+07:00', '-03:30', '+00:00'),
  )
  .map(([at, zone]) => ({ ...objectEvent({ at, zone, action: 'OBSERVE', bizStep: 'inspecting' }) }))
const spelling = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.replace(/\.\d+/, ''),
  (text: string) => text.replace(/\.\d+/, '.5'),
  (text: string) => text.replace(/\.\d+/, '.0000'),
  (text: string) => text.replace('T', 't'),
  (text: string) => text.replace(/[+-]\d\d:\d\d$/, 'Z'),
)

test('what columns say and what the body keeps are together the event, letter for letter', () => {
  fc.assert(
    fc.property(time, spelling, fc.constantFrom('inspecting', 'cbv:BizStep-inspecting'), (plain, spell, bizStep) => {
      const event: ObjectEvent = { ...plain, eventTime: spell(plain.eventTime), bizStep }
      const facts = factsOfEvent(event, { sites: new Map(), companyId: undefined, context: gs1Context })
      const said = fieldsOf({ ...facts, zone: event.eventTimeZoneOffset })
      expect({ ...said, ...bodyOf(event, facts) }).toEqual(event)
    }),
  )
})
