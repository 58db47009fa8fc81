import { lotById, spansOfLot } from '#/features/coding/read-lots.ts'
import { findSite } from '#/features/companies/companies.ts'
import { placeInLot, setsOfRange } from '#/features/recalls/range.ts'
import type { RecallStart } from '#/features/recalls/recalls.ts'
import { bringUpToDate, setsOfLot } from '#/features/stock/counting.ts'
import { lotsThatPassed } from '#/features/stock/stock.ts'
import { beenAt } from '#/features/tracing/been-at.ts'
import { uriOfCode } from '#/features/tracing/code-uri.ts'
import { identify } from '#/features/tracing/identify.ts'
import type { ClassSpans } from '#/features/tracing/identity.ts'
import { readCode } from '#/gs1/code.ts'
import { count, normalise } from '#/numbers/spans.ts'
import { Invalid, type Says } from '#/platform/http/errors.ts'
import type { Platform } from '#/platform/platform.ts'

/** What a form or a machine names to be recalled. */
export type Chosen = {
  extent: 'all' | 'batch' | 'range' | 'site'
  /** Left out for a site: every licence of which packs were there. */
  licence?: string
  batch?: string
  lot?: string
  /** The first and last pack of a range: a place in the lot, counted from 1, or a code. */
  first?: string
  last?: string
  site?: string
}

export type Selected = Pick<RecallStart, 'licence' | 'batch' | 'lotId' | 'range' | 'siteId' | 'parts'>

/** What is recalled, checked against lots and movements: one recall for each licence. Throws Invalid with the field that does not fit. */
export async function select(platform: Platform, chosen: Chosen): Promise<Selected[]> {
  const { licence } = chosen
  if (chosen.extent === 'site') return selectSite(platform, chosen)
  if (licence === undefined) throw fault('licence', { id: 'Isi nomor izin edar.', en: 'Enter the licence number.' })
  if (chosen.extent === 'all') return [{ licence }]
  const lot = chosen.lot === undefined ? undefined : await lotById(platform.db, chosen.lot)
  if (chosen.lot !== undefined && lot?.licence !== licence)
    throw fault('lot', { id: 'Bets ini bukan dari izin edar itu.', en: 'This lot is not of that licence.' })
  const batch = lot?.batch ?? chosen.batch
  if (batch === undefined || batch === '')
    throw fault('batch', { id: 'Isi nomor bets yang ditarik.', en: 'Enter the number of the batch that is recalled.' })
  const named = { licence, batch, ...(lot && { lotId: lot.id }) }
  if (chosen.extent === 'batch') return [named]
  if (!lot)
    throw fault('lot', {
      id: 'Rentang hanya dapat dipilih dari bets yang kodenya terbit di sini.',
      en: 'A range can only be chosen of a lot whose codes were issued here.',
    })
  const { primary } = await spansOfLot(platform.db, lot.id)
  const first = await placeOf(platform, primary, 'first', chosen.first ?? '')
  const last = await placeOf(platform, primary, 'last', chosen.last ?? '')
  if (last < first)
    throw fault('last', { id: 'Kemasan terakhir ada sebelum yang pertama.', en: 'The last pack comes before the first.' })
  const range = { from: first, until: last + 1 }
  return [{ ...named, range, parts: setsOfRange(primary, range) }]
}

type Spans = Parameters<typeof placeInLot>[0]

async function placeOf(platform: Platform, spans: Spans, field: 'first' | 'last', text: string): Promise<number> {
  const packs = spans.reduce((sum, { from, until }) => sum + until - from, 0)
  const written = text.replace(/[\s.,]/g, '')
  if (/^\d{1,12}$/.test(written)) {
    const place = Number(written)
    if (place >= 1 && place <= packs) return place - 1
    throw fault(field, {
      id: `Bets ini berisi kemasan ke-1 sampai ke-${packs}.`,
      en: `This lot has packs 1 to ${packs}.`,
    })
  }
  const code = text.trim()
  const uri = uriOfCode(platform.config.origin, code, readCode(code)) ?? code
  const pack = code === '' ? undefined : (await identify(platform.db, platform, [uri])).numbers.get(uri)
  const place = pack && placeInLot(spans, pack)
  if (place !== undefined) return place
  throw fault(field, {
    id: 'Isi urutan kemasan dalam bets, atau kode satu kemasan primer bets ini.',
    en: 'Enter the place of the pack in the lot, or the code of one primary pack of this lot.',
  })
}

async function selectSite({ db }: Platform, { site, licence }: Chosen): Promise<Selected[]> {
  const found = site === undefined ? undefined : await findSite(db, site)
  if (!found) throw fault('site', { id: 'Pilih sarananya.', en: 'Choose the site.' })
  await bringUpToDate(db)
  const passed = await lotsThatPassed(db, found.id, licence)
  const selected: Selected[] = []
  for (const [number, lots] of Map.groupBy(passed, one => one.licence)) {
    const sets = await Promise.all(lots.map(({ lotId }) => setsOfLot(db, lotId)))
    const parts = await beenAt(db, merged(sets.flat()), found.id)
    if (parts.length > 0) selected.push({ licence: number, siteId: found.id, parts })
  }
  if (selected.length === 0)
    throw fault('site', {
      id: 'Tidak ada kemasan yang pernah dilaporkan di sarana ini.',
      en: 'No pack was ever reported at this site.',
    })
  return selected
}

const merged = (sets: readonly ClassSpans[]): ClassSpans[] =>
  [...Map.groupBy(sets, ({ classId }) => classId)].map(([classId, of]) => ({
    classId,
    spans: normalise(of.flatMap(({ spans }) => spans)),
  }))

/** How many packs a selection fixes; `undefined` for a whole batch or licence, which reaches also what comes later. */
export const packsSelected = ({ parts }: Selected): number | undefined => parts?.reduce((sum, { spans }) => sum + count(spans), 0)

const fault = (field: string, says: Says) => new Invalid([{ field, says }])
