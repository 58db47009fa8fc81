import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Query } from '#/epcis/query.ts'
import { declaredPrefixes } from '#/epcis/query-families.ts'
import { matches } from '#/epcis/query-match.ts'
import { readQuery } from '#/epcis/query-read.ts'
import { aChain, events, minute, report } from '#/features/tracing/chain.test-support.ts'
import type { EventJson } from '#/features/tracing/event-json.ts'
import { testPlatform } from '../../../tests/platform.ts'
import type { Cursor } from './cursor.ts'
import { placeNames } from './place-names.ts'
import { anEvent, aQuery, type Names } from './random-events.test-support.ts'
import { readRows } from './read-rows.ts'
import { fulfilling, prepare, runQuery } from './run-query.ts'

const test1 = testPlatform()
let names: Names
let everything: EventJson[]
const inRecordOrder = { by: 'recordTime', direction: 'ASC' } as const

async function all(query: Query, limit = 50): Promise<EventJson[]> {
  const { platform } = test1
  const found: EventJson[] = []
  for (let after: Cursor | undefined; ; ) {
    const page = await runQuery(platform.db, platform, undefined, query, { limit, ...(after && { after }) })
    found.push(...page.events)
    if (!page.next) return found
    after = page.next
  }
}

beforeAll(async () => {
  const { platform } = test1
  const { maker, distributor, lot } = await aChain(platform)
  const { gln } = await giveGln(maker.siteId)
  names = {
    places: [
      maker.site,
      distributor.site,
      `https://other.example/414/${gln}`,
      `urn:epc:id:sgln:${gln.slice(0, 7)}.${gln.slice(7, 12)}.0`,
      `https://id.gs1.org/414/${gln}/254/7`,
      'urn:epc:id:sgln:9521321.01234.0',
      'https://x.example/gln/9521321012349',
      'https://x.example/warehouse/7',
    ],
    packs: [
      ...lot.uris('primary', 0, 3),
      ...lot.uris('secondary', 0, 1),
      'urn:epc:id:sscc:0614141.1234567890',
      'https://id.gs1.org/00/106141412345678908',
      'urn:epc:id:sgtin:0614141.107346.2018',
      'https://x.example/01/10614141073464/21/2018',
      'https://x.example/things/7',
    ],
  }
  await report(platform, maker, [events.commission(lot.uris('primary', 0, 10), minute(0), maker)])
  const some = fc.sample(anEvent(names), { numRuns: 160, seed: 20_261_120 })
  for (let i = 0; i < some.length; i += 40) await report(platform, undefined, some.slice(i, i + 40))
  everything = await all({ conditions: [], order: inRecordOrder })
}, 120_000)

async function giveGln(siteId: string): Promise<{ gln: string }> {
  const gln = '8991234500015'
  await test1.platform.db.updateTable('company_site').set({ gln }).where('id', '=', siteId).execute()
  return { gln }
}

const idOf = ({ eventID, recordTime }: EventJson) => `${eventID} ${recordTime}`

test('all events come back, in the order in which they were recorded, each once', () => {
  expect(everything.length).toBeGreaterThan(120)
  expect(new Set(everything.map(idOf)).size).toBe(everything.length)
})

test('the database finds what the query language means, whatever is asked, in whatever pages', async () => {
  const { platform } = test1
  let answered = 0
  await fc.assert(
    fc.asyncProperty(aQuery(names), fc.integer({ min: 3, max: 60 }), async ({ parameters, context }, limit) => {
      const { query, problems } = readQuery(parameters, declaredPrefixes(context))
      expect(problems).toEqual([])
      const places = await placeNames(platform.db, platform.config.origin, query)
      const expected = everything.filter(event => matches(places.query, event, { placeName: places.name }))
      const found = await all(query, limit)
      if (found.length > 0) answered++
      expect(found.map(idOf).toSorted()).toEqual(expected.map(idOf).toSorted())
      if (query.order.by === 'eventTime') {
        const times = found.map(({ eventTime }) => Date.parse(eventTime as string))
        expect(times).toEqual(times.toSorted((a, b) => (query.order.direction === 'ASC' ? a - b : b - a)))
      }
    }),
    { numRuns: 300, seed: 7 },
  )
  expect(answered).toBeGreaterThan(100)
}, 120_000)

test('of columns, packs, numbers and units the database alone decides: nothing has to be looked at twice', async () => {
  const { platform } = test1
  const exact =
    /^(eventType|.._eventTime|EQ_action|EQ_bizStep|EQ_disposition|MATCH_(epc|anyEPC|parentID|inputEPC|outputEPC)|.._(quantity|value|percRank).*|EQ_stringValue|EQ_booleanValue|EXISTS_.*)$/
  await fc.assert(
    fc.asyncProperty(aQuery(names), async ({ parameters, context }) => {
      const own = Object.fromEntries(Object.entries(parameters).filter(([name]) => exact.test(name) && !name.includes(':')))
      const { query } = readQuery(own, declaredPrefixes(context))
      const prepared = await prepare(platform.db, platform, undefined, query)
      const rows = await readRows(platform.db, prepared, undefined, 1_000)
      expect(await fulfilling(prepared, rows)).toHaveLength(rows.length)
    }),
    { numRuns: 100, seed: 11 },
  )
}, 120_000)
