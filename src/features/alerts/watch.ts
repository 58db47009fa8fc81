import { type Alert, detect } from '#/detection/detect.ts'
import type { Facts } from '#/detection/finding.ts'
import { type Ledger, openLedger } from '#/detection/ledger.ts'
import { packsOftenScanned } from '#/features/checking/scanned.ts'
import type { Site } from '#/features/companies/companies.ts'
import type { KeptEvent } from '#/features/tracing/find-events.ts'
import { keyOfPack } from '#/features/tracing/identity.ts'
import type { PackNumber } from '#/features/tracing/journeys.ts'
import { kindOf } from '#/features/tracing/life.ts'
import { eventsAfter } from '#/features/tracing/new-events.ts'
import { reportersOf } from '#/features/tracing/reporters.ts'
import { addDays, type Day, dayAt } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import { numbersIn } from '#/numbers/spans.ts'
import { isSsccClass } from '#/numbers/sscc.ts'
import type { Platform } from '#/platform/platform.ts'
import { type Gathered, gather, recalledLots, sitesOfAll } from './gather.ts'
import { alertHandling, alertThresholds } from './law.ts'
import { type Judgement, keepJudgement } from './raising.ts'
import { countSources, forgetJudged, judgedLately, type Mark, markOf, moveMark, noteJudged, type Source } from './readings.ts'
import type { KeptFacts } from './tables.ts'

/** Events read at once: their packs are judged together. */
const atOnce = 200
/** Packs judged lately that are judged beside new ones, for each class, to know what is usual. */
const sample = 500
/** An event's number may be older than its commit: what was recorded in the last minute may have neighbours still to come. */
const settling = 60_000

/** Reports after which a pack's journey can contradict itself. What only fills or leaves a warehouse is judged on arrival. */
const telling = new Set(['received', 'dispensed', 'stolen', 'sent back', 'returned to stock'])

/**
 * Judges the packs of which something was reported since the last time, and those that the public checks again and again. Goes on where it
 * stopped; two at once do nothing twice. Gives how many alerts are new. `now` is a parameter for tests.
 */
export async function watch(platform: Platform, now = new Date()): Promise<number> {
  const today = dayAt(now)
  const settled = new Date(now.getTime() - settling)
  let raised = 0
  for (;;) {
    const mark = await markOf(platform.db)
    const read = await eventsAfter(platform.db, mark.event, atOnce)
    const events = read.events.filter(({ recorded_at }) => recorded_at <= settled)
    const isLast = !read.more || events.length < read.events.length
    const scanned = isLast ? await scannedSince(platform, mark.day, today) : []
    const told = await toldBy(platform, events)
    const packs = distinct([...told.keys(), ...scanned])
    const next: Mark = { event: events.at(-1)?.id ?? mark.event, day: isLast ? today : mark.day }
    if (packs.length === 0 && next.event === mark.event && next.day === mark.day) break
    const judged = await judge(platform, packs, told, today)
    raised += await keep(platform, mark, next, packs, judged, told, today)
    if (isLast) break
  }
  await forgetJudged(platform.db, addDays(today, -handling(today).lookBackDays))
  return raised
}

const handling = (day: Day) => find(day, ({ the }) => the(alertHandling, {})).value
const settings = (day: Day) => find(day, ({ the }) => the(alertThresholds, {})).value

const scannedSince = ({ db }: Platform, since: Day | null, today: Day): Promise<PackNumber[]> =>
  packsOftenScanned(db, { from: since ?? addDays(today, -1), until: addDays(today, 1), often: settings(today).oftenScanned })

type Told = { pack: PackNumber; reporter?: string; siteId?: string }
/** The packs named by events that may contradict a journey, each with who reported last. */
type ToldBy = Map<PackNumber, Told>

async function toldBy({ db }: Platform, events: readonly KeptEvent[]): Promise<ToldBy> {
  const captures = [...new Set(events.map(({ capture_id }) => capture_id))]
  const reporters = await reportersOf(db, captures)
  const told = new Map<string, Told>()
  for (const event of events) {
    const { type, action, biz_step, disposition, capture_id, site_id, sets } = event
    const nature = {
      type,
      ...(action && { action }),
      ...(biz_step && { bizStep: biz_step }),
      ...(disposition && { disposition }),
    }
    if (!telling.has(kindOf(nature))) continue
    const reporter = reporters.get(capture_id)
    for (const { classId, spans } of sets.filter(set => !isSsccClass(set.classId)))
      for (const n of numbersIn(spans)) {
        const pack = { classId, n }
        told.set(keyOfPack(pack), {
          pack,
          ...(reporter && { reporter: `${reporter.name} (${reporter.via})` }),
          ...(site_id !== null && { siteId: site_id }),
        })
      }
  }
  return new Map([...told.values()].map(one => [one.pack, one]))
}

const distinct = (packs: readonly PackNumber[]): PackNumber[] => [...new Map(packs.map(pack => [keyOfPack(pack), pack])).values()]

/** Judges packs beside a sample of those judged lately. Gives a judgement for each of them, also where nothing looks wrong. */
async function judge(platform: Platform, packs: readonly PackNumber[], told: ToldBy, today: Day): Promise<Judgement[]> {
  if (packs.length === 0) return []
  const { oftenScanned } = settings(today)
  const context = await judgedLately(platform.db, [...new Set(packs.map(({ classId }) => classId))], sample)
  const gathered: Gathered[] = []
  for (const pack of distinct([...packs, ...context])) {
    const found = await gather(platform, pack, oftenScanned)
    if (found) gathered.push(found)
  }
  const ledger = openLedger()
  for (const { seen } of gathered) for (const one of seen) ledger.add(one)
  const { sites, known } = await sitesOfAll(platform, gathered)
  const recalls = await recalledLots(platform, gathered, today)
  const alerts = detect(ledger, { sites, products: [], recalledFrom: (_, lotId) => recalls.get(lotId) }, settings(today))
  const byEpc = new Map(alerts.map(alert => [alert.epc, alert]))
  const asked = new Set(packs.map(keyOfPack))
  const reportedBy = new Map([...told.values()].map(one => [keyOfPack(one.pack), one]))
  return gathered
    .filter(({ number }) => asked.has(keyOfPack(number)))
    .map(one => judgementOf(one, byEpc.get(one.epc), ledger, known, reportedBy.get(keyOfPack(one.number))))
}

function judgementOf(
  { number, code, licence, lot }: Gathered,
  alert: Alert | undefined,
  ledger: Ledger,
  known: ReadonlyMap<string, Site>,
  told: Told | undefined,
): Judgement {
  const siteOf = (n: number | undefined) => (n === undefined ? undefined : ledger.sites.name(n))
  const reasons = (alert?.reasons ?? []).map(({ rule, score, at, facts }) => ({
    rule,
    score,
    at: new Date(at),
    facts: keptFacts(facts, siteOf),
  }))
  const siteId = reasons[0]?.facts.site ?? told?.siteId
  const companyId = siteId === undefined ? undefined : known.get(siteId)?.companyId
  return {
    ...number,
    code,
    licence,
    ...(lot && { lotId: lot.lotId, batch: lot.batch }),
    class: alert?.class ?? 'technical',
    score: alert?.score ?? 0,
    since: new Date(alert?.at ?? 0),
    ...(siteId !== undefined && { siteId }),
    ...(companyId !== undefined && { companyId }),
    ...(told?.reporter !== undefined && { reporter: told.reporter }),
    reasons,
  }
}

function keptFacts({ site, home, other, ...rest }: Facts, siteOf: (n: number | undefined) => string | undefined): KeptFacts {
  const named = { site: siteOf(site), home: siteOf(home), other: siteOf(other) }
  return { ...rest, ...Object.fromEntries(Object.entries(named).filter(([, id]) => id !== undefined)) }
}

async function keep(
  { db }: Platform,
  mark: Mark,
  next: Mark,
  packs: readonly PackNumber[],
  judgements: readonly Judgement[],
  told: ToldBy,
  today: Day,
): Promise<number> {
  return db.transaction().execute(async tx => {
    if (!(await moveMark(tx, mark, next))) return 0
    let raised = 0
    for (const judgement of judgements) if (await keepJudgement(tx, judgement)) raised++
    await noteJudged(tx, packs, today)
    await countSources(tx, sourcesOf([...told.values()]), today)
    return raised
  })
}

function sourcesOf(told: readonly Told[]): Source[] {
  const count = (kind: Source['kind'], names: readonly (string | undefined)[]) =>
    [
      ...Map.groupBy(
        names.filter(name => name !== undefined),
        name => name,
      ),
    ].map(([name, all]) => ({ kind, name, packs: all.length }))
  return [
    ...count(
      'site',
      told.map(({ siteId }) => siteId),
    ),
    ...count(
      'reporter',
      told.map(({ reporter }) => reporter),
    ),
  ]
}
