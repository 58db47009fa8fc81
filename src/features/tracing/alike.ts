import type { Event } from '#/epcis/event.ts'
import { instantOf } from '#/epcis/time.ts'
import { isUsual } from './body.ts'
import type { EventFacts } from './event-facts.ts'
import { listNames } from './rules.ts'
import type { Parts } from './shapes.ts'

/** What is learnt of an event before its packs are numbered. */
export type Learnt = Parts & { facts: Omit<EventFacts, 'event'> }

/**
 * Learns each event as `learn` does. The events of a document nearly always say the same of different packs at different times: one
 * that says nothing else takes what was learnt of the first that said so, its shape being the same object.
 */
export function learntAlike<T extends { event: Event }>(all: readonly T[], learn: (one: T) => Learnt): Learnt[] {
  const first = new Map<string, Learnt>()
  return all.map(one => {
    const said = saidBy(one.event)
    const alike = said === undefined ? undefined : first.get(said)
    if (alike)
      return {
        facts: { ...alike.facts, at: new Date(instantOf(one.event.eventTime)!) },
        shape: alike.shape,
        body: alike.body,
      }
    const learnt = learn(one)
    if (said !== undefined) first.set(said, learnt)
    return learnt
  })
}

const timeOrPacks: ReadonlySet<string> = new Set([...listNames, 'eventTime'])

/** What an event says beside its packs and its time; undefined where it says more than most, or writes its time unlike most. */
function saidBy(event: Event): string | undefined {
  if (!isUsual(event.eventTime, event.eventTimeZoneOffset)) return undefined
  const fields = event as unknown as Record<string, unknown>
  let said = ''
  for (const name in fields) {
    if (timeOrPacks.has(name)) continue
    const text = words.has(name) ? fields[name] : places.has(name) ? placeAlone(fields[name]) : undefined
    if (typeof text !== 'string') return undefined
    said += `${name}=${text}\n`
  }
  return said
}

const words: ReadonlySet<string> = new Set(['type', 'eventTimeZoneOffset', 'action', 'bizStep', 'disposition'])
const places: ReadonlySet<string> = new Set(['readPoint', 'bizLocation'])

function placeAlone(place: unknown): unknown {
  for (const name in place as object) if (name !== 'id') return undefined
  return (place as { id: unknown }).id
}
