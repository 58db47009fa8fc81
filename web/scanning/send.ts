import type { ActAnswer } from '#/features/scanning/answer.ts'
import { after, asSent, type QueuedAct } from '#/features/scanning/queue.ts'
import { keepAnswers, readNote, takeForSending, writeNote } from './store.ts'

/** How far sending came: nothing waits any more, it has to be tried later (with the server's reason), or somebody has to sign in. */
export type Outcome = { how: 'sent' } | { how: 'later'; says?: string } | { how: 'sign in' }

/** As many acts as go in one request. */
const together = 100
/** Milliseconds after which a line is taken to be broken. */
const patience = 30_000

/** Sends what waits, first to last. One window or worker sends at a time; an act that is sent again is the same act to the server. */
export async function sendWaiting(lang: 'id' | 'en'): Promise<Outcome> {
  // What is not even tried has surely not reached the server, and may still be dropped.
  if (!navigator.onLine) return { how: 'later' }
  // Without a secure origin there are neither locks nor a worker, and a window is alone with its queue but for other windows.
  if (!navigator.locks) return sendAll(lang)
  return navigator.locks.request('absah-scanning', () => sendAll(lang))
}

async function sendAll(lang: 'id' | 'en'): Promise<Outcome> {
  const profile = await readNote('profile')
  if (!profile) return { how: 'sign in' }
  let most = together
  for (;;) {
    const batch = await takeForSending(profile.person, most)
    if (batch.length === 0) return { how: 'sent' }
    const { status, answers, says } = await post(profile.person, batch)
    if (answers) {
      await keepAnswers(answers)
      continue
    }
    const what = after(status, batch.length)
    if (what === 'later') return { how: 'later', ...(says && status !== undefined && status < 500 && { says: says[lang] }) }
    if (what === 'sign in') return { how: 'sign in' }
    if (what === 'one by one') most = 1
    else await keepAnswers([{ key: batch[0]!.key, ok: false, kind: 'technical', says: says ?? unread }])
  }
}

type Posted = { status?: number; answers?: ActAnswer[]; says?: { id: string; en: string } }

async function post(person: string, batch: readonly QueuedAct[]): Promise<Posted> {
  try {
    const response = await fetch('/api/v1/scans', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ person, acts: batch.map(asSent) }),
      signal: AbortSignal.timeout(patience),
    })
    const { status } = response
    const body = await response.json().catch(() => undefined)
    if (response.ok && body) {
      await learnClock(body.now)
      return { status, answers: body.acts }
    }
    // An answer that is cut off is none, also when it began well.
    if (response.ok) return {}
    const says = body?.problems?.[0]?.says ?? (body?.detail && { id: body.detail_id ?? body.detail, en: body.detail })
    return { status, ...(says && { says }) }
  } catch {
    // No line, or it broke: whether the server took the acts will be known when they are sent again.
    return {}
  }
}

/** Remembers how far this device's clock is off, so that acts recorded without a line have the right time. */
export async function learnClock(serverTime: string): Promise<void> {
  const skew = Date.parse(serverTime) - Date.now()
  if (Number.isFinite(skew)) await writeNote('skew', Math.abs(skew) < 2000 ? 0 : skew)
}

const unread = {
  id: 'Server tidak dapat membaca catatan ini. Pindai kemasannya lagi.',
  en: 'The server could not read this record. Scan the pack again.',
}
