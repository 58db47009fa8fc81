import { hash } from 'node:crypto'
import { canonical } from '#/epcis/canonical.ts'
import { type Context, gs1Context } from '#/epcis/context.ts'
import type { Event } from '#/epcis/event.ts'

/**
 * The name an event has by its content, `ni:///sha-256;…?ver=CBV2.0` (CBV 2.0 §8.9, RFC 6920): the same for every form in which
 * the same event may be written. Two captures with one hash are one event.
 */
export function eventHash(event: Event, context: Context = gs1Context): string {
  return `ni:///sha-256;${eventDigest(event, context)}?ver=CBV2.0`
}

/** The hash alone, as 64 hexadecimal digits. */
export function eventDigest(event: Event, context: Context = gs1Context): string {
  return hash('sha256', canonical(event, context))
}
