import { epcisDocument } from '#/epcis/write.ts'
import { type Site, sitesOf } from '#/features/companies/companies.ts'
import { ActsSent } from '#/features/once-only/ask.ts'
import { takeActs } from '#/features/once-only/door.ts'
import { destination, ownSite } from '#/features/packing/asked.ts'
import { type Captured, capture, type Who } from '#/features/tracing/capture.ts'
import { hashUri } from '#/features/tracing/hash-uri.ts'
import { reporterOf } from '#/features/tracing/reporter.ts'
import type { Via } from '#/features/tracing/tables.ts'
import type { Visitor } from '#/platform/accounts/person.ts'
import { Invalid, type Says } from '#/platform/http/errors.ts'
import { check } from '#/platform/http/problems.ts'
import type { Platform } from '#/platform/platform.ts'
import { type RowAnswer, refused } from './answer.ts'
import { type Goods, goodsReader } from './goods.ts'
import { eventOfReport, prefixes } from './report-event.ts'
import { firstAsked, type ReportKey, reportKey } from './report-keys.ts'
import { type Report, type Row, rowOf } from './rows.ts'

/** One row as it came: its place in the whole, and what it says. */
export type Incoming = { place: number; sent: unknown }

/** From whose site, when, and by which door. `key` is that of the whole request or file. */
export type Asking = {
  report: Report
  site?: string | undefined
  at?: string | undefined
  key?: string | undefined
  via: Via
  now?: Date
}

/** In whose name reports come, at which site: asked once for all rows of a request. */
export type Reporter = { visitor: Visitor; who: Who & { companyId: string }; site: Site }

/** Throws NotAllowed for a company that is not verified, Invalid for a site that is not its own. */
export async function reporterAt({ db }: Platform, visitor: Visitor, site: string | undefined): Promise<Reporter> {
  const who = await reporterOf(db, visitor)
  const own = await ownSite(db, who.companyId, site)
  const all = own ? [own] : await sitesOf(db, who.companyId)
  if (all.length === 1) return { visitor, who, site: all[0]! }
  throw new Invalid([{ field: 'site', says: { id: 'Sebutkan di sarana mana.', en: 'Say at which site.' } }])
}

/** A row on its way: read and understood, with the goods and the other place. */
type Ready = { place: number; row: Row; goods: Goods; key?: ReportKey; from?: Site; to?: Site }

/**
 * Takes rows of one report, each for itself, as EPCIS events: movements through capture, and what may happen to a pack once through its
 * own door. A row that is wrong is answered so and does not hold up the others. At most a few thousand rows at a time.
 */
export async function takeRows(
  platform: Platform,
  reporter: Reporter,
  incoming: readonly Incoming[],
  asking: Asking,
): Promise<RowAnswer[]> {
  const now = asking.now ?? new Date()
  const read = await readRows(platform, reporter, incoming, asking)
  const ready = read.filter(isReady)
  const times = await firstAsked(
    platform.db,
    ready.flatMap(({ key }) => key ?? []),
    now,
  )
  const timed = ready.map(one => ({ one, at: timeOf(one, asking.at, times, now), before: isEarlier(one, times, now) }))
  const good = timed.filter(isTimed)
  const answers = [
    ...read.filter(isAnswer),
    ...timed.flatMap(({ one, at }) => (at ? [] : [refused(one.place, one.row.key, keyReused)])),
    ...(await takeMovements(
      platform,
      reporter,
      good.filter(({ one }) => !isOnce(one)),
      { via: asking.via, now },
    )),
    ...(await takeOnce(
      platform,
      reporter,
      good.filter(({ one }) => isOnce(one)),
      asking,
    )),
  ]
  return answers.sort((a, b) => a.row - b.row)
}

const isAnswer = (one: Ready | RowAnswer): one is RowAnswer => 'ok' in one
const isReady = (one: Ready | RowAnswer): one is Ready => !isAnswer(one)

/** `before`: its key had been used for the same before. */
type Timed = { one: Ready; at: Date; before: boolean }
const isTimed = (timed: Omit<Timed, 'at'> & { at: Date | undefined }): timed is Timed => timed.at !== undefined
const isEarlier = ({ key }: Ready, times: ReadonlyMap<string, Date>, now: Date): boolean =>
  key !== undefined && (times.get(key.key) ?? now) < now

/** What a row says of its time counts most; without it, the first time that its key was used. */
function timeOf({ row, key }: Ready, at: string | undefined, times: ReadonlyMap<string, Date>, now: Date): Date | undefined {
  const first = key ? times.get(key.key) : now
  const said = row.at ?? at
  return first && (said === undefined ? first : new Date(said))
}

/** What happens to a pack once. Of a batch without serials nobody can tell which pack it was: that is a movement like others. */
const isOnce = ({ row: { kind }, goods }: Ready): boolean => 'uri' in goods && (kind === 'dispense' || kind === 'discard')

async function readRows(
  platform: Platform,
  { who }: Reporter,
  incoming: readonly Incoming[],
  { report, key, site, at }: Asking,
): Promise<(Ready | RowAnswer)[]> {
  const { db, config } = platform
  const goodsOf = goodsReader(db, config.origin)
  const places = new Map<string, Promise<Site>>()
  const placeOf = (text: string): Promise<Site> => {
    const asked = places.get(text) ?? destination(db, text)
    places.set(text, asked)
    return asked
  }
  return Promise.all(
    incoming.map(async ({ place, sent }) => {
      try {
        const row: Row = check(rowOf[report] as typeof rowOf.use, sent) as Row
        const told = await goodsOf(row)
        if ('says' in told) return refused(place, row.key, told.says)
        const from = row.from === undefined ? undefined : await placeOf(row.from)
        const to = row.to === undefined ? undefined : await placeOf(row.to)
        const name = row.key ?? (key === undefined ? undefined : `${key} ${place}`)
        return {
          place,
          row,
          goods: told.goods,
          ...(name !== undefined && { key: reportKey(who.companyId, name, [report, site, at, row]) }),
          ...(from && { from }),
          ...(to && { to }),
        }
      } catch (error) {
        if (!(error instanceof Invalid)) throw error
        return refused(place, keyIn(sent), saysOf(error))
      }
    }),
  )
}

const keyIn = (sent: unknown): string | undefined => {
  const key = (sent as { key?: unknown } | null)?.key
  return typeof key === 'string' ? key : undefined
}

/** All that is wrong with a row in one line, each with the name of its column. */
function saysOf({ problems }: Invalid): Says {
  const line = (lang: 'id' | 'en') =>
    problems.map(({ field, says }) => (field ? `${field}: ${says[lang]}` : says[lang])).join(' ')
  return { id: line('id'), en: line('en') }
}

const keyReused: Says = {
  id: 'Kunci ini sudah dipakai untuk laporan lain. Pakai kunci baru.',
  en: 'This key was used for another report. Use a new key.',
}

async function takeMovements(
  platform: Platform,
  reporter: Reporter,
  list: readonly Timed[],
  { via, now }: { via: Via; now: Date },
): Promise<RowAnswer[]> {
  if (list.length === 0) return []
  const { origin } = platform.config
  const events = list.map(({ one: { row, goods, from, to }, at }) =>
    eventOfReport({ origin, site: reporter.site, at, from, to }, row, goods),
  )
  const document = epcisDocument(events, { created: now, prefixes })
  return answersFrom(list, await capture(platform, reporter.who, document, { behaviour: 'proceed', via }))
}

/** What became of each event of a document, as answers to the rows that said them. */
function answersFrom(list: readonly Timed[], { problems, flags, hashes, captured }: Captured): RowAnswer[] {
  const wrong = new Map(problems.map(problem => [problem.event, problem.says]))
  const flagged = Map.groupBy(flags, ({ position }) => position)
  const good = hashes.values()
  return list.map(({ one: { place, row }, before }, i) => {
    const says = wrong.get(i)
    if (says) return refused(place, row.key, says)
    const kinds = flagged.get(i)?.map(({ kind }) => kind)
    return {
      row: place,
      ...(row.key !== undefined && { key: row.key }),
      ok: true,
      event: hashUri(Buffer.from(good.next().value!, 'hex')),
      ...((before || captured === 0) && { known: true as const }),
      ...(kinds && { flags: kinds }),
    }
  })
}

async function takeOnce(
  platform: Platform,
  { visitor, site }: Reporter,
  list: readonly Timed[],
  { via }: Asking,
): Promise<RowAnswer[]> {
  if (list.length === 0) return []
  const acts = list.map(({ one: { row, key }, at }) => ({
    act: row.kind === 'dispense' ? ('dispense' as const) : ('destroy' as const),
    ...(row.part && { part: true }),
    at: at.toISOString(),
    ...(key && { key: key.key }),
    ...('code' in row && row.code !== undefined ? { code: row.code } : partsOf(row)),
  }))
  const answers = await takeActs(platform, visitor, ActsSent.parse({ site: site.id, acts }), { via })
  return answers.map(({ code, kind, event, known, says }, i) => {
    const { place, row } = list[i]!.one
    return {
      row: place,
      ...(row.key !== undefined && { key: row.key }),
      ok: code === 'OK',
      code,
      ...(kind && { kind }),
      ...(event !== undefined && { event }),
      ...(known && { known }),
      ...(code !== 'OK' && { says }),
    }
  })
}

const partsOf = ({ nie, gtin, serial, sscc, batch, expiry }: Row) => ({
  ...(nie && { nie }),
  ...(gtin && { gtin }),
  ...(serial && { serial }),
  ...(sscc && { sscc }),
  ...(batch && { batch }),
  ...(expiry && { expiry }),
})
