import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { normalise } from '#/numbers/spans.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { type ALot, aChain, aLot, events, minute, report } from './chain.test-support.ts'
import { allInside, contentsOf } from './contents.ts'
import { journeyOf, standingOf } from './journeys.ts'
import { seekSightings, sightingsOf } from './sightings.ts'
import { insertSightings } from './store.ts'

const at = testPlatform()
let chain: Awaited<ReturnType<typeof aChain>>
beforeAll(async () => {
  chain = await aChain(at.platform)
})

const told = async (lot: ALot, level: 'primary' | 'secondary', place: number) =>
  (await journeyOf(at.platform.db, lot.at(level, place))).map(({ kind, siteName, via }) => [
    kind,
    siteName,
    via ? (via.classId === lot.spans.secondary.classId ? 'case' : 'pallet') : 'itself',
  ])

describe('the journey of a pack', () => {
  test('leads through case and pallet, as long as it lies in them, also after unpacking and packing again', async () => {
    const { maker, distributor, pharmacy } = chain
    const lot = await aLot(at.platform, maker)
    const [pallet, other] = lot.uris('tertiary', 0, 2) as [string, string]
    const [case1, case2] = lot.uris('secondary', 0, 2) as [string, string]
    await report(at.platform, maker, [
      events.commission(lot.uris('primary'), minute(0), maker),
      events.pack(case1, lot.uris('primary', 0, 50), minute(1), maker),
      events.pack(case2, lot.uris('primary', 50, 50), minute(1), maker),
      events.pack(pallet, [case1, case2], minute(2), maker),
      events.ship([pallet], minute(3), maker, distributor),
    ])
    await report(at.platform, distributor, [
      events.receive([pallet], minute(4), distributor),
      events.unpack(pallet, [case1], minute(5), distributor),
      events.unpack(case1, lot.uris('primary', 0, 10), minute(6), distributor),
      events.ship([case1], minute(7), distributor, pharmacy),
      events.pack(other, lot.uris('primary', 0, 10), minute(8), distributor),
      events.ship([other], minute(9), distributor, pharmacy),
      // The pallet goes on without what was taken out of it.
      events.ship([pallet], minute(10), distributor, maker),
    ])
    await report(at.platform, pharmacy, [events.receive([case1, other], minute(11), pharmacy)])
    const [factory, warehouse, shop] = ['Pabrik Contoh', await siteName(distributor), await siteName(pharmacy)]
    const before = [
      ['commissioned', factory, 'itself'],
      ['packed', factory, 'itself'],
      ['packed', factory, 'case'],
      ['shipped', factory, 'pallet'],
      ['received', warehouse, 'pallet'],
    ]
    expect(await told(lot, 'primary', 0)).toEqual([
      ...before,
      ['unpacked', warehouse, 'case'],
      ['unpacked', warehouse, 'itself'],
      ['packed', warehouse, 'itself'],
      ['shipped', warehouse, 'pallet'],
      ['received', shop, 'pallet'],
    ])
    expect(await told(lot, 'primary', 30)).toEqual([
      ...before,
      ['unpacked', warehouse, 'case'],
      ['shipped', warehouse, 'case'],
      ['received', shop, 'case'],
    ])
    expect((await told(lot, 'primary', 60)).slice(before.length)).toEqual([['shipped', warehouse, 'pallet']])
    const standing = await standingOf(at.platform.db, lot.at('primary', 60))
    expect([standing.status, standing.where?.name, standing.to?.name]).toEqual(['in transit', warehouse, factory])
  })
  test('begins with nothing', async () => {
    const lot = await aLot(at.platform, chain.maker)
    expect(await journeyOf(at.platform.db, lot.at('primary', 1))).toEqual([])
    expect((await standingOf(at.platform.db, lot.at('primary', 1))).status).toBe('not yet reported')
  })
  test('takes no part in what its case did at the same minute before it lay in it', async () => {
    const { maker } = chain
    const lot = await aLot(at.platform, maker)
    const [case1] = lot.uris('secondary', 0, 1) as [string]
    await report(at.platform, maker, [
      events.commission([case1], minute(0), maker),
      events.pack(case1, lot.uris('primary', 0, 5), minute(0), maker),
      events.receive([case1], minute(0), maker),
    ])
    expect((await told(lot, 'primary', 2)).map(([kind]) => kind)).toEqual(['packed', 'received'])
  })
  test('comes to an end where things are packed in each other', async () => {
    const { maker } = chain
    const lot = await aLot(at.platform, maker)
    const [a, b] = lot.uris('secondary', 0, 2) as [string, string]
    await report(at.platform, maker, [events.pack(a, [b], minute(0), maker), events.pack(b, [a], minute(1), maker)])
    expect((await told(lot, 'secondary', 0)).map(([kind]) => kind)).toEqual(['packed', 'packed'])
    expect(await allInside(at.platform.db, [lot.at('secondary', 0)])).toHaveLength(1)
  })
})

const siteName = async ({ siteId }: { siteId: string }) => {
  const { rows } = await at.platform.pool.query('select name from company_site where id = $1', [siteId])
  return rows[0].name as string
}

describe('what lies in a case', () => {
  test('is what was put in, less what was taken out or packed elsewhere', async () => {
    const { maker } = chain
    const lot = await aLot(at.platform, maker)
    const [case1, case2] = lot.uris('secondary', 0, 2) as [string, string]
    const { from } = lot.spans.primary
    await report(at.platform, maker, [
      events.pack(case1, lot.uris('primary', 0, 50), minute(1), maker),
      events.unpack(case1, lot.uris('primary', 0, 10), minute(2), maker),
      events.pack(case2, lot.uris('primary', 20, 5), minute(3), maker),
    ])
    const [inside] = await contentsOf(at.platform.db, [lot.at('secondary', 0)])
    expect(inside?.spans).toEqual([
      { from: from + 10, until: from + 20 },
      { from: from + 25, until: from + 50 },
    ])
    await report(at.platform, maker, [events.unpack(case1, undefined, minute(4), maker)])
    expect(await contentsOf(at.platform.db, [lot.at('secondary', 0)])).toEqual([])
    expect((await told(lot, 'primary', 30)).map(([kind]) => kind)).toEqual(['packed', 'unpacked'])
    expect((await told(lot, 'primary', 22)).map(([kind]) => kind)).toEqual(['packed', 'packed'])
  })
})

test('a pack finds exactly the events whose sets hold it, whatever the sets', async () => {
  const classId = 2_000_000
  const spans = fc
    .array(fc.record({ from: fc.nat(3000), length: fc.integer({ min: 1, max: 700 }) }), { minLength: 1, maxLength: 5 })
    .map(list =>
      normalise(list.map(({ from, length }) => ({ from: 2 ** 20 - 1500 + from, until: 2 ** 20 - 1500 + from + length }))),
    )
  let event = 10_000_000
  await fc.assert(
    fc.asyncProperty(
      fc.array(spans, { minLength: 1, maxLength: 6 }),
      fc.array(fc.nat(4000), { minLength: 8, maxLength: 8 }),
      async (sets, places) => {
        const first = event
        const seen = sets.map(set => ({ classId, spans: set, entry: { id: event++, facts: { at: minute(0) } } }))
        await at.platform.db
          .transaction()
          .execute(tx => insertSightings(tx, seen.map(one => ({ ...one, role: 'epc' as const })) as never))
        for (const place of places) {
          const n = 2 ** 20 - 1500 + place
          const found = (await sightingsOf(at.platform.db, { classId, n })).map(({ event }) => event).filter(id => id >= first)
          const expected = seen
            .filter(({ spans }) => spans.some(({ from, until }) => n >= from && n < until))
            .map(({ entry }) => entry.id)
          expect(found).toEqual(expected)
        }
      },
    ),
    { numRuns: 30 },
  )
})

describe('the statement on which every journey rests', () => {
  test('is this one', () => {
    const { sql: text, parameters } = seekSightings({ classId: 1, n: 5 }).compile(at.platform.db)
    expect(text.replace(/\s+/g, ' ').trim()).toMatchInlineSnapshot(
      `"select at, event, parent_class, parent_n, packed from sighting where page = $1 and node = any($2::int[]) union all select at, id, null, null, null from event where share = $3 and page = $4 and node = $5 order by at, event"`,
    )
    expect(parameters[0]).toBe(2 ** 20)
    expect(parameters[1]).toHaveLength(21)
  })
  test('looks its page and nodes up in indexes', async () => {
    const { sql: text, parameters } = seekSightings({ classId: 1, n: 5 }).compile(at.platform.db)
    const { rows } = await at.platform.pool.query(`explain ${text}`, parameters as unknown[])
    const plan = rows.map(row => row['QUERY PLAN']).join('\n')
    expect(plan).toMatch(/using sighting_pkey/)
    expect(plan).toMatch(/(using|on) event_of_pack/)
    expect(plan).toMatch(/Index Cond: \(\(page = .*node = ANY/)
    expect(plan).not.toMatch(/Seq Scan/)
  })
})
