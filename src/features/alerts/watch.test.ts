import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { createPerson } from '#/features/accounts/people.ts'
import { aChain, anActor, aParty, events, minute, report } from '#/features/tracing/chain.test-support.ts'
import { NotAllowed } from '#/platform/http/errors.ts'
import { newestLetters } from '#/platform/mail/letters.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { type AlertCase, listAlerts, reasonsOf, stepsOf, takeStep } from './alerts.ts'
import { coach } from './coach.ts'
import { sourceRates } from './readings.ts'
import { watch } from './watch.ts'

const test_ = testPlatform()
const day = 24 * 60
/** A moment after which everything reported by now is settled. */
const soon = () => new Date(Date.now() + 2 * 60_000)

type Chain = Awaited<ReturnType<typeof aChain>>
let chain: Chain
let other: Awaited<ReturnType<typeof aParty>>

beforeAll(async () => {
  const { platform } = test_
  chain = await aChain(platform)
  const { maker, distributor, pharmacy, lot } = chain
  other = await aParty(platform, 'pharmacy', 'dispensing', { regencyCode: '33.74', lat: -6.98, lon: 110.42 })
  const packs = lot.uris('primary', 0, 60)
  await report(platform, maker, [events.commission(packs, minute(0), maker), events.ship(packs, minute(day), maker, distributor)])
  await report(platform, distributor, [
    events.receive(packs, minute(3 * day), distributor),
    events.ship(packs, minute(4 * day), distributor, pharmacy),
  ])
  await report(platform, pharmacy, [
    events.receive(packs, minute(6 * day), pharmacy),
    events.dispense(packs.slice(0, 40), minute(10 * day), pharmacy),
  ])
})

const alertOf = async (place: number): Promise<AlertCase | undefined> => {
  const { classId, n } = chain.lot.at('primary', place)
  const { rows } = await listAlerts(test_.platform.db, { size: 1000 })
  return rows.find(alert => alert.classId === classId && alert.n === n)
}
const one = (place: number) => chain.lot.uris('primary', place, 1)

describe('watching movements', () => {
  test('packs that travelled as they should raise nothing, and what was judged is counted by site and reporter', async () => {
    const { platform } = test_
    expect(await watch(platform, soon())).toBe(0)
    expect(
      (await sourceRates(platform.db, 'site', '2020-01-01', 10)).map(({ name, packs, suspect }) => ({ name, packs, suspect })),
    ).toContainEqual({
      name: chain.pharmacy.siteId,
      packs: 60,
      suspect: 0,
    })
    expect((await sourceRates(platform.db, 'reporter', '2020-01-01', 10))[0]?.name).toBe('Gudang (api)')
  })

  test('nothing is judged twice, and what is not settled yet waits', async () => {
    const { platform } = test_
    await report(platform, other, [events.receive(one(1), minute(12 * day), other)])
    expect(await watch(platform, new Date())).toBe(0)
    expect(await alertOf(1)).toBeUndefined()
    expect(await watch(platform, soon())).toBe(1)
    expect(await watch(platform, soon())).toBe(0)
    expect(await alertOf(1)).toMatchObject({ class: 'suspect', state: 'open', licence: chain.maker.licence })
  })

  test('two processes that watch at once raise each alert once', async () => {
    const { platform } = test_
    await report(platform, other, [events.receive(one(2), minute(12 * day), other)])
    const raised = await Promise.all([watch(platform, soon()), watch(platform, soon()), watch(platform, soon())])
    expect(raised.reduce((sum, count) => sum + count)).toBe(1)
    expect((await stepsOf(platform.db, (await alertOf(2))!.id)).map(({ kind }) => kind)).toEqual(['raised'])
  })

  test('an alert tells its reasons, with the sites', async () => {
    const { platform } = test_
    const reasons = await reasonsOf(platform.db, (await alertOf(1))!.id)
    expect(reasons[0]).toMatchObject({
      rule: 'received at two outlets',
      facts: { site: other.siteId, home: chain.pharmacy.siteId },
    })
  })

  test('a serial in the form of our codes that was never given out is suspect', async () => {
    const { platform } = test_
    const invented = one(0)[0]!.replace(/[^/]+$/, '7ABCDEFGHJKM')
    await report(platform, chain.pharmacy, [events.dispense([invented], minute(15 * day), chain.pharmacy)])
    expect(await watch(platform, soon())).toBe(1)
    const { rows } = await listAlerts(platform.db, { size: 1000 })
    expect(rows.find(({ code }) => code === invented)).toMatchObject({ class: 'suspect', licence: chain.maker.licence })
  })

  test('a pack that the public checks again and again is suspect', async () => {
    const { platform } = test_
    const { classId, n } = chain.lot.at('primary', 50)
    await sql`insert into pack_scan (class_id, n, day, count) values (${classId}, ${n}, current_date, 45)`.execute(platform.db)
    expect(await watch(platform, soon())).toBe(1)
    expect((await reasonsOf(platform.db, (await alertOf(50))!.id))[0]).toMatchObject({
      rule: 'scanned often',
      facts: { count: 30 },
    })
  })

  test('an alert that later reports explain closes by itself; a closed one rises again only for a new reason', async () => {
    const { platform } = test_
    await report(platform, other, [events.receive(one(55), minute(12 * day), other)])
    await watch(platform, soon())
    const alert = (await alertOf(55))!
    expect(alert.state).toBe('open')
    await report(platform, chain.distributor, [events.ship(one(55), minute(11 * day), chain.distributor, other)])
    await report(platform, other, [events.dispense(one(55), minute(13 * day), other)])
    await watch(platform, soon())
    expect(await alertOf(55)).toMatchObject({ state: 'closed', outcome: 'explained' })
    await report(platform, chain.pharmacy, [events.dispense(one(55), minute(14 * day), chain.pharmacy)])
    await watch(platform, soon())
    expect((await stepsOf(platform.db, alert.id)).map(({ kind }) => kind)).toEqual(['raised', 'explained', 'raised again'])
    expect(await alertOf(55)).toMatchObject({ class: 'technical', state: 'open' })
  })
})

describe('working on an alert', () => {
  const ani = { ...anActor, kind: 'person' as const, id: 'ani', name: 'Ani' }
  const budi = { ...ani, id: 'budi', name: 'Budi' }
  const step = (id: string, doing: Parameters<typeof takeStep>[2], actor = ani) =>
    test_.platform.db.transaction().execute(tx => takeStep(tx, id, doing, actor))

  test('who takes it owns it, and only what is in hand can be closed', async () => {
    const { id } = (await alertOf(1))!
    await expect(step(id, { kind: 'closed', outcome: 'false' })).rejects.toThrow(NotAllowed)
    expect(await step(id, { kind: 'taken' })).toMatchObject({ state: 'in hand', owner: { id: 'ani' } })
    expect(await step(id, { kind: 'taken' }, budi)).toMatchObject({ owner: { id: 'budi' } })
  })

  test('that it is confirmed is decided by another than who proposed it', async () => {
    const { id } = (await alertOf(1))!
    await step(id, { kind: 'proposed', note: 'Hologram tidak ada.' })
    await expect(step(id, { kind: 'confirmed' })).rejects.toThrow(NotAllowed)
    expect(await step(id, { kind: 'confirmed', note: 'Setuju.' }, budi)).toMatchObject({ state: 'closed', outcome: 'confirmed' })
    await expect(step(id, { kind: 'noted', note: 'x' })).rejects.toThrow(NotAllowed)
  })

  test('two who decide at once: one decision', async () => {
    const { id } = (await alertOf(2))!
    await step(id, { kind: 'taken' })
    const both = await Promise.allSettled([
      step(id, { kind: 'closed', outcome: 'technical' }),
      step(id, { kind: 'closed', outcome: 'false' }, budi),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('what was done is never changed', async () => {
    await expect(sql`update alert_step set note = ''`.execute(test_.platform.db)).rejects.toThrow()
  })
})

test('a site with several technical alerts is written to, once', async () => {
  const { platform } = test_
  const { email } = await platform.db.transaction().execute(async tx => {
    const email = 'apoteker@example.id'
    await createPerson(tx, { email, name: 'Apoteker', roles: ['applicant'], companyId: chain.pharmacy.companyId })
    return { email }
  })
  const late = chain.lot.uris('primary', 41, 4)
  // Sold three weeks before they came: the clock of the till is wrong.
  await report(platform, chain.pharmacy, [events.dispense(late, minute(-8 * day), chain.pharmacy)])
  await watch(platform, soon())
  expect(await alertOf(41)).toMatchObject({ class: 'technical' })
  expect(await coach(platform)).toBe(1)
  const letter = (await newestLetters(platform.db)).find(({ recipient }) => recipient === email)
  expect(letter?.body).toMatch(/4 laporan pergerakan[\s\S]*Jam tidak cocok: 4\./)
  expect(await coach(platform)).toBe(0)
})
