import { beforeAll, describe, expect, test } from 'vitest'
import { epcisDocument } from '#/epcis/write.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { capture } from './capture.ts'
import { type ALot, aChain, aLot, anActor, events, minute, report } from './chain.test-support.ts'
import { journeyOf, standingOf } from './journeys.ts'

const at = testPlatform()
let chain: Awaited<ReturnType<typeof aChain>>
beforeAll(async () => {
  chain = await aChain(at.platform)
})

const tables = ['event', 'event_shape', 'event_span', 'sighting', 'pack_once', 'foreign_epc', 'event_flag']
async function rowsOf(): Promise<Record<string, number>> {
  const counts = await Promise.all(tables.map(table => at.platform.pool.query(`select count(*)::int as rows from ${table}`)))
  return Object.fromEntries(tables.map((table, i) => [table, counts[i]!.rows[0].rows]))
}
const kindsOf = async (lot: ALot, place: number) =>
  (await journeyOf(at.platform.db, lot.at('primary', place))).map(({ kind }) => kind)

describe('the same event', () => {
  test('sent again, alone, in another document or in another spelling, changes nothing', async () => {
    const { maker, lot } = chain
    const list = [
      events.commission(lot.uris('primary'), minute(0), maker),
      events.commission(lot.uris('secondary'), minute(1), maker),
    ]
    const first = await report(at.platform, maker, list)
    expect([first.events, first.captured, first.known]).toEqual([2, 2, 0])
    const before = await rowsOf()
    const again = await report(at.platform, maker, list)
    expect([again.id, again.captured, again.known]).toEqual([first.id, 0, 2])
    const spelled = {
      ...list[0]!,
      bizStep: 'https://ref.gs1.org/cbv/BizStep-commissioning',
      eventID: 'urn:uuid:1b4e28ba-2fa1-11d2-883f-0016d3cca427',
    }
    const part = await report(at.platform, maker, [spelled])
    expect([part.captured, part.known]).toEqual([0, 1])
    expect(await rowsOf()).toEqual(before)
  })
  test('twice in one document is one event', async () => {
    const { maker, lot } = chain
    const event = events.commission(lot.uris('tertiary'), minute(1), maker)
    const { events: count, captured, known } = await report(at.platform, maker, [event, event])
    expect([count, captured, known]).toEqual([2, 1, 1])
  })
  test('from many senders at once is kept once', async () => {
    const { maker } = chain
    const lot = await aLot(at.platform, maker)
    const list = [
      events.commission(lot.uris('primary'), minute(0), maker),
      events.commission(lot.uris('secondary'), minute(1), maker),
    ]
    const done = await Promise.all(
      Array.from({ length: 12 }, (_, i) => report(at.platform, maker, i % 2 ? list : [...list].reverse())),
    )
    expect(done.reduce((sum, { captured }) => sum + captured, 0)).toBe(2)
    expect(done.every(({ captured, known }) => captured + known === 2)).toBe(true)
    expect(await kindsOf(lot, 7)).toEqual(['commissioned'])
  })
})

describe('a document with a fault', () => {
  const good = () => events.commission(chain.lot.uris('primary', 0, 3), minute(2), chain.maker)
  const send = (list: unknown[], options = {}) =>
    capture(
      at.platform,
      { actor: anActor, companyId: chain.maker.companyId },
      epcisDocument(list as never, { created: new Date() }),
      options,
    )
  test('is refused whole, naming event, field and rule', async () => {
    const before = await rowsOf()
    const done = await send([good(), { ...good(), bizStep: 'moving' }])
    expect([done.success, done.captured]).toEqual([false, 0])
    expect(done.problems.map(({ event, field, rule }) => ({ event, field, rule }))).toEqual([
      { event: 1, field: 'eventList[1].bizStep', rule: 'vocabulary' },
    ])
    expect(await rowsOf()).toEqual(before)
  })
  test('is taken but for its faulty events where it says to proceed', async () => {
    const done = await send([{ ...good(), bizStep: 'moving' }, good()], { behaviour: 'proceed' })
    expect([done.success, done.events, done.captured, done.problems.length]).toEqual([false, 2, 1, 1])
  })
  test('with an event of the future is refused, beyond what clocks differ', async () => {
    const soon = {
      ...good(),
      ...events.commission(chain.lot.uris('primary', 0, 4), new Date(Date.now() + 4 * 60_000), chain.maker),
    }
    expect((await send([soon])).success).toBe(true)
    const later = events.commission(chain.lot.uris('primary', 0, 4), new Date(Date.now() + 6 * 60_000), chain.maker)
    const done = await send([later])
    expect(done.problems.map(({ field, rule }) => [field, rule])).toEqual([['eventList[0].eventTime', 'future']])
    expect(done.problems[0]!.says.en).toMatch(/has not come yet/)
  })
  test('with an event before computers, a text that no database holds, or a case in itself is refused', async () => {
    const case1 = chain.lot.uris('secondary', 0, 1)[0]!
    const done = await send([
      { ...good(), eventTime: '0000-01-01T00:00:00Z' },
      { ...good(), 'https://example.id/note': 'a\u0000b' },
      { ...good(), 'https://example.id/note': '\ud800' },
      { ...good(), 'https://example.id/note': '\\u0000 and 😀' },
      events.pack(case1, [case1], minute(3), chain.maker),
    ])
    expect(done.problems.map(({ event, rule }) => [event, rule])).toEqual([
      [0, 'past'],
      [1, 'text'],
      [2, 'text'],
      [4, 'self'],
    ])
  })
  test.each([null, 7, 'text', [], {}, { type: 'EPCISDocument' }])(
    'that is no document (%j) is refused with a sentence',
    async json => {
      const done = await capture(at.platform, { actor: anActor, companyId: chain.maker.companyId }, json)
      expect([done.success, done.captured, done.problems.length > 0]).toEqual([false, 0, true])
    },
  )
})

describe('places', () => {
  test('of another company cannot be reported about', async () => {
    const { maker, distributor, lot } = chain
    const done = await capture(
      at.platform,
      { actor: anActor, companyId: distributor.companyId },
      epcisDocument([events.receive(lot.uris('tertiary'), minute(9), { ...distributor, site: maker.site })], {
        created: new Date(),
      }),
    )
    expect(done.problems.map(({ field, rule }) => [field, rule])).toEqual([['eventList[0].bizLocation.id', 'site']])
  })
  test('that nobody registered are kept and flagged', async () => {
    const { maker, lot } = chain
    const elsewhere = { ...maker, site: 'urn:epc:id:sgln:0614141.00777.0' }
    const { flags } = await report(at.platform, maker, [events.receive(lot.uris('primary', 0, 1), minute(10), elsewhere)])
    expect(flags.map(({ kind, facts }) => [kind, facts.uris])).toEqual([['unknown place', [elsewhere.site]]])
  })
})

describe('an event declared in error', () => {
  test('stays, no longer counts, and frees what it had claimed', async () => {
    const { maker, pharmacy } = chain
    const lot = await aLot(at.platform, maker)
    const wrong = events.dispense(lot.uris('primary', 0, 2), minute(20), pharmacy)
    await report(at.platform, maker, [events.commission(lot.uris('primary'), minute(0), maker)])
    await report(at.platform, pharmacy, [wrong])
    expect((await standingOf(at.platform.db, lot.at('primary', 1))).status).toBe('dispensed')
    const declared = { ...wrong, errorDeclaration: { declarationTime: new Date().toISOString(), reason: 'did_not_occur' } }
    const stranger = await capture(
      at.platform,
      { actor: anActor, companyId: chain.distributor.companyId },
      epcisDocument([{ ...declared, readPoint: wrong.readPoint! }], { created: new Date() }),
    )
    expect(stranger.success).toBe(false)
    await report(at.platform, pharmacy, [declared])
    const journey = await journeyOf(at.platform.db, lot.at('primary', 1))
    expect(journey.map(({ kind, retracted }) => [kind, retracted])).toEqual([
      ['commissioned', false],
      ['dispensed', true],
    ])
    expect((await standingOf(at.platform.db, lot.at('primary', 1))).status).toBe('commissioned')
    const { flags } = await report(at.platform, pharmacy, [events.dispense(lot.uris('primary', 1, 1), minute(30), pharmacy)])
    expect(flags).toEqual([])
  })
  test('of packing leaves the packs where they were', async () => {
    const { maker } = chain
    const lot = await aLot(at.platform, maker)
    const [a, b] = lot.uris('secondary', 0, 2) as [string, string]
    const wrong = events.pack(b, lot.uris('primary', 0, 50), minute(2), maker)
    await report(at.platform, maker, [events.pack(a, lot.uris('primary', 0, 50), minute(1), maker), wrong])
    await report(at.platform, maker, [
      { ...wrong, errorDeclaration: { declarationTime: new Date().toISOString(), reason: 'incorrect_data' } },
      events.receive([a], minute(5), maker),
      events.receive([b], minute(6), maker),
    ])
    const journey = await journeyOf(at.platform.db, lot.at('primary', 3))
    expect(journey.filter(({ retracted }) => !retracted).map(({ kind }) => kind)).toEqual(['packed', 'received'])
  })
})
