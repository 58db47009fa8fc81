import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeCodingRoutes } from '#/features/coding/routes.ts'
import { aParty, type Party } from '#/features/tracing/chain.test-support.ts'
import { standingOf } from '#/features/tracing/journeys.ts'
import { textOfPage } from '#/features/tracing/pages.test-support.ts'
import { withCheckDigit } from '#/gs1/check-digit.ts'
import { type Role, roles, type Visitor } from '#/platform/accounts/person.ts'
import { mount } from '#/platform/http/mount.ts'
import { at as headersOf, sent, somebody, testPlatform } from '../../../tests/platform.ts'
import { type ALine, aLine } from './line.test-support.ts'
import { lotPacking } from './lot-section.tsx'
import { packingRoutes } from './routes.ts'

const at = testPlatform()
let line: ALine
let distributor: Party
beforeAll(async () => {
  line = await aLine(at.platform)
  distributor = await aParty(at.platform, 'wholesaler', 'distribution', { regencyCode: '35.78', lat: -7.25, lon: 112.75 })
})

const app = () =>
  mount(at.platform, [...makeCodingRoutes([lotPacking]), ...packingRoutes], { proveAgain: c => c.text('prove', 403) })
const keyOf = ({ maker }: ALine, scopes: Visitor['scopes'] = ['movements:read', 'movements:write']) =>
  somebody(['applicant'], { via: 'key', companyId: maker.companyId, scopes, provedAt: undefined })
const person = ({ maker }: ALine) => somebody(['applicant'], { companyId: maker.companyId })
let asked = 0
const post = async (path: string, body: unknown, { of = line, key = `key-${++asked}`, visitor = keyOf(of) } = {}) => {
  const response = await app().request(path, {
    method: 'POST',
    headers: { ...headersOf(visitor), 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: await response.json() }
}
const get = async (path: string, visitor: Visitor = keyOf(line)) => {
  const response = await app().request(path, { headers: headersOf(visitor, 'en') })
  return { status: response.status, text: await response.text() }
}
const sendForm = async (path: string, fields: Record<string, string>, visitor = person(line)) => {
  const response = await app().request(path, sent(fields, visitor))
  return { status: response.status, text: textOfPage(await response.text()), location: response.headers.get('location') }
}

describe('the API of a lot', () => {
  test('records, refuses with a problem for each row, and asks for a key', async () => {
    const path = `/api/v1/lots/${line.lot.id}/statuses`
    const codes = line.lot.uris('primary', 0, 120)
    expect(await post(path, { act: 'activate', codes })).toMatchObject({ status: 200, body: { recorded: true, taken: 120 } })
    expect((await post(path, { act: 'activate', codes }, { key: '' })).body.problems[0].field).toBe('Idempotency-Key')
    const refused = await post(path, { act: 'reject', codes: [codes[0], 'nonsense'] })
    expect([refused.status, refused.body.problems[0].field]).toEqual([422, 'rows.2'])
    expect((await post(path, { act: 'activate' })).status).toBe(422)
    expect((await post(path, { act: 'activate', codes, range: { level: 'primary', from: 0, count: 1 } })).status).toBe(422)
  })
  test('packs by rows and reconciles', async () => {
    const [box, next] = line.lot.uris('secondary', 0, 2) as [string, string]
    const [pallet] = line.lot.uris('tertiary', 0, 1) as [string]
    const into = (parent: string, from: number, count: number) =>
      line.lot.uris('primary', from, count).map(child => ({ parent, child }))
    const path = `/api/v1/lots/${line.lot.id}/packing`
    const rows = [...into(box, 0, 50), ...into(next, 50, 40)]
    const done = await post(path, { act: 'pack', rows })
    expect(done.body).toMatchObject({ taken: 90, partFull: [{ parent: next, packed: 40, planned: 50 }] })
    expect(done.body.events).toHaveLength(2)
    await post(path, { act: 'pack', rows: [box, next].map(child => ({ parent: pallet, child })) })
    const { text } = await get(`/api/v1/lots/${line.lot.id}/reconciliation`)
    expect(JSON.parse(text)).toMatchObject({
      levels: [
        { activated: 120, unused: 280 },
        { level: 'secondary', activated: 2 },
        { level: 'tertiary', activated: 1 },
      ],
      differences: [
        { kind: 'unused', count: 280 },
        { kind: 'not packed', count: 30 },
        { kind: 'part full', level: 'secondary', count: 1 },
        { kind: 'part full', level: 'tertiary', count: 1 },
      ],
    })
  })
  test('is its holder’s alone', async () => {
    const other = await aLine(at.platform)
    for (const [path, body] of [
      ['statuses', { act: 'activate', codes: line.lot.uris('primary', 0, 1) }],
      ['packing', { act: 'pack', rows: [{ parent: 'a', child: 'b' }] }],
      ['close', {}],
    ] as const)
      expect((await post(`/api/v1/lots/${line.lot.id}/${path}`, body, { of: other })).status).toBe(404)
    expect((await get(`/api/v1/lots/${line.lot.id}/reconciliation`, keyOf(other))).status).toBe(404)
    expect((await get(`/api/v1/lots/${line.lot.id}/reconciliation`, keyOf(line, ['codes']))).status).toBe(403)
  })
})

describe('the four reports', () => {
  const rowsOf = async (report: string, of = line): Promise<Record<string, string>[]> =>
    parse((await get(`/api/v1/lots/${of.lot.id}/reports/${report}`, keyOf(of))).text, { columns: true })

  test('say what was recorded', async () => {
    const register = await rowsOf('register')
    expect(register).toHaveLength(120)
    expect(register[0]).toEqual({
      nie: line.lot.facts.licence,
      gtin: '',
      batch_no: line.lot.facts.batch,
      production_date: line.lot.facts.productionDate,
      expired_date: line.lot.facts.expiry,
      serial: line.lot.uris('primary', 0, 1)[0]!.slice(-12),
      status: 'activated',
    })
    expect((await rowsOf('register-parent')).map(({ level }) => level)).toEqual(['secondary', 'secondary', 'tertiary'])
    expect(await rowsOf('packing-aggregate')).toHaveLength(92)
  })
  test('come back in through the inbound addresses and change nothing', async () => {
    for (const report of ['register', 'register-parent', 'packing-aggregate']) {
      const { text } = await get(`/api/v1/lots/${line.lot.id}/reports/${report}?format=json`)
      const { rows } = JSON.parse(text)
      expect(rows.length).toBeGreaterThan(0)
      const back = await post(`/api/v1/ttac/${report}`, { rows })
      expect(back).toMatchObject({ status: 200, body: { taken: 0, already: rows.length, refused: 0 } })
    }
  })
  test('arriving become events: register, pack, send', async () => {
    const of = await aLine(at.platform, { gtin: line.maker.gtin })
    const { licence: nie, batch, gtin } = of.lot.facts
    const serial = (uri: string) => uri.slice(-12)
    const about = { nie, batch_no: batch, expired_date: of.lot.facts.expiry }
    const packs = of.lot.uris('primary', 0, 6).map(serial)
    const rows = packs.map((one, i) =>
      i === 5 ? { gtin, serial: one } : { ...about, serial: one, ...(i === 4 && { status: 'rejected' }) },
    )
    expect(await post('/api/v1/ttac/register', { rows }, { of })).toMatchObject({ status: 200, body: { taken: 6 } })
    const [box] = of.lot.uris('secondary', 0, 1).map(serial)
    expect(await post('/api/v1/ttac/register-parent', { rows: [{ nie, serial: box }] }, { of })).toMatchObject({
      body: { taken: 1 },
    })
    expect((await post('/api/v1/ttac/register', { rows: [{ nie, serial: box }] }, { of })).body.problems[0].says.en).toMatch(
      /Register Parent/,
    )
    const pairs = [0, 1, 2].map(i => ({ nie, parent_serial: box, child_serial: packs[i] }))
    expect(await post('/api/v1/ttac/packing-aggregate', { rows: pairs }, { of })).toMatchObject({ body: { taken: 3 } })
    const sscc = withCheckDigit('08991234500000099')
    expect(
      await post('/api/v1/ttac/packing-aggregate', { rows: [{ nie, parent_serial: sscc, child_serial: box }] }, { of }),
    ).toMatchObject({ body: { taken: 1 } })

    const inside = await post(
      '/api/v1/ttac/send-product',
      { shipment_no: 'SJ/001', to: distributor.site, rows: [{ nie, serial: packs[0] }] },
      { of },
    )
    expect(inside.body.problems[0].says.en).toMatch(/Take it out first/)
    const shipment = { shipment_no: 'SJ/001', to: distributor.site, rows: [{ code: `(00)${sscc}` }, { nie, serial: packs[3] }] }
    expect(await post('/api/v1/ttac/send-product', shipment, { of })).toMatchObject({ status: 200, body: { taken: 2 } })
    expect(await post('/api/v1/ttac/send-product', shipment, { of })).toMatchObject({ body: { taken: 0, already: 2 } })
    const standing = await standingOf(at.platform.db, of.lot.at('primary', 1))
    expect(standing.status).toBe('in transit')
    const sendings = await rowsOf('send-product', of)
    expect(sendings.map(({ level, serial, shipment_no }) => [level, serial, shipment_no])).toEqual(
      expect.arrayContaining([
        ['primary', packs[3], 'SJ/001'],
        ['sscc', sscc, 'SJ/001'],
      ]),
    )
    expect(sendings).toHaveLength(2)
  })
  test('name the row whose batch or expiry is not that of its code', async () => {
    const { licence: nie } = line.lot.facts
    const serial = line.lot.uris('primary', 300, 1)[0]!.slice(-12)
    const wrong = [
      { nie, serial, batch_no: 'OTHER' },
      { nie, serial, expired_date: '2031-01-01' },
      { nie, serial: '000000000000' },
      { nie },
    ]
    const { status, body } = await post('/api/v1/ttac/register', { rows: wrong })
    expect(status).toBe(422)
    expect(
      body.problems.map(({ field, says }: { field: string; says: { en: string } }) => [field, says.en.slice(0, 22)]),
    ).toEqual([
      ['rows.1', 'This code was issued f'],
      ['rows.2', expect.stringMatching(/^This code expires on/)],
      ['rows.3', 'No code was issued wit'],
      ['rows.4', 'This does not read as '],
    ])
  })
})

describe('the pages', () => {
  test('show the reconciliation on the page of the lot, with acts for its holder alone', async () => {
    const path = `/lots/${line.lot.id}`
    const own = await get(path, person(line))
    expect(textOfPage(own.text)).toMatch(/Reconciliation of codes/)
    expect(own.text).toContain(`${path}/statuses`)
    const officer = await get(path, somebody(['code officer']))
    expect(officer.text).not.toContain(`${path}/statuses`)
    expect(officer.text).toContain(`${path}/reports/register.csv`)
  })
  test('record a range, and show in Indonesian what could not be', async () => {
    const path = `/lots/${line.lot.id}/statuses`
    const form = { act: 'activate', level: 'primary', first: '201', last: '210', behaviour: 'rollback' }
    expect(await sendForm(path, form)).toMatchObject({ status: 200, text: expect.stringContaining('10 dicatat') })
    const wrong = await sendForm(path, { act: 'reject damaged', codes: 'salah', behaviour: 'rollback' })
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('tidak terbaca sebagai kode satu kemasan')])
    const again = await (await app().request(path, sent({ act: 'reject damaged', codes: 'salah' }, person(line)))).text()
    for (const kept of ['value="reject damaged" checked', '>salah</textarea>', '1 baris salah']) expect(again).toContain(kept)
    expect((await sendForm(path, { act: '', codes: 'x' })).text).toMatch(/Pilih apa yang terjadi/)
    expect((await sendForm(path, { ...form, last: '' })).status).toBe(422)
    expect((await sendForm(path, { act: 'activate' })).text).toMatch(/Isi kode, rentang, atau pilih berkas/)
  })
  test('take a file of parents and children', async () => {
    const body = new FormData()
    const [box] = line.lot.uris('secondary', 2, 1)
    const rows = line.lot.uris('primary', 200, 8).map(child => `${box};${child}`)
    body.set('act', 'pack')
    body.set('behaviour', 'rollback')
    body.set('file', new File([`parent;child\r\n${rows.join('\r\n')}\r\n`], 'kemas.csv', { type: 'text/csv' }))
    const response = await app().request(`/lots/${line.lot.id}/packing`, {
      method: 'POST',
      headers: headersOf(person(line)),
      body,
    })
    expect([response.status, textOfPage(await response.text())]).toEqual([200, expect.stringContaining('8 dicatat')])
  })
  test('close a lot with the reason that its differences ask for', async () => {
    const path = `/lots/${line.lot.id}/close`
    expect((await sendForm(path, {})).status).toBe(422)
    expect((await sendForm(path, { counted: 'banyak' })).text).toMatch(/bilangan bulat/)
    const done = await sendForm(path, { reason: 'Sisa label dimusnahkan.', counted: '130' })
    expect([done.status, done.location]).toEqual([303, `/lots/${line.lot.id}`])
    expect(textOfPage((await get(`/lots/${line.lot.id}`, person(line))).text)).toMatch(/The lot was closed by Ani Wulandari/)
    expect((await sendForm(path, { reason: 'Lagi.' })).status).toBe(409)
  })
  test('open to their roles alone', async () => {
    const paths = packingRoutes.filter(({ method, path }) => method === 'get' && !path.includes(':report'))
    for (const role of roles.filter((one: Role) => one !== 'applicant'))
      for (const { path } of paths) {
        const mayRead = path.includes('reconciliation') && (role === 'code officer' || role === 'inspector')
        const { status } = await get(path.replace(':id', line.lot.id), somebody([role]))
        expect([path, role, status]).toEqual([path, role, mayRead ? 200 : 403])
      }
    expect((await get(`/lots/${line.lot.id}/statuses`, person(await aLine(at.platform)))).status).toBe(404)
  })
})
