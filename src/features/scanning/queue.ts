import type { ScanAct } from './acts.ts'
import type { ActAnswer } from './answer.ts'

/**
 * One act as a device keeps it. `seq` is its place among all that the device recorded. It waits; then it was sent and either recorded
 * or refused; a person settles what was refused. `tries`: how often it may have reached the server already.
 */
export type QueuedAct = {
  key: string
  seq: number
  /** Whose act it is: sent in nobody else's name. */
  person: string
  act: ScanAct
  site: string
  /** By the server's clock, as far as the device knows it (ISO 8601). */
  at: string
  code?: string
  to?: string
  parent?: string
  /** What takes it back: the event of an earlier act. */
  undo?: { of: string; event: string; atHand: boolean }
  /** What people call the pack: its serial, and its product where it was known. */
  name: string
  product?: string
  state: 'waiting' | 'recorded' | 'refused' | 'settled'
  tries: number
  answer?: ActAnswer
  /** It was taken back. */
  undone?: true
}

/** The next acts to send for a person, in the order in which they happened. */
export const nextBatch = (acts: readonly QueuedAct[], person: string, most: number): QueuedAct[] =>
  acts
    .filter(one => one.state === 'waiting' && one.person === person)
    .toSorted((a, b) => a.seq - b.seq)
    .slice(0, most)

/** An act as the server reads it. */
export function asSent({ key, act, site, at, code, to, parent, undo }: QueuedAct): Record<string, unknown> {
  if (undo) return { key, undo: undo.event, atHand: undo.atHand }
  return {
    key,
    act,
    site,
    at,
    ...(code !== undefined && { code }),
    ...(to !== undefined && { to }),
    ...(parent !== undefined && { parent }),
  }
}

/** The acts that an answer changes, as they are from now on. What it does not name goes on waiting. */
export function answered(acts: readonly QueuedAct[], answers: readonly ActAnswer[]): QueuedAct[] {
  const byKey = new Map(answers.map(answer => [answer.key, answer]))
  const changed = acts.flatMap((one): QueuedAct[] => {
    const answer = byKey.get(one.key)
    return answer && one.state === 'waiting' ? [{ ...one, answer, state: answer.ok ? 'recorded' : 'refused' }] : []
  })
  const undone = new Set(changed.flatMap(({ undo, state }) => (undo && state === 'recorded' ? undo.of : [])))
  return [...changed, ...acts.filter(({ key }) => undone.has(key)).map((one): QueuedAct => ({ ...one, undone: true }))]
}

/** What to do after an attempt to send several acts at once that brought no answer for each. */
export type After = 'later' | 'sign in' | 'one by one' | 'refuse'

/**
 * A line that broke or a server that is busy is tried again; a request that is refused whole is taken apart, so that one act which the
 * server cannot read holds up no other. `status` is undefined where there was no answer at all.
 */
export function after(status: number | undefined, size: number): After {
  if (status === 401) return 'sign in'
  if (status === undefined || status >= 500 || status === 403 || status === 408 || status === 409 || status === 429)
    return 'later'
  return size > 1 ? 'one by one' : 'refuse'
}

/** Seconds to wait before the next attempt: longer and longer, at most five minutes. */
export const pauseAfter = (failures: number): number => Math.min(300, 2 ** Math.min(failures, 9))

/** How an act may be taken back: it never left the device; an undo is sent; its answer has to come first; or not at all. */
export type UndoWay = 'drop' | 'send' | 'unsure' | 'no'

export function undoWay(act: QueuedAct, all: readonly QueuedAct[]): UndoWay {
  if (act.undo || act.undone || act.state === 'refused' || act.state === 'settled') return 'no'
  if (act.state === 'waiting') return act.tries === 0 ? 'drop' : 'unsure'
  const asked = all.some(({ undo, state }) => undo?.of === act.key && state === 'waiting')
  return act.answer?.event === undefined || asked ? 'no' : 'send'
}

/** What a person sees of the queue. */
export type Overview = {
  waiting: QueuedAct[]
  /** Since when the oldest waits (ISO 8601). */
  since?: string
  toResolve: QueuedAct[]
  recent: QueuedAct[]
  /** Acts of other people that wait on the same device: counted, never shown. */
  others: number
}

export function overviewOf(acts: readonly QueuedAct[], person: string | undefined, mostRecent = 20): Overview {
  const sorted = acts.toSorted((a, b) => a.seq - b.seq)
  const own = sorted.filter(one => one.person === person)
  const waiting = own.filter(({ state }) => state === 'waiting')
  const oldest = waiting.filter(({ undo }) => !undo)[0] ?? waiting[0]
  return {
    waiting,
    ...(oldest && { since: oldest.at }),
    toResolve: own.filter(({ state }) => state === 'refused'),
    recent: own
      .filter(({ state, undo }) => state === 'recorded' && !undo)
      .toReversed()
      .slice(0, mostRecent),
    others: sorted.filter(one => one.state === 'waiting' && one.person !== person).length,
  }
}

/** How many acts a device keeps of those that need nobody any more. */
const mostKept = 200

/** The keys of acts that the device may forget: answered, and not among the latest. What waits or is unresolved is never forgotten. */
export function forgettable(acts: readonly QueuedAct[]): string[] {
  const done = acts.filter(({ state }) => state === 'recorded' || state === 'settled').toSorted((a, b) => b.seq - a.seq)
  return done.slice(mostKept).map(({ key }) => key)
}

/** How long ago, in whole units that a person would use. */
export function ago(at: string, now: number): { unit: 'now' | 'minutes' | 'hours' | 'days'; count: number } {
  const minutes = Math.floor((now - Date.parse(at)) / 60_000)
  if (!(minutes >= 1)) return { unit: 'now', count: 0 }
  if (minutes < 60) return { unit: 'minutes', count: minutes }
  return minutes < 48 * 60
    ? { unit: 'hours', count: Math.floor(minutes / 60) }
    : { unit: 'days', count: Math.floor(minutes / 1440) }
}
