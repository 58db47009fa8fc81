import type { Pool } from 'pg'
import type { Event } from '#/epcis/event.ts'
import { aggregationEvent, epcisDocument, objectEvent } from '#/epcis/write.ts'
import type { Level } from '#/features/coding/level.ts'
import { issueLot } from '#/features/coding/lots.ts'
import { serialsIn } from '#/features/coding/many-packs.ts'
import { spansOfLot } from '#/features/coding/read-lots.ts'
import { siteUri } from '#/features/companies/companies.ts'
import { capture } from '#/features/tracing/capture.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { newId } from '#/platform/ids.ts'
import type { Platform } from '#/platform/platform.ts'
import { copyIn } from './copy-in.ts'
import { type Bench, figure } from './harness.ts'
import { holder } from './lots.ts'

/**
 * Capture beside what is usual: one row for each EPC and event in one indexed table, written by COPY. Ours includes reading and
 * checking the JSON, hashing, and an audit row for each document; the baseline is the database's work alone. Commits are durable.
 */
export const benches: Bench[] = [
  {
    name: 'capture',
    run: async env => {
      const platform = await env.platform()
      await makeNaive(platform.pool)
      await warmUp(platform)
      const line = await aLine(platform)
      const documents = largeDocuments(line)
      const packs = await rateOf(documents, text => send(platform, text), line.packs)
      const naive = await rateOf(line.chunks(10_000), list => copyRows(platform.pool, list), line.packs)
      const life = await storedBy(platform.pool, ours, () => aLife(platform, line))
      const naiveLife = await storedBy(platform.pool, ['bench_sighting'], () => naiveLifeOf(platform.pool, line))
      const singles = line.chunks(1000).slice(0, 20)
      const events = singles.map(dispensed(line))
      const single = await rateOf(events, text => send(platform, text), 20_000)
      const rows = singles.map(rowsOfEvents)
      const naiveSingle = await rateOf(rows, rows => copyEvents(platform.pool, rows), 20_000)
      const alone = await storedBy(platform.pool, ours, () =>
        sendAll(platform, line.chunks(1000).slice(20, 40).map(dispensed(line))),
      )
      return [
        figure('capture.packs', packs, 'EPCs/s', { timesBaseline: 3 }, naive),
        figure('capture.single', single, 'events/s', { timesBaseline: 0.4 }, naiveSingle),
        figure('capture.stored', life / line.packs, 'bytes/pack', { atMost: 40 }, naiveLife / line.packs),
        figure(
          'capture.stored.dispensed',
          life / line.packs + alone / 20_000,
          'bytes/pack',
          { atMost: 400 },
          naiveLife / line.packs + 181,
        ),
      ]
    },
  },
]

/** Every table and index that capture fills. */
const ours = ['capture', 'event', 'event_shape', 'event_span', 'sighting', 'pack_once', 'event_flag', 'foreign_epc']

type Line = {
  packs: number
  site: string
  uris: Record<Level, string[]>
  chunks: (size: number) => string[][]
}

/** A server has been running for a while when it is measured: both ways in are taken often enough to be compiled. */
async function warmUp(platform: Platform): Promise<void> {
  const line = await aLine(platform)
  for (const text of largeDocuments(line)) await send(platform, text)
  await sendAll(platform, line.chunks(1000).slice(0, 40).map(dispensed(line)))
  for (const list of line.chunks(10_000)) await copyRows(platform.pool, list)
}

/** A lot of 200,000 packs, 50 to a case, 40 cases to a pallet, as a production line has it. */
async function aLine(platform: Platform): Promise<Line> {
  const facts = await holder(platform)
  const lot = { ...facts, packs: 200_000, batch: newId().slice(0, 18), idempotencyKey: newId() }
  const id = await platform.db.transaction().execute(tx => issueLot(tx, lot))
  const spans = await spansOfLot(platform.db, id)
  const uris = Object.fromEntries(
    Object.entries(spans).map(([level, [span]]) => [
      level,
      [...serialsIn(platform.keys, span!, span!)].map(serial => `${platform.config.origin}/v/${facts.licence}/${serial}`),
    ]),
  ) as Line['uris']
  return {
    packs: lot.packs,
    site: siteUri(platform.config.origin, facts.siteId),
    uris,
    chunks: size => chunked(uris.primary, size),
  }
}

const chunked = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size))

let moments = 0
/** Each event a little later than the one before, all of them today: the licence of the bench begins today. */
const soon = (): Date => new Date(Date.now() - 240_000 + ++moments)
const textOf = (events: Event[]): string => JSON.stringify(epcisDocument(events, { created: new Date() }))

const seen = (line: Line, epcList: string[], bizStep: string, more: object = {}): Event =>
  objectEvent({ at: soon(), action: 'OBSERVE', bizStep, epcList, bizLocation: { id: line.site }, ...more })

const largeDocuments = (line: Line): string[] => line.chunks(10_000).map(list => textOf([seen(line, list, 'inspecting')]))

const dispensed =
  (line: Line) =>
  (list: string[]): string =>
    textOf(list.map(epc => seen(line, [epc], 'dispensing', { disposition: 'dispensed' })))

async function send(platform: Platform, text: string): Promise<void> {
  const { problems } = await capture(platform, { actor: theSystem }, JSON.parse(text))
  if (problems[0]) throw new Error(problems[0].says.en)
}

async function sendAll(platform: Platform, texts: readonly string[]): Promise<void> {
  for (const text of texts) await send(platform, text)
}

/** Commission, cases, pallets, two shipments and two receipts, in documents as a line sends them. */
async function aLife(platform: Platform, line: Line): Promise<void> {
  const packing = (parents: readonly string[], children: readonly string[], size: number): Event[] =>
    parents.map((parentID, i) =>
      aggregationEvent({
        at: soon(),
        action: 'ADD',
        bizStep: 'packing',
        parentID,
        childEPCs: children.slice(i * size, (i + 1) * size),
        bizLocation: { id: line.site },
      }),
    )
  const { primary, secondary, tertiary } = line.uris
  for (const list of line.chunks(10_000)) await send(platform, textOf([seen(line, list, 'commissioning', { action: 'ADD' })]))
  for (const part of chunked(packing(secondary, primary, 50), 200)) await send(platform, textOf(part))
  await send(platform, textOf(packing(tertiary, secondary, 40)))
  for (const step of ['shipping', 'receiving', 'shipping', 'receiving'])
    await send(platform, textOf([seen(line, tertiary, step)]))
}

async function makeNaive(pool: Pool): Promise<void> {
  await pool.query(`
    drop table if exists bench_sighting, bench_event;
    create table bench_sighting (epc text not null, event bigint not null, at timestamptz not null);
    create index on bench_sighting (epc);
    create table bench_event (body jsonb not null)`)
}

let events = 0
const rowsOf = (list: readonly string[]): string => {
  const event = ++events
  return list.map(epc => `${epc}\t${event}\t2026-01-01T00:00:00Z\n`).join('')
}
const copyRows = (pool: Pool, list: readonly string[]) =>
  copyIn(pool, 'copy bench_sighting (epc, event, at) from stdin', rowsOf(list))

type Rows = { bodies: string; epcs: string }
const rowsOfEvents = (list: readonly string[]): Rows => ({
  bodies: list.map(epc => `${JSON.stringify({ type: 'ObjectEvent', bizStep: 'dispensing', epcList: [epc] })}\n`).join(''),
  epcs: list.map(epc => rowsOf([epc])).join(''),
})
async function copyEvents(pool: Pool, { bodies, epcs }: Rows): Promise<void> {
  await copyIn(pool, 'copy bench_event (body) from stdin', bodies)
  await copyIn(pool, 'copy bench_sighting (epc, event, at) from stdin', epcs)
}

/** The same life where every pack has a row in every event that concerned it. */
async function naiveLifeOf(pool: Pool, line: Line): Promise<void> {
  for (let event = 0; event < 7; event++) for (const list of line.chunks(10_000)) await copyRows(pool, list)
}

/** Things a second, each turn given once: what was captured cannot be captured again. */
async function rateOf<T>(turns: readonly T[], work: (turn: T) => Promise<void>, things: number): Promise<number> {
  const start = performance.now()
  for (const turn of turns) await work(turn)
  return (things * 1000) / (performance.now() - start)
}

/** How much these tables, with their indexes, grow by some work. */
async function storedBy(pool: Pool, tables: readonly string[], work: () => Promise<void>): Promise<number> {
  const size = async () => {
    const { rows } = await pool.query(
      'select sum(pg_total_relation_size(t::regclass))::bigint as bytes from unnest($1::text[]) t',
      [tables],
    )
    return Number(rows[0].bytes)
  }
  const before = await size()
  await work()
  return (await size()) - before
}
