import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { nodesOf } from '#/numbers/segments.ts'
import { toMultirange } from '#/numbers/spans.ts'
import { type Connection, connect } from '#/platform/database/connect.ts'
import { migrate } from '#/platform/database/migrate.ts'
import { newId } from '#/platform/ids.ts'
import { databaseUrl } from '../../../tests/database.setup.ts'
import { eventsCalled } from './find-events.ts'
import { hashUri } from './hash-uri.ts'
import { journeyOf } from './journeys.ts'

/** A database as it was before the store became narrow, with events in it; then brought to the newest migration. */
const name = `absah_store_${process.pid}`
const folder = mkdtempSync(join(tmpdir(), 'absah-migrations-'))
let at: Connection
const admin = async (statement: string) => {
  const server = connect(inject('serverUrl'), { size: 1 })
  await server.pool.query(statement)
  await server.close()
}
beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  for (const file of readdirSync('migrations').filter(file => file < '0015'))
    copyFileSync(`migrations/${file}`, join(folder, file))
  await admin(`create database ${name}`)
  at = connect(databaseUrl(inject('serverUrl'), name))
  await migrate(at.db, folder)
  await keepAsBefore()
  await migrate(at.db)
})
afterAll(async () => {
  await at?.close()
  await admin(`drop database if exists ${name} with (force)`)
  rmSync(folder, { recursive: true, force: true })
})

const classId = 7
const captureId = newId()
const hashOf = (event: number): Buffer => Buffer.alloc(32, event)
type Old = {
  id: number
  bizStep: string
  sets: { role: string; classId: number; from: number; until: number }[]
  parent?: number
}
const old: Old[] = [
  { id: 1, bizStep: 'commissioning', sets: [{ role: 'epc', classId, from: 2 ** 20 - 5, until: 2 ** 20 + 5 }] },
  {
    id: 2,
    bizStep: 'packing',
    parent: 3,
    sets: [
      { role: 'parent', classId: 8, from: 3, until: 4 },
      { role: 'child', classId, from: 2 ** 20 - 2, until: 2 ** 20 + 2 },
    ],
  },
  { id: 3, bizStep: 'shipping', sets: [{ role: 'epc', classId: 8, from: 3, until: 4 }] },
  { id: 4, bizStep: 'dispensing', sets: [{ role: 'epc', classId, from: 2 ** 20 + 1, until: 2 ** 20 + 2 }] },
  { id: 5, bizStep: 'dispensing', sets: [{ role: 'epc', classId, from: 2 ** 20 + 1, until: 2 ** 20 + 2 }] },
  { id: 6, bizStep: 'inspecting', sets: [{ role: 'epc', classId: 0, from: 1, until: 2 }] },
]

async function keepAsBefore(): Promise<void> {
  const { pool } = at
  await pool.query(
    `insert into capture (id, actor_kind, actor_id, actor_name, via, at, behaviour, success, hash, events, captured, known)
     values ($1, 'system', 'absah', 'Absah', 'api', now(), 'rollback', true, $2, 6, 6, 0)`,
    [captureId, hashOf(9)],
  )
  for (const { id, bizStep, sets, parent } of old) {
    const when = `2026-03-0${id}T01:00:00Z`
    await pool.query(
      `insert into event (id, at, recorded_at, capture_id, zone, type, action, biz_step, hash, body)
       values ($1, $2, $2, $3, '+07:00', $4, $5, $6, $7, $8)`,
      [
        id,
        when,
        captureId,
        parent ? 'AggregationEvent' : 'ObjectEvent',
        parent ? 'ADD' : 'OBSERVE',
        bizStep,
        hashOf(id),
        JSON.stringify({ 'ex:n': id }),
      ],
    )
    await pool.query('insert into event_hash (hash, event) values ($1, $2)', [hashOf(id), id])
    for (const { role, classId, from, until } of sets) {
      const spans = [{ from, until }]
      await pool.query('insert into event_span (event, role, class_id, spans) values ($1, $2, $3, $4)', [
        id,
        role,
        classId,
        toMultirange(spans),
      ])
      const packing = role === 'child' ? [8, parent, true] : [null, null, null]
      for (const { page, node } of nodesOf(classId, spans))
        await pool.query(
          'insert into sighting (page, node, at, event, parent_class, parent_n, packed) values ($1, $2, $3, $4, $5, $6, $7)',
          [page, node, when, id, ...packing],
        )
    }
  }
  await pool.query("insert into pack_once (class_id, n, act, event) values (7, $1, 'dispensed', 4)", [2 ** 20 + 1])
  const first = { count: 1, packs: [{ classId, n: 2 ** 20 + 1, first: 4 }] }
  await pool.query(
    "insert into event_flag (event, kind, facts) values (5, 'already dispensed', $1), (6, 'unknown serial', '{}')",
    [JSON.stringify(first)],
  )
  await pool.query("select setval('event_number', 6)")
}

const newNumber = async (event: number): Promise<number> => (await eventsCalled(at.db, hashUri(hashOf(event))))[0]!

test('a pack has the journey it had', async () => {
  const steps = await journeyOf(at.db, { classId, n: 2 ** 20 + 1 })
  expect(steps.map(({ bizStep, via }) => [bizStep, via?.n])).toEqual([
    ['commissioning', undefined],
    ['packing', undefined],
    ['shipping', 3],
    ['dispensing', undefined],
    ['dispensing', undefined],
  ])
  expect((await journeyOf(at.db, { classId, n: 2 ** 20 - 5 })).map(({ bizStep }) => bizStep)).toEqual(['commissioning'])
})

test('every event has its packs, its fields and its hash', async () => {
  for (const { id, sets, bizStep } of old) {
    const event = await newNumber(id)
    const { rows: packs } = await at.pool.query(
      'select role, class_id, spans::text as spans from event_packs where event = $1 order by class_id desc, role desc',
      [event],
    )
    expect(packs).toEqual(
      sets.map(({ role, classId, from, until }) => ({ role, class_id: classId, spans: toMultirange([{ from, until }]) })),
    )
    const { rows } = await at.pool.query('select biz_step, capture_id, hash, body from event_as_read where id = $1', [event])
    expect(rows).toEqual([{ biz_step: bizStep, capture_id: captureId, hash: hashOf(id), body: { 'ex:n': id } }])
  }
})

test('events about one pack need no rows beside their own, but for those whose pack is not known', async () => {
  const { rows } = await at.pool.query('select event from event_span group by event order by event')
  expect(rows.map(({ event }) => event).toSorted()).toEqual((await Promise.all([1, 2, 6].map(newNumber))).toSorted())
})

test('what happened once and what was flagged names the event by its new number', async () => {
  const [first, second] = [await newNumber(4), await newNumber(5)]
  const { rows: once } = await at.pool.query('select event from pack_once')
  expect(once).toEqual([{ event: first }])
  const { rows: flags } = await at.pool.query("select event, facts from event_flag where kind = 'already dispensed'")
  expect(flags).toEqual([{ event: second, facts: { count: 1, packs: [{ classId, n: 2 ** 20 + 1, first }] } }])
})
