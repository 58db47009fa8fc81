import { beforeAll, describe, expect, test } from 'vitest'
import { startRecall } from '#/features/recalls/recalls.ts'
import { changeStanding } from '#/features/register/licences.ts'
import { addDays, dayAt } from '#/law/day.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { type ALot, aChain, aLot, events, minute, report } from './chain.test-support.ts'
import { standingOf } from './journeys.ts'

const at = testPlatform()
let chain: Awaited<ReturnType<typeof aChain>>
beforeAll(async () => {
  chain = await aChain(at.platform)
})

const commissioned = async (): Promise<ALot> => {
  const lot = await aLot(at.platform, chain.maker)
  await report(at.platform, chain.maker, [
    events.commission(lot.uris('primary'), minute(0), chain.maker),
    events.pack(lot.uris('secondary', 0, 1)[0]!, lot.uris('primary', 0, 50), minute(1), chain.maker),
  ])
  return lot
}
const kindsAmong = (flags: readonly { kind: string }[]) => flags.map(({ kind }) => kind)

test('what goes as it should is not flagged', async () => {
  const { maker, distributor, pharmacy } = chain
  const lot = await commissioned()
  const [case1] = lot.uris('secondary', 0, 1) as [string]
  const done = [
    await report(at.platform, maker, [events.ship([case1], minute(2), maker, distributor)]),
    await report(at.platform, distributor, [
      events.receive([case1], minute(3), distributor),
      events.ship([case1], minute(4), distributor, pharmacy),
    ]),
    // The pharmacy sells out of the case without having reported that it opened it.
    await report(at.platform, pharmacy, [
      events.receive([case1], minute(5), pharmacy),
      events.dispense(lot.uris('primary', 7, 1), minute(6), pharmacy),
    ]),
  ]
  expect(done.flatMap(({ flags }) => kindsAmong(flags))).toEqual([])
})

describe('flagged is', () => {
  test('a serial in our form that no lot owns, and the rest of the event is kept', async () => {
    const { maker, lot } = chain
    const invented = `${lot.uris('primary', 0, 1)[0]!.slice(0, -12)}ZZZZZZZZZZZZ`
    const { flags } = await report(at.platform, maker, [
      events.receive([...lot.uris('primary', 0, 3), invented], minute(1), maker),
    ])
    expect(flags.map(({ kind, facts }) => [kind, facts])).toEqual([['unknown serial', { count: 1, uris: [invented] }]])
    expect((await standingOf(at.platform.db, lot.at('primary', 2))).status).toBe('at a site')
  })
  test('a child put into a second parent while it lies in the first', async () => {
    const { maker } = chain
    const lot = await commissioned()
    const second = events.pack(lot.uris('secondary', 1, 1)[0]!, lot.uris('primary', 45, 50), minute(2), maker)
    const { flags } = await report(at.platform, maker, [second])
    expect(flags.map(({ kind, facts }) => [kind, facts.count, facts.parents])).toEqual([
      ['in two parents', 5, [lot.at('secondary', 0)]],
    ])
  })
  test('also within one document, but not when it was taken out between', async () => {
    const { maker } = chain
    const lot = await aLot(at.platform, maker)
    const [a, b, c] = lot.uris('secondary', 0, 3) as [string, string, string]
    const packs = lot.uris('primary', 0, 50)
    const { flags } = await report(at.platform, maker, [
      events.pack(c, packs, minute(9), maker),
      events.pack(a, packs, minute(1), maker),
      events.unpack(a, undefined, minute(2), maker),
      events.pack(b, packs, minute(3), maker),
    ])
    expect(flags.map(({ kind, position }) => [kind, position])).toEqual([['in two parents', 0]])
  })
  test('a shipment by one who does not hold the goods', async () => {
    const { maker, distributor, pharmacy } = chain
    const lot = await commissioned()
    const loose = lot.uris('primary', 100, 20)
    const { flags } = await report(at.platform, distributor, [events.ship(loose, minute(3), distributor, pharmacy)])
    expect(flags.map(({ kind, facts }) => [kind, facts.count, facts.holders])).toEqual([['not held', 20, [maker.companyId]]])
    const never = await aLot(at.platform, maker)
    const unreported = await report(at.platform, distributor, [
      events.ship(never.uris('primary', 0, 2), minute(3), distributor, pharmacy),
    ])
    expect(kindsAmong(unreported.flags)).toEqual(['not held'])
    const twice = await report(at.platform, maker, [events.ship(never.uris('primary', 5, 2), minute(4), maker, distributor)])
    expect(kindsAmong(twice.flags)).toEqual([])
  })
  test('a pack given out that was given out before, alone or with its case', async () => {
    const { maker, pharmacy } = chain
    const lot = await commissioned()
    await report(at.platform, pharmacy, [events.dispense(lot.uris('primary', 3, 2), minute(5), pharmacy)])
    const again = await report(at.platform, pharmacy, [events.dispense(lot.uris('primary', 4, 2), minute(6), pharmacy)])
    expect(again.flags.map(({ kind, facts }) => [kind, facts.count])).toEqual([['already dispensed', 1]])
    const whole = await report(at.platform, maker, [events.destroy(lot.uris('secondary', 0, 1), minute(7), maker)])
    expect(whole.flags.map(({ kind, facts }) => [kind, facts.count])).toEqual([['already dispensed', 3]])
    const inside = await report(at.platform, pharmacy, [events.dispense(lot.uris('primary', 40, 1), minute(8), pharmacy)])
    expect(kindsAmong(inside.flags)).toEqual(['already destroyed'])
    expect((await standingOf(at.platform.db, lot.at('primary', 40))).status).toBe('destroyed')
  })
  test('a pack given out though expired, recalled, or without a licence in force', async () => {
    const { pharmacy } = chain
    const other = (await aChain(at.platform)).maker
    const today = dayAt(new Date())
    const old = await aLot(at.platform, other, { productionDate: addDays(today, -700), expiry: addDays(today, -60) })
    const lot = await aLot(at.platform, other)
    const give = async (of: ALot, place: number) =>
      kindsAmong(
        (await report(at.platform, pharmacy, [events.dispense(of.uris('primary', place, 1), new Date(), pharmacy)])).flags,
      )
    expect(await give(old, 0)).toEqual(['expired'])
    expect(await give(lot, 0)).toEqual([])
    const cite = { instrument: 'PerBPOM 22/2022', article: '1' } as const
    await at.platform.db.transaction().execute(async tx => {
      const { batch } = await tx.selectFrom('lot').select('batch').where('id', '=', lot.id).executeTakeFirstOrThrow()
      await startRecall(tx, { licence: other.licence, lotId: lot.id, batch, reasons: 'Uji', cite, startedOn: today }, theSystem)
    })
    expect(await give(lot, 1)).toEqual(['recalled'])
    await at.platform.db
      .transaction()
      .execute(tx => changeStanding(tx, other.licence, { to: 'revoked', reasons: 'Uji', cite, on: today }, theSystem))
    expect((await give(lot, 2)).sort()).toEqual(['licence not in force', 'recalled'])
  })
})

test('of 32 who give out one pack at once, one is first and 31 are told so', async () => {
  const { pharmacy } = chain
  const lot = await commissioned()
  const pack = lot.uris('primary', 11, 1)
  const done = await Promise.all(
    Array.from({ length: 32 }, (_, i) => report(at.platform, pharmacy, [events.dispense(pack, minute(10 + i), pharmacy)])),
  )
  expect(done.filter(({ flags }) => flags.length === 0)).toHaveLength(1)
  expect(done.flatMap(({ flags }) => kindsAmong(flags))).toEqual(Array(31).fill('already dispensed'))
  const { rows } = await at.platform.pool.query('select count(*)::int as rows from pack_once where class_id = $1 and n = $2', [
    lot.at('primary', 11).classId,
    lot.at('primary', 11).n,
  ])
  expect(rows[0].rows).toBe(1)
})
