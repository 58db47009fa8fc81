import { gs1Context } from '#/epcis/context.ts'
import { eventHash } from '#/epcis/hash.ts'
import { objectEvent } from '#/epcis/write.ts'
import { siteUri } from '#/features/companies/companies.ts'
import { documentHash, keepCaptures } from '#/features/tracing/captures.ts'
import { factsOfEvent, type Row, setsOf } from '#/features/tracing/entry.ts'
import { hashDigits } from '#/features/tracing/hash-uri.ts'
import { hashesOf } from '#/features/tracing/hashes.ts'
import { freeEach } from '#/features/tracing/once.ts'
import { numbersOfShapes, partsOf } from '#/features/tracing/shapes.ts'
import { findKnown, keepEvents } from '#/features/tracing/store.ts'
import { offsets, zoneOfRegency } from '#/features/tracing/zone.ts'
import type { Tx } from '#/platform/database/connect.ts'
import { newId } from '#/platform/ids.ts'
import type { Platform } from '#/platform/platform.ts'
import { natureOf, stateAfter } from './acts.ts'
import type { Answer } from './answer.ts'
import type { Case } from './item.ts'
import { amendAnswers } from './kept-answers.ts'
import { okSays } from './says.ts'

/** Writes the events of acts that were taken. One whose event is known already was reported before, by this or another door. */
export async function keepTaken(tx: Tx, platform: Platform, open: readonly Case[], now: Date): Promise<void> {
  if (open.length === 0) return
  const firsts = await hashesOf(
    tx,
    open.flatMap(({ first }) => first?.event ?? []),
  )
  const written = open.map(one => ({ one, event: eventOf(platform, one, firsts.get(one.first?.event ?? -1)) }))
  const hashed = written.map(({ one, event }) => ({ one, event, hash: hashDigits(eventHash(event))! }))
  const captures = capturesOf(hashed, now)
  const parts = hashed.map(({ one, event, hash }) => {
    const sites = new Map([[siteUri(platform.config.origin, one.site.id), one.site]])
    const facts = factsOfEvent(event, { sites, companyId: one.who.companyId, context: gs1Context })
    return { facts, ...partsOf(event, facts, hash, sites) }
  })
  const shapes = await numbersOfShapes(
    platform,
    parts.map(({ shape }) => shape),
  )
  const rows = hashed.map(({ one, event, hash }, position): Row => {
    const id = one.event
    const sets = setsOf(event, { numbers: new Map([[one.named.uri!, one.pack!]]), lists: new Map() })
    const { facts, body } = parts[position]!
    const about = { facts: { ...facts, event: id }, ...sets, single: one.pack!, shape: shapes[position]!, body }
    return { position, path: '', id, event, hash, ...about, captureId: captures.of(one) }
  })
  const mine = await keepEvents(tx, rows, { captureId: rows[0]!.captureId!, now })
  const fresh = hashed.filter(({ one }) => mine.has(one.event))
  for (const { one, hash } of fresh) one.answer = taken(one, uriOf(hash))
  await answerKnownEvents(
    tx,
    hashed.filter(({ one }) => !mine.has(one.event)),
  )
  await keepCaptures(tx, captures.taken(fresh))
}

/** The event that reports an act; an undo names the event that it takes back, `first`. */
export function eventOf({ config }: Platform, { asked, site, at, named }: Case, first: string | undefined) {
  const here = { id: siteUri(config.origin, site.id) }
  const remains = asked.undo || asked.act === 'freeze'
  return objectEvent({
    at,
    zone: offsets[zoneOfRegency(site.regencyCode)],
    ...natureOf(asked),
    epcList: [named.uri!],
    readPoint: here,
    ...(remains && { bizLocation: here }),
    ...(first !== undefined && { bizTransactionList: [{ type: 'upevt', bizTransaction: first }] }),
  })
}

const uriOf = (hash: string): string => `ni:///sha-256;${hash}?ver=CBV2.0`

/** The answer to an act that was taken. */
export const taken = ({ asked, named }: Case, event: string | undefined, known = false): Answer => ({
  code: 'OK',
  alert: false,
  says: okSays(asked, known),
  ...(named.uri !== undefined && { pack: named.uri }),
  ...(event !== undefined && { event }),
  ...(known && { known }),
})

type Hashed = { one: Case; hash: string }

/** The same report came before: nothing happens now, and what was claimed for it is free again. */
async function answerKnownEvents(tx: Tx, known: readonly Hashed[]): Promise<void> {
  if (known.length === 0) return
  await freeEach(
    tx,
    known.flatMap(({ one }) => one.goods.map(pack => ({ ...pack, act: stateAfter[one.asked.act], event: one.event }))),
  )
  const kept = await findKnown(
    tx,
    known.map(({ one, hash }) => ({ hash, single: one.pack })),
  )
  const numbers = new Map(kept.map(({ hash, id }) => [hash, id]))
  for (const { one, hash } of known) one.answer = taken(one, uriOf(hash), true)
  await amendAnswers(
    tx,
    known.flatMap(({ one, hash }) => (one.key ? { ...one.key, event: numbers.get(hash)! } : [])),
  )
}

/** One capture for each sender in the group; it is written where any of its events was taken. */
function capturesOf(hashed: readonly Hashed[], now: Date) {
  const senderOf = ({ who: { companyId, actor }, via }: Case) => `${companyId} ${actor.kind} ${actor.id} ${via}`
  const ids = new Map(hashed.map(({ one }) => [senderOf(one), '']))
  for (const sender of ids.keys()) ids.set(sender, newId())
  const taken = (fresh: readonly Hashed[]) =>
    [...Map.groupBy(fresh, ({ one }) => senderOf(one))].map(([sender, of]) => {
      const { who, via } = of[0]!.one
      const counts = { events: of.length, captured: of.length, known: 0, problems: [], success: true }
      const hash = documentHash(of.map(({ hash }) => hash))
      return { id: ids.get(sender)!, ...who, via, at: now, behaviour: 'proceed' as const, hash, ...counts }
    })
  return { taken, of: (one: Case): string => ids.get(senderOf(one))! }
}
