import type { ActAnswer } from '#/features/scanning/answer.ts'
import type { Profile } from '#/features/scanning/phone-desk.tsx'
import { answered, forgettable, nextBatch, type QueuedAct } from '#/features/scanning/queue.ts'
import type { PublishedKeys } from '#/features/signed-codes/verify.ts'

/** What is kept beside the acts. `skew`: milliseconds by which the server's clock is ahead. `places`: where goods were sent lately. */
type Notes = { profile: Profile; skew: number; places: { label: string; uri: string }[]; keys: PublishedKeys; seq: number }

let opened: Promise<IDBDatabase> | undefined

/** The device's own store. Throws where the browser has none, as in some private windows. */
function openStore(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('absah-scanning', 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('acts', { keyPath: 'key' })
      request.result.createObjectStore('notes')
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  return opened
}

const changes = new BroadcastChannel('absah-scanning')

/** Calls back whenever the worker or another window has changed the acts. */
export const onChange = (call: () => void): void => changes.addEventListener('message', call)

const result = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/** Works on the store in one transaction: all of it is kept, on the disk, when this returns, or nothing. */
async function within<T>(
  mode: IDBTransactionMode,
  work: (acts: IDBObjectStore, notes: IDBObjectStore) => Promise<T>,
): Promise<T> {
  const store = await openStore()
  const transaction = store.transaction(['acts', 'notes'], mode, { durability: 'strict' })
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
  const value = await work(transaction.objectStore('acts'), transaction.objectStore('notes'))
  await done
  return value
}

const change = async <T>(work: (acts: IDBObjectStore, notes: IDBObjectStore) => Promise<T>): Promise<T> => {
  const value = await within('readwrite', work)
  changes.postMessage('changed')
  return value
}

export const readActs = (): Promise<QueuedAct[]> => within('readonly', acts => result(acts.getAll()))

/** Keeps new acts behind all that were recorded before. */
export const recordActs = (fresh: readonly Omit<QueuedAct, 'seq'>[]): Promise<void> =>
  change(async (acts, notes) => {
    let seq = (await result<number | undefined>(notes.get('seq'))) ?? 0
    for (const one of fresh) acts.put({ ...one, seq: ++seq })
    notes.put(seq, 'seq')
  })

/** The next acts of a person, each marked as tried: from now on it may have reached the server. */
export const takeForSending = (person: string, most: number): Promise<QueuedAct[]> =>
  change(async acts => {
    const batch = nextBatch(await result<QueuedAct[]>(acts.getAll()), person, most)
    for (const one of batch) acts.put({ ...one, tries: one.tries + 1 })
    return batch
  })

/** Keeps what became of acts, and forgets old ones. */
export const keepAnswers = (answers: readonly ActAnswer[]): Promise<void> =>
  change(async acts => {
    const before = await result<QueuedAct[]>(acts.getAll())
    const changed = new Map(answered(before, answers).map(one => [one.key, one]))
    for (const one of changed.values()) acts.put(one)
    for (const key of forgettable(before.map(one => changed.get(one.key) ?? one))) acts.delete(key)
  })

/** A person has seen to what was refused. */
export const settleAct = (key: string): Promise<void> =>
  change(async acts => {
    const one = await result<QueuedAct | undefined>(acts.get(key))
    if (one?.state === 'refused') acts.put({ ...one, state: 'settled' })
  })

/** Removes an act that has not left the device; gives whether that was still so. */
export const dropAct = (key: string): Promise<boolean> =>
  change(async acts => {
    const one = await result<QueuedAct | undefined>(acts.get(key))
    if (one?.state !== 'waiting' || one.tries > 0) return false
    acts.delete(key)
    return true
  })

export const readNote = <Name extends keyof Notes>(name: Name): Promise<Notes[Name] | undefined> =>
  within('readonly', (_, notes) => result<Notes[Name] | undefined>(notes.get(name)))

export const writeNote = <Name extends keyof Notes>(name: Name, value: Notes[Name]): Promise<void> =>
  within('readwrite', async (_, notes) => {
    notes.put(value, name)
  })

/** Forgets the person: who it was, their sites, where they sent goods, and all acts that need nobody any more. */
export const forget = (): Promise<void> =>
  change(async (acts, notes) => {
    for (const name of ['profile', 'places'] satisfies (keyof Notes)[]) notes.delete(name)
    for (const one of await result<QueuedAct[]>(acts.getAll())) if (one.state !== 'waiting') acts.delete(one.key)
  })
