import { isPacking, isSending, type ScanAct } from '#/features/scanning/acts.ts'
import type { InHand } from '#/features/scanning/in-hand.ts'
import type { Seen } from '#/features/scanning/look.ts'
import type { QueuedAct } from '#/features/scanning/queue.ts'
import type { SignatureVerdict } from '#/features/signed-codes/verify.ts'

/** One code in the list: what it says itself, and what the server says of it once it was asked. */
export type Item = {
  inHand: InHand
  /** `unverified`: there was no line to ask by. */
  state: 'asking' | 'seen' | 'unverified'
  seen?: Seen
  signature?: SignatureVerdict
  /** Of what lies in it, the codes that are not there. */
  missing: Set<string>
}

/** Whether it will be recorded with the others. */
export const isRecordable = ({ seen, signature }: Item): boolean => !seen?.fault && signature !== 'differs'

/** What is to be done where, as it was chosen on the page. */
export type Setup = { act: ScanAct; site: string; to?: string; parent?: string }

/** Whose act it is, and its time by the server's clock. */
type By = { person: string; at: string; newKey: () => string }

/** The acts that a list of codes means. A case of which something is missing is recorded by what is there. */
export function actsFrom(
  items: readonly Item[],
  { act, site, to, parent }: Setup,
  { person, at, newKey }: By,
): Omit<QueuedAct, 'seq'>[] {
  const common = {
    person,
    act,
    site,
    at,
    ...(isSending(act) && to !== undefined && { to }),
    ...(isPacking(act) && parent !== undefined && { parent }),
    state: 'waiting' as const,
    tries: 0,
  }
  return items.filter(isRecordable).flatMap(({ inHand, seen, missing }) => {
    const product = seen?.product ?? seen?.contents?.counts[0]?.product
    const about = product === undefined ? {} : { product }
    const inside = missing.size > 0 ? (seen?.contents?.children.filter(({ code }) => !missing.has(code)) ?? []) : undefined
    if (inside) return inside.map(({ code, name }) => ({ ...common, ...about, key: newKey(), code, name }))
    return [{ ...common, ...about, key: newKey(), code: inHand.raw, name: inHand.name }]
  })
}

/** Everything taken out of an outer pack, as one act. */
export const unpackingAll = ({ site, parent = '' }: Setup, { person, at, newKey }: By, name: string): Omit<QueuedAct, 'seq'> => ({
  key: newKey(),
  person,
  act: 'unpack',
  site,
  at,
  parent,
  name,
  state: 'waiting',
  tries: 0,
})
