import type { z } from 'zod'
import type { Lot } from '#/features/coding/read-lots.ts'
import type { Platform } from '#/platform/platform.ts'
import {
  destination,
  ownSite,
  type PackingAggregateSent,
  type PackingSent,
  type SendProductSent,
  type StatusesAsked,
} from './asked.ts'
import type { Done } from './done.ts'
import { changePacking } from './packing-acts.ts'
import { understandPairs } from './pairs.ts'
import { unitsInRange } from './ranges.ts'
import { send } from './sending.ts'
import type { Status, StatusAct } from './status.ts'
import { changeStatus, type How, type Reporter } from './status-acts.ts'
import { type CodeRow, understand } from './units.ts'

/** Who asks, and under which key the answer is kept. */
export type Asker = { who: Reporter; key?: string | undefined }

type HowSent = { site?: string | undefined; at?: string | undefined; behaviour: How['behaviour'] }

const howOf = async (platform: Platform, { who }: Asker, { site, at, behaviour }: HowSent): Promise<How> => ({
  site: await ownSite(platform.db, who.companyId, site),
  at: at === undefined ? new Date() : new Date(at),
  behaviour,
})

/** Records statuses of one lot's codes: what the page, a file and a machine ask for alike. */
export async function recordLotStatuses(
  platform: Platform,
  asker: Asker,
  lot: Lot,
  sent: z.infer<typeof StatusesAsked>,
): Promise<Done> {
  const { act, reason, codes, range } = sent
  const { who, key } = asker
  const understood = range
    ? { units: await unitsInRange(platform.db, lot.id, range), problems: [] }
    : await understand(
        platform,
        codes!.map((code, i) => ({ row: i + 1, code, licence: lot.licence })),
        { companyId: who.companyId, lotId: lot.id },
      )
  const how = await howOf(platform, asker, sent)
  return changeStatus(platform, who, { ...how, act, reason }, understood, { key, asked: ['statuses', lot.id, sent] })
}

/** Records packing of one lot's packs and cases. */
export async function recordLotPacking(
  platform: Platform,
  asker: Asker,
  lot: Lot,
  sent: z.infer<typeof PackingSent>,
): Promise<Done> {
  const { who, key } = asker
  const rows = sent.rows.map((row, i) => ({ row: i + 1, ...row, licence: lot.licence }))
  const understood = await understandPairs(platform, rows, { companyId: who.companyId, lotId: lot.id })
  const how = await howOf(platform, asker, sent)
  return changePacking(platform, who, { ...how, act: sent.act }, understood, { key, asked: ['packing', lot.id, sent] })
}

/** A row of a report that names one code, in whole or by its parts. */
type Named = {
  code?: string | undefined
  nie?: string | undefined
  gtin?: string | undefined
  batch_no?: string | undefined
  expired_date?: string | undefined
  serial?: string | undefined
}

/** The code that a row names. A row that names none keeps an empty one, which is then told to be unreadable. */
function codeRow({ code, nie, gtin, batch_no, expired_date, serial = '' }: Named, row: number): CodeRow {
  const says = { row, batch: batch_no, expiry: expired_date }
  if (code !== undefined) return { ...says, code }
  if (nie) return { ...says, code: serial, licence: nie }
  return { ...says, code: gtin && serial ? `https://id.gs1.org/01/${gtin.padStart(14, '0')}/21/${serial}` : serial }
}

const actOf: Record<Exclude<Status, 'unused'>, StatusAct> = {
  activated: 'activate',
  rejected: 'reject',
  sample: 'sample',
  destroyed: 'destroy',
}

type Reported = HowSent & { rows: readonly (Named & { status?: Exclude<Status, 'unused'> | undefined })[] }

/**
 * Register (primary packs, released or not) and Register Parent (cases and pallets): each row gives a code its status. Rows of one
 * report may have several statuses.
 */
export async function register(platform: Platform, asker: Asker, levels: 'primary' | 'outer', sent: Reported): Promise<Done> {
  const how = await howOf(platform, asker, sent)
  const rows = sent.rows.map((row, i) => ({ ...codeRow(row, i + 1), status: row.status ?? ('activated' as const) }))
  const understood = await understand(platform, rows, { companyId: asker.who.companyId, levels })
  const statuses = new Map(rows.map(({ row, status }) => [row, status]))
  const asked = [`register ${levels}`, sent]
  return changeStatus(platform, asker.who, { ...how, act: unit => actOf[statuses.get(unit.row)!] }, understood, {
    key: asker.key,
    asked,
  })
}

/** Packing Aggregate: each row says what lies in what. */
export async function packingAggregate(
  platform: Platform,
  asker: Asker,
  sent: z.infer<typeof PackingAggregateSent>,
): Promise<Done> {
  const how = await howOf(platform, asker, sent)
  const rows = sent.rows.map(({ nie, batch_no, parent_serial, child_serial }, i) => ({
    row: i + 1,
    parent: parent_serial,
    child: child_serial,
    licence: nie,
    batch: batch_no,
  }))
  const understood = await understandPairs(platform, rows, { companyId: asker.who.companyId })
  return changePacking(platform, asker.who, { ...how, act: 'pack' }, understood, {
    key: asker.key,
    asked: ['packing-aggregate', sent],
  })
}

/** Send Product: a shipment within the country. */
export async function sendProduct(platform: Platform, asker: Asker, sent: z.infer<typeof SendProductSent>): Promise<Done> {
  const how = await howOf(platform, asker, sent)
  const to = await destination(platform.db, sent.to)
  const rows = sent.rows.map((row, i) => codeRow(row, i + 1))
  const understood = await understand(platform, rows, { companyId: asker.who.companyId, sscc: true })
  return send(platform, asker.who, { ...how, to, shipment: sent.shipment_no }, understood, {
    key: asker.key,
    asked: ['send-product', sent],
  })
}
