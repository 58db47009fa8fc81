import { lotsOwning } from '#/features/coding/many-packs.ts'
import { getLot, type Lot, spansOfLot } from '#/features/coding/read-lots.ts'
import { type ClassSpans, foreignClass } from '#/features/tracing/identity.ts'
import { type Transformation, transformationsOf } from '#/features/tracing/transformations.ts'
import { count, intersect, normalise } from '#/numbers/spans.ts'
import { isSsccClass } from '#/numbers/sscc.ts'
import type { Db } from '#/platform/database/connect.ts'

/** One step from a lot: the lot on the other side of a transformation, or how many identities that are no packs of ours. */
export type Link = {
  /** How many transformations away, from 1. */
  depth: number
  /** The lot from which this step was taken. */
  from: string
  event: number
  lot?: Lot
  others?: number
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
      for (const { by, lot, ...step } of await stepsFrom(db, from, way)) {
        const hidden = companyId !== undefined && lot?.companyId !== companyId && by !== companyId
        links.push({ ...step, depth, from, hidden, ...(lot && !hidden && { lot }) })
        // What lies beyond a lot that a reader may not see is not for them either.
        if (!lot || hidden || met.has(lot.id)) continue
        met.add(lot.id)
        reached.push(lot.id)
      }
    next = reached
  }
  return links
}

type Step = { event: number; by: string | undefined; lot?: Lot; others?: number }

async function stepsFrom(db: Db, lotId: string, way: keyof Genealogy): Promise<Step[]> {
  const sets = await everySetOf(db, lotId)
  const [mine, other] = way === 'backwards' ? (['outputs', 'inputs'] as const) : (['inputs', 'outputs'] as const)
  const made = (await transformationsOf(db, sets)).filter(one => one[mine].some(set => overlaps(set, sets)))
  return (await Promise.all(made.map(one => acrossOf(db, one, one[other], lotId)))).flat()
}

async function acrossOf(db: Db, { facts }: Transformation, sets: readonly ClassSpans[], lotId: string): Promise<Step[]> {
  const about = { event: facts.event, by: facts.companyId }
  const isOurs = ({ classId }: ClassSpans) => classId !== foreignClass && !isSsccClass(classId)
  const owning = await lotsOwning(
    db,
    sets.filter(isOurs).flatMap(({ classId, spans }) => spans.map(span => ({ ...span, classId }))),
  )
  const ids = [...new Set(owning.map(owned => owned.lotId))].filter(id => id !== lotId)
  const others = sets.filter(set => !isOurs(set)).reduce((sum, { spans }) => sum + count(spans), 0)
  const lots = await Promise.all(ids.map(id => getLot(db, id)))
  return [...lots.map(lot => ({ ...about, lot })), ...(others > 0 ? [{ ...about, others }] : [])]
}

const overlaps = ({ classId, spans }: ClassSpans, sets: readonly ClassSpans[]): boolean =>
  sets.some(set => set.classId === classId && intersect(set.spans, spans).length > 0)

async function everySetOf(db: Db, lotId: string): Promise<ClassSpans[]> {
  const all = Object.values(await spansOfLot(db, lotId)).flat()
  return [...Map.groupBy(all, ({ classId }) => classId)].map(([classId, of]) => ({ classId, spans: normalise(of) }))
}
