import { inForm } from '#/epcis/identifier-form.ts'
import { readKept } from '#/features/querying/named-queries.ts'
import { newEvents } from '#/features/querying/new-events.ts'
import { prefixesFor } from '#/features/tracing/company-prefixes.ts'
import { type EventJson, queryDocument } from '#/features/tracing/event-json.ts'
import type { Platform } from '#/platform/platform.ts'
import type { Subscription } from './subscriptions.ts'

/** Events gone through for one answer; a single large capture may have more. */
const atOnce = 500

/** What an answer is for. */
export type Asking = Pick<Subscription, 'companyId' | 'watermark' | 'epcFormat' | 'initialRecordTime'>

export type Found = { readonly events: readonly EventJson[]; readonly watermark: number; readonly more: boolean }

/**
 * What a query newly finds after a watermark, seen with the eyes that its owner has now, with identifiers in the form wished for. Throws
 * Refused where the query can no longer be answered.
 */
export async function answerFrom(
  platform: Platform,
  query: Record<string, unknown>,
  { companyId, watermark, epcFormat, initialRecordTime }: Asking,
): Promise<Found> {
  const { db } = platform
  const found = await newEvents(db, platform, companyId, readKept(query), { after: watermark, limit: atOnce })
  // Who begins at a moment is led to a place in the chain a little before it.
  const events = found.events.filter(({ recordTime }) => !initialRecordTime || new Date(String(recordTime)) >= initialRecordTime)
  const known = epcFormat === 'Always_EPC_URN' ? await prefixesFor(db, events) : undefined
  return { ...found, events: events.map(event => inForm(event, epcFormat, known)) }
}

/** The document in which events go to a subscriber. Its `id` is the same whenever the same is sent again. */
export const documentOf = (
  events: readonly EventJson[],
  { id, ...answered }: { id: string; queryName: string; subscriptionID: string },
  at: Date,
): object => ({ id, ...queryDocument(events, answered, at) })

/** What names a delivery to its receiver: the subscription, the number of the delivery, and the first event in it. */
export const deliveryUri = (
  origin: string,
  { id, queryName }: Pick<Subscription, 'id' | 'queryName'>,
  seq: number,
  from: number,
) => `${origin}/epcis/queries/${encodeURIComponent(queryName)}/subscriptions/${id}#${seq}.${from}`
