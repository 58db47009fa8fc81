import { lotsOwning } from '#/features/coding/many-packs.ts'
import { getLot, type Lot, spansOfLot } from '#/features/coding/read-lots.ts'
import { type ClassSpans, foreignClass } from '#/features/tracing/identity.ts'
import { type Side, type Transformation, transformationsByAmount, transformationsOf } from '#/features/tracing/transformations.ts'
import { dayAt } from '#/law/day.ts'
import { count, intersect, normalise } from '#/numbers/spans.ts'
import { isSsccClass } from '#/numbers/sscc.ts'
import type { Db } from '#/platform/database/connect.ts'
import { isSameBatch, lotNamed, readLotName } from './lot-names.ts'
import { sitesPassed } from './stock.ts'

/** A number of pieces, or of a unit by its UN/CEFACT Recommendation 20 code (`KGM`). */
export type Amount = { quantity: number; uom?: string }

/** One step from a lot: the lot on the other side of a transformation, or how many identities that are no packs of ours. */
export type Link = {
  /** How many transformations away, from 1. */
  depth: number
  /** The lot from which this step was taken. */
  from: string
  event: number
  lot?: Lot
  others?: number
  /** A material that is no lot of ours, as the event names it. */
  material?: string
  /** How much of the lot or material, where the event says so without serials; without a unit, in pieces. */
  amount?: Amount
  /** Whether it is another company's, and not for this reader: no more than that there is one is told. */
  hidden: boolean
}

export type Genealogy = { backwards: Link[]; forwards: Link[] }

/** As far as descent is followed, in transformations. */
const farthest = 8

/**
 * From which lots a lot was made, and what was made of it, step by step in both directions. A company (`companyId`) sees its own lots
 * and what went into or came out of transformations that it reported; officers (undefined) see all.
 */
export async function genealogyOf(db: Db, lotId: string, companyId: string | undefined): Promise<Genealogy> {
  await getLot(db, lotId)
  return {
    backwards: await walk(db, lotId, 'backwards', companyId),
    forwards: await walk(db, lotId, 'forwards', companyId),
  }
}

async function walk(db: Db, start: string, way: keyof Genealogy, companyId: string | undefined): Promise<Link[]> {
  const links: Link[] = []
  const met = new Set([start])
  let next = [start]
  for (let depth = 1; next.length > 0 && depth <= farthest; depth++) {
    const reached: string[] = []
    for (const from of next)
      for (const { by, event, ...other } of await stepsFrom(db, from, way)) {
        const hidden = companyId !== undefined && other.lot?.companyId !== companyId && by !== companyId
        links.push({ event, depth, from, hidden, ...(!hidden && other) })
        const { lot } = other
        // What lies beyond a lot that a reader may not see is not for them either.
        if (!lot || hidden || met.has(lot.id)) continue
        met.add(lot.id)
        reached.push(lot.id)
      }
    next = reached
  }
  return links
}

type Step = { event: number; by: string | undefined } & Pick<Link, 'lot' | 'others' | 'material' | 'amount'>

/** Transformations that name packs of a lot, or an amount of it, on one side, and what they name on the other. */
async function stepsFrom(db: Db, lotId: string, way: keyof Genealogy): Promise<Step[]> {
  const lot = await getLot(db, lotId)
  const sets = await everySetOf(db, lotId)
  const [mine, other] = way === 'backwards' ? (['outputs', 'inputs'] as const) : (['inputs', 'outputs'] as const)
  const bySerial = (await transformationsOf(db, sets)).filter(one => one[mine].sets.some(set => overlaps(set, sets)))
  const known = new Set(bySerial.map(({ facts }) => facts.event))
  const where = { companyId: lot.companyId, siteIds: await sitesPassed(db, [lotId]) }
  const byAmount: Transformation[] = []
  for (const one of await transformationsByAmount(db, where))
    if (!known.has(one.facts.event) && (await namesLot(db, one[mine], lot, one.facts.at))) byAmount.push(one)
  return (await Promise.all([...bySerial, ...byAmount].map(one => acrossOf(db, one, one[other], lotId)))).flat()
}

async function namesLot(db: Db, { amounts }: Side, lot: Lot, at: Date): Promise<boolean> {
  for (const { epcClass } of amounts) {
    const name = readLotName(epcClass)
    // Most are of other batches: only those that may be meant are looked up.
    if (name && isSameBatch(name.batch, lot.batch) && (await lotNamed(db, name, dayAt(at)))?.id === lot.id) return true
  }
  return false
}

async function acrossOf(db: Db, { facts }: Transformation, { sets, amounts }: Side, lotId: string): Promise<Step[]> {
  const about = { event: facts.event, by: facts.companyId }
  const isOurs = ({ classId }: ClassSpans) => classId !== foreignClass && !isSsccClass(classId)
  const owning = await lotsOwning(
    db,
    sets.filter(isOurs).flatMap(({ classId, spans }) => spans.map(span => ({ ...span, classId }))),
  )
  const ids = [...new Set(owning.map(owned => owned.lotId))].filter(id => id !== lotId)
  const others = sets.filter(set => !isOurs(set)).reduce((sum, { spans }) => sum + count(spans), 0)
  const lots = await Promise.all(ids.map(id => getLot(db, id)))
  const weighed: Step[] = []
  for (const { epcClass, quantity, uom } of amounts) {
    const name = readLotName(epcClass)
    const lot = name && (await lotNamed(db, name, dayAt(facts.at)))
    if (lot?.id === lotId || (lot && ids.includes(lot.id))) continue
    const amount = quantity === undefined ? undefined : { quantity, ...(uom !== undefined && { uom }) }
    weighed.push({ ...about, ...(lot ? { lot } : { material: epcClass }), ...(amount && { amount }) })
  }
  return [...lots.map(lot => ({ ...about, lot })), ...weighed, ...(others > 0 ? [{ ...about, others }] : [])]
}

const overlaps = ({ classId, spans }: ClassSpans, sets: readonly ClassSpans[]): boolean =>
  sets.some(set => set.classId === classId && intersect(set.spans, spans).length > 0)

async function everySetOf(db: Db, lotId: string): Promise<ClassSpans[]> {
  const all = Object.values(await spansOfLot(db, lotId)).flat()
  return [...Map.groupBy(all, ({ classId }) => classId)].map(([classId, of]) => ({ classId, spans: normalise(of) }))
}
