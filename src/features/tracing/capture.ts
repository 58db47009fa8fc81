import { eventDigest } from '#/epcis/hash.ts'
import { listsOf } from '#/epcis/packs.ts'
import { type Reading, readDocument } from '#/epcis/read.ts'
import type { Site } from '#/features/companies/companies.ts'
import type { Actor } from '#/platform/audit/audit.ts'
import { sealSoon } from '#/platform/audit/waiting.ts'
import type { Tx } from '#/platform/database/connect.ts'
import { newId } from '#/platform/ids.ts'
import { captured as capturedEvents } from '#/platform/observe/metrics.ts'
import type { Platform } from '#/platform/platform.ts'
import { learntAlike } from './alike.ts'
import { type CaptureRecord, documentHash, findSameDocument, insertCapture, keepCaptures } from './captures.ts'
import { emptyParents } from './emptying.ts'
import { type Entry, factsOfEvent, type Row, setsOf, singlePack } from './entry.ts'
import { declareErrors } from './error-declarations.ts'
import type { EventFacts } from './event-facts.ts'
import { type Flag, inTwoParents, notHeld, unknownPlaces, unknownSerials } from './flags.ts'
import { notFirst, notToBeGiven } from './giving-flags.ts'
import { type Identified, identifyAll } from './identify.ts'
import { sitesNamed } from './places.ts'
import { type CaptureProblem, told } from './problem.ts'
import { type Placed, problemsOf } from './rules.ts'
import { numbersOfShapes, type Parts, partsOf } from './shapes.ts'
import { shareOf, shares } from './share.ts'
import { keepEvents, keepFlags, takeEventNumbers } from './store.ts'
import type { Behaviour, Via } from './tables.ts'

/** Who reports. Without a company, as for the regulator's own systems, any place may be reported about. */
export type Who = { actor: Actor; companyId?: string | undefined }

export type CaptureOptions = {
  /** What to do with the good events of a document in which others have faults: none is taken unless it says to proceed. */
  behaviour?: Behaviour
  via?: Via
  /** Now, by the clock of the server. */
  now?: Date
}

/** What became of a document, and what looked wrong with the events that were kept: `position` is their place in it. */
export type Captured = CaptureRecord & {
  /** The hashes of the events that were taken or known, in their order. */
  hashes: readonly string[]
  flags: readonly (Flag & { position: number })[]
}

/**
 * Captures an EPCIS document, query document or bare event, parsed from JSON. Each event is kept once, whoever sends it how often:
 * its identity is its CBV 2.0 hash. Faults are told by event, field and rule, and nothing is kept of a document that has any,
 * unless `behaviour` is to proceed with the others. What only looks wrong is kept and flagged. Events, flags and the
 * audit row are one transaction: once this returns, they are there for good.
 */
export async function capture(platform: Platform, who: Who, json: unknown, options: CaptureOptions = {}): Promise<Captured> {
  const document = await examine(platform, who, json, options.now ?? new Date())
  const behaviour = options.behaviour ?? 'rollback'
  const setting = { behaviour, via: options.via ?? 'api', now: options.now ?? new Date() } as const
  if (document.problems.some(problem => behaviour === 'rollback' || problem.event === undefined))
    return refuse(platform, who, document, setting)
  const same = document.declares
    ? undefined
    : await findSameDocument(platform.db, who.companyId, documentHash(document.good.map(({ hash }) => hash)))
  if (same && document.problems.length === 0)
    return { ...same, captured: 0, known: same.events, hashes: document.good.map(({ hash }) => hash), flags: [] }
  const parted = await partedOf(platform, who, document)
  const done = await platform.db
    .transaction()
    .execute(tx => keep(platform, tx, who, document, parted, setting))
    .catch(refusalIn)
  if (Array.isArray(done)) return refuse(platform, who, { ...document, problems: done }, setting)
  sealSoon(platform)
  capturedEvents.inc(done.captured)
  return done
}

type Good = Placed & { hash: string }
type Document = {
  reading: Reading
  /** How many events it has, the faulty ones among them. */
  events: number
  good: readonly Good[]
  sites: ReadonlyMap<string, Site>
  problems: readonly CaptureProblem[]
  /** Whether any event declares that it was reported in error. */
  declares: boolean
}
type Setting = { behaviour: Behaviour; via: Via; now: Date }

/** Reads a document and judges each of its events, writing nothing. */
async function examine({ db }: Platform, { companyId }: Who, json: unknown, now: Date): Promise<Document> {
  const reading = readDocument(json)
  const { kind, events, positions, context } = reading
  const sites = await sitesNamed(db, events)
  const found: CaptureProblem[] = []
  const good: Good[] = []
  const judging = { sites, companyId, now, context }
  for (const [i, event] of events.entries()) {
    const position = positions[i]!
    const path = kind === 'event' ? '' : `eventList[${position}]`
    const problems = problemsOf({ position, path, event }, judging)
    if (problems.length === 0) good.push({ position, path, event, hash: eventDigest(event, context) })
    else found.push(...problems)
  }
  const refused = new Set([...reading.problems, ...found].flatMap(({ event }) => event ?? []))
  return {
    reading,
    events: good.length + refused.size,
    good,
    sites,
    problems: [...reading.problems.map(({ event, ...rest }) => ({ ...rest, ...(event !== undefined && { event }) })), ...found],
    declares: events.some(({ errorDeclaration }) => errorDeclaration !== undefined),
  }
}

/** Notes that a document was not taken, so that its sender can read why. */
async function refuse({ db }: Platform, { actor, companyId }: Who, document: Document, setting: Setting): Promise<Captured> {
  const record: CaptureRecord = {
    id: newId(),
    ...(companyId !== undefined && { companyId }),
    via: setting.via,
    at: setting.now,
    behaviour: setting.behaviour,
    success: false,
    events: document.events,
    captured: 0,
    known: 0,
    problems: told(document.problems),
  }
  await insertCapture(db, { ...record, actor, hash: documentHash(document.good.map(({ hash }) => hash)) })
  return { ...record, hashes: [], flags: [] }
}

/** Thrown in the transaction where it only then turns out that an event cannot be taken. */
class Refused extends Error {
  readonly problems: CaptureProblem[]
  constructor(problems: CaptureProblem[]) {
    super('refused')
    this.problems = problems
  }
}

function refusalIn(error: unknown): CaptureProblem[] {
  if (error instanceof Refused) return error.problems
  throw error
}

async function keep(
  platform: Platform,
  tx: Tx,
  who: Who,
  document: Document,
  parted: readonly Parted[],
  { behaviour, via, now }: Setting,
): Promise<Captured> {
  const id = newId()
  const identified = await identifyAll(
    tx,
    platform,
    parted.flatMap(({ good }) => listsOf(good.event)),
  )
  const numbers = await takeEventNumbers(tx, parted.length)
  const rows = parted.map((one, i) => rowOf(one, numbers[i]!, identified))
  const kept = await keepEvents(tx, rows, { captureId: id, now })
  const entries = rows.filter(row => kept.has(row.id))
  const fresh = new Set(entries.map(({ position }) => position))
  const known = document.good.filter(({ position }) => !fresh.has(position))
  const declared = await declareErrors(tx, known, rows, who.companyId)
  if (declared.length > 0 && behaviour === 'rollback') throw new Refused(declared)
  const problems = told([...document.problems, ...declared])

  await emptyParents(tx, entries)
  const flags = await findFlags(tx, entries, document, identified)
  await keepFlags(tx, flags)

  const record: CaptureRecord = {
    id,
    ...(who.companyId !== undefined && { companyId: who.companyId }),
    via,
    at: now,
    behaviour,
    success: problems.length === 0,
    events: document.events,
    captured: entries.length,
    known: known.length - declared.length,
    problems,
  }
  const { context, kind } = document.reading
  const hash = documentHash(document.good.map(good => good.hash))
  const declares = context.raw !== undefined && kind !== 'event' && { context: context.raw }
  await keepCaptures(tx, [{ ...record, actor: who.actor, hash, flags: flags.length, ...declares }])
  const places = new Map(entries.map(entry => [entry.id, entry.position]))
  return {
    ...record,
    hashes: document.good.map(good => good.hash),
    flags: flags.map(flag => ({ ...flag, position: places.get(flag.event)! })),
  }
}

type Parted = { good: Good; facts: Omit<EventFacts, 'event'>; shape: number; body: Parts['body'] }

/** The events of a document, of two alike the first, each with the number of its shape. */
async function partedOf(platform: Platform, { companyId }: Who, { good, reading, sites }: Document): Promise<Parted[]> {
  const seen = new Set<string>()
  const each = good.filter(({ hash }) => seen.size < seen.add(hash).size)
  const parts = learntAlike(each, ({ event, hash }) => {
    const facts = factsOfEvent(event, { sites, companyId, context: reading.context })
    return { facts, ...partsOf(event, facts, hash, sites) }
  })
  const numbers = await numbersOfShapes(
    platform,
    parts.map(({ shape }) => shape),
  )
  return parts.map(({ facts, body }, i) => ({ good: each[i]!, facts, body, shape: numbers[i]! }))
}

function rowOf({ good, facts, shape, body }: Parted, number: number, identified: Identified): Row {
  const named = setsOf(good.event, identified)
  // What is none of ours today may become ours tomorrow: such an event is found by its hash alone.
  const isUnknown = identified.unknown.size > 0 && listsOf(good.event).some(list => list.some(uri => identified.unknown.has(uri)))
  const single = isUnknown ? undefined : singlePack(named.sets)
  const id = number * shares + shareOf(good.hash, single)
  const { position, path, event, hash } = good
  return { position, path, event, hash, id, facts: { ...facts, event: id }, ...named, single, shape, body }
}

async function findFlags(tx: Tx, entries: readonly Entry[], { sites }: Document, { unknown, lots }: Identified): Promise<Flag[]> {
  return [
    ...unknownSerials(entries, unknown),
    ...unknownPlaces(entries, sites),
    ...(await inTwoParents(tx, entries)),
    ...(await notHeld(tx, entries, lots)),
    ...(await notFirst(tx, entries, lots)),
    ...(await notToBeGiven(tx, entries, lots)),
  ]
}
