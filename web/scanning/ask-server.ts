import type { InHand } from '#/features/scanning/in-hand.ts'
import type { Seen } from '#/features/scanning/look.ts'
import { type PublishedKeys, type SignatureVerdict, verifyOffline } from '#/features/signed-codes/verify.ts'
import type { Setup } from './items.ts'
import { learnClock } from './send.ts'
import { readNote, writeNote } from './store.ts'

/** As many codes as the server looks at together. */
export const together = 50

export type Looked = { lines: Seen[]; parent?: Seen }

/** What the server says of codes; undefined where it cannot be asked now. */
export async function askServer({ act, site, parent }: Setup, codes: readonly string[]): Promise<Looked | undefined> {
  try {
    const answer = await fetch('/api/v1/scans/look', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ act, site, codes, ...(parent !== undefined && { parent }) }),
      signal: AbortSignal.timeout(10_000),
    })
    if (!answer.ok) return undefined
    const looked = (await answer.json()) as Looked & { now: string }
    await learnClock(looked.now)
    return looked
  } catch {
    // No line: the code is recorded all the same, and judged when it is sent.
    return undefined
  }
}

/** Keeps the public keys of signed codes at hand. */
export async function keepKeys(): Promise<void> {
  const answer = await fetch('/.well-known/absah-code-keys.json').catch(() => undefined)
  if (answer?.ok) await writeNote('keys', (await answer.json()) as PublishedKeys)
}

/** Whether the signature in a code is the regulator's, by the keys that this device keeps. */
export async function verifyOnDevice({ signature, nie, gtin, batch, expiry, serial }: InHand): Promise<SignatureVerdict> {
  const keys = await readNote('keys')
  if (!keys || signature === undefined) return 'absent'
  const fields = {
    ...(nie !== undefined && { nie }),
    ...(gtin !== undefined && { gtin }),
    ...(batch !== undefined && { batch }),
    ...(expiry !== undefined && { expiry: expiry as NonNullable<Parameters<typeof verifyOffline>[1]['expiry']> }),
    ...(serial !== undefined && { serial }),
  }
  // Older browsers do not know the algorithm: then the signature says nothing, and the server judges.
  return verifyOffline(keys, fields, signature).catch(() => 'absent')
}
