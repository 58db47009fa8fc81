import { endOfChain } from '#/platform/audit/after.ts'
import type { Platform } from '#/platform/platform.ts'
import { deliver } from './deliver.ts'
import { dueToRun, dueToSend, nextDue } from './due.ts'
import { listen } from './listen.ts'
import { closeSockets, newsFor } from './news.ts'
import { run } from './run.ts'

/** Looked at anyway so often, should a notice get lost or another process have died. */
const atLeastEvery = 5_000
/** What is due and could not be begun, as another process holds it or it failed just now, is looked at again after so long. */
const again = 1_000
const runningAtOnce = 4
const sendingAtOnce = 32

/**
 * Answers subscriptions and sends what they found, in this process, until it is stopped: woken when captures join the chain, when
 * something comes due, and every few seconds anyway. Several processes may do this beside each other. Slow receivers hold up nobody
 * but themselves, unless there are `sendingAtOnce` of them.
 */
export function startCourier(platform: Platform): { stop: () => Promise<void> } {
  const stopping = new AbortController()
  const working = { running: new Map<string, Promise<void>>(), sending: new Map<string, Promise<void>>() }
  const alarm = openAlarm()
  const unlisten = listen(platform, () => {
    alarm.ring()
    newsFor(platform)
  })
  const ended = (async () => {
    while (!stopping.signal.aborted) {
      const next = await look().catch(error => {
        platform.log.warn({ err: error }, 'subscriptions could not be looked at')
        return undefined
      })
      const wait = next ? next.getTime() - Date.now() : atLeastEvery
      await alarm.wait(wait > 0 ? Math.min(wait, atLeastEvery) : again)
    }
  })()

  /** Begins what is due and gives when something comes due next. */
  async function look(): Promise<Date | undefined> {
    const { db } = platform
    const now = new Date()
    const end = await endOfChain(db)
    begin(working.running, runningAtOnce, await dueToRun(db, end, now), id => run(platform, id, new Date(), stopping.signal))
    begin(working.sending, sendingAtOnce, await dueToSend(db, now), id => deliver(platform, id, cut.signal))
    return nextDue(db)
  }

  function begin(
    under: Map<string, Promise<void>>,
    most: number,
    ids: readonly string[],
    work: (id: string) => Promise<void>,
  ): void {
    for (const id of ids) {
      if (under.size >= most || stopping.signal.aborted) return
      if (under.has(id)) continue
      const done = work(id).then(alarm.ring, error => {
        // Without a ring: what failed is tried again when the next look comes by itself.
        platform.log.error({ err: error, subscription: id }, 'a subscription failed')
      })
      under.set(
        id,
        done.finally(() => under.delete(id)),
      )
    }
  }

  const cut = new AbortController()
  return {
    /** Lets what is being sent come to its end, for some seconds, so that nothing is sent twice; then cuts it off. */
    async stop() {
      stopping.abort()
      alarm.ring()
      closeSockets(platform)
      await ended
      const under = Promise.all([...working.running.values(), ...working.sending.values()])
      const timer = setTimeout(() => cut.abort(), patience)
      await under
      clearTimeout(timer)
      await unlisten()
    },
  }
}

const patience = 5_000

/** Waits that can be ended early. What rings while nobody waits ends the next wait. */
function openAlarm(): { ring: () => void; wait: (ms: number) => Promise<void> } {
  let rung = false
  let end: (() => void) | undefined
  return {
    ring() {
      rung = true
      end?.()
    },
    async wait(ms) {
      if (!rung)
        await new Promise<void>(done => {
          const timer = setTimeout(done, ms)
          end = () => {
            clearTimeout(timer)
            done()
          }
        })
      rung = false
      end = undefined
    },
  }
}
