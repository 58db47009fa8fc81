import { getQuery, type NamedQuery } from '#/features/querying/named-queries.ts'
import { exceptions, Refused } from '#/features/querying/refused.ts'
import type { Platform } from '#/platform/platform.ts'
import { answerFrom, type Found } from './answer.ts'
import { type Content, keepFound, stopRuns } from './outbox.ts'
import { nextTime, readSchedule } from './schedule.ts'
import { findSubscription, type Subscription } from './subscriptions.ts'

/**
 * Answers a subscription's query with what is new, portion by portion, and puts each into its outbox. Watermark and outbox move together
 * or not at all, from just the place that was read: of two who run one subscription, one finds that it has been done.
 */
export async function run(platform: Platform, id: string, now = new Date(), stop?: AbortSignal): Promise<void> {
  for (let sofar = 0; !stop?.aborted; ) {
    const subscription = await findSubscription(platform.db, id)
    if (!subscription || subscription.stopped) return
    const found = await foundFor(platform, subscription)
    if (!found) return
    sofar += found.events.length
    const isDue = found.events.length > 0 || (!found.more && sofar === 0 && mayBeEmpty(subscription, now))
    const content: Content | undefined = isDue ? { kind: 'events', events: found.events } : undefined
    const times = found.more ? undefined : { nextAt: nextOf(subscription, now) }
    if (!(await keepFound(platform, subscription, { watermark: found.watermark, content, times }, now))) return
    if (!found.more) return
  }
}

async function foundFor(platform: Platform, subscription: Subscription): Promise<Found | undefined> {
  try {
    const { query }: NamedQuery = await getQuery(platform.db, subscription.companyId, subscription.queryName)
    return await answerFrom(platform, query, subscription)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await stopRuns(platform, subscription, { kind: 'problem', problem: problemOf(error) }, error.says)
    return undefined
  }
}

/** An empty report is sent when it was asked for, and by a subscription that wants them when its time has come. */
const mayBeEmpty = ({ wanted, reportIfEmpty, nextAt }: Subscription, now: Date): boolean =>
  wanted === 'trial' || (reportIfEmpty && (wanted === 'run' || (nextAt !== undefined && nextAt <= now)))

/** When to run next. Times that passed while nobody worked are made up for once, not one by one. */
const nextOf = ({ when, nextAt }: Subscription, now: Date): Date | undefined =>
  'schedule' in when && nextAt && nextAt <= now ? nextTime(readSchedule(when.schedule), now) : nextAt

/** A refusal as subscribers are sent it: the problem that the same question would be answered with. */
const problemOf = ({ exception, says, problems }: Refused): object => ({
  type: `epcisException:${exception}`,
  ...exceptions[exception],
  detail: says.en,
  detail_id: says.id,
  ...(problems.length > 0 && { problems }),
})
