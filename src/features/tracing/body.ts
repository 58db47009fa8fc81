import type { Event, Json } from '#/epcis/event.ts'
import { localTime } from '#/epcis/write.ts'
import type { EventFacts } from './event-facts.ts'
import { listNames } from './rules.ts'

type Fields = Record<string, Json>

/** What the columns of an event say, in the form in which most senders write it: whole seconds without a fraction. */
export function fieldsOf({
  type,
  action,
  at,
  zone,
  bizStep,
  disposition,
}: Pick<EventFacts, 'type' | 'action' | 'at' | 'bizStep' | 'disposition'> & { zone: string }): Fields {
  return {
    type,
    eventTime: localTime(at, zone).replace('.000', ''),
    eventTimeZoneOffset: zone,
    ...(action !== undefined && { action }),
    ...(bizStep !== undefined && { bizStep }),
    ...(disposition !== undefined && { disposition }),
  }
}

/**
 * The fields of an event that have to be kept beside its columns and sets: those which they do not say, and those which the sender
 * wrote in another form, so that it comes back letter for letter.
 */
export function bodyOf(event: Event, facts: Omit<EventFacts, 'event'>): Fields {
  const said = fieldsOf({ ...facts, zone: event.eventTimeZoneOffset })
  const fields = event as unknown as Fields
  const body: Fields = {}
  for (const name in fields) if (!listNames.has(name) && fields[name] !== said[name]) body[name] = fields[name]!
  return body
}
