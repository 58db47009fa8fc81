import type { OwnedSpan } from '#/features/coding/many-packs.ts'
import { recalledParts, recallsOf, touches } from '#/features/recalls/recalls.ts'
import { licencesByNumber } from '#/features/register/licences.ts'
import { type Day, dayAt } from '#/law/day.ts'
import { count, intersect, normalise, numbersIn, type Spans } from '#/numbers/spans.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { allInside } from './contents.ts'
import type { Entry } from './entry.ts'
import { type EventFacts, factsOf } from './event-facts.ts'
import { type Flag, named } from './flags.ts'
import { type ClassSpans, foreignClass, type PackNumber } from './identity.ts'
import { onceActOf } from './life.ts'
import { claimOnce, type Once } from './once.ts'

/** Packs that came to an end (given out, destroyed, …) although they had already. Writes who was first. */
export async function notFirst(tx: Tx, entries: readonly Entry[], lots: readonly OwnedSpan[]): Promise<Flag[]> {
  const claims: Once[] = []
  for (const { id, facts, sets } of entries) {
    const act = onceActOf(facts.kind)
    if (!act || facts.retracted) continue
    const goods = sets.filter(({ role }) => role === 'epc')
    const parents = goods.filter(set => !isPrimary(set.classId, lots)).flatMap(packsIn)
    const inside = parents.length === 0 ? [] : await allInside(tx, parents, { at: facts.at, event: id })
    for (const set of [...goods, ...inside]) for (const pack of packsIn(set)) claims.push({ ...pack, act, event: id })
  }
  const lost = await withoutParts(tx, entries, await claimOnce(tx, claims))
  const byEvent = Map.groupBy(lost, ({ lost: { event }, to }) => `${event} ${to.act}`)
  return [...byEvent.values()].map(of => ({
    event: of[0]!.lost.event,
    kind: `already ${of[0]!.to.act}` as const,
    facts: {
      count: of.length,
      packs: of.slice(0, named).map(({ lost: { classId, n }, to }) => ({ classId, n, first: to.event })),
    },
  }))
}

/** A pack that was opened is given out bit by bit where it was: the second part is no second dispensing. */
async function withoutParts(tx: Tx, entries: readonly Entry[], lost: readonly Lost[]): Promise<readonly Lost[]> {
  const again = lost.filter(({ lost, to }) => lost.act === 'dispensed' && to.act === 'dispensed')
  if (again.length === 0) return lost
  const first = await factsOf(
    tx,
    again.map(({ to }) => to.event),
  )
  const facts = new Map(entries.map(entry => [entry.id, entry.facts]))
  return lost.filter(one => !(again.includes(one) && isFurtherPart(first.get(one.to.event), facts.get(one.lost.event))))
}

type Lost = { lost: Once; to: Once }

/** Whether what is given out now is more of a pack that was opened at the same site. */
export const isFurtherPart = (
  first: EventFacts | undefined,
  now: Pick<EventFacts, 'siteId' | 'companyId'> | undefined,
): boolean =>
  first?.disposition === 'partially_dispensed' &&
  first.siteId !== undefined &&
  first.siteId === now?.siteId &&
  first.companyId === now.companyId

const packsIn = ({ classId, spans }: ClassSpans): PackNumber[] => [...numbersIn(spans)].map(n => ({ classId, n }))

const isPrimary = (classId: number, lots: readonly OwnedSpan[]): boolean =>
  classId !== foreignClass && lots.some(lot => lot.classId === classId && lot.level === 'primary')

/** Packs given out although their licence was not in force, they were recalled, or past their date, on that day. */
export async function notToBeGiven(db: Db, entries: readonly Entry[], lots: readonly OwnedSpan[]): Promise<Flag[]> {
  const given = entries
    .filter(({ facts }) => facts.kind === 'dispensed' && !facts.retracted)
    .map(entry => ({ id: entry.id, day: dayAt(entry.facts.at), lots: lotsOf(entry.sets, lots) }))
  const flags: Flag[] = []
  for (const [day, ofDay] of Map.groupBy(given, one => one.day)) {
    const judge = await judgeOn(
      db,
      ofDay.flatMap(one => one.lots),
      day,
    )
    for (const one of ofDay) {
      const found = Map.groupBy(one.lots.flatMap(judge), ({ kind }) => kind)
      for (const [kind, of] of found)
        flags.push({ event: one.id, kind, facts: { lots: of.map(({ kind: _, ...about }) => about) } })
    }
  }
  return flags
}

/** The lots of which a set holds packs, with how many. */
export function lotsOf(sets: readonly { classId: number; spans: Spans }[], lots: readonly OwnedSpan[]): Held[] {
  return lots.flatMap(lot => {
    const spans = sets.filter(({ classId }) => classId === lot.classId).flatMap(set => intersect(set.spans, [lot]))
    return spans.length === 0 ? [] : [{ ...lot, count: count(spans), spans: normalise(spans) }]
  })
}

/** A lot, how many packs of it are meant, and which; all of it where nothing is said. */
type Held = OwnedSpan & { count: number; spans?: Spans }

type Hindrance = {
  kind: 'recalled' | 'licence not in force' | 'expired'
  lotId: string
  batch: string
  licence: string
  count: number
  standing?: string
}

/** Why packs of these lots may not be given out on a day: learnt once for all of them, then told for each. */
export async function judgeOn(db: Db, lots: readonly OwnedSpan[], day: Day): Promise<(lot: Held) => Hindrance[]> {
  const numbers = [...new Set(lots.map(({ licence }) => licence))]
  const recalls = await recallsOf(db, numbers, day)
  const parts = await recalledParts(
    db,
    recalls,
    lots.map(({ classId, from, until }) => ({ classId, spans: [{ from, until }] })),
  )
  const licences = new Map((await licencesByNumber(db, numbers, day)).map(licence => [licence.number, licence]))
  return ({ classId, lotId, batch, licence, expiry, count: held, ...lot }) => {
    const about = { lotId, batch, licence, count: held }
    const standing = licences.get(licence)?.standing
    const isAmong = parts.some(part => part.classId === classId && intersect(part.spans, lot.spans ?? [lot]).length > 0)
    const recalled = isAmong || recalls.some(recall => recall.licence === licence && touches(recall, { lotId, batch }))
    return [
      ...(recalled ? [{ kind: 'recalled' as const, ...about }] : []),
      ...(standing !== 'active' ? [{ kind: 'licence not in force' as const, ...about, standing: standing ?? 'unknown' }] : []),
      ...(day > expiry ? [{ kind: 'expired' as const, ...about }] : []),
    ]
  }
}
