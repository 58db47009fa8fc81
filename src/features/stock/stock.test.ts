import { beforeAll, describe, expect, test } from 'vitest'
import { transformationEvent } from '#/epcis/write.ts'
import { getLot } from '#/features/coding/read-lots.ts'
import { type ALot, aChain, aLot, aParty, events, minute, type Party, report } from '#/features/tracing/chain.test-support.ts'
import { keptMovementsOfLot, movementsOfLot } from '#/features/tracing/lot-movements.ts'
import { NotAllowed } from '#/platform/http/errors.ts'
import { mount } from '#/platform/http/mount.ts'
import { at as headersOf, somebody, testPlatform } from '../../../tests/platform.ts'
import { bringUpToDate, countStock } from './counting.ts'
import { genealogyOf } from './genealogy.ts'
import { readLotName } from './lot-names.ts'
import { stockRoutes } from './routes.ts'
import { stockAt, stockOf } from './stock.ts'

const at = testPlatform()
let chain: Awaited<ReturnType<typeof aChain>>
let lot: ALot
const story = Array.from({ length: 9 }, (_, i) => minute(i))
const when = (count: number): Date => story[count]!
beforeAll(async () => {
  chain = await aChain(at.platform)
  lot = chain.lot
  const { maker, distributor, pharmacy } = chain
  const cases = lot.uris('secondary', 0, 4)
  await report(at.platform, maker, [
    events.commission(lot.uris('primary'), when(0), maker),
    ...cases.map((one, i) => events.pack(one, lot.uris('primary', i * 50, 50), when(1), maker)),
    events.ship(cases, when(3), maker, distributor),
  ])
  await report(at.platform, distributor, [
    events.receive(cases, when(4), distributor),
    events.ship(cases.slice(0, 1), when(5), distributor, pharmacy),
  ])
})
const app = () => mount(at.platform, stockRoutes, { proveAgain: c => c.text('prove', 403) })
const get = (path: string, visitor: ReturnType<typeof somebody>) => app().request(path, { headers: headersOf(visitor, 'en') })
const person = ({ companyId }: Party) => somebody(['applicant'], { companyId })

describe('stock', () => {
  test('is counted by site and state, with what is bound for a site; counting again changes nothing', async () => {
    const { maker, distributor, pharmacy } = chain
    const counts = async (party: Party) =>
      (await stockOf(at.platform.db, { siteIds: [party.siteId] })).rows.map(({ status, packs, outers, toSiteId }) => [
        status,
        packs,
        outers,
        toSiteId,
      ])
    for (const _ of [1, 2]) {
      await countStock(at.platform.db)
      expect(await counts(maker)).toEqual([['commissioned', 200, 0, undefined]])
      expect(await counts(distributor)).toEqual([
        ['at a site', 150, 3, undefined],
        ['in transit', 50, 1, pharmacy.siteId],
      ])
      expect(await counts(pharmacy)).toEqual([['in transit', 50, 1, pharmacy.siteId]])
    }
  })
  test('of a lot as it is kept is the lot as it is counted now', async () => {
    const { parts, asOf } = await keptMovementsOfLot(at.platform.db, lot.id)
    const byText = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
    expect(parts.toSorted(byText)).toEqual((await movementsOfLot(at.platform.db, lot.id)).toSorted(byText))
    expect([parts.length > 2, asOf > when(8)]).toEqual([true, true])
  })
  test('follows what is reported, also of packs in a pallet with an SSCC', async () => {
    const { distributor, pharmacy } = chain
    const sscc = 'https://id.gs1.org/00/399999999900000019'
    const cases = lot.uris('secondary', 1, 2)
    await report(at.platform, distributor, [
      events.pack(sscc, cases, when(6), distributor),
      events.ship([sscc], when(7), distributor, pharmacy),
    ])
    await bringUpToDate(at.platform.db)
    await report(at.platform, pharmacy, [events.receive([sscc], when(8), pharmacy)])
    await bringUpToDate(at.platform.db)
    const { rows, packs } = await stockOf(at.platform.db, { siteIds: [pharmacy.siteId], present: true })
    expect([rows.map(({ status, packs }) => [status, packs]), packs]).toEqual([
      [
        ['at a site', 100],
        ['in transit', 50],
      ],
      150,
    ])
  })
  test('of a past moment is worked out from the events', async () => {
    const { maker, distributor } = chain
    const then = async (party: Party, count: number) =>
      (await stockAt(at.platform.db, { siteIds: [party.siteId], present: true }, when(count))).map(
        ({ status, packs, toSiteId }) => [status, packs, toSiteId],
      )
    expect(new Set(await then(maker, 1))).toEqual(
      new Set([
        ['commissioned', 200, undefined],
        ['at a site', 200, undefined],
      ]),
    )
    expect(await then(distributor, 2)).toEqual([])
    expect(await then(distributor, 3)).toEqual([['in transit', 200, distributor.siteId]])
    expect(await then(distributor, 4)).toEqual([['at a site', 200, undefined]])
  })
  test('is each company’s own, by page and by program; officers see all', async () => {
    const { distributor, pharmacy, maker } = chain
    const stranger = await aParty(at.platform, 'pharmacy', 'dispensing', { regencyCode: '31.71', lat: -6.2, lon: 106.8 })
    const told = async (visitor: ReturnType<typeof somebody>, query = '') =>
      (await (await get(`/api/v1/stock${query}`, visitor)).json()).total
    expect([await told(person(stranger)), await told(person(distributor)), await told(somebody(['inspector']))]).toEqual([
      0, 2, 4,
    ])
    expect(await told(person(stranger), `?site=${distributor.siteId}`)).toBe(0)
    expect(await told(person(pharmacy), `?at=${when(4).toISOString()}`)).toBe(0)
    expect((await get('/api/v1/stock?at=2999-01-01', person(maker))).status).toBe(422)
    const page = await (await get('/stock', person(distributor))).text()
    for (const says of ['At a site', 'bound for', 'packs in all']) expect(page).toContain(says)
    expect((await get('/stock?at=whenever', person(distributor))).status).toBe(422)
    expect((await get('/stock', somebody(['administrator']))).status).toBe(403)
  })
  test('of a past moment asks for less where too much would have to be looked at', async () => {
    await expect(stockAt(at.platform.db, { lotIds: Array(301).fill(lot.id) }, when(4))).rejects.toThrow(NotAllowed)
  })
})

describe('what lots were made of', () => {
  test('is followed back and forth over several steps, and told to each company as far as it had to do with it', async () => {
    const { maker, distributor } = chain
    const [a, b, c] = [await aLot(at.platform, maker), await aLot(at.platform, maker), await aLot(at.platform, maker)]
    const into = (inputs: string[], outputs: string[], count: number) =>
      transformationEvent({
        at: when(count),
        inputEPCList: inputs,
        outputEPCList: outputs,
        bizStep: 'commissioning',
        bizLocation: { id: maker.site },
      })
    await report(at.platform, maker, [
      into([...a.uris('primary', 0, 10), 'https://example.com/drum/7'], b.uris('primary', 0, 5), 1),
      into(b.uris('primary', 0, 2), c.uris('primary', 0, 9), 2),
    ])
    const { db } = at.platform
    const lots = (links: Awaited<ReturnType<typeof genealogyOf>>['forwards']) =>
      links.map(({ depth, lot, others, hidden }) => [depth, lot?.id ?? others, hidden])
    expect(lots((await genealogyOf(db, a.id, undefined)).forwards)).toEqual([
      [1, b.id, false],
      [2, c.id, false],
    ])
    expect(lots((await genealogyOf(db, c.id, maker.companyId)).backwards)).toEqual([
      [1, b.id, false],
      [2, a.id, false],
      [2, 1, false],
    ])
    expect((await genealogyOf(db, a.id, distributor.companyId)).forwards.map(({ hidden, lot }) => [hidden, lot])).toEqual([
      [true, undefined],
    ])
    const page = await (await get(`/lots/${c.id}/genealogy`, person(maker))).text()
    expect(page).toContain(`/lots/${a.id}/genealogy`)
    expect((await get(`/lots/${c.id}/genealogy`, person(distributor))).status).toBe(404)
    const told = await (await get(`/api/v1/lots/${b.id}/genealogy`, somebody(['inspector']))).json()
    expect([told.madeFrom.length, told.madeInto[0].lot]).toEqual([2, c.id])
  })
  test('is followed by amounts without serials, too, in every form of the lot’s name, and materials are named with their amounts', async () => {
    const { maker, distributor } = chain
    const { db } = at.platform
    const [a, b, c] = [await aLot(at.platform, maker), await aLot(at.platform, maker), await aLot(at.platform, maker)]
    const batchOf = async ({ id }: ALot) => (await getLot(db, id)).batch
    const { gtin } = maker
    const urn = `urn:epc:class:lgtin:${gtin.slice(1, 8)}.${gtin[0]}${gtin.slice(8, 13)}.${await batchOf(a)}`
    const ours = `${at.platform.config.origin}/register/${maker.licence}/batches/${encodeURIComponent(await batchOf(b))}`
    const powder = 'urn:epc:class:lgtin:4012345.012345.P-7'
    const step = { bizStep: 'commissioning', bizLocation: { id: maker.site } } as const
    await report(at.platform, maker, [
      transformationEvent({
        ...step,
        at: when(1),
        inputQuantityList: [
          { epcClass: urn, quantity: 120 },
          { epcClass: powder, quantity: 2.5, uom: 'KGM' },
        ],
        outputQuantityList: [{ epcClass: `https://id.gs1.org/01/${gtin}/10/${await batchOf(b)}`, quantity: 100 }],
      }),
      transformationEvent({
        ...step,
        at: when(2),
        inputQuantityList: [{ epcClass: ours, quantity: 40 }],
        outputEPCList: c.uris('primary', 0, 8),
      }),
    ])
    const told = (links: Awaited<ReturnType<typeof genealogyOf>>['forwards']) =>
      links.map(({ depth, lot, material, amount }) => [depth, lot?.id ?? material, amount])
    const backwards = [
      [1, b.id, { quantity: 40 }],
      [2, a.id, { quantity: 120 }],
      [2, powder, { quantity: 2.5, uom: 'KGM' }],
    ]
    expect(told((await genealogyOf(db, c.id, undefined)).backwards)).toEqual(backwards)
    expect(told((await genealogyOf(db, c.id, maker.companyId)).backwards)).toEqual(backwards)
    expect(told((await genealogyOf(db, a.id, undefined)).forwards)).toEqual([
      [1, b.id, { quantity: 100 }],
      [2, c.id, undefined],
    ])
    expect((await genealogyOf(db, a.id, distributor.companyId)).forwards).toMatchObject([{ depth: 1, hidden: true }])
    expect(told((await genealogyOf(db, a.id, distributor.companyId)).forwards)).toEqual([[1, undefined, undefined]])
    const page = await (await get(`/lots/${c.id}/genealogy`, person(maker))).text()
    expect(page).toContain('40 pieces')
    expect(page).toContain('2.5 KGM')
    const api = await (await get(`/api/v1/lots/${c.id}/genealogy`, somebody(['inspector']))).json()
    expect(api.madeFrom).toContainEqual(expect.objectContaining({ material: powder, quantity: 2.5, uom: 'KGM' }))
  })
})

test.each([
  ['urn:epc:class:lgtin:8991234.007777.B7', { gtin: '08991234077772', batch: 'B7' }],
  ['https://shop.example/01/8991234077772/10/B%2F7', { gtin: '08991234077772', batch: 'B/7' }],
  ['https://absah.example/register/DKL2513031717A1/batches/A%201', { licence: 'DKL2513031717A1', batch: 'A 1' }],
  ['https://id.gs1.org/01/08991234077772', undefined],
  ['urn:epc:idpat:sgtin:8991234.007777.*', undefined],
  ['nonsense', undefined],
])('the class %s is read as the name of a batch, or as none', (uri, name) => expect(readLotName(uri)).toEqual(name))
