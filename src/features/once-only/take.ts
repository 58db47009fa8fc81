import { eventHash } from '#/epcis/hash.ts'
import { type EventFacts, factsOf } from '#/features/tracing/event-facts.ts'
import { hashesOf } from '#/features/tracing/hashes.ts'
import { keyOfPack } from '#/features/tracing/identity.ts'
import { claimOnce, findOnce, freeEach, holdOnce, type Once } from '#/features/tracing/once.ts'
import { clockTolerance } from '#/features/tracing/rules.ts'
import { shareOfPack, shares } from '#/features/tracing/share.ts'
import { takeEventNumbers } from '#/features/tracing/store.ts'
import { dayAt } from '#/law/day.ts'
import { noteDeeds, sealSoon } from '#/platform/audit/waiting.ts'
import type { Tx } from '#/platform/database/connect.ts'
import { captured } from '#/platform/observe/metrics.ts'
import type { Platform } from '#/platform/platform.ts'
import { natureOf, stateAfter } from './acts.ts'
import { type Answer, refusal } from './answer.ts'
import type { ActKey } from './ask.ts'
import { eventOf, keepTaken, taken } from './events.ts'
import type { Case, FirstEvent, Item } from './item.ts'
import { endedFault, hindranceOf, isFurtherPart, undoFault } from './judge.ts'
import { amendAnswers, findKept, type Kept, keepAnswers, keepRefused } from './kept-answers.ts'
import { learn } from './learn.ts'
import { type Fault, kindOfFault } from './return-codes.ts'

/**
 * Takes acts of whichever senders in one transaction and answers each for itself: taken, known, or refused. Once this returns, what
 * was taken is there for good. Throws only where the database fails; then nothing was taken.
 */
export async function takeTogether(platform: Platform, items: readonly Item[], now: Date = new Date()): Promise<Answer[]> {
  const learnt = await learn(platform, items)
  const cases = items.map((item, i): Case => ({ ...item, ...learnt[i]!, event: 0 }))
  await platform.db.transaction().execute(tx => settle(tx, platform, cases, now))
  sealSoon(platform)
  captured.inc(cases.filter(({ answer }) => answer!.code === 'OK' && !answer!.known).length)
  return cases.map(({ answer }) => answer!)
}

async function settle(tx: Tx, platform: Platform, cases: Case[], now: Date): Promise<void> {
  const numbers = await takeEventNumbers(tx, cases.length)
  for (const [i, one] of cases.entries()) one.event = numbers[i]! * shares + (one.pack ? shareOfPack(one.pack) : 0)
  for (const one of cases) one.fault ??= faultBeforehand(one, now)
  await reserveKeys(tx, cases)
  await judgeUndos(tx, cases.filter(isOpen), now)
  await claimActs(tx, platform, cases.filter(isOpen))
  await keepTaken(tx, platform, cases.filter(isOpen), now)
  await keepRefusals(tx, cases)
  await noteDeeds(tx, deedsOf(cases.filter(({ answer }) => !answer!.known)))
}

const isOpen = ({ answer, fault }: Case): boolean => !answer && !fault

function faultBeforehand({ asked: { act, undo }, at, states, decommissioned }: Case, now: Date): Fault | undefined {
  if (at.getTime() > now.getTime() + clockTolerance || at.getTime() < 0) return { code: 'TIME' }
  if (undo) return undefined
  if (decommissioned) return { code: 'PCK_22', state: 'decommissioned', own: true }
  return hindranceOf(act, states, dayAt(now))
}

const keysOf = (cases: readonly Case[]): ActKey[] => cases.flatMap(({ key }) => key ?? [])

/** The same key with the same act is answered as before. */
async function answerKnownKeys(tx: Tx, cases: readonly Case[]): Promise<void> {
  const kept = await findKept(tx, keysOf(cases))
  const hashes = await hashesOf(
    tx,
    [...kept.values()].flatMap(one => ('event' in one ? one.event : [])),
  )
  for (const one of cases) {
    const before = one.key && kept.get(one.key.key)
    if (!before) continue
    if (before.asked !== one.key!.asked) one.answer = refusal({ code: 'KEY_REUSED' }, one.named.uri)
    else if ('answer' in before) one.answer = before.answer
    else one.answer = taken(one, hashes.get(before.event), true)
  }
}

/** Keeps each key with what is expected to become of its act; whoever had used it meanwhile has the say. */
async function reserveKeys(tx: Tx, open: readonly Case[]): Promise<void> {
  const keyed = open.filter(({ key }) => key)
  const mine = await keepAnswers(tx, keyed.map(keptFrom))
  const late = keyed.filter(({ key }) => !mine.has(key!.key))
  if (late.length > 0) await answerKnownKeys(tx, late)
}

const keptFrom = ({ key, fault, named, event }: Case): Kept => ({
  ...key!,
  ...(fault ? { answer: refusal(fault, named.uri) } : { event }),
})

const askingOf = ({ who: { companyId }, site, at }: Case) => ({ companyId, siteId: site.id, at })

const firstFrom = ({ event, at, siteId, companyId, disposition }: EventFacts): FirstEvent => ({
  event,
  at,
  ...(siteId !== undefined && { siteId }),
  ...(companyId !== undefined && { companyId }),
  ...(disposition !== undefined && { disposition }),
})

/** Takes packs back to stock where the rules allow it. Nobody else changes what holds them until this is done. */
async function judgeUndos(tx: Tx, open: readonly Case[], now: Date): Promise<void> {
  const undos = open.filter(({ asked }) => asked.undo)
  const held = await holdOnce(
    tx,
    undos.map(({ pack }) => pack!),
  )
  const facts = await factsOf(
    tx,
    [...held.values()].map(({ event }) => event),
  )
  const freed: Once[] = []
  for (const one of undos) {
    const hold = held.get(keyOfPack(one.pack!))
    const first = hold && firstFrom(facts.get(hold.event)!)
    const rules = { states: one.states, today: dayAt(now) }
    const fault = undoFault(one.asked, askingOf(one), hold, first, rules)
    if (fault) one.fault = fault
    else {
      one.first = first!
      // A clock that went back must not put the undo before what it takes back.
      if (one.at < first!.at) one.at = first!.at
      freed.push(...one.goods.map(pack => ({ ...pack, act: hold!.act, event: hold!.event })))
    }
  }
  await freeEach(tx, freed)
}

/** Claims each act's packs: of those who want the same, one wins. */
async function claimActs(tx: Tx, platform: Platform, open: readonly Case[]): Promise<void> {
  const acting = open.filter(({ asked }) => !asked.undo)
  await refuseBroken(tx, acting)
  const claiming = acting.filter(isOpen)
  const lost = await claimOnce(
    tx,
    claiming.flatMap(({ asked, goods, event }) => goods.map(pack => ({ ...pack, act: stateAfter[asked.act], event }))),
  )
  if (lost.length === 0) return
  const firsts = await firstsOf(tx, lost, claiming)
  const hashes = await hashesOf(
    tx,
    lost.map(({ to }) => to.event),
  )
  const byEvent = new Map(lost.map(one => [one.lost.event, one]))
  for (const one of claiming) {
    const to = byEvent.get(one.event)?.to
    if (!to) continue
    if (hashes.get(to.event) === eventHash(eventOf(platform, one, undefined))) {
      one.answer = taken(one, hashes.get(to.event), true)
      continue
    }
    // It is told by its parts only after this turned out to be possible for none of them: begin again, alone.
    if (one.goods.length > 1) throw new Error('The contents of a case changed while it was being claimed.')
    const first = firsts.get(to.event)!
    if (!isFurtherPart(one.asked.act, askingOf(one), to, first)) one.fault = endedFault(one.asked.act, askingOf(one), to, first)
  }
}

/** A case with packs in it that are not active is refused whole, before anything is claimed. */
async function refuseBroken(tx: Tx, acting: readonly Case[]): Promise<void> {
  const cases = acting.filter(({ goods }) => goods.length > 1)
  const held = await findOnce(
    tx,
    cases.flatMap(({ goods }) => goods),
  )
  for (const one of cases) {
    const inside = one.goods.slice(1).filter(pack => held.has(keyOfPack(pack)))
    if (inside.length > 0 && !held.has(keyOfPack(one.pack!))) one.fault = { code: 'PCK_27', why: 'inside', count: inside.length }
  }
}

type Lost = { lost: Once; to: Once }

/** What happened first to packs that were lost to others; among them acts of this group, which are not written yet. */
async function firstsOf(tx: Tx, lost: readonly Lost[], claiming: readonly Case[]): Promise<Map<number, FirstEvent>> {
  const facts = await factsOf(
    tx,
    lost.map(({ to }) => to.event),
  )
  const firsts = new Map([...facts].map(([event, fact]) => [event, firstFrom(fact)]))
  for (const { event, at, site, who, asked } of claiming)
    firsts.set(event, {
      event,
      at,
      siteId: site.id,
      companyId: who.companyId,
      disposition: natureOf(asked).disposition,
    })
  return firsts
}

async function keepRefusals(tx: Tx, open: readonly Case[]): Promise<void> {
  const refused = open.filter(({ fault, answer }) => fault && !answer)
  for (const one of refused) one.answer = refusal(one.fault!, one.named.uri)
  await keepRefused(
    tx,
    refused.map(({ pack, fault, asked: { act, undo }, who, site, at, raw }) => {
      const { code, ...facts } = fault!
      const told = { scanned: raw.slice(0, 500), ...(undo && { undo }), ...facts }
      return { pack, code, act, kind: kindOfFault(fault!), companyId: who.companyId, siteId: site.id, at, facts: told }
    }),
  )
  await amendAnswers(
    tx,
    refused.flatMap(one => (one.key ? keptFrom(one) : [])),
  )
}

/** One deed for each sender and site: how many acts were taken and refused. */
function deedsOf(open: readonly Case[]) {
  const groups = Map.groupBy(open, ({ who, site }) => `${who.actor.kind} ${who.actor.id} ${site.id}`)
  return [...groups.values()].map(of => {
    const count = (is: (one: Case) => boolean) => of.filter(is).length
    const facts = { taken: count(one => one.answer!.code === 'OK'), refused: count(one => one.answer!.code !== 'OK') }
    return { act: 'packs.acted', subject: 'site', id: of[0]!.site.id, facts, actor: of[0]!.who.actor }
  })
}
