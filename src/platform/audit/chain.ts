import { createHash } from 'node:crypto'

/** A row of the chain, as its hash sees it. `at` is its moment in UTC with microseconds. */
export type Link = {
  seq: number
  at: string
  actor: { kind: string; id: string; name: string }
  act: string
  subject: string
  id: string
  facts: unknown
}

/** The hash of a row over the one before it, in hexadecimal. */
export function linkHash(before: string, { seq, at, actor, act, subject, id, facts }: Link): string {
  return createHash('sha256')
    .update(JSON.stringify([before, seq, at, actor.kind, actor.id, actor.name, act, subject, id, canonical(facts)]))
    .digest('hex')
}

/** PostgreSQL keeps the keys of a JSON object in its own order; the hash must not depend on it. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (value === null || typeof value !== 'object') return value
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, canonical(inner)])
}
