import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { startRecall } from '#/features/recalls/recalls.ts'
import { type ALot, aChain, aLot, events, minute, type Party, report } from '#/features/tracing/chain.test-support.ts'
import { standingOf } from '#/features/tracing/journeys.ts'
import { textOfPage } from '#/features/tracing/pages.test-support.ts'
import { tracingRoutes } from '#/features/tracing/routes.ts'
import { dayAt } from '#/law/day.ts'
import { roles } from '#/platform/accounts/person.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { mount } from '#/platform/http/mount.ts'
import { at as headersOf, somebody, testPlatform } from '../../../tests/platform.ts'
import type { ScanAct } from './acts.ts'
import type { ActAnswer } from './answer.ts'
import type { Seen } from './look.ts'
import { scanningRoutes } from './routes.ts'

const at = testPlatform()
let chain: Awaited<ReturnType<typeof aChain>>
let lot: ALot
beforeAll(async () => {
  chain = await aChain(at.platform)
  lot = chain.lot
  const { maker, distributor } = chain
  const cases = lot.uris('secondary', 0, 8)
  const pallets = lot.uris('tertiary', 0, 2)
  await report(at.platform, maker, [
    events.commission(lot.uris('primary'), minute(0), maker),
    ...cases.map((one, i) => events.pack(one, lot.uris('primary', i * 50, 50), minute(1), maker)),
    ...pallets.map((pallet, i) => events.pack(pallet, cases.slice(4 * i, 4 * i + 4), minute(2), maker)),
    events.ship(pallets, minute(3), maker, distributor),
  ])
})

const app = () => mount(at.platform, [...scanningRoutes, ...tracingRoutes], { proveAgain: c => c.text('prove', 403) })
const person = ({ companyId }: Party) => somebody(['applicant'], { companyId, id: `person-${companyId}` })
const post = (path: string, body: unknown, visitor: ReturnType<typeof somebody>) =>
  app().request(path, {
    method: 'POST',
    headers: { ...headersOf(visitor), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

let numbers = 0
/** Acts as a device keeps them: each with a number and a time of its own. */
const act = (by: Party, act: ScanAct, code: string | undefined, more: Record<string, unknown> = {}) => ({
  key: `act-${++numbers}`,
  act,
  site: by.siteId,
  at: new Date(Date.now() - 3600_000 + numbers * 1000).toISOString(),
  ...(code !== undefined && { code }),
  ...more,
})
async function send(by: Party, acts: unknown[]): Promise<ActAnswer[]> {
  const response = await post('/api/v1/scans', { person: person(by).id, acts }, person(by))
  expect(response.status).toBe(200)
  return ((await response.json()) as { acts: ActAnswer[] }).acts
}
async function look(by: Party, act: ScanAct, codes: string[], parent?: string): Promise<Seen[]> {
  const response = await post('/api/v1/scans/look', { act, site: by.siteId, codes, ...(parent && { parent }) }, person(by))
  expect(response.status).toBe(200)
  return ((await response.json()) as { lines: Seen[] }).lines
}
const countEvents = async () =>
  (await sql<{ count: number }>`select count(*)::int as count from event`.execute(at.platform.db)).rows[0]!.count
const statusOf = async (pack: Parameters<typeof standingOf>[1]) => (await standingOf(at.platform.db, pack)).status
const oks = (answers: readonly ActAnswer[]) => answers.map(({ ok }) => ok)

describe('a pallet that arrives', () => {
  test('is told with what lies in it, and against what its shipment announced', async () => {
    const [pallet] = await look(chain.distributor, 'receive', lot.uris('tertiary', 0, 1))
    expect(pallet).toMatchObject({ inside: 204, notes: [] })
    expect(pallet!.contents).toMatchObject({
      counts: [{ count: 200 }],
      more: false,
      shipment: { units: 2, waiting: 2, held: 200, sent: 200, counts: [{ count: 400 }] },
    })
    expect(pallet!.contents!.children.map(({ code }) => code)).toEqual(lot.uris('secondary', 0, 4))
  })
  test('does not tell a stranger what lies in it', async () => {
    const [pallet] = await look(chain.pharmacy, 'receive', lot.uris('tertiary', 0, 1))
    expect(pallet!.contents).toBeUndefined()
  })
  test('is received whole by one scan', async () => {
    const [answer] = await send(chain.distributor, [act(chain.distributor, 'receive', lot.uris('tertiary', 0, 1)[0])])
    expect(answer).toMatchObject({ ok: true, event: expect.stringMatching(/^ni:/) })
    for (const n of [0, 199]) expect(await statusOf(lot.at('primary', n))).toBe('at a site')
    expect(await statusOf(lot.at('primary', 200))).toBe('in transit')
    const [other] = await look(chain.distributor, 'receive', lot.uris('tertiary', 1, 1))
    expect(other!.contents!.shipment).toMatchObject({ units: 2, waiting: 1 })
  })
  test('of which a case is missing is received by what is there, and the rest stays on its way', async () => {
    const there = lot.uris('secondary', 4, 3)
    expect(
      oks(
        await send(
          chain.distributor,
          there.map(code => act(chain.distributor, 'receive', code)),
        ),
      ),
    ).toEqual([true, true, true])
    expect(await statusOf(lot.at('primary', 200))).toBe('at a site')
    expect(await statusOf(lot.at('primary', 399))).toBe('in transit')
  })
})

describe('a queue', () => {
  test('does every act in its order, and answers each for itself', async () => {
    const { distributor, pharmacy } = chain
    const [box] = lot.uris('secondary', 0, 1)
    const [a, b, c, d] = lot.uris('primary', 0, 4)
    const sent = await send(distributor, [
      act(distributor, 'unpack', a, { parent: box }),
      act(distributor, 'pack', a, { parent: box }),
      act(distributor, 'ship', box, { to: pharmacy.site }),
    ])
    expect(oks(sent)).toEqual([true, true, true])
    const answers = await send(pharmacy, [
      act(pharmacy, 'receive', box),
      act(pharmacy, 'unpack', undefined, { parent: box }),
      act(pharmacy, 'dispense', a),
      act(pharmacy, 'sample', b),
      act(pharmacy, 'destroy', c),
      act(pharmacy, 'return', d, { to: distributor.site }),
      act(pharmacy, 'dispense', 'obat batuk'),
      act(pharmacy, 'dispense', a),
    ])
    expect(answers.map(({ ok, code, kind }) => [ok, code, kind])).toEqual([
      [true, undefined, undefined],
      [true, undefined, undefined],
      [true, 'OK', undefined],
      [true, 'OK', undefined],
      [true, 'OK', undefined],
      [true, undefined, undefined],
      [false, 'SCAN_UNREAD', 'technical'],
      [false, 'PCK_19', 'procedure'],
    ])
    const after = await Promise.all([0, 1, 2, 3, 4].map(n => statusOf(lot.at('primary', n))))
    expect(after).toEqual(['dispensed', 'sampled', 'destroyed', 'in transit', 'at a site'])
  })

  test('that is sent again because its answer was lost is taken once, though the packs have gone on since', async () => {
    const { pharmacy } = chain
    const [a, b] = lot.uris('primary', 10, 2)
    const acts = [
      act(pharmacy, 'receive', a),
      act(pharmacy, 'dispense', a),
      act(pharmacy, 'receive', b),
      act(pharmacy, 'destroy', b),
    ]
    const first = await send(pharmacy, acts)
    expect(oks(first)).toEqual([true, true, true, true])
    const before = await countEvents()
    const again = await send(pharmacy, acts)
    expect(again.map(({ key, ok, event }) => [key, ok, event])).toEqual(first.map(({ key, ok, event }) => [key, ok, event]))
    // Nor does it matter with what else it is sent.
    const alone = await Promise.all(acts.toReversed().map(one => send(pharmacy, [one])))
    expect(oks(alone.flat())).toEqual([true, true, true, true])
    expect(await countEvents()).toBe(before)
  })

  test('sent by several windows at once is taken once', async () => {
    const { pharmacy } = chain
    const acts = lot.uris('primary', 20, 10).map(code => act(pharmacy, 'dispense', code))
    const before = await countEvents()
    const all = await Promise.all([1, 2, 3, 4].map(() => send(pharmacy, acts)))
    expect(all.flat().every(({ ok }) => ok)).toBe(true)
    expect(await countEvents()).toBe(before + 10)
  })

  test('tells of a pack that somebody else dispensed meanwhile that it is suspect, and who has to look at it', async () => {
    const { distributor, pharmacy } = chain
    const [pack] = lot.uris('primary', 12, 1)
    await send(distributor, [act(distributor, 'dispense', pack)])
    const [late] = await send(pharmacy, [act(pharmacy, 'dispense', pack)])
    expect(late).toMatchObject({ ok: false, code: 'PCK_19', kind: 'suspect' })
  })

  test('with acts that nobody can read takes the others', async () => {
    const { pharmacy, maker } = chain
    const [pack] = lot.uris('primary', 13, 1)
    const answers = await send(pharmacy, [
      { key: 'a', act: 'sell', site: pharmacy.siteId, at: new Date().toISOString(), code: pack },
      act(pharmacy, 'ship', pack),
      act(pharmacy, 'pack', pack),
      act(pharmacy, 'receive', undefined),
      { ...act(pharmacy, 'receive', pack), site: maker.siteId },
      act(pharmacy, 'ship', pack, { to: pharmacy.site }),
      act(pharmacy, 'ship', pack, { to: '1234567890123' }),
      act(pharmacy, 'receive', pack, { at: new Date(Date.now() + 3600_000).toISOString() }),
      act(pharmacy, 'receive', pack),
    ])
    expect(oks(answers)).toEqual([false, false, false, false, false, false, false, false, true])
    for (const { ok, says } of answers) expect(ok || (says!.id.length > 10 && says!.en.length > 10)).toBe(true)
  })

  test('is taken in nobody else’s name', async () => {
    const acts = [act(chain.pharmacy, 'receive', lot.uris('primary', 14, 1)[0])]
    const response = await post('/api/v1/scans', { person: 'somebody else', acts }, person(chain.pharmacy))
    expect([response.status, await countEvents()]).toEqual([409, await countEvents()])
  })

  test('does not dispense what was recalled while there was no line', async () => {
    const other = await aLot(at.platform, chain.maker, { batch: 'TARIK' })
    const [pack] = other.uris('primary', 0, 1)
    const recall = { licence: chain.maker.licence, lotId: other.id, batch: 'TARIK', reasons: 'Uji', startedOn: dayAt(new Date()) }
    await at.platform.db
      .transaction()
      .execute(tx => startRecall(tx, { ...recall, cite: { instrument: 'PerBPOM 22/2022', article: '1' } }, theSystem))
    const [answer] = await send(chain.pharmacy, [act(chain.pharmacy, 'dispense', pack)])
    expect(answer).toMatchObject({ ok: false, code: 'PCK_22', kind: 'procedure' })
  })
})

describe('taking back', () => {
  const undo = (event: string | undefined, atHand = false) => ({ key: `act-${++numbers}`, undo: event, atHand })
  test('a dispensing asks whether the pack is at hand; then it may be dispensed again', async () => {
    const { pharmacy } = chain
    const [pack] = lot.uris('primary', 30, 1)
    const [done] = await send(pharmacy, [act(pharmacy, 'dispense', pack)])
    const [no] = await send(pharmacy, [undo(done!.event)])
    expect(no).toMatchObject({ ok: false, code: 'PCK_27' })
    const yes = undo(done!.event, true)
    expect(oks(await send(pharmacy, [yes]))).toEqual([true])
    expect(oks(await send(pharmacy, [yes]))).toEqual([true])
    expect(oks(await send(pharmacy, [act(pharmacy, 'dispense', pack)]))).toEqual([true])
  })
  test('a receipt declares it to be in error', async () => {
    const { distributor } = chain
    const pack = lot.at('primary', 399)
    const [done] = await send(distributor, [act(distributor, 'receive', lot.uris('primary', 399, 1)[0])])
    expect(await statusOf(pack)).toBe('at a site')
    expect(oks(await send(distributor, [undo(done!.event)]))).toEqual([true])
    expect(await statusOf(pack)).toBe('in transit')
  })
  test('is the company’s own matter', async () => {
    const [done] = await send(chain.pharmacy, [act(chain.pharmacy, 'receive', lot.uris('primary', 31, 1)[0])])
    const [answer] = await send(chain.distributor, [undo(done!.event)])
    expect(answer).toMatchObject({ ok: false, says: expect.anything() })
  })
})

describe('looking at codes', () => {
  test('says what is wrong with each, as the plain form does', async () => {
    const spoilt = lot.uris('primary', 40, 1)[0]!
    const lines = await look(chain.pharmacy, 'dispense', [spoilt, spoilt, 'obat', lot.uris('primary', 0, 1)[0]!])
    expect(lines.map(({ fault }) => fault?.kind)).toEqual([undefined, 'refused', 'technical', 'refused'])
    expect(lines[0]).toMatchObject({ product: expect.any(String), batch: expect.any(String), expiry: expect.any(String) })
  })
})

describe('the page', () => {
  test('is the applicants’ alone, with the plain form on it', async () => {
    for (const role of roles) {
      const visitor = somebody([role], role === 'applicant' ? { companyId: chain.maker.companyId } : {})
      expect([role, (await app().request('/scan', { headers: headersOf(visitor) })).status]).toEqual([
        role,
        role === 'applicant' ? 200 : 403,
      ])
    }
    const html = await (await app().request('/scan?act=dispense', { headers: headersOf(person(chain.pharmacy)) })).text()
    expect(html).toMatch(/data-island="scan-desk"/)
    expect(html).toMatch(/action="\/scan\/check"/)
    const plain = await (await app().request('/scan?plain=yes', { headers: headersOf(person(chain.pharmacy)) })).text()
    expect(plain).not.toMatch(/scan-desk/)
    const nobody = await app().request('/scan', { headers: headersOf(somebody(['applicant']), 'en') })
    expect(textOfPage(await nobody.text())).toMatch(/does not belong to a company/)
  })
  test('as devices keep it has nobody’s name in it, whoever asks', async () => {
    const anyone = await (await app().request('/scan/shell')).text()
    const visitor = somebody(['applicant'], { name: 'Sari Wijaya', companyId: chain.pharmacy.companyId })
    const asked = await (await app().request('/scan/shell', { headers: headersOf(visitor) })).text()
    expect(asked).toBe(anyone)
    expect(asked).toMatch(/data-island="scan-desk"/)
    expect(asked).not.toMatch(/data-profile|Sari|Sarana /)
  })
})
