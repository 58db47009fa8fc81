import { randomUUID } from 'node:crypto'
import { readQuery } from '#/epcis/query-read.ts'
import type { Given } from '#/epcis/query-values.ts'
import { siteUri } from '#/features/companies/companies.ts'
import { runQuery } from '#/features/querying/run-query.ts'
import { numberOfShape, type Shape } from '#/features/tracing/shapes.ts'
import { shareOf, shares } from '#/features/tracing/share.ts'
import { withCheckDigit } from '#/gs1/check-digit.ts'
import { leafOf } from '#/numbers/segments.ts'
import { placeOfSscc } from '#/numbers/sscc.ts'
import type { Platform } from '#/platform/platform.ts'
import { copyIn } from './copy-in.ts'
import { type Bench, figure } from './harness.ts'
import { holder } from './lots.ts'

const pallets = 200_000
const steps = ['commissioning', 'packing', 'shipping', 'receiving', 'storing'] as const
/** Sites in whose turn things happen; one more, the last, where hardly anything does. */
const busySites = 50
const asked = 200

/**
 * Questions over EPCIS's query interface to a store of a million events: the life of a pallet by its SSCC, and pages by step, by place
 * and by time. The store is filled by COPY with the rows that capture would write.
 */
export const benches: Bench[] = [
  {
    name: 'query',
    run: async env => {
      const platform = await env.platform()
      const { busy, quiet } = await fill(platform)
      const during = { GE_eventTime: '2026-02-01T00:00:00Z', LT_eventTime: '2026-02-02T00:00:00Z' }
      const pages = {
        epc: () => ({ MATCH_anyEPC: ssccUri(Math.floor(Math.random() * pallets)) }),
        step: () => ({ EQ_bizStep: 'shipping', ...during }),
        'latest-of-step': () => ({ EQ_bizStep: 'receiving', orderBy: 'recordTime', orderDirection: 'DESC' }),
        'busy-place': () => ({ EQ_bizLocation: busy, ...during }),
        'quiet-place': () => ({ EQ_bizLocation: quiet }),
        recorded: () => ({ GE_recordTime: '2026-02-01T00:00:00Z' }),
      }
      const figures = []
      for (const [name, parameters] of Object.entries(pages)) {
        const goal = name === 'epc' ? { atMost: 20 } : { atMost: 100 }
        figures.push(figure(`query.${name}.p95`, await p95(platform, parameters), 'ms', goal))
      }
      return figures
    },
  },
]

const bodyOf = (n: number): string => `08991234${String(n).padStart(9, '0')}`
const ssccUri = (n: number): string => `https://id.gs1.org/00/${withCheckDigit(bodyOf(n))}`

async function fill(platform: Platform): Promise<{ busy: string; quiet: string }> {
  const { db, pool, config } = platform
  const { siteId, companyId } = await holder(platform)
  const sites = [siteId, ...Array.from({ length: busySites }, () => randomUUID())]
  const shapes: number[][] = []
  for (const site of sites) {
    const body = { bizLocation: { id: siteUri(config.origin, site) } }
    const numbers: number[] = []
    for (const bizStep of steps) {
      const nature = { type: 'ObjectEvent', action: 'OBSERVE', bizStep, zone: '+07:00' }
      const shape: Shape = { ...nature, siteId: site, companyId, retracted: false, body }
      numbers.push(await numberOfShape(db, shape))
    }
    shapes.push(numbers)
  }
  for (let first = 0; first < pallets; first += 20_000) {
    let rows = ''
    for (let n = first; n < first + 20_000; n++) rows += rowsOf(n, shapes)
    await copyIn(
      pool,
      'copy event (id, at, recorded_at, page, node, shape, share, capture_id, hash_head, hash_tail, body) from stdin',
      rows,
    )
  }
  await pool.query('vacuum analyze event, event_shape')
  return { busy: siteUri(config.origin, sites[0]!), quiet: siteUri(config.origin, sites.at(-1)!) }
}

/** The life of one pallet: a step a day, each at the next site; at the last site only one pallet in ten thousand ever is. */
function rowsOf(n: number, shapes: readonly (readonly number[])[]): string {
  const pack = placeOfSscc(bodyOf(n))
  const { page, node } = leafOf(pack)
  return steps
    .map((_, step) => {
      const site = n % 10_000 === 0 ? busySites : (n + step) % busySites
      const head = randomUUID()
      const share = shareOf(head, pack)
      const when = new Date(Date.UTC(2026, 0, 1) + (n * 30 + step * 86_400) * 1000).toISOString()
      const id = (n * steps.length + step) * shares + share
      return `${[id, when, when, page, node, shapes[site]![step], share, randomUUID(), head, randomUUID(), '{}'].join('\t')}\n`
    })
    .join('')
}

/** The time within which 95 of 100 questions are answered with a page of 30 events. */
async function p95(platform: Platform, parameters: () => Record<string, string>): Promise<number> {
  const times: number[] = []
  for (let turn = -10; turn < asked; turn++) {
    const given = Object.entries(parameters()).map(([name, value]): [string, Given] => [name, { from: 'address', value }])
    const { query, problems } = readQuery(Object.fromEntries(given))
    if (problems.length > 0) throw new Error(problems.map(({ parameter, says }) => `${parameter}: ${says.en}`).join(' '))
    const start = performance.now()
    const { events } = await runQuery(platform.db, platform, undefined, query, { limit: 30 })
    if (turn >= 0) times.push(performance.now() - start)
    if (events.length === 0) throw new Error('A question of the bench found nothing.')
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)]!
}
