import type { WebSocket } from 'ws'
import { getQuery } from '#/features/querying/named-queries.ts'
import { Refused } from '#/features/querying/refused.ts'
import type { Platform } from '#/platform/platform.ts'
import { type Asking, answerFrom, deliveryUri, documentOf } from './answer.ts'
import { chunkOf } from './chunk.ts'
import type { When } from './controls.ts'
import { hear } from './news.ts'
import { nextTime, readSchedule } from './schedule.ts'

export type Session = {
  readonly platform: Platform
  readonly subscriptionID: string
  readonly queryName: string
  readonly when: When
  readonly reportIfEmpty: boolean
  readonly asking: Asking
  readonly mayStill: () => Promise<boolean>
}

/** Without news a stream looks by itself so often, and each socket is asked so often whether it is still there. */
const lookEvery = 5_000
const pingEvery = 30_000
/** Events in one message. */
const atOnce = 500
/** Codes of RFC 6455 §7.4.1. */
const closing = { ending: 1001, refused: 1008, failed: 1011 } as const

/**
 * Answers a query on a WebSocket until either end closes it: a document a message, each event once. The place in the chain lives as long
 * as the socket; whoever comes back says with `initialRecordTime` where to begin.
 */
export function serveSocket(socket: WebSocket, session: Session): void {
  const { platform, asking } = session
  const times = 'schedule' in session.when ? readSchedule(session.when.schedule) : undefined
  let watermark = asking.watermark
  let seq = 0
  let busy = false
  let missed = false
  let isAlive = true
  let timer: NodeJS.Timeout | undefined

  const forget = hear(platform, {
    companyId: asking.companyId,
    onNews: () => (times ? undefined : void answer()),
    onEnd: () => socket.close(closing.ending, 'The server is ending.'),
  })
  const pinging = setInterval(() => {
    if (!isAlive) return socket.terminate()
    isAlive = false
    socket.ping()
  }, pingEvery)
  socket.on('pong', () => {
    isAlive = true
  })
  socket.on('close', () => {
    forget()
    clearInterval(pinging)
    clearTimeout(timer)
  })
  // Whoever breaks off is not our fault; `close` follows.
  socket.on('error', () => {})
  if (times) wait()
  else void answer()

  /** Waits for the time of a schedule, in steps that a timer can hold, or for a look without news. */
  function wait(): void {
    clearTimeout(timer)
    if (socket.readyState !== socket.OPEN) return
    const next = times && nextTime(times, new Date())
    if (times && !next) return
    const ms = next ? next.getTime() - Date.now() : lookEvery
    timer = setTimeout(() => (ms > longestTimer ? wait() : void answer()), Math.min(ms, longestTimer))
  }

  async function answer(): Promise<void> {
    if (busy) {
      missed = true
      return
    }
    busy = true
    try {
      do {
        missed = false
        await report()
      } while (missed && !times && socket.readyState === socket.OPEN)
    } catch (error) {
      end(error)
    } finally {
      busy = false
      wait()
    }
  }

  /** Sends what is new, portion by portion, each after the one before has left us. */
  async function report(): Promise<void> {
    if (!(await session.mayStill())) return socket.close(closing.refused, 'You may no longer ask this.')
    const { query } = await getQuery(platform.db, asking.companyId, session.queryName)
    for (let sofar = 0; socket.readyState === socket.OPEN; ) {
      const found = await answerFrom(platform, query, { ...asking, watermark })
      for (let from = 0; from < found.events.length; ) {
        const chunk = chunkOf(found.events, from, atOnce)
        await say(chunk)
        from += chunk.length
      }
      watermark = found.watermark
      sofar += found.events.length
      if (found.more) continue
      if (sofar === 0 && times && session.reportIfEmpty) await say([])
      return
    }
  }

  function say(events: readonly EventOf[]): Promise<void> {
    const { subscriptionID, queryName } = session
    const id = deliveryUri(platform.config.origin, { id: subscriptionID, queryName }, ++seq, 0)
    const text = JSON.stringify(documentOf(events, { id, queryName, subscriptionID }, new Date()))
    return new Promise((resolve, reject) => socket.send(text, error => (error ? reject(error) : resolve())))
  }

  function end(error: unknown): void {
    if (socket.readyState !== socket.OPEN) return
    if (error instanceof Refused) socket.close(closing.refused, error.says.en.slice(0, longestReason))
    else {
      platform.log.error({ err: error }, 'a WebSocket failed')
      socket.close(closing.failed, 'Something failed here. Open it again.')
    }
  }
}

type EventOf = Parameters<typeof documentOf>[0][number]
/** A timer holds 2^31 milliseconds at most. */
const longestTimer = 86_400_000
/** A close frame has room for 123 bytes; sentences of ours have a few characters of more than one. */
const longestReason = 100
