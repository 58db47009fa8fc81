import { beforeAll, describe, expect, test } from 'vitest'
import { type ALot, aChain, aLot, events, minute, type Party, report } from '#/features/tracing/chain.test-support.ts'
import { journeyOf, standingOf } from '#/features/tracing/journeys.ts'
import { mount } from '#/platform/http/mount.ts'
import { at as headersOf, somebody, testPlatform } from '../../../tests/platform.ts'
import { simpleReportsRoutes } from './routes.ts'

const at = testPlatform()
let chain: Awaited<ReturnType<typeof aChain>>
beforeAll(async () => {
  chain = await aChain(at.platform)
})

const app = () => mount(at.platform, simpleReportsRoutes, { proveAgain: c => c.text('prove', 403) })
const keyOf = ({ companyId }: Party) =>
  headersOf(somebody(['applicant'], { via: 'key', companyId, scopes: ['movements:write'], provedAt: undefined }))
type Headers = Record<string, string>
const post = async (by: Party, path: string, body: unknown, headers: Headers = {}) =>
  app().request(`/api/v1/reports/${path}`, {
    method: 'POST',
    headers: { ...keyOf(by), 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const rowsOf = async (by: Party, path: string, rows: unknown[], headers: Headers = {}) => {
  const response = await post(by, path, { rows }, headers)
  expect(response.status).toBe(200)
  return (await response.json()) as { recorded: number; known: number; refused: number; rows: Record<string, unknown>[] }
}
const made = async (): Promise<ALot> => {
  const lot = await aLot(at.platform, chain.maker)
  await report(at.platform, chain.maker, [
    events.commission(lot.uris('primary'), minute(0), chain.maker),
    events.pack(lot.uris('secondary', 0, 1)[0]!, lot.uris('primary', 0, 50), minute(1), chain.maker),
  ])
  return lot
}
const stands = async (lot: ALot, place: number) => standingOf(at.platform.db, lot.at('primary', place))

test('a case goes from maker to pharmacy and its packs to patients, by receive, distribute and use alone', async () => {
  const { maker, distributor, pharmacy } = chain
  const lot = await made()
  const [box] = lot.uris('secondary', 0, 1)
  const pack = lot.uris('primary', 4, 1)[0]!
  expect(
    await rowsOf(maker, 'distribute', [{ code: box, to: distributor.site, invoice: 'F-1/2026', note: 'Kirim pagi' }]),
  ).toMatchObject({
    recorded: 1,
    refused: 0,
    rows: [{ row: 1, ok: true, event: expect.stringMatching(/^ni:/) }],
  })
  expect(await stands(lot, 4)).toMatchObject({ status: 'in transit', toSiteId: distributor.siteId })
  await rowsOf(distributor, 'receive', [{ code: box, from: maker.site }])
  expect(await stands(lot, 4)).toMatchObject({ status: 'at a site', siteId: distributor.siteId })
  await rowsOf(distributor, 'distribute', [{ code: box, to: pharmacy.site }])
  await rowsOf(pharmacy, 'receive', [{ code: box }])
  const [used] = (await rowsOf(pharmacy, 'use', [{ code: pack, purpose: 'Imunisasi' }])).rows
  expect(used).toMatchObject({ ok: true, code: 'OK' })
  expect(await stands(lot, 4)).toMatchObject({ status: 'dispensed' })
  expect((await rowsOf(pharmacy, 'use', [{ code: pack }])).rows[0]).toMatchObject({
    ok: false,
    code: 'PCK_19',
    kind: 'procedure',
  })
})

describe('a row that is wrong', () => {
  test.each([
    ['receive', { code: 'obat' }, 'id', 'tidak terbaca'],
    ['receive', {}, 'en', 'Name the goods'],
    ['receive', { nie: 'DKL0000000001A1', batch: 'B1', quantity: -3 }, 'en', 'reversals'],
    ['receive', { nie: 'DKL0000000001A1', batch: 'B1', quantity: 3 }, 'en', 'not registered'],
    ['receive', { gtin: '123', batch: 'B1', quantity: 3 }, 'en', 'digits'],
    ['receive', { sscc: '008991234000000017', kind: 'theft' }, 'en', 'kind: Choose one of'],
    ['distribute', { sscc: '008991234000000017' }, 'en', 'Say where it goes'],
    ['distribute', { sscc: '008991234000000017', to: '9999999999999' }, 'en', 'No site'],
    ['receive', { sscc: '008991234000000017', tujuan: 'x' }, 'en', 'Not known: tujuan'],
    ['receive', { sscc: '008991234000000017', at: '2099-01-01T00:00:00+07:00' }, 'en', 'has not come yet'],
  ] as const)('of %s, %j, is told by itself and does not hold up the others', async (path, wrong, lang, sentence) => {
    const lot = await made()
    const good = { code: lot.uris('secondary', 1, 1)[0], to: path === 'distribute' ? chain.pharmacy.site : undefined }
    const { recorded, refused, rows } = await rowsOf(chain.maker, path, [wrong, good])
    expect([recorded, refused, rows[0]!.ok, rows[1]!.ok]).toEqual([1, 1, false, true])
    expect((rows[0]!.says as Record<string, string>)[lang]).toContain(sentence)
  })
  test('at a site of another company is refused whole', async () => {
    const response = await post(chain.pharmacy, 'receive', { site: chain.maker.site, rows: [{ sscc: '008991234000000017' }] })
    expect(response.status).toBe(422)
  })
})

describe('a key', () => {
  test('of a row makes it the same report, whenever it is sent again', async () => {
    const lot = await made()
    const row = { key: 'r1', code: lot.uris('primary', 60, 1)[0] }
    const first = await rowsOf(chain.pharmacy, 'receive', [row])
    const again = await rowsOf(chain.pharmacy, 'receive', [row])
    expect(again).toEqual({ ...first, known: 1, rows: [{ ...first.rows[0], known: true }] })
    expect((await journeyOf(at.platform.db, lot.at('primary', 60))).filter(({ kind }) => kind === 'received')).toHaveLength(1)
    const other = await rowsOf(chain.pharmacy, 'receive', [{ ...row, invoice: 'F-2' }])
    expect((other.rows[0]!.says as { en: string }).en).toContain('another report')
  })
  test('of the request stands for all of its rows, also for batches without serials', async () => {
    const sent = [
      { gtin: '08991234000018', batch: 'B77', quantity: 20, expiry: '2027-12-31' },
      { gtin: '08991234000018', batch: 'B77', quantity: 20, expiry: '2027-12-31' },
    ]
    const key = { 'idempotency-key': 'call-1' }
    const first = await rowsOf(chain.pharmacy, 'receive', sent, key)
    const again = await rowsOf(chain.pharmacy, 'receive', sent, key)
    expect([first.recorded, again.known]).toEqual([2, 2])
    expect(again.rows.map(({ event }) => event)).toEqual(first.rows.map(({ event }) => event))
  })
})

describe('a reversal', () => {
  test('of a receipt declares its event to be in error', async () => {
    const lot = await made()
    const code = lot.uris('primary', 70, 1)[0]
    const { rows } = await rowsOf(chain.pharmacy, 'receive', [{ code, note: 'Salah gudang' }])
    expect(await stands(lot, 70)).toMatchObject({ siteId: chain.pharmacy.siteId })
    const undone = await rowsOf(chain.pharmacy, 'receive/reverse', [{ event: rows[0]!.event }])
    expect(undone).toMatchObject({ recorded: 1, rows: [{ ok: true, event: rows[0]!.event }] })
    expect((await journeyOf(at.platform.db, lot.at('primary', 70))).at(-1)).toMatchObject({ kind: 'received', retracted: true })
    const foreign = await rowsOf(chain.distributor, 'receive/reverse', [{ event: rows[0]!.event }])
    expect((foreign.rows[0]!.says as { en: string }).en).toContain('did not report')
  })
  test('of a use is an undo, by its rules', async () => {
    const lot = await made()
    const code = lot.uris('primary', 80, 1)[0]
    const { rows } = await rowsOf(chain.pharmacy, 'use', [{ code }])
    const event = rows[0]!.event
    expect((await rowsOf(chain.pharmacy, 'use/reverse', [{ event }])).rows[0]).toMatchObject({ ok: false, code: 'PCK_27' })
    expect((await rowsOf(chain.pharmacy, 'use/reverse', [{ event, atHand: true }])).rows[0]).toMatchObject({
      ok: true,
      code: 'OK',
    })
    expect(await stands(lot, 80)).toMatchObject({ status: 'at a site' })
    expect((await rowsOf(chain.pharmacy, 'use/reverse', [{ event, atHand: true }])).rows[0]).toMatchObject({ code: 'PCK_06' })
  })
})

describe('a CSV file', () => {
  const csv = (by: Party, path: string, text: string, headers: Headers = {}) =>
    post(by, path, text, { 'content-type': 'text/csv; charset=utf-8', ...headers })
  test('is answered by a report of its rows, in the order of the file, whatever stands between its columns', async () => {
    const lot = await made()
    const [a, b] = lot.uris('primary', 90, 2)
    const text = `﻿kode;nomor_faktur;keterangan\n${a};F-9;"Baik; utuh"\nobat;F-9;\n${b};F-9;=1+1\n`
    const response = await csv(chain.pharmacy, 'receive', text)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
    const lines = (await response.text()).trim().split('\n')
    expect(lines.map(line => line.split(',').slice(0, 2).join())).toEqual(['row,ok', '1,true', '2,false', '3,true'])
    expect(await stands(lot, 91)).toMatchObject({ siteId: chain.pharmacy.siteId })
  })
  test('of many pieces is taken piece by piece, and once under its key', async () => {
    const text = ['gtin,batch,quantity', ...Array.from({ length: 2500 }, (_, i) => `08991234000018,B${i},5`)].join('\n')
    const key = { 'idempotency-key': 'file-1' }
    const report = async () => (await (await csv(chain.pharmacy, 'receive', text, key)).text()).trim().split('\n').slice(1)
    const first = await report()
    const again = await report()
    expect(first.filter(line => line.includes(',true,,'))).toHaveLength(2500)
    expect(again.filter(line => line.includes(',true,true,'))).toHaveLength(2500)
  }, 60_000)
  test('that is none is refused, and one that breaks off says so in its last row', async () => {
    expect((await csv(chain.pharmacy, 'receive', 'kode\n')).status).toBe(422)
    expect((await csv(chain.pharmacy, 'receive', 'kode\n"ab')).status).toBe(422)
    const rows = Array.from({ length: 1200 }, (_, i) => `08991234000018,C${i},5`)
    const broken = await csv(chain.pharmacy, 'receive', ['gtin,batch,quantity', ...rows, '"08991234'].join('\n'))
    const lines = (await broken.text()).trim().split('\n')
    expect(lines.at(-1)).toMatch(/^,false,.*CSV/)
  })
})

describe('facilities', () => {
  const find = async (query: string) =>
    (await (await app().request(`/api/v1/facilities?${query}`, { headers: keyOf(chain.pharmacy) })).json()) as {
      facilities: { id: string; uri: string }[]
      more: boolean
    }
  test('are found by name and regency', async () => {
    const { facilities } = await find('regency=73.71')
    expect(facilities).toContainEqual(expect.objectContaining({ id: chain.pharmacy.siteId, uri: chain.pharmacy.site }))
    expect((await find('q=tidak%20ada%20yang%20begini')).facilities).toEqual([])
  })
})
