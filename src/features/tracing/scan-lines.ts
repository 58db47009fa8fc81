import type { OwnedSpan } from '#/features/coding/many-packs.ts'
import { owner } from '#/features/coding/many-packs.ts'
import { findSite } from '#/features/companies/companies.ts'
import { licencesByNumber } from '#/features/register/licences.ts'
import { type CodeReading, readCode } from '#/gs1/code.ts'
import { isTechnical } from '#/gs1/repair.ts'
import { dayAt } from '#/law/day.ts'
import { count } from '#/numbers/spans.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Says } from '#/platform/http/errors.ts'
import type { Platform } from '#/platform/platform.ts'
import { formatDay, formatMoment } from '#/platform/ui/kit.ts'
import { uriOfCode } from './code-uri.ts'
import { allInside } from './contents.ts'
import { judgeOn } from './giving-flags.ts'
import { type Identified, identify } from './identify.ts'
import { foreignClass, keyOfPack, type PackNumber } from './identity.ts'
import { isFinal, isUnderWay } from './life.ts'
import { standingOfPosition } from './parts.ts'
import { asSets, type Position, positionsIn, trailsOf } from './positions.ts'
import type { Asked } from './scan-form.ts'
import { en, id } from './scan-words.ts'
import { words } from './words.ts'

/** What keeps a line from being sent: the scan, something odd about the pack, or that the act is not possible. */
export type Fault = { kind: 'technical' | 'suspect' | 'refused'; says: Says }

/** One code as it was understood. A line without fault can be sent; notes say what is good to know. */
export type Line = {
  place: number
  raw: string
  uri?: string
  pack?: PackNumber
  lot?: OwnedSpan
  product?: string
  inside?: number
  fault?: Fault
  notes: Says[]
}

/** What the form's codes turned out to be, each on its own, and the outer pack. */
export type Understood = { lines: Line[]; parent?: Line }

/** Understands the codes of a form and judges whether the act is possible for each. Writes nothing. */
export async function understand(platform: Platform, companyId: string, asked: Asked, now: Date): Promise<Understood> {
  const raws = [...(asked.parent === undefined ? [] : [asked.parent]), ...asked.codes]
  const read = raws.map((raw, place) => readLine(platform.config.origin, raw, place))
  const identified = await identify(
    platform.db,
    platform,
    read.flatMap(({ uri }) => uri ?? []),
  )
  const lines = read.map(line => recognise(line, identified))
  await tellProducts(platform.db, lines)
  if (asked.parent !== undefined) for (const line of lines) line.place -= 1
  const [parent, rest] = asked.parent === undefined ? [undefined, lines] : [lines[0]!, lines.slice(1)]
  markTwice(rest, parent)
  if (parent?.lot?.level === 'primary') parent.fault = { kind: 'refused', says: note('notOuter') }
  await judge(platform.db, companyId, asked, parent ? [parent, ...rest] : rest, now)
  return { lines: rest, ...(parent && { parent }) }
}

type ReadLine = Line & { reading: CodeReading }

function readLine(origin: string, raw: string, place: number): ReadLine {
  const reading = readCode(raw)
  const uri = uriOfCode(origin, raw, reading)
  const line = { place: place + 1, raw, reading, notes: [] }
  if (uri !== undefined) return { ...line, uri }
  const { faults, kind } = reading
  if (kind === 'unread' || faults.some(isTechnical)) return { ...line, fault: technical('unread') }
  if (faults.some(({ code }) => code !== 'incomplete')) return { ...line, fault: technical('broken') }
  return { ...line, fault: technical('product') }
}

const technical = (name: 'unread' | 'broken' | 'product'): Fault => ({
  kind: 'technical',
  says: { id: id.notes[name], en: en.notes[name] },
})
const note = (
  name:
    | 'recalled'
    | 'licence not in force'
    | 'expired'
    | 'never'
    | 'notOuter'
    | 'isParent'
    | 'notYours'
    | 'underWay'
    | 'unreported'
    | 'repaired'
    | 'foreign',
): Says => ({
  id: id.notes[name],
  en: en.notes[name],
})

/** Which pack a code names, and whether what else it says is what we know of that pack. */
function recognise({ reading, ...line }: ReadLine, { numbers, unknown, lots }: Identified): Line {
  if (line.fault || line.uri === undefined) return line
  if (unknown.has(line.uri)) return { ...line, fault: { kind: 'suspect', says: note('never') } }
  const pack = numbers.get(line.uri)
  const lot =
    pack &&
    owner(
      lots.filter(({ classId }) => classId === pack.classId),
      pack.n,
    )
  const notes = [
    ...(reading.repairs.some(({ code }) => code !== 'trimmed' && code !== 'symbology') ? [note('repaired')] : []),
    ...(lot || (pack && pack.classId !== foreignClass) ? [] : [note('foreign')]),
  ]
  const found = { ...line, notes, ...(pack && { pack }), ...(lot && { lot }) }
  const odd = lot && contradiction(reading, lot)
  return odd ? { ...found, fault: { kind: 'suspect', says: odd } } : found
}

function contradiction({ batch, expiry }: CodeReading, lot: OwnedSpan): Says | undefined {
  if (batch !== undefined && batch.toUpperCase() !== lot.batch.toUpperCase())
    return { id: id.notes.otherBatch(lot.batch), en: en.notes.otherBatch(lot.batch) }
  if (expiry !== undefined && expiry !== lot.expiry)
    return { id: id.notes.otherExpiry(formatDay(lot.expiry, 'id')), en: en.notes.otherExpiry(formatDay(lot.expiry, 'en')) }
  return undefined
}

async function tellProducts(db: Db, lines: readonly Line[]): Promise<void> {
  const numbers = [...new Set(lines.flatMap(({ lot }) => lot?.licence ?? []))]
  const licences = new Map((await licencesByNumber(db, numbers, dayAt(new Date()))).map(licence => [licence.number, licence]))
  for (const line of lines) {
    const product = line.lot && licences.get(line.lot.licence)?.productName
    if (product) line.product = product
  }
}

/** A code that stands twice is sent once; the outer pack is not its own content. */
function markTwice(lines: readonly Line[], parent: Line | undefined): void {
  const first = new Map<string, number>()
  for (const line of lines) {
    if (line.fault || line.uri === undefined) continue
    const name = line.pack ? keyOfPack(line.pack) : line.uri
    const before = first.get(name)
    if (before !== undefined) line.fault = { kind: 'refused', says: { id: id.notes.twice(before), en: en.notes.twice(before) } }
    else if (parent && name === (parent.pack ? keyOfPack(parent.pack) : parent.uri))
      line.fault = { kind: 'refused', says: note('isParent') }
    else first.set(name, line.place)
  }
}

/** Whether the act is possible for each pack, by what was reported of it, its recall, licence and date. */
async function judge(db: Db, companyId: string, { act }: Asked, lines: readonly Line[], now: Date): Promise<void> {
  const known = lines.filter(({ pack, fault }) => pack && !fault)
  const sets = asSets(known.map(({ pack }) => pack!))
  const trails = await trailsOf(db, sets)
  const positions = sets.flatMap(set => positionsIn(trails, set))
  const hindering = await judgeOn(
    db,
    known.flatMap(({ lot }) => lot ?? []),
    dayAt(now),
  )
  for (const line of known) {
    const { classId, n } = line.pack!
    const position = positions.find(one => one.classId === classId && one.from <= n && n < one.until)
    await judgePosition(db, companyId, act, line, position)
    if (!line.fault && act === 'commission' && line.lot && line.lot.companyId !== companyId)
      line.fault = { kind: 'refused', says: note('notYours') }
    if (!line.fault && act === 'dispense' && line.lot) {
      const [hindrance] = hindering({ ...line.lot, count: 1, spans: [{ from: n, until: n + 1 }] })
      if (hindrance) line.fault = { kind: 'refused', says: note(hindrance.kind) }
    }
    if (line.lot?.level !== 'primary')
      line.inside = (await allInside(db, [line.pack!])).reduce((sum, { spans }) => sum + count(spans), 0)
  }
}

async function judgePosition(
  db: Db,
  companyId: string,
  act: Asked['act'],
  line: Line,
  position: Position | undefined,
): Promise<void> {
  const last = position?.last
  if (!last) {
    if (act !== 'commission') line.notes.push(note('unreported'))
    return
  }
  if (isFinal(last.kind)) {
    const { status } = standingOfPosition(position)
    const say = (lang: 'id' | 'en') =>
      (lang === 'id' ? id : en).notes.ended(words[lang].statuses[status], formatMoment(last.at, lang))
    line.fault = { kind: 'refused', says: { id: say('id'), en: say('en') } }
  } else if (act === 'receive' || act === 'commission') return
  else if (isUnderWay(last.kind)) line.notes.push(note('underWay'))
  else if (last.companyId !== undefined && last.companyId !== companyId) {
    const where = (last.siteId && (await findSite(db, last.siteId))?.name) || '–'
    line.notes.push({ id: id.notes.elsewhere(where), en: en.notes.elsewhere(where) })
  }
}

export const isSendable = (line: Line): boolean => line.fault === undefined && line.uri !== undefined
