import { type Context, expandValue, prefixesOf } from '#/epcis/context.ts'
import { type Event, isStandard } from '#/epcis/event.ts'
import { packsOf } from '#/epcis/packs.ts'
import { instantOf } from '#/epcis/time.ts'
import type { Site } from '#/features/companies/companies.ts'
import { undoing } from './life.ts'
import type { CaptureProblem, CaptureRule } from './problem.ts'

/** How far a sender's clock may be ahead of ours. A choice of this platform: phones that ask the network err by seconds. */
export const clockTolerance = 5 * 60_000

/** An event where it stands in its document. `path` is empty for a bare event. */
export type Placed = { position: number; path: string; event: Event }

/** What the rules of this platform, beyond those of EPCIS, have against an event. */
export function problemsOf(
  placed: Placed,
  {
    sites,
    companyId,
    now,
    context,
  }: { sites: ReadonlyMap<string, Site>; companyId: string | undefined; now: Date; context: Context },
): readonly CaptureProblem[] {
  const found = [
    timeProblems(placed, now),
    placeProblems(placed, sites, companyId),
    selfProblems(placed),
    undoProblems(placed, context),
    textProblems(placed),
  ]
  return found.every(one => one.length === 0) ? none : found.flat()
}

/** Nearly every event has none. */
const none: readonly CaptureProblem[] = []

function problem({ position, path }: Placed, field: string, rule: CaptureRule, id: string, en: string): CaptureProblem {
  return { event: position, field: path ? (field ? `${path}.${field}` : path) : field, rule, says: { id, en } }
}

function timeProblems(placed: Placed, now: Date): readonly CaptureProblem[] {
  const at = instantOf(placed.event.eventTime)!
  if (at < 0) {
    const id = 'Waktu peristiwa sebelum tahun 1970. Periksa jam alat Anda.'
    return [problem(placed, 'eventTime', 'past', id, 'The time of the event lies before 1970. Check the clock of your device.')]
  }
  if (at <= now.getTime() + clockTolerance) return none
  const ours = now.toISOString()
  return [
    problem(
      placed,
      'eventTime',
      'future',
      `Waktu peristiwa ${placed.event.eventTime} belum terjadi; di sini sekarang ${ours}. Setel jam alat Anda dan selisih zonanya, lalu kirim lagi.`,
      `The event time ${placed.event.eventTime} has not come yet; here it is ${ours}. Set your device's clock and offset and send it again.`,
    ),
  ]
}

function placeProblems(
  placed: Placed,
  sites: ReadonlyMap<string, Site>,
  companyId: string | undefined,
): readonly CaptureProblem[] {
  const { event } = placed
  if (companyId === undefined || !isStandard(event)) return none
  return (['readPoint', 'bizLocation'] as const).flatMap(field => {
    const uri = event[field]?.id
    const site = uri === undefined ? undefined : sites.get(uri)
    if (!site || site.companyId === companyId) return []
    const id = `${uri} adalah sarana perusahaan lain. Laporkan hanya yang terjadi di sarana Anda sendiri; tujuan ditulis dalam destinationList.`
    const en = `${uri} is a site of another company. Report only what happened at your own sites; where goods go is said in destinationList.`
    return [problem(placed, `${field}.id`, 'site', id, en)]
  })
}

/** An undo is judged against what it takes back, which only its own door does. */
function undoProblems(placed: Placed, { prefixes }: Context): readonly CaptureProblem[] {
  const { event } = placed
  if (!isStandard(event) || event.bizStep === undefined) return none
  if (expandValue(prefixesOf(event['@context'], prefixes), event.bizStep) !== undoing) return none
  const id = 'Pembatalan diminta di POST /api/v1/packs/acts, karena harus dinilai terhadap laporan yang dibatalkan.'
  const en = 'An undo is asked for at POST /api/v1/packs/acts, as it is judged against the report that it takes back.'
  return [problem(placed, 'bizStep', 'undo', id, en)]
}

function selfProblems(placed: Placed): readonly CaptureProblem[] {
  const { parent, children } = packsOf(placed.event)
  if (parent === undefined || !children.includes(parent)) return none
  const id = `${parent} tidak dapat berisi dirinya sendiri.`
  return [problem(placed, 'childEPCs', 'self', id, `${parent} cannot be packed into itself.`)]
}

function textProblems(placed: Placed): readonly CaptureProblem[] {
  // The long lists were found to be URIs, which are plain ASCII: what is left is short.
  if (isWholeTree(placed.event as unknown as Record<string, unknown>, listNames)) return none
  const id = 'Ada teks yang berisi karakter NUL atau karakter yang rusak. Hapus, lalu kirim lagi.'
  return [problem(placed, '', 'text', id, 'A text contains NUL or a broken character. Remove it and send the event again.')]
}

/** Whether a database of text can hold it: neither NUL nor half of a character. */
const isWhole = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

function isWholeText(value: unknown): boolean {
  if (typeof value === 'string') return isWhole(value)
  return typeof value !== 'object' || value === null || isWholeTree(value as Record<string, unknown>)
}

/** Whether all names and texts in it are whole, but for those under the names that are left out. */
function isWholeTree(tree: Record<string, unknown>, leftOut?: ReadonlySet<string>): boolean {
  for (const name in tree) if (!leftOut?.has(name) && !(isWhole(name) && isWholeText(tree[name]))) return false
  return true
}

/** The fields in which an event names its packs. */
export const listNames: ReadonlySet<string> = new Set(['epcList', 'parentID', 'childEPCs', 'inputEPCList', 'outputEPCList'])
