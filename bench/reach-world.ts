import { randomBytes, randomUUID } from 'node:crypto'
import { issueLot } from '#/features/coding/lots.ts'
import { type LotSpan, spansOfLot } from '#/features/coding/read-lots.ts'
import { addSite } from '#/features/companies/sites.ts'
import { numberOfShape, type Shape } from '#/features/tracing/shapes.ts'
import { shareOf, shares } from '#/features/tracing/share.ts'
import { leafOf, nodesOf } from '#/numbers/segments.ts'
import { type Span, toMultirange } from '#/numbers/spans.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import type { Platform } from '#/platform/platform.ts'
import { copyIn } from './copy-in.ts'
import { holder } from './lots.ts'

export const packs = 10_000_000
export const perCase = 50
export const perPallet = 40
const cases = packs / perCase
const pallets = cases / perPallet
export const sites = 200
/** Sites that reported that their pallets came; to the others they are under way. */
export const receivers = 150
export const dispensed = 3_000

/** A lot of ten million packs that went out to two hundred sites, and how it should be counted. */
export type World = { licence: string; lotId: string; batch: string; classId: number; from: number; siteIds: string[] }

/**
 * Commissioned ten thousand at a time, packed case by case, put on pallets, sent to all sites, received at most of them, some packs given
 * out one by one. The store is filled by COPY with the rows that capture would write.
 */
export async function aSpreadLot(platform: Platform): Promise<World> {
  const facts = await holder(platform)
  const { companyId, licence } = facts
  const batch = randomBytes(8).toString('hex')
  const { lotId, siteIds } = await platform.db.transaction().execute(async tx => {
    const siteIds: string[] = []
    for (let i = 0; i < sites; i++) {
      const where = { address: `Jalan Ukur ${i}`, regencyCode: '32.73' }
      siteIds.push(await addSite(tx, companyId, { name: `Gudang ${i}`, kind: 'distribution', ...where }, theSystem))
    }
    const lotId = await issueLot(tx, { ...facts, packs, perCase, perPallet, batch, idempotencyKey: randomUUID() })
    return { lotId, siteIds }
  })
  const spans = await spansOfLot(platform.db, lotId)
  const shape = (nature: Partial<Shape> & Pick<Shape, 'type' | 'siteId'>): Promise<number> =>
    numberOfShape(platform.db, { action: 'OBSERVE', zone: '+07:00', companyId, retracted: false, body: {}, ...nature })
  await fill(platform, history(await shapesOf(shape, facts.siteId, siteIds), spans))
  return { licence, lotId, batch, classId: spans.primary[0]!.classId, from: spans.primary[0]!.from, siteIds }
}

type Shapes = { commissioning: number; packing: number; shipping: number[]; receiving: number[]; dispensing: number[] }

async function shapesOf(
  shape: (nature: Partial<Shape> & Pick<Shape, 'type' | 'siteId'>) => Promise<number>,
  factory: string,
  siteIds: readonly string[],
): Promise<Shapes> {
  const atFactory = { type: 'ObjectEvent', siteId: factory }
  const shapes: Shapes = {
    commissioning: await shape({ ...atFactory, action: 'ADD', bizStep: 'commissioning' }),
    packing: await shape({ ...atFactory, type: 'AggregationEvent', action: 'ADD', bizStep: 'packing' }),
    shipping: [],
    receiving: [],
    dispensing: [],
  }
  for (const siteId of siteIds) {
    shapes.shipping.push(await shape({ ...atFactory, bizStep: 'shipping', toSiteId: siteId }))
    shapes.receiving.push(await shape({ type: 'ObjectEvent', siteId, bizStep: 'receiving' }))
    shapes.dispensing.push(await shape({ type: 'ObjectEvent', siteId, bizStep: 'dispensing', disposition: 'dispensed' }))
  }
  return shapes
}

type Told = {
  shape: number
  epc?: Span & { classId: number }
  child?: Span & { classId: number }
  parent?: { classId: number; n: number }
}

function* history(shapes: Shapes, { primary, secondary, tertiary }: Record<string, LotSpan[]>): Generator<Told> {
  const [pack, box, pallet] = [primary![0]!, secondary![0]!, tertiary![0]!]
  const some = ({ classId, from }: LotSpan, first: number, count: number) => ({
    classId,
    from: from + first,
    until: from + first + count,
  })
  const one = ({ classId, from }: LotSpan, place: number) => ({ classId, n: from + place })
  for (let at = 0; at < packs; at += 10_000) yield { shape: shapes.commissioning, epc: some(pack, at, 10_000) }
  for (let at = 0; at < cases; at++)
    yield { shape: shapes.packing, child: some(pack, at * perCase, perCase), parent: one(box, at) }
  for (let at = 0; at < pallets; at++)
    yield { shape: shapes.packing, child: some(box, at * perPallet, perPallet), parent: one(pallet, at) }
  const load = pallets / sites
  for (let site = 0; site < sites; site++) yield { shape: shapes.shipping[site]!, epc: some(pallet, site * load, load) }
  for (let site = 0; site < receivers; site++) yield { shape: shapes.receiving[site]!, epc: some(pallet, site * load, load) }
  const atSite = packs / sites
  for (let at = 0; at < dispensed; at++) {
    const site = at % receivers
    yield { shape: shapes.dispensing[site]!, epc: some(pack, site * atSite + 37 * Math.floor(at / receivers), 1) }
  }
}

const columnsOf = {
  event: 'id, at, recorded_at, page, node, shape, share, capture_id, hash_head, hash_tail, body',
  sighting: 'page, at, event, parent_n, node, parent_class, packed',
  event_span: 'event, role, class_id, spans',
}
type Rows = Record<keyof typeof columnsOf, string[]>

/** Events whose COPY is one statement. */
const atOnce = 20_000

async function fill({ pool }: Platform, events: Iterable<Told>): Promise<void> {
  const { rows: before } = await pool.query('select coalesce(max(id) / 256, 0)::float8 as last from event')
  let rows: Rows = { event: [], sighting: [], event_span: [] }
  const flush = async () => {
    for (const [table, columns] of Object.entries(columnsOf))
      await copyIn(pool, `copy ${table} (${columns}) from stdin`, rows[table as keyof Rows].join(''))
    rows = { event: [], sighting: [], event_span: [] }
  }
  let at: number = before[0].last
  for (const told of events) {
    add(rows, told, ++at)
    if (rows.event.length >= atOnce) await flush()
  }
  await flush()
  // As autovacuum would have done in the days that such a lot takes.
  await pool.query('vacuum analyze event, sighting, event_span')
}

function add({ event, sighting, event_span }: Rows, { shape, epc, child, parent }: Told, number: number): void {
  const single = epc && epc.until === epc.from + 1 ? { classId: epc.classId, n: epc.from } : undefined
  const [head, tail] = [randomUUID(), randomUUID()]
  const share = shareOf(head, single)
  const id = number * shares + share
  const when = new Date(Date.UTC(2026, 0, 1) + number * 1000).toISOString()
  const leaf = single && leafOf(single)
  event.push(
    `${[id, when, when, leaf?.page ?? '\\N', leaf?.node ?? '\\N', shape, share, randomUUID(), head, tail, '{}'].join('\t')}\n`,
  )
  if (single) return
  const own = parent && { classId: parent.classId, from: parent.n, until: parent.n + 1 }
  for (const [role, set] of Object.entries({ epc, child, parent: own })) {
    if (!set) continue
    event_span.push(`${id}\t${role}\t${set.classId}\t${toMultirange([set])}\n`)
    const packing = role === 'child' ? [parent!.n, parent!.classId, 't'] : ['\\N', '\\N', '\\N']
    for (const { page, node } of nodesOf(set.classId, [set]))
      sighting.push(`${[page, when, id, packing[0], node, packing[1], packing[2]].join('\t')}\n`)
  }
}
