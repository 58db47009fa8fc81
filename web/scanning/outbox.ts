import type { Profile } from '#/features/scanning/phone-desk.tsx'
import { type Overview, overviewOf, pauseAfter, type QueuedAct, undoWay } from '#/features/scanning/queue.ts'
import { type Desk, part, show } from './dom.ts'
import { sendLater } from './keep-page.ts'
import { type Asking, noticesOf, type QueueHands, showQueue, showStatus } from './queue-view.ts'
import { type Outcome, sendWaiting } from './send.ts'
import * as store from './store.ts'
import type { Voice } from './voice.ts'

export type Outbox = { draw: () => Promise<void>; send: () => Promise<void> }

/** What was recorded, from this device to the server: shown, sent, tried again, taken back. */
export function openOutbox(desk: Desk, { person }: Profile, voice: Voice, takenBack: () => void): Outbox {
  const { words, lang } = desk
  const asking: Asking = { atHand: false }
  let acts: QueuedAct[] = []
  let overview: Overview = overviewOf([], person)
  let outcome: Outcome | undefined
  let sending = false
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function draw(): Promise<void> {
    acts = await store.readActs()
    overview = overviewOf(acts, person)
    const now = await serverNow()
    showStatus(desk, overview, { online: navigator.onLine && outcome?.how !== 'later', sending, now })
    show(part(desk, 'notices'), ...noticesOf(desk, overview, outcome))
    showQueue(desk, overview, asking, hands, now)
  }

  /** Sends what waits, and tries again later where it could not be sent. */
  async function send(): Promise<void> {
    clearTimeout(timer)
    if (sending) return
    sending = true
    await draw()
    outcome = await sendWaiting(lang).catch((): Outcome => ({ how: 'later' }))
    sending = false
    failures = outcome.how === 'later' ? failures + 1 : 0
    await draw()
    if (overview.waiting.length === 0 || outcome.how === 'sign in') return
    // Where browsers send in the background, they go on also when this window is closed.
    await sendLater().catch(() => undefined)
    timer = setTimeout(() => void send(), 1000 * pauseAfter(failures))
  }

  const hands: QueueHands = {
    sendNow: () => void send(),
    settle: ({ key }) => void store.settleAct(key).then(draw),
    ways: act => undoWay(act, acts),
    undo: (act, way, atHand) => {
      if (way !== 'no') return void takeBack(act, atHand)
      const isAsked = asking.key === act.key
      asking.key = isAsked ? '' : act.key
      asking.atHand = false
      void draw()
    },
  }

  async function takeBack(act: QueuedAct, atHand: boolean): Promise<void> {
    asking.key = ''
    takenBack()
    if (undoWay(act, acts) === 'drop') {
      if (await store.dropAct(act.key)) voice.say(words.undoWaiting)
      else voice.refuse(words.undoUnsure)
    } else if (act.answer?.event !== undefined) await store.recordActs([await undoOf(act, act.answer.event, atHand)])
    await send()
  }

  store.onChange(() => void draw())
  addEventListener('offline', () => void draw())
  // Ages grow while nothing happens.
  setInterval(() => void draw(), 30_000)
  return { draw, send }
}

async function undoOf(done: QueuedAct, event: string, atHand: boolean): Promise<Omit<QueuedAct, 'seq'>> {
  const { key: of, person, act, site, name, product, code } = done
  return {
    key: newKey(),
    person,
    act,
    site,
    name,
    at: new Date(await serverNow()).toISOString(),
    undo: { of, event, atHand },
    state: 'waiting',
    tries: 0,
    ...(product !== undefined && { product }),
    ...(code !== undefined && { code }),
  }
}

/** The server's time in milliseconds, as far as this device knows it. */
export const serverNow = async (): Promise<number> => Date.now() + ((await store.readNote('skew')) ?? 0)

/** A number that no other act has, on whichever device. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
