import { beforeAll, describe, expect, test } from 'vitest'
import { startRecall } from '#/features/recalls/recalls.ts'
import { countStock } from '#/features/stock/counting.ts'
import { aChain, events, minute, report } from '#/features/tracing/chain.test-support.ts'
import { dayAt } from '#/law/day.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { mount } from '#/platform/http/mount.ts'
import { at as headersOf, somebody, testPlatform } from '../../../tests/platform.ts'
import { boardOf } from './board.ts'
import { countCoverage } from './coverage.ts'
import { boardRoutes } from './routes.ts'

const at = testPlatform()
let chain: Awaited<ReturnType<typeof aChain>>
beforeAll(async () => {
  chain = await aChain(at.platform)
  const { maker, distributor, pharmacy, lot } = chain
  const cases = lot.uris('secondary', 0, 4)
  const old = (count: number) => minute(count + 20 * 24 * 60)
  await report(at.platform, maker, [
    events.commission(lot.uris('primary', 0, 200), old(0), maker),
    ...cases.map((one, i) => events.pack(one, lot.uris('primary', i * 50, 50), old(1), maker)),
    events.ship(cases.slice(0, 1), old(2), maker, distributor),
    events.ship(cases.slice(1, 2), old(3), maker, distributor),
    events.ship(cases.slice(2, 3), old(4), maker, pharmacy),
  ])
  await report(at.platform, distributor, [events.receive(cases.slice(0, 1), old(5), distributor)])
  await report(at.platform, pharmacy, [
    events.receive(lot.uris('primary', 100, 50), old(6), pharmacy),
    events.dispense(lot.uris('primary', 100, 1), old(7), pharmacy),
    events.dispense(lot.uris('primary', 100, 1), old(8), pharmacy),
  ])
})

describe('the board', () => {
  test('counts what was recorded today, what looks wrong, where packs are, and how recalls go on', async () => {
    const { db } = at.platform
    await countStock(db)
    await countCoverage(db)
    const today = dayAt(new Date())
    const { licence } = chain.maker
    const cite = { instrument: 'PerBPOM 22/2022', article: '5' } as const
    await db.transaction().execute(tx => startRecall(tx, { licence, reasons: 'Uji papan.', cite, startedOn: today }, theSystem))
    const board = await boardOf(db, today)
    expect(board.hours.reduce((sum, events) => sum + events, 0)).toBe(12)
    expect(board.flags.map(({ kind }) => kind)).toContain('already dispensed')
    expect(new Map(board.provinces.map(({ code, packs }) => [code, packs]))).toEqual(
      new Map([
        ['32', 50],
        ['35', 50],
        ['73', 49],
      ]),
    )
    expect(board.recalls.map(({ recall, progress }) => [recall.licence, progress.all])).toEqual([[licence, 400]])
  })
  test('tells whose receipts are missing, and takes the packs of an unpacked case for the case', async () => {
    const { coverage } = await boardOf(at.platform.db, dayAt(new Date()))
    expect(coverage.map(({ companyId, shipments, received }) => [companyId, shipments, received])).toEqual([
      [chain.distributor.companyId, 2, 1],
    ])
  })
  test('is the officers’ page, with what other features count', async () => {
    const app = mount(at.platform, boardRoutes({ openAlerts: async () => 1234 }), { proveAgain: c => c.text('prove', 403) })
    const html = await (await app.request('/boards', { headers: headersOf(somebody(['inspector']), 'en') })).text()
    for (const says of ['Open alerts', '1,234', 'Uji', 'http-equiv="refresh"']) expect(html).toContain(says)
    const company = somebody(['applicant'], { companyId: chain.maker.companyId })
    expect((await app.request('/boards', { headers: headersOf(company) })).status).toBe(403)
  })
})
