import type { Says } from '#/platform/http/errors.ts'
import type { Platform } from '#/platform/platform.ts'
import { deliveryUri, documentOf } from './answer.ts'
import { chunkOf } from './chunk.ts'
import { readDestination } from './destination.ts'
import { findNext, type Waiting } from './outbox.ts'
import { post, signatureOf, Unsent } from './post.ts'
import { nextTry } from './retry.ts'
import { unseal } from './seal.ts'
import { claim, giveUp, halve, hold, type Receiver, release, taken, tryLater } from './sending.ts'

/**
 * Sends what waits for one receiver, in order, until nothing waits or it does not take something. Whoever sends has claimed the
 * subscription, so that no other sends the same meanwhile. A process that dies between the receiver's answer and our note of it sends
 * once more what was answered, under the same id.
 */
export async function deliver(platform: Platform, id: string, stop?: AbortSignal): Promise<void> {
  const claimed = await claim(platform.db, id)
  if (!claimed) return
  try {
    while (!stop?.aborted) {
      const receiver = await hold(platform.db, claimed)
      const waiting = receiver && (await findNext(platform, id, new Date()))
      if (!waiting || !(await send(platform, receiver, waiting, stop))) return
    }
  } finally {
    await release(platform.db, claimed)
  }
}

/** Sends the next part of a delivery and notes what became of it; false where the receiver is not to be asked again now. */
async function send(platform: Platform, receiver: Receiver, waiting: Waiting, stop?: AbortSignal): Promise<boolean> {
  const { body, headers, count } = bodyOf(platform, receiver, waiting)
  const url = readDestination(receiver.dest, platform.config)
  const now = () => new Date()
  let problem: Says
  try {
    if (!(url instanceof URL)) throw new Unsent(url)
    const status = await post(url, body, headers, platform.config, stop)
    if (status >= 200 && status < 300) {
      await taken(platform.db, receiver, waiting, count, now())
      return true
    }
    if (status === 413 && count > 1) {
      await halve(platform.db, receiver, count)
      return true
    }
    problem = sayStatus(status)
  } catch (error) {
    // The process is ending: nobody's fault, and the next one goes on.
    if (stop?.aborted) return false
    if (!(error instanceof Unsent)) throw error
    problem = error.says
  }
  const again = nextTry(waiting.tries + 1, now())
  if (again) await tryLater(platform.db, receiver, waiting, problem, again)
  else await giveUp(platform, receiver, waiting, problem, now())
  return false
}

const sayStatus = (status: number): Says =>
  status >= 300 && status < 400
    ? {
        id: `Penerima menjawab ${status}: pengalihan tidak diikuti.`,
        en: `The receiver answered ${status}: redirects are not followed.`,
      }
    : { id: `Penerima menjawab ${status}.`, en: `The receiver answered ${status}.` }

/** The next body of a delivery, and how many events are in it. What is sent again is the same, byte for byte. */
function bodyOf(platform: Platform, receiver: Receiver, { seq, sent, content, madeAt, tries }: Waiting) {
  const { id, queryName, token, mostEvents } = receiver
  const uri = deliveryUri(platform.config.origin, receiver, seq, sent)
  const events = content.kind === 'events' ? chunkOf(content.events, sent, mostEvents) : []
  const json =
    content.kind === 'events'
      ? documentOf(events, { id: uri, queryName, subscriptionID: id }, madeAt)
      : { ...content.problem, instance: uri }
  const body = Buffer.from(JSON.stringify(json))
  const headers = {
    'Content-Type': content.kind === 'events' ? 'application/json' : 'application/problem+json',
    'GS1-EPCIS-Version': '2.0.0',
    'GS1-CBV-Version': '2.0.0',
    'GS1-EPC-Format': receiver.epcFormat,
    'Absah-Subscription': id,
    'Absah-Delivery': `${seq}.${sent}`,
    'Absah-Attempt': String(tries + 1),
    ...(token && { 'GS1-Signature': signatureOf(unseal(platform.keys, id, token), body) }),
  }
  return { body, headers, count: events.length }
}
