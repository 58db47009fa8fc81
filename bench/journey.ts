import { randomUUID } from 'node:crypto'
import { journeyOf } from '#/features/tracing/journeys.ts'
import { numberOfShape, type Shape } from '#/features/tracing/shapes.ts'
import { shareOf, shares } from '#/features/tracing/share.ts'
import { leafOf, nodesOf } from '#/numbers/segments.ts'
import type { Platform } from '#/platform/platform.ts'
import { copyIn } from './copy-in.ts'
import { type Bench, figure } from './harness.ts'
import { holder } from './lots.ts'

const million = 1_000_000
const billion = 1_000_000_000
/** Packs that are commissioned by one event, and packed into one pallet by another. No power of two: they lie across the nodes. */
const load = 10_000
const journeys = 2_000

/**
 * The journey of a pack chosen at random, in a store of a million packs and in one of a billion: commissioned and packed ten thousand
 * at a time, on pallets that are shipped and received twice. The store is filled by COPY with the rows that capture would write.
 */
export const benches: Bench[] = [
  {
    name: 'journey',
    run: async env => {
      const platform = await env.platform()
      const world = await aWorld(platform)
      await fill(platform, world, 0, million)
      const small = await p95(platform, world, million)
      await fill(platform, world, million, billion)
      const large = await p95(platform, world, billion)
      return [
        figure('journey.million.p95', small, 'ms', { atMost: 5 }),
        figure('journey.billion.p95', large, 'ms', { atMost: 5 }),
        figure('journey.growth', large / small, 'times', { atMost: 1.3 }),
      ]
    },
  },
]

/** What happens to a load, in its order. */
const steps = ['commissioning', 'packing', 'shipping', 'receiving', 'shipping', 'receiving'] as const

type World = { classId: number; palletClass: number; shapes: readonly number[] }

async function aWorld(platform: Platform): Promise<World> {
  const { siteId, companyId } = await holder(platform)
  const shapes: number[] = []
  for (const bizStep of steps) {
    const nature =
      bizStep === 'packing' ? { type: 'AggregationEvent', action: 'ADD' } : { type: 'ObjectEvent', action: 'OBSERVE' }
    const shape: Shape = { ...nature, bizStep, zone: '+07:00', siteId, companyId, retracted: false, body: {} }
    shapes.push(await numberOfShape(platform.db, shape))
  }
  return { classId: 900_001, palletClass: 900_002, shapes }
}

/** Loads whose COPY is one statement. */
const atOnce = 500

async function fill(platform: Platform, world: World, from: number, until: number): Promise<void> {
  for (let first = from / load; first < until / load; first += atOnce) {
    const last = Math.min(first + atOnce, until / load)
    const rows = { event: [] as string[], sighting: [] as string[], event_span: [] as string[] }
    for (let at = first; at < last; at++) addLoad(rows, world, at)
    for (const [table, columns] of Object.entries(columnsOf))
      await copyIn(platform.pool, `copy ${table} (${columns}) from stdin`, rows[table as keyof typeof rows].join(''))
  }
  // As autovacuum would have done in the weeks in which such a store grows.
  await platform.pool.query('vacuum analyze event, sighting, event_span')
}

const columnsOf = {
  event: 'id, at, recorded_at, page, node, shape, share, capture_id, hash_head, hash_tail, body',
  sighting: 'page, at, event, parent_n, node, parent_class, packed',
  event_span: 'event, role, class_id, spans',
}
type Rows = Record<keyof typeof columnsOf, string[]>

/** The rows of one load's six events: the first two see ten thousand packs, the others the pallet alone. */
function addLoad({ event, sighting, event_span }: Rows, { classId, palletClass, shapes }: World, at: number): void {
  const spans = [{ from: at * load, until: (at + 1) * load }]
  const pallet = { classId: palletClass, n: at }
  for (const [step, shape] of shapes.entries()) {
    const single = step > 1 ? pallet : undefined
    const [head, tail] = [randomUUID(), randomUUID()]
    const share = shareOf(head, single)
    const id = (at * steps.length + step) * shares + share
    // A load every half a minute, each step a day after the one before.
    const when = new Date(Date.UTC(2026, 0, 1) + (at * 30 + step * 86_400) * 1000).toISOString()
    const leaf = single && leafOf(single)
    event.push(
      `${[id, when, when, leaf?.page ?? '\\N', leaf?.node ?? '\\N', shape, share, randomUUID(), head, tail, '{}'].join('\t')}\n`,
    )
    if (single) continue
    const packing = step === 1
    event_span.push(`${id}\t${packing ? 'child' : 'epc'}\t${classId}\t{[${spans[0]!.from},${spans[0]!.until})}\n`)
    const parent = packing ? [at, palletClass, 't'] : ['\\N', '\\N', '\\N']
    for (const { page, node } of nodesOf(classId, spans))
      sighting.push(`${[page, when, id, parent[0], node, parent[1], parent[2]].join('\t')}\n`)
    if (!packing) continue
    event_span.push(`${id}\tparent\t${palletClass}\t{[${at},${at + 1})}\n`)
    const own = leafOf(pallet)
    sighting.push(`${[own.page, when, id, '\\N', own.node, '\\N', '\\N'].join('\t')}\n`)
  }
}

/** The time within which 95 of 100 journeys of packs chosen at random are known, each with its six steps. */
async function p95({ db }: Platform, { classId }: World, packs: number): Promise<number> {
  const times: number[] = []
  for (let turn = -200; turn < journeys; turn++) {
    const n = Math.floor(Math.random() * packs)
    const start = performance.now()
    const found = await journeyOf(db, { classId, n })
    if (turn >= 0) times.push(performance.now() - start)
    if (found.length !== steps.length) throw new Error(`Pack ${n} has ${found.length} steps instead of ${steps.length}.`)
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)]!
}
