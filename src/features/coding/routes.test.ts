import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadInitialHolidays } from '#/features/calendar/holidays.ts'
import { startRecall } from '#/features/recalls/recalls.ts'
import { changeStanding } from '#/features/register/licences.ts'
import { addDays } from '#/law/day.ts'
import { type Role, roles } from '#/platform/accounts/person.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { mount } from '#/platform/http/mount.ts'
import { openApi } from '#/platform/http/openapi.ts'
import { newId } from '#/platform/ids.ts'
import { at, sent, somebody, testPlatform } from '../../../tests/platform.ts'
import { aHolder, type Holder, lotOf, today } from './holder.test-support.ts'
import { issueLot } from './lots.ts'
import { findPack } from './packs.ts'
import { lotsOfLicence } from './read-lots.ts'
import { codingRoutes } from './routes.ts'
import { readPicture } from './symbol-readers.test-support.ts'

const test1 = testPlatform()
const app = () => mount(test1.platform, codingRoutes, { proveAgain: c => c.text('prove', 403) })
const db = () => test1.platform.db
let holder: Holder
let other: Holder
let lotId: string
beforeAll(async () => {
  holder = await aHolder(db())
  other = await aHolder(db())
  await db().transaction().execute(loadInitialHolidays)
  lotId = await db()
    .transaction()
    .execute(tx => issueLot(tx, lotOf(holder, { gtin: holder.gtin, batch: 'MINE-1', packs: 2500 })))
})
const applicant = (of: Holder) => somebody(['applicant'], { companyId: of.companyId })
const get = async (path: string, visitor = applicant(holder), lang: 'id' | 'en' = 'en') => {
  const response = await app().request(path, { headers: at(visitor, lang) })
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const dayParts = (name: string, day: string) => {
  const [year, month, date] = day.split('-') as [string, string, string]
  return { [`${name}.year`]: year, [`${name}.month`]: month, [`${name}.day`]: date }
}
const typed = (of: Holder, more: Record<string, string> = {}): Record<string, string> => ({
  licence: of.licence,
  idempotencyKey: newId(),
  batch: `T-${newId().slice(-8)}`,
  gtin: of.gtin,
  siteId: of.siteId,
  ...dayParts('productionDate', addDays(today, 30)),
  ...dayParts('expiry', addDays(today, 700)),
  packs: '100.000',
  perCase: '50',
  perPallet: '40',
  ...more,
})
const asked = (of: Holder, more: Record<string, unknown> = {}) => ({
  licence: of.licence,
  batch: `A-${newId().slice(-8)}`,
  siteId: of.siteId,
  productionDate: addDays(today, 30),
  expiry: addDays(today, 700),
  packs: 1000,
  perCase: 50,
  perPallet: 40,
  ...more,
})
const post = (body: unknown, headers: Record<string, string> = {}, visitor = applicant(holder)) =>
  app().request('/api/v1/lots', {
    method: 'POST',
    headers: { ...at(visitor), 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

describe('who may come in', () => {
  test.each(roles)('%s', async (role: Role) => {
    const visitor = role === 'applicant' ? applicant(holder) : somebody([role])
    const own = role === 'applicant' ? 200 : 403
    const read = ['applicant', 'code officer', 'inspector'].includes(role) ? 200 : 403
    for (const path of [
      '/lots',
      `/lots/${lotId}`,
      `/lots/${lotId}/codes.csv?count=1`,
      `/lots/${lotId}/codes.jsonl?count=1`,
      '/api/v1/lots',
      `/api/v1/lots/${lotId}`,
      `/api/v1/lots/${lotId}/codes?count=1`,
    ])
      expect([path, (await get(path, visitor)).status]).toEqual([path, read])
    for (const path of ['/lots/new', '/labels', `/lots/${lotId}/labels`, `/lots/${lotId}/labels.pdf?count=1`])
      expect([path, (await get(path, visitor)).status]).toEqual([path, own])
    if (role !== 'applicant')
      for (const path of ['/lots', '/lots/check']) expect((await app().request(path, sent({}, visitor))).status).toBe(403)
  })
  test('another company does not even learn that the lot exists', async () => {
    for (const part of ['', '/codes.csv', '/codes.jsonl', '/labels', '/labels.pdf'])
      expect((await get(`/lots/${lotId}${part}`, applicant(other))).status).toBe(404)
    for (const part of ['', '/codes']) expect((await get(`/api/v1/lots/${lotId}${part}`, applicant(other))).status).toBe(404)
    expect((await get('/lots', applicant(other))).text).not.toContain('MINE-1')
    expect((await get('/lots', somebody(['inspector']))).text).toContain('MINE-1')
  })
  test('a key with the scope for codes, through the API alone', async () => {
    const key = somebody(['applicant'], { via: 'key', companyId: holder.companyId, scopes: ['codes'], provedAt: undefined })
    expect((await get(`/api/v1/lots/${lotId}`, key)).status).toBe(200)
    expect((await post(asked(holder), { 'idempotency-key': newId() }, key)).status).toBe(201)
    expect((await get(`/api/v1/lots/${lotId}`, { ...key, scopes: ['applications'] })).status).toBe(403)
    expect((await get(`/lots/${lotId}`, key)).status).toBe(403)
  })
  test('nobody who is not signed in', async () => {
    expect((await app().request(`/lots/${lotId}/codes.csv`)).status).toBe(303)
    expect((await app().request(`/api/v1/lots/${lotId}/codes`)).status).toBe(401)
  })
  test('an account without a company is told what to do', async () => {
    const nobody = somebody(['applicant'])
    expect((await get('/lots', nobody)).text).toContain('/company')
    expect((await get('/lots/new', nobody)).status).toBe(409)
  })
})

describe('ordering by the form', () => {
  test('leads from the licence over a review to the lot, and the same form sent twice makes one lot', async () => {
    expect((await get('/lots/new')).text).toContain(holder.licence)
    expect((await get(`/lots/new?licence=${holder.licence}`)).text).toContain('name="idempotencyKey"')
    const fields = typed(holder)
    const review = await app().request('/lots/check', sent(fields, applicant(holder)))
    const text = await review.text()
    expect([review.status, text.includes('2.000'), text.includes(fields.idempotencyKey!)]).toEqual([200, true, true])
    const wayBack = /href="(\/lots\/new\?[^"]+)"/.exec(text)![1]!.replaceAll('&amp;', '&')
    expect((await get(wayBack)).text).toContain(`value="${fields.batch}"`)
    expect((await lotsOfLicence(db(), holder.licence)).some(lot => lot.batch === fields.batch)).toBe(false)
    const [first, again] = [
      await app().request('/lots', sent(fields, applicant(holder))),
      await app().request('/lots', sent(fields, applicant(holder))),
    ]
    expect([first.status, first.headers.get('location')]).toEqual([303, again.headers.get('location')])
    const page = await get(first.headers.get('location')!)
    expect(page.text).toContain('100,000')
    expect((await lotsOfLicence(db(), holder.licence)).filter(lot => lot.batch === fields.batch)).toHaveLength(1)
  })
  test('with faults shows the form again with what was typed, each fault at its field', async () => {
    const wrong = typed(holder, { batch: 'B 1', packs: 'banyak', 'expiry.month': '13' })
    const response = await app().request('/lots/check', sent(wrong, applicant(holder)))
    const text = await response.text()
    expect(response.status).toBe(422)
    for (const part of ['value="B 1"', 'value="banyak"', 'Isi jumlah kemasan: bilangan bulat', 'Isi tanggal kedaluwarsa'])
      expect(text).toContain(part)
  })
  test('another company’s licence or site issues nothing', async () => {
    const before = (await lotsOfLicence(db(), other.licence)).length
    expect((await app().request('/lots', sent(typed(other), applicant(holder)))).status).toBe(422)
    expect((await app().request('/lots', sent(typed(holder, { siteId: other.siteId }), applicant(holder)))).status).toBe(422)
    expect((await lotsOfLicence(db(), other.licence)).length).toBe(before)
  })
  test('needs a second factor on the account', async () => {
    const response = await app().request('/lots', sent(typed(holder), { ...applicant(holder), hasSecondFactor: false }))
    expect([response.status, (await response.text()).includes('faktor kedua')]).toEqual([422, true])
  })
})

describe('ordering by the API', () => {
  test('gives the lot at once with its counts, then the same one', async () => {
    const order = asked(holder, { packs: 100_000 })
    const key = { 'idempotency-key': newId() }
    const first = await post(order, key)
    const answer = await first.json()
    expect([first.status, answer.counts, answer.lot.batch]).toEqual([
      201,
      { primary: 100_000, secondary: 2000, tertiary: 50 },
      order.batch,
    ])
    const again = await post(order, key)
    expect([again.status, (await again.json()).lot.id]).toEqual([200, answer.lot.id])
    expect(first.headers.get('location')).toBe(`/api/v1/lots/${answer.lot.id}`)
    expect(JSON.stringify(answer)).not.toContain('Wulandari')
  })
  test('says what is wrong with the field and the article, and issues nothing', async () => {
    const { packs: _packs, ...without } = asked(holder)
    const refusals = [
      ['', 'body is not JSON'],
      [without, '"field":"packs"'],
      [asked(holder, { batch: 'B(1' }), '"article":"pasal 7"'],
      [asked(holder, { gtin: other.gtin }), 'is not registered with this licence'],
      [asked(holder, { productionDate: '2026-02-30' }), '"field":"productionDate"'],
      [asked(holder, { surprise: 1 }), 'surprise'],
      [[], '"status":422'],
    ] as const
    for (const [body, part] of refusals) {
      const response = await post(body, { 'idempotency-key': newId() })
      expect([response.status, response.headers.get('content-type')]).toEqual([422, 'application/problem+json'])
      expect(await response.text()).toContain(part)
    }
    expect(await (await post(asked(holder))).text()).toContain('Idempotency-Key')
  })
  test('lists lots with their number', async () => {
    const { lots, total } = JSON.parse((await get('/api/v1/lots?batch=mine')).text)
    expect([lots.map((lot: { id: string }) => lot.id), total]).toEqual([[lotId], 1])
  })
})

describe('the licence decides', () => {
  test('one that was suspended, and a product that was recalled, get no codes and no labels, but keep their list of codes', async () => {
    const cite = { instrument: 'PerBPOM 22/2022', article: 'pasal 5' } as const
    for (const act of ['suspended', 'recalled'] as const) {
      const one = await aHolder(db())
      const lot = await db()
        .transaction()
        .execute(tx => issueLot(tx, lotOf(one)))
      await db()
        .transaction()
        .execute(async tx => {
          if (act === 'suspended')
            await changeStanding(tx, one.licence, { to: 'suspended', reasons: 'Mutu.', cite, on: today }, theSystem)
          else await startRecall(tx, { licence: one.licence, reasons: 'Mutu.', cite, startedOn: today }, theSystem)
        })
      const response = await post(asked(one), { 'idempotency-key': newId() }, applicant(one))
      expect([response.status, (await response.text()).includes('pasal 5')]).toEqual([422, true])
      expect((await get(`/lots/${lot}/labels.pdf?count=1`, applicant(one))).status).toBe(409)
      expect((await get(`/lots/${lot}/labels`, applicant(one))).status).toBe(409)
      expect((await get(`/lots/${lot}/codes.csv`, applicant(one))).status).toBe(200)
      expect((await get(`/lots/${lot}`, applicant(one))).text).toContain(
        act === 'suspended' ? 'has been suspended' : 'has been recalled',
      )
    }
  })
})

describe('files', () => {
  test('of codes carry every level, name themselves, and continue where they were cut off', async () => {
    const whole = await get(`/lots/${lotId}/codes.csv`)
    const rows = parse(whole.text, { columns: true }) as { serial: string; national: string }[]
    expect(rows).toHaveLength(2500)
    expect(whole.headers.get('content-disposition')).toBe(`attachment; filename="${holder.licence}-MINE-1-primary.csv"`)
    expect(whole.text).toBe(
      (await get(`/lots/${lotId}/codes.csv?count=1000`)).text + (await get(`/lots/${lotId}/codes.csv?from=1000`)).text,
    )
    expect(await findPack(db(), test1.platform.keys, { nie: holder.licence, serial: rows[2499]!.serial })).toMatchObject({
      lotId,
    })
    const { text } = await get(`/api/v1/lots/${lotId}/codes?level=secondary&format=jsonl&columns=serial,uri`)
    const lines = text
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
    expect([lines.length, Object.keys(lines[0])]).toEqual([50, ['serial', 'uri']])
  })
  test('are refused beyond the lot or with a wish that is not known, saying what is right', async () => {
    for (const query of ['from=2500', 'from=-1', 'count=0', 'level=cellar', 'columns=serial,secret', 'fnc1=none', 'from=x'])
      expect([query, (await get(`/api/v1/lots/${lotId}/codes?${query}`)).status]).toEqual([query, 422])
    expect((await get(`/lots/${lotId}/labels.pdf?count=100001`)).text).toContain('At most 100000 labels to a file')
  })
  test('of labels are PDFs, and the page shows the first label and the part that follows', async () => {
    const response = await get(`/lots/${lotId}/labels.pdf?level=primary&from=10&count=30&size=a4-24`)
    expect([response.headers.get('content-type'), response.text.slice(0, 5)]).toEqual(['application/pdf', '%PDF-'])
    const page = await get(`/lots/${lotId}/labels?first=11&count=1000`)
    expect(page.text).toContain('<svg class="label-picture"')
    expect(page.text).toContain('from=10')
    expect(page.text).toContain('first=1011')
    expect((await get(`/lots/${lotId}/labels?first=0`)).status).toBe(422)
    const chooser = (await get('/labels')).text
    expect(chooser).toContain(`/lots/${lotId}/labels`)
    expect(chooser).toContain('href="/labels?sort=')
    expect((await get(`/labels?lot=${lotId}`)).headers.get('location')).toBe(`/lots/${lotId}/labels`)
  })
  test('of labels for thermal printers have their modules in whole dots, and what the printer cannot do is refused', async () => {
    const zpl = await get(`/lots/${lotId}/labels.zpl?count=25&size=roll-50x30&symbol=national&dpi=300`)
    expect(zpl.text.match(/^\^XA/gm)).toHaveLength(25)
    const epl = await get(`/api/v1/lots/${lotId}/labels.epl?count=3&size=roll-100x50`)
    expect([epl.headers.get('content-type'), epl.text.match(/^P1$/gm)?.length]).toEqual(['application/octet-stream', 3])
    for (const [query, says] of [
      ['labels.epl?dpi=600', '203 or 300 dots'],
      ['labels.zpl?dpi=204', 'Choose one of: 203, 300, 600'],
      ['labels.zpl?dpi=203&size=a4-65', 'Its modules would be'],
      ['labels.pdf?bleed=3&size=a4-24', 'Bleed is for rolls alone'],
    ] as const) {
      const refused = await get(`/lots/${lotId}/${query}`)
      expect([query, refused.status, refused.text.includes(says)]).toEqual([query, 422, true])
    }
    const chosen = await get(`/lots/${lotId}/labels?size=roll-100x50&dpi=300&bleed=2`)
    expect(chosen.text).toContain('labels.zpl?')
    expect(chosen.text).toContain('dpi=300')
    expect(chosen.text).toContain('On the primary pack.')
  })
  test('of one symbol are a drawing or a picture of the code at that place', async () => {
    const rows = (await get(`/lots/${lotId}/codes.csv?count=2&columns=national`)).text.split('\r\n')
    const png = await app().request(`/api/v1/lots/${lotId}/symbols/1?format=png`, { headers: at(applicant(holder)) })
    expect(png.headers.get('content-type')).toBe('image/png')
    expect((await readPicture(new Uint8Array(await png.arrayBuffer())))?.text).toBe(rows[2])
    const svg = await get(`/api/v1/lots/${lotId}/symbols/1?symbol=datamatrix`)
    expect([svg.headers.get('content-type'), svg.text.slice(0, 4)]).toEqual(['image/svg+xml', '<svg'])
    expect((await get(`/api/v1/lots/${lotId}/symbols/2500`)).status).toBe(422)
    expect((await get(`/api/v1/lots/${lotId}/symbols/0?symbol=datamatrix&level=secondary`)).text).toContain('has no GTIN')
    expect((await get(`/api/v1/lots/${lotId}/symbols/1`, applicant(other))).status).toBe(404)
  })
  test('come as XML under an address and for machines, but never with signs that XML cannot hold', async () => {
    const page = await get(`/lots/${lotId}/codes.xml?from=5&count=2&columns=serial,national`)
    expect(page.headers.get('content-type')).toContain('application/xml')
    expect(page.text).toMatch(
      /^<\?xml [\s\S]*<codes xmlns="urn:absah:codes:1" [^>]*from="5" count="2">\n<code><serial>[\s\S]*<\/codes>\n$/,
    )
    expect((await get(`/api/v1/lots/${lotId}/codes?format=xml&from=5&count=2&columns=serial,national`)).text).toBe(page.text)
    const refused = await get(`/api/v1/lots/${lotId}/codes?format=xml&fnc1=gs`)
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('fnc1')])
  })
  test('leave a row in the audit that says who took which codes', async () => {
    await get(`/lots/${lotId}/codes.csv?from=7&count=3`, somebody(['inspector'], { name: 'Rini Inspektur' }))
    const { rows } = await test1.platform.pool.query(
      `select actor_name, facts from audit where act = 'lot.codes read' order by seq desc limit 1`,
    )
    expect(rows[0]).toEqual({ actor_name: 'Rini Inspektur', facts: { batch: 'MINE-1', level: 'primary', from: 7, count: 3 } })
  })
  test('tell nobody the number behind a serial or the key', async () => {
    const { text } = await get(`/lots/${lotId}/codes.csv?count=5`)
    expect(text.split('\r\n')[0]).toBe('level,serial,national,element_string,link,uri')
    const master = readFileSync(`${test1.platform.keys.folder}/master.key`, 'utf8').trim()
    expect((await get(`/lots/${lotId}`)).text + (await get(`/api/v1/lots/${lotId}`)).text).not.toContain(master)
  })
})

test('the routes for machines describe themselves', () => {
  const described = JSON.stringify(openApi(codingRoutes, 'https://absah.example'))
  for (const part of ['/api/v1/lots/{id}/codes', 'idempotencyKey', 'productionDate', 'element_string', '"format":"date"'])
    expect(described).toContain(part)
})
