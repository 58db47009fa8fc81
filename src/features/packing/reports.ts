import { keyOf } from '#/features/coding/packs.ts'
import { type Lot, type LotSpan, spansOfLot } from '#/features/coding/read-lots.ts'
import { findSite } from '#/features/companies/companies.ts'
import { findEvents } from '#/features/tracing/find-events.ts'
import { type Names, namesFor } from '#/features/tracing/names.ts'
import type { Trails } from '#/features/tracing/positions.ts'
import { serialsOf } from '#/numbers/serial-lines.ts'
import { intersect, normalise, type Span } from '#/numbers/spans.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Platform } from '#/platform/platform.ts'
import type { Part } from './condition.ts'
import { partsOfLot } from './lot-balance.ts'
import { setsOf, shipmentIn } from './writing.ts'

/** The four reports that manufacturers make to TTAC (named in `domain.md` §4.5), with our columns: the official ones were not found. */
export const reportColumns = {
  register: ['nie', 'gtin', 'batch_no', 'production_date', 'expired_date', 'serial', 'status'],
  'register-parent': ['nie', 'batch_no', 'expired_date', 'level', 'serial', 'status'],
  'packing-aggregate': ['nie', 'batch_no', 'parent_level', 'parent_serial', 'child_level', 'child_serial'],
  'send-product': ['nie', 'batch_no', 'shipment_no', 'sent_at', 'from_facility', 'to_facility', 'level', 'serial'],
} as const satisfies Record<string, readonly string[]>
export type Report = keyof typeof reportColumns
export const reports = Object.keys(reportColumns) as Report[]

export type ReportRow = Readonly<Record<string, string>>

/** The rows of a report about a lot, each made when it is asked for. */
export async function reportRows(platform: Platform, lot: Lot, report: Report): Promise<Generator<ReportRow>> {
  const { db } = platform
  const { parts, trails } = await partsOfLot(db, lot)
  const serials = serialsBy(platform, Object.values(await spansOfLot(db, lot.id)).flat())
  const about = { nie: lot.licence, batch_no: lot.batch }
  switch (report) {
    case 'register': {
      const more = { ...about, gtin: lot.gtin ?? '', production_date: lot.productionDate, expired_date: lot.expiry }
      return statusRows(
        parts.filter(({ level }) => level === 'primary'),
        more,
        serials,
      )
    }
    case 'register-parent': {
      const outer = parts.filter(({ level }) => level !== 'primary')
      return statusRows(outer, { ...about, expired_date: lot.expiry }, serials)
    }
    case 'packing-aggregate': {
      const parents = parts.flatMap(({ parent }) => parent ?? [])
      return aggregateRows(parts, about, serials, await namesFor(db, platform, setsOf(parents)))
    }
    case 'send-product':
      return sendingRows(await sendingsOf(platform, lot, parts, trails), about)
  }
}

type Serials = (classId: number, span: Span) => Iterable<string>

/** Serials of any stretch of a lot's numbers. */
function serialsBy({ keys }: Platform, spans: readonly LotSpan[]): Serials {
  return function* (classId, stretch) {
    for (const span of spans.filter(one => one.classId === classId))
      for (const common of intersect([stretch], [span])) yield* serialsOf(keyOf(keys, classId, span.keyVersion), common)
  }
}

function* statusRows(parts: readonly Part[], about: ReportRow, serials: Serials): Generator<ReportRow> {
  for (const part of parts)
    if (part.status !== 'unused')
      for (const serial of serials(part.classId, part)) yield { ...about, level: part.level, serial, status: part.status }
}

const lastOf = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1)

function* aggregateRows(parts: readonly Part[], about: ReportRow, serials: Serials, names: Names): Generator<ReportRow> {
  for (const { parent, classId, level, ...span } of parts) {
    if (!parent) continue
    const [uri = ''] = names.uris({ classId: parent.classId, spans: [{ from: parent.n, until: parent.n + 1 }] })
    const outer = { ...about, parent_level: names.lot(parent)?.level ?? 'sscc', parent_serial: lastOf(uri) }
    for (const serial of serials(classId, span)) yield { ...outer, child_level: level, child_serial: serial }
  }
}

type Sending = {
  shipment_no: string
  sent_at: string
  from_facility: string
  to_facility: string
  units: { level: string; serial: string }[]
}

/** The shipments by which a holder sent packs of a lot, or what they were packed in, first to last. */
async function sendingsOf(platform: Platform, lot: Lot, parts: readonly Part[], trails: Trails): Promise<Sending[]> {
  const { db } = platform
  const sent = [...trails.facts.values()].filter(
    one => one.kind === 'shipped' && one.companyId === lot.companyId && !one.retracted,
  )
  if (sent.length === 0) return []
  const { events } = await findEvents(db, { among: sent.map(({ event }) => event) }, undefined, { limit: sent.length })
  const own = ownSets(parts)
  const sendings: Sending[] = []
  for (const { id, at, body } of events) {
    const facts = trails.facts.get(id)!
    sendings.push({
      shipment_no: shipmentIn(body.bizTransactionList) ?? '',
      sent_at: at.toISOString(),
      from_facility: await nameOfSite(db, facts.siteId),
      to_facility: await nameOfSite(db, facts.toSiteId),
      units: await unitsSent(platform, trails, own, id),
    })
  }
  return sendings
}

const ownSets = (parts: readonly Part[]): Map<number, { level: string; spans: readonly Span[] }> =>
  new Map(
    [...Map.groupBy(parts, ({ classId }) => classId)].map(([classId, of]) => [
      classId,
      { level: of[0]!.level, spans: normalise(of) },
    ]),
  )

async function unitsSent(platform: Platform, trails: Trails, own: ReturnType<typeof ownSets>, event: number) {
  const sets = [...trails.sightings].flatMap(([classId, rows]) => {
    const spans = normalise(rows.filter(row => row.event === event))
    const set = own.get(classId)
    return spans.length === 0 ? [] : [{ classId, level: set?.level ?? 'sscc', spans: set ? intersect(spans, set.spans) : spans }]
  })
  const names = await namesFor(platform.db, platform, sets)
  return sets.flatMap(({ level, ...set }) => names.uris(set).map(uri => ({ level, serial: lastOf(uri) })))
}

const nameOfSite = async (db: Db, id: string | undefined): Promise<string> => (id && (await findSite(db, id))?.name) || ''

function* sendingRows(sendings: readonly Sending[], about: ReportRow): Generator<ReportRow> {
  for (const { units, ...sending } of sendings) for (const unit of units) yield { ...about, ...sending, ...unit }
}
