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
  const fields = event as unknown as Fields
  const body: Fields = {}
  for (const name in fields) if (!listNames.has(name) && !isSaid(name, fields[name]!, event, facts)) body[name] = fields[name]!
  return body
}

/** Whether `fieldsOf` gives this field back, letter for letter. */
function isSaid(name: string, value: Json, event: Event, { bizStep, disposition }: Omit<EventFacts, 'event'>): boolean {
  switch (name) {
    case 'type':
    case 'action':
    case 'eventTimeZoneOffset':
      return true
    case 'eventTime':
      return isUsual(event.eventTime, event.eventTimeZoneOffset)
    case 'bizStep':
      return value === bizStep
    case 'disposition':
      return value === disposition
    default:
      return false
  }
}

/** Whether a time is written as most senders write it: as people at the place read it, in whole seconds or with three decimals. */
export function isUsual(time: string, zone: string): boolean {
  const whole = time.length === 25
  const decimals = time.length === 29 && time[19] === '.' && !time.startsWith('000', 20)
  return (whole || decimals) && time[10] === 'T' && time.endsWith(zone)
}
