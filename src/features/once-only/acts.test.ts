import { beforeAll, describe, expect, test } from 'vitest'
import { startRecall } from '#/features/recalls/recalls.ts'
import { changeStanding } from '#/features/register/licences.ts'
import { type ALot, aChain, aLot, aParty, events, minute, type Party, report } from '#/features/tracing/chain.test-support.ts'
import { journeyOf, standingOf } from '#/features/tracing/journeys.ts'
import { positionsIn, trailsOf } from '#/features/tracing/positions.ts'
import { standingNow } from '#/features/tracing/standing.ts'
import { addDays, dayAt } from '#/law/day.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { somebody, testPlatform } from '../../../tests/platform.ts'
import type { ActSent } from './ask.ts'
import { ActsSent } from './ask.ts'
import { type Answered, takeActs } from './door.ts'

const at = testPlatform()
let chain: Awaited<ReturnType<typeof aChain>>
let rival: Party
beforeAll(async () => {
  chain = await aChain(at.platform)
  rival = await aParty(at.platform, 'pharmacy', 'dispensing', { regencyCode: '31.71', lat: -6.2, lon: 106.8 })
})

const person = ({ companyId }: Party) => somebody(['applicant'], { companyId })
type Sent = Partial<ActSent> & { code?: string }
const ask = (by: Party, list: readonly Sent[], key?: string): Promise<Answered[]> =>
  takeActs(at.platform, person(by), ActsSent.parse({ site: by.siteId, acts: list.map(one => ({ act: 'dispense', ...one })) }), {
    via: 'api',
    key,
  })
const one = async (by: Party, act: Sent, key?: string): Promise<Answered> => (await ask(by, [act], key))[0]!
const codes = (answers: readonly Answered[]) => answers.map(({ code }) => code)
const fresh = (more = {}): Promise<ALot> => aLot(at.platform, chain.maker, more)

describe('an act', () => {
  test.each([
    ['dispense', 'dispensed'],
    ['destroy', 'destroyed'],
    ['sample', 'sampled'],
    ['export', 'exported'],
    ['steal', 'stolen'],
    ['freeze', 'frozen'],
  ] as const)('%s leaves the pack %s, in journeys, on pages and in public checks alike', async (act, status) => {
    const { pharmacy } = chain
    const lot = await fresh()
    const [uri] = lot.uris('primary', 3, 1)
    const answer = await one(pharmacy, { act, code: uri })
    expect(answer).toMatchObject({ row: 1, code: 'OK', alert: false, pack: uri, event: expect.stringMatching(/^ni:/) })
    const pack = lot.at('primary', 3)
    expect((await standingOf(at.platform.db, pack)).status).toBe(status)
    expect((await standingNow(at.platform.db, pack)).status).toBe(status)
    const trails = await trailsOf(at.platform.db, [{ classId: pack.classId, spans: [{ from: pack.n, until: pack.n + 1 }] }])
    expect(positionsIn(trails, { classId: pack.classId, spans: [{ from: pack.n, until: pack.n + 1 }] })[0]?.last?.kind).toBe(
      status,
    )
  })
  test('on a pack that is not active is refused, changes nothing and is recorded', async () => {
    const { pharmacy } = chain
    const lot = await fresh()
    const [code] = lot.uris('primary', 0, 1)
    await one(pharmacy, { act: 'destroy', code })
    const before = (await journeyOf(at.platform.db, lot.at('primary', 0))).length
    expect(await one(rival, { code })).toMatchObject({ code: 'PCK_22', kind: 'suspect', alert: true })
    expect(await one(pharmacy, { code })).toMatchObject({ code: 'PCK_22', kind: 'procedure', alert: false })
    expect(await journeyOf(at.platform.db, lot.at('primary', 0))).toHaveLength(before)
    const { rows } = await at.platform.pool.query(
      'select code, act, kind, company_id from refused_act where class_id = $1 and n = $2 order by id',
      [lot.at('primary', 0).classId, lot.at('primary', 0).n],
    )
    expect(rows).toEqual([
      { code: 'PCK_22', act: 'dispense', kind: 'suspect', company_id: rival.companyId },
      { code: 'PCK_22', act: 'dispense', kind: 'procedure', company_id: pharmacy.companyId },
    ])
  })
  test('that was done already is a habit at the same site, and suspect at another', async () => {
    const [code] = (await fresh()).uris('primary', 0, 1)
    expect(codes([await one(chain.pharmacy, { code })])).toEqual(['OK'])
    expect(await one(chain.pharmacy, { code })).toMatchObject({ code: 'PCK_19', kind: 'procedure', alert: false })
    expect(await one(rival, { code })).toMatchObject({ code: 'PCK_19', kind: 'suspect', alert: true })
  })
  test('that plain capture reported counts as well, and the other way round', async () => {
    const { pharmacy } = chain
    const lot = await fresh()
    const [first, second] = lot.uris('primary', 0, 2) as [string, string]
    await report(at.platform, pharmacy, [events.dispense([first], minute(1), pharmacy)])
    expect(codes([await one(pharmacy, { code: first })])).toEqual(['PCK_19'])
    await one(pharmacy, { act: 'steal', code: second })
    const { flags } = await report(at.platform, pharmacy, [events.dispense([second], new Date(), pharmacy)])
    expect(flags.map(({ kind }) => kind)).toContain('already stolen')
  })
  test('sent twice at the same moment without a key is one event', async () => {
    const lot = await fresh()
    const act = { code: lot.uris('primary', 0, 1)[0]!, at: new Date(Date.now() - 60_000).toISOString() }
    const first = await one(chain.pharmacy, act)
    expect(await one(chain.pharmacy, act)).toMatchObject({ code: 'OK', known: true, event: first.event })
  })
  test('on a case counts for all that is in it, and is refused whole where something in it is not active', async () => {
    const { maker, pharmacy } = chain
    const lot = await fresh()
    const [box, other] = lot.uris('secondary', 0, 2) as [string, string]
    await report(at.platform, maker, [
      events.pack(box, lot.uris('primary', 0, 5), minute(1), maker),
      events.pack(other, lot.uris('primary', 5, 5), minute(1), maker),
    ])
    expect(await one(pharmacy, { act: 'destroy', code: box })).toMatchObject({ code: 'OK' })
    expect(codes([await one(pharmacy, { code: lot.uris('primary', 2, 1)[0]! })])).toEqual(['PCK_22'])
    await one(pharmacy, { code: lot.uris('primary', 7, 1)[0]! })
    expect(codes([await one(pharmacy, { act: 'destroy', code: other })])).toEqual(['PCK_27'])
    expect(codes([await one(pharmacy, { code: lot.uris('primary', 8, 1)[0]! })])).toEqual(['OK'])
    expect(codes([await one(pharmacy, { act: 'destroy', undo: true, code: box })])).toEqual(['OK'])
    expect(codes([await one(pharmacy, { code: lot.uris('primary', 2, 1)[0]! })])).toEqual(['OK'])
  })
})

describe('parts of an opened pack', () => {
  test('are given out one after another where it was opened, without an alert', async () => {
    const { pharmacy } = chain
    const lot = await fresh()
    const [code] = lot.uris('primary', 0, 1)
    expect(codes([await one(pharmacy, { code, part: true }), await one(pharmacy, { code, part: true })])).toEqual(['OK', 'OK'])
    expect(await one(rival, { code, part: true })).toMatchObject({ code: 'PCK_19', alert: true })
    expect(codes([await one(pharmacy, { code }), await one(pharmacy, { act: 'destroy', code })])).toEqual(['OK', 'PCK_22'])
    expect((await journeyOf(at.platform.db, lot.at('primary', 0))).map(({ disposition }) => disposition)).toEqual([
      'partially_dispensed',
      'partially_dispensed',
      'dispensed',
    ])
  })
  test('are not flagged when they come by plain capture', async () => {
    const { pharmacy } = chain
    const [code] = (await fresh()).uris('primary', 0, 1) as [string]
    const part = { ...events.dispense([code], minute(1), pharmacy), disposition: 'partially_dispensed' }
    const next = { ...events.dispense([code], minute(2), pharmacy), disposition: 'partially_dispensed' }
    expect((await report(at.platform, pharmacy, [part, next])).flags).toEqual([])
  })
})

describe('an undo', () => {
  const dispensed = async () => {
    const lot = await fresh()
    const [code] = lot.uris('primary', 0, 1) as [string]
    return { lot, code, first: await one(chain.pharmacy, { code }) }
  }
  test('returns the pack to stock, as an event of its own that names the first', async () => {
    const { lot, code, first } = await dispensed()
    const pack = lot.at('primary', 0)
    const undone = await one(chain.pharmacy, { code, undo: true, atHand: true })
    expect(undone.code).toBe('OK')
    expect((await journeyOf(at.platform.db, pack)).map(({ kind, retracted }) => [kind, retracted])).toEqual([
      ['dispensed', false],
      ['returned to stock', false],
    ])
    expect(await standingOf(at.platform.db, pack)).toMatchObject({ status: 'at a site', siteId: chain.pharmacy.siteId })
    expect((await standingNow(at.platform.db, pack)).status).toBe('at a site')
    const { rows } = await at.platform.pool.query(
      `select body -> 'bizTransactionList' as first from event order by id desc limit 1`,
    )
    expect(rows[0].first).toEqual([{ type: 'upevt', bizTransaction: first.event }])
    expect(codes([await one(chain.pharmacy, { code })])).toEqual(['OK'])
    expect((await standingOf(at.platform.db, pack)).status).toBe('dispensed')
  })
  test.each([
    ['of what did not happen', async () => ({ code: (await fresh()).uris('primary', 9, 1)[0]! }), 'PCK_06'],
    ['of another state', async () => ({ code: (await dispensed()).code, act: 'destroy' as const }), 'PCK_06'],
    ['of what the public had', async () => ({ code: (await dispensed()).code, atHand: false }), 'PCK_27'],
  ])('%s is refused', async (_, sent, code) => {
    expect(codes([await one(chain.pharmacy, { undo: true, atHand: true, ...(await sent()) })])).toEqual([code])
  })
  test('by another company, and at another site of the same, is refused', async () => {
    const { code } = await dispensed()
    expect(codes([await one(rival, { code, undo: true, atHand: true })])).toEqual(['PCK_21'])
  })
  test('after ten days is refused, on the tenth not', async () => {
    const days = (count: number) => new Date(Date.now() - count * 86_400_000).toISOString()
    const [old, young] = (await fresh()).uris('primary', 0, 2) as [string, string]
    await ask(chain.pharmacy, [
      { code: old, at: days(11) },
      { code: young, at: days(10) },
    ])
    const undo = { undo: true, atHand: true }
    expect(
      codes(
        await ask(chain.pharmacy, [
          { code: old, ...undo },
          { code: young, ...undo },
        ]),
      ),
    ).toEqual(['PCK_20', 'OK'])
  })
  test('of a theft is refused', async () => {
    const [code] = (await fresh()).uris('primary', 0, 1) as [string]
    await one(chain.pharmacy, { act: 'steal', code })
    expect(codes([await one(chain.pharmacy, { act: 'steal', undo: true, code })])).toEqual(['PCK_27'])
  })
  test('of a pack that was recalled, expired or withdrawn meanwhile is refused', async () => {
    const recalled = await dispensed()
    const reasons = 'Uji'
    const cite = { instrument: 'PerBPOM 32/2022', article: 'Pasal 1' } as const
    const today = dayAt(new Date())
    const { batch } = await batchOf(recalled.lot.id)
    await at.platform.db
      .transaction()
      .execute(tx => startRecall(tx, { licence: chain.maker.licence, batch, reasons, cite, startedOn: today }, theSystem))
    expect(await one(chain.pharmacy, { code: recalled.code, undo: true, atHand: true })).toMatchObject({
      code: 'PCK_27',
      kind: 'procedure',
      alert: false,
    })
    const [next] = recalled.lot.uris('primary', 1, 1)
    expect(await one(chain.pharmacy, { code: next })).toMatchObject({ code: 'PCK_22', kind: 'procedure', alert: false })
    expect(codes([await one(chain.pharmacy, { act: 'destroy', code: next })])).toEqual(['OK'])
    const lot = await fresh()
    const other = await aChain(at.platform)
    const [withdrawn] = other.lot.uris('primary', 0, 1) as [string]
    await at.platform.db
      .transaction()
      .execute(tx => changeStanding(tx, other.maker.licence, { to: 'revoked', reasons, cite, on: today }, theSystem))
    expect(await one(chain.pharmacy, { code: withdrawn })).toMatchObject({ code: 'PCK_22', alert: false })
    const old = await fresh({ productionDate: addDays(today, -900), expiry: addDays(today, -1) })
    expect(await one(chain.pharmacy, { code: old.uris('primary', 0, 1)[0]! })).toMatchObject({ code: 'PCK_22', alert: false })
    expect(lot.id).not.toBe(old.id)
  })
  test('of a freeze releases the pack; until then it is only destroyed, sampled or stolen', async () => {
    const [a, b] = (await fresh()).uris('primary', 0, 2) as [string, string]
    await ask(chain.pharmacy, [
      { act: 'freeze', code: a },
      { act: 'freeze', code: b },
    ])
    expect(
      codes([await one(chain.pharmacy, { code: a }), await one(chain.pharmacy, { act: 'freeze', undo: true, code: a })]),
    ).toEqual(['PCK_22', 'OK'])
    expect(codes(await ask(chain.pharmacy, [{ code: a }, { act: 'destroy', code: b }]))).toEqual(['OK', 'OK'])
  })
  test('cannot be sent as a plain event', async () => {
    const { code } = await dispensed()
    const event = { ...events.dispense([code], new Date(), chain.pharmacy), bizStep: 'urn:absah:bizstep:undoing' }
    await expect(report(at.platform, chain.pharmacy, [event])).rejects.toThrow('/api/v1/packs/acts')
  })
})

const batchOf = async (lotId: string): Promise<{ batch: string }> =>
  (await at.platform.pool.query('select batch from lot where id = $1', [lotId])).rows[0]

describe('a code', () => {
  test('that names no pack of ours is told apart: a bad scan, an unknown batch, an unknown serial, another batch or date', async () => {
    const lot = await fresh()
    const [uri] = lot.uris('primary', 0, 1) as [string]
    const serial = uri.slice(uri.lastIndexOf('/') + 1)
    const { licence: nie } = chain.maker
    const parts = { nie, serial, code: undefined }
    const answers = await ask(chain.pharmacy, [
      { code: 'obat' },
      { nie, serial: 'ZZZZZZZZZZZZ', batch: 'TAKADA' },
      { nie, serial: 'ZZZZZZZZZZZZ' },
      { ...parts, batch: 'LAIN' },
      { ...parts, expiry: '2099-12-31' },
      { ...parts, batch: (await batchOf(lot.id)).batch.toLowerCase() },
    ])
    expect(answers.map(({ code, kind }) => [code, kind])).toEqual([
      ['SCAN_UNREAD', 'technical'],
      ['LOT_03', 'technical'],
      ['PC_02', 'suspect'],
      ['LOT_13', 'suspect'],
      ['LOT_12', 'suspect'],
      ['OK', undefined],
    ])
  })
  test('of an act that has not happened yet is technical', async () => {
    const [code] = (await fresh()).uris('primary', 0, 1)
    const at = new Date(Date.now() + 3_600_000).toISOString()
    expect(await one(chain.pharmacy, { code, at })).toMatchObject({ code: 'TIME', kind: 'technical' })
  })
})

describe('a key', () => {
  test('answers the same act as before, also when the pack has changed since, and when it was refused', async () => {
    const lot = await fresh()
    const [code] = lot.uris('primary', 0, 1) as [string]
    const first = await one(chain.pharmacy, { code, key: 'k1' })
    const refused = await one(chain.pharmacy, { act: 'destroy', code, key: 'k2' })
    await one(chain.pharmacy, { code, undo: true, atHand: true, key: 'k3' })
    expect(await one(chain.pharmacy, { code, key: 'k1' })).toEqual({
      ...first,
      known: true,
      says: expect.objectContaining({ en: 'Recorded before, from the same report.' }),
    })
    expect(await one(chain.pharmacy, { act: 'destroy', code, key: 'k2' })).toEqual(refused)
    expect((await standingOf(at.platform.db, lot.at('primary', 0))).status).toBe('at a site')
    expect(await one(chain.pharmacy, { act: 'sample', code, key: 'k1' })).toMatchObject({ code: 'KEY_REUSED', kind: 'technical' })
    expect((await one(rival, { act: 'freeze', code, key: 'k1' })).code).toBe('OK')
  })
  test('of the request stands for each of its rows', async () => {
    const list = (await fresh()).uris('primary', 0, 3).map(code => ({ code }))
    const first = await ask(chain.pharmacy, list, 'request-1')
    const again = await ask(chain.pharmacy, list, 'request-1')
    expect(again.map(({ code, event, known }) => [code, event, known])).toEqual(first.map(({ event }) => ['OK', event, true]))
  })
  test('that comes twice at once is done once', async () => {
    const lot = await fresh()
    const [code] = lot.uris('primary', 0, 1)
    const answers = await Promise.all(Array.from({ length: 16 }, () => one(chain.pharmacy, { code, key: 'once' })))
    expect(new Set(answers.map(({ code, event }) => `${code} ${event}`)).size).toBe(1)
    expect(await journeyOf(at.platform.db, lot.at('primary', 0))).toHaveLength(1)
  })
})

test('of 64 writers who want the same packs at once, through both doors, each pack is had by one', async () => {
  const lot = await fresh()
  const packs = lot.uris('primary', 0, 40)
  const parties = [chain.pharmacy, rival, chain.distributor]
  const writers = Array.from({ length: 64 }, async (_, w) => {
    const by = parties[w % 3]!
    const turned = packs.map((_, i) => packs[(i * 7 + w * 13) % packs.length]!)
    if (w % 16 === 0) {
      const when = new Date(Date.now() - (w + 1) * 1000)
      const { flags } = await report(
        at.platform,
        by,
        turned.map(uri => events.dispense([uri], when, by)),
      )
      return packs.length - flags.filter(({ kind }) => kind === 'already dispensed').length
    }
    const answers = await Promise.all(
      [0, 10, 20, 30].map(from =>
        ask(
          by,
          turned.slice(from, from + 10).map(code => ({ code })),
          `w${w} ${from}`,
        ),
      ),
    )
    // Two writers of one company who ask in the same millisecond tell of one event: the second is told that it is known.
    return answers.flat().filter(({ code, known }) => code === 'OK' && !known).length
  })
  const had = (await Promise.all(writers)).reduce((sum, count) => sum + count, 0)
  expect(had).toBe(packs.length)
  const { rows } = await at.platform.pool.query(
    'select count(*)::int as held from pack_once where class_id = $1 and n >= $2 and n < $3',
    [lot.spans.primary.classId, lot.spans.primary.from, lot.spans.primary.from + packs.length],
  )
  expect(rows[0].held).toBe(packs.length)
}, 120_000)
