import { beforeAll, describe, expect, test } from 'vitest'
import { gs1Context } from '#/epcis/context.ts'
import type { Event } from '#/epcis/event.ts'
import { xmlDocument } from '#/epcis/xml-write.ts'
import { startRecall } from '#/features/recalls/recalls.ts'
import { withCheckDigit } from '#/gs1/check-digit.ts'
import { dayAt } from '#/law/day.ts'
import { type Role, roles, type Visitor } from '#/platform/accounts/person.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { mount } from '#/platform/http/mount.ts'
import { at as headersOf, sent, somebody, testPlatform } from '../../../tests/platform.ts'
import { type ALot, aChain, aLot, aParty, events, minute, type Party, report } from './chain.test-support.ts'
import { journeyOf, standingOf } from './journeys.ts'
import { movementsOfLot } from './lot-movements.ts'
import { textOfPage } from './pages.test-support.ts'
import { tracingRoutes } from './routes.ts'

const at = testPlatform()
let chain: Awaited<ReturnType<typeof aChain>>
let lot: ALot
beforeAll(async () => {
  chain = await aChain(at.platform)
  lot = chain.lot
  const { maker, distributor } = chain
  const cases = lot.uris('secondary', 0, 4)
  await report(at.platform, maker, [
    events.commission(lot.uris('primary'), minute(0), maker),
    ...cases.map((one, i) => events.pack(one, lot.uris('primary', i * 50, 50), minute(1), maker)),
    events.pack(lot.uris('tertiary', 0, 1)[0]!, cases, minute(2), maker),
    events.ship(lot.uris('tertiary', 0, 1), minute(3), maker, distributor),
  ])
})

const app = () => mount(at.platform, tracingRoutes, { proveAgain: c => c.text('prove', 403) })
const person = ({ companyId }: Party) => somebody(['applicant'], { companyId })
const open = (path: string, visitor: Visitor, lang: 'id' | 'en' = 'en') =>
  app().request(path, { headers: headersOf(visitor, lang) })
const send = (path: string, fields: Record<string, string>, visitor: Visitor) => app().request(path, sent(fields, visitor))
const text = async (response: Response) => textOfPage(await response.text())

/** What the confirming page would send on: its hidden fields. */
const hidden = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      unescaped(value!),
    ]),
  )
const unescaped = (value: string) =>
  value.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<')

async function scan(fields: Record<string, string>, party: Party) {
  const check = await send('/scan/check', fields, person(party))
  const html = await check.text()
  return { status: check.status, html, onward: hidden(html), confirm: () => send('/scan', hidden(html), person(party)) }
}

describe('the phone page', () => {
  test('receives a pallet for all that is in it', async () => {
    const { distributor } = chain
    const [pallet] = lot.uris('tertiary', 0, 1) as [string]
    const { status, html, confirm } = await scan({ act: 'receive', site: distributor.siteId, codes: pallet }, distributor)
    expect(status).toBe(200)
    expect(textOfPage(html)).toMatch(/berisi 204/)
    const done = await confirm()
    expect([done.status, await text(done)]).toEqual([200, expect.stringContaining('Tercatat')])
    const standing = await standingOf(at.platform.db, lot.at('primary', 120))
    expect([standing.status, standing.where?.id]).toEqual(['at a site', distributor.siteId])
  })
  test('sent twice is recorded once, and says so', async () => {
    const { distributor } = chain
    const form = await scan(
      { act: 'unpack', site: distributor.siteId, parent: lot.uris('tertiary', 0, 1)[0]!, codes: lot.uris('secondary', 0, 1)[0]! },
      distributor,
    )
    expect(await text(await form.confirm())).not.toMatch(/sebelumnya/)
    expect(await text(await form.confirm())).toMatch(/sudah tercatat sebelumnya/)
    expect((await journeyOf(at.platform.db, lot.at('secondary', 0))).filter(({ kind }) => kind === 'unpacked')).toHaveLength(1)
  })
  test('ships to a company by its NIB, asking which site where it has several', async () => {
    const { distributor, pharmacy } = chain
    const { rows } = await at.platform.pool.query('select nib from company where id = $1', [pharmacy.companyId])
    const fields = { act: 'ship', site: distributor.siteId, codes: lot.uris('secondary', 0, 1)[0]!, to: rows[0].nib }
    const { confirm } = await scan(fields, distributor)
    await confirm()
    const standing = await standingOf(at.platform.db, lot.at('primary', 10))
    expect([standing.status, standing.to?.id]).toEqual(['in transit', pharmacy.siteId])
    await at.platform.pool.query(
      `insert into company_site (id, company_id, name, kind, address, regency_code, lat, lon, placed)
       select gen_random_uuid(), company_id, 'Cabang', kind, 'Jalan Lain 2', regency_code, lat, lon, placed from company_site where id = $1`,
      [pharmacy.siteId],
    )
    const asking = await scan({ ...fields, codes: lot.uris('secondary', 1, 1)[0]! }, distributor)
    expect([asking.status, textOfPage(asking.html)]).toEqual([422, expect.stringContaining('Cabang')])
    const chosen = await scan({ ...fields, codes: lot.uris('secondary', 1, 1)[0]!, toSite: pharmacy.siteId }, distributor)
    expect(chosen.status).toBe(200)
    const nowhere = await scan({ ...fields, to: '1234567890123' }, distributor)
    expect([nowhere.status, textOfPage(nowhere.html)]).toEqual([
      422,
      expect.stringContaining('Tidak ada perusahaan dengan NIB itu'),
    ])
  })
  test('dispenses once; who comes too late is told so, whichever way', async () => {
    const { pharmacy } = chain
    const codes = lot.uris('primary', 10, 2)
    const first = await scan({ act: 'dispense', site: pharmacy.siteId, codes: codes.join('\n') }, pharmacy)
    const rival = await scan({ act: 'dispense', site: pharmacy.siteId, codes: codes[0]! }, pharmacy)
    expect(await text(await first.confirm())).toMatch(/Tercatat/)
    const late = await rival.confirm()
    expect([late.status, await text(late)]).toEqual([422, expect.stringContaining('Tidak ada kode yang dapat dikirim')])
    const again = await scan({ act: 'dispense', site: pharmacy.siteId, codes: codes[1]! }, pharmacy)
    expect(textOfPage(again.html)).toMatch(/Sudah diserahkan pada/)
    expect(again.onward.codes).toBe('')
    expect((await standingOf(at.platform.db, lot.at('primary', 10))).status).toBe('dispensed')
  })
  test('tells a bad scan from an odd pack, line by line, and sends the others', async () => {
    const { pharmacy, maker } = chain
    const good = lot.uris('primary', 20, 1)[0]!
    const serial = good.slice(-12)
    const { rows } = await at.platform.pool.query('select batch from lot where id = $1', [lot.id])
    const codes = [
      good,
      good,
      'gambar buram',
      `(90)${maker.licence}(10)${rows[0].batch}X(17)301231(21)${serial}`,
      `${good.slice(0, -12)}ZZZZZZZZZZZZ`,
      maker.licence,
      `(00)${withCheckDigit('38991234500000007')}`,
    ]
    const { html, onward } = await scan({ act: 'receive', site: pharmacy.siteId, codes: codes.join('\n') }, pharmacy)
    const page = textOfPage(html)
    for (const says of [
      'Sama dengan baris 1',
      'Tidak terbaca',
      'Bets pada kode lain dari catatan',
      'tidak pernah diterbitkan',
      'menunjuk produk, bukan satu kemasan',
    ])
      expect(page).toContain(says)
    expect(onward.codes!.split('\n')).toEqual([good, codes.at(-1)])
    expect(onward.all!.split('\n')).toHaveLength(7)
  })
  test('does not let recalled packs be dispensed, nor another’s lot be commissioned', async () => {
    const { pharmacy, maker } = chain
    const other = await aLot(at.platform, maker)
    const { rows } = await at.platform.pool.query('select batch from lot where id = $1', [other.id])
    const recall = { licence: maker.licence, lotId: other.id, batch: rows[0].batch, reasons: 'Uji', startedOn: dayAt(new Date()) }
    await at.platform.db
      .transaction()
      .execute(tx => startRecall(tx, { ...recall, cite: { instrument: 'PerBPOM 22/2022', article: '1' } }, theSystem))
    const give = await scan({ act: 'dispense', site: pharmacy.siteId, codes: other.uris('primary', 0, 1)[0]! }, pharmacy)
    expect([textOfPage(give.html), give.onward.codes]).toEqual([expect.stringContaining('ditarik'), ''])
    const claim = await scan({ act: 'commission', site: pharmacy.siteId, codes: other.uris('primary', 0, 1)[0]! }, pharmacy)
    expect([textOfPage(claim.html), claim.onward.codes]).toEqual([expect.stringContaining('bukan milik perusahaan Anda'), ''])
  })
  test('keeps what was typed and says what is missing', async () => {
    const response = await send('/scan/check', { act: 'pack', codes: 'ABC', parent: '' }, person(chain.pharmacy))
    const html = await response.text()
    expect(response.status).toBe(422)
    for (const says of ['Pilih salah satu sarana Anda.', 'Isi kode kemasan luarnya.', 'ABC']) expect(html).toContain(says)
    const stale = await send(
      '/scan',
      { act: 'receive', site: chain.pharmacy.siteId, codes: lot.uris('primary', 0, 1)[0]!, at: '2020-01-01T00:00:00Z' },
      person(chain.pharmacy),
    )
    expect([stale.status, await text(stale)]).toEqual([422, expect.stringContaining('terlalu lama terbuka')])
  })
  test('is the applicants’ alone, and of a company with a site', async () => {
    for (const role of roles) {
      const visitor = somebody([role as Role], role === 'applicant' ? { companyId: chain.maker.companyId } : {})
      expect([role, (await open('/movements/upload', visitor)).status]).toEqual([role, role === 'applicant' ? 200 : 403])
    }
    for (const path of ['/movements', '/movements/upload'])
      expect(await text(await open(path, somebody(['applicant'])))).toMatch(/does not belong to a company/)
    for (const path of ['/scan', '/scan/check', '/movements/upload'])
      expect((await send(path, { text: '{}' }, somebody(['applicant']))).status).toBe(409)
  })
})

describe('the movements of a company', () => {
  test('are its own, those that come to it, and those of its products', async () => {
    const { maker, distributor, pharmacy } = chain
    const seen = async (party: Party, query = '') =>
      (await text(await open(`/movements${query}`, person(party)))).match(/Commissioned|Packed|Shipped|Received|Dispensed/g) ?? []
    expect(await seen(maker)).toEqual(expect.arrayContaining(['Commissioned', 'Packed', 'Shipped', 'Received', 'Dispensed']))
    expect(await seen(distributor)).toEqual(expect.arrayContaining(['Shipped', 'Received']))
    expect(await seen(distributor)).not.toContain('Dispensed')
    expect(await seen(pharmacy, '?step=dispensing')).toEqual(['Dispensed'])
  })
  test('show one in full to those who may see it, and to nobody else', async () => {
    const { maker, pharmacy } = chain
    const list = await (await open('/movements?step=commissioning', person(maker))).text()
    const path = /\/movements\/\d+/.exec(list)![0]
    const page = await text(await open(path, person(maker)))
    for (const says of ['Commissioned', 'ni:///sha-256;', '100 of 400 codes', '"bizStep": "commissioning"'])
      expect(page).toContain(says)
    expect((await open(path, person(pharmacy))).status).toBe(404)
    expect((await open(path, somebody(['inspector']))).status).toBe(200)
    expect((await open(path, somebody(['applicant']))).status).toBe(409)
    expect((await open('/movements/999999999999', somebody(['inspector']))).status).toBe(404)
  })
  test('are uploaded as a file or pasted, with each fault named', async () => {
    const { maker } = chain
    const visitor = person(maker)
    expect((await send('/movements/upload', { text: '' }, visitor)).status).toBe(422)
    expect(await text(await send('/movements/upload', { text: '{"a":' }, visitor))).toMatch(/bukan JSON yang utuh/)
    const event = events.receive(lot.uris('primary', 300, 2), minute(30), maker)
    const document = { '@context': [], type: 'EPCISDocument', schemaVersion: '2.0', creationDate: '2026-01-01T00:00:00Z' }
    const bad = { ...document, epcisBody: { eventList: [event, { ...event, action: 'MOVE' }] } }
    const refused = await send('/movements/upload', { text: JSON.stringify(bad), behaviour: 'rollback' }, visitor)
    expect([refused.status, await text(refused)]).toEqual([422, expect.stringContaining('eventList[1].action')])
    const partly = await send('/movements/upload', { text: JSON.stringify(bad), behaviour: 'proceed' }, visitor)
    expect(await text(partly)).toMatch(/1 peristiwa baru, 0 sudah tercatat sebelumnya, 1 ditolak/)
    const body = new FormData()
    body.set('file', new File([JSON.stringify({ ...document, epcisBody: { eventList: [event] } })], 'x.json'))
    const file = await app().request('/movements/upload', { method: 'POST', headers: headersOf(visitor), body })
    expect([file.status, await text(file)]).toEqual([200, expect.stringContaining('0 peristiwa baru, 1 sudah tercatat')])
    const inXml = (list: Event[]) => xmlDocument(list, gs1Context, { created: new Date() }).xml
    body.set('file', new File([inXml([event])], 'x.xml'))
    const xml = await app().request('/movements/upload', { method: 'POST', headers: headersOf(visitor), body })
    expect([xml.status, await text(xml)]).toEqual([200, expect.stringContaining('0 peristiwa baru, 1 sudah tercatat')])
    const faulty = inXml([{ ...event, eventTimeZoneOffset: '+7' }]).replace('<eventTimeZoneOffset>', '\n<eventTimeZoneOffset>')
    expect(await text(await send('/movements/upload', { text: faulty }, visitor))).toMatch(
      /Baris .*3 eventList\[0\]\.eventTimeZoneOffset/,
    )
    expect(await text(await send('/movements/upload', { text: '<a>' }, visitor))).toMatch(/Baris 1: XML tidak utuh/)
  })
})

describe('the page of a pack', () => {
  const pathOf = (place: number) => `/packs/${lot.at('primary', place).classId}/${lot.at('primary', place).n}`
  test('shows its journey on the map, in time, and what it is packed in', async () => {
    const html = await (await open(pathOf(70), somebody(['inspector']))).text()
    const page = textOfPage(html)
    for (const says of ['Commissioned', 'Shipped', 'Received', 'as part of', 'Outer packs and contents', 'Pallet', 'Case'])
      expect(page).toContain(says)
    expect(html).toMatch(/<svg[^>]*role="img"/)
    expect(html).toMatch(/class="map-leg"/)
  })
  test('is found by any code of it', async () => {
    const [uri] = lot.uris('primary', 70, 1) as [string]
    for (const code of [uri, `(90)${chain.maker.licence}(10)B1(17)301231(21)${uri.slice(-12)}`]) {
      const response = await open(`/packs?code=${encodeURIComponent(code)}`, somebody(['inspector']))
      expect([response.status, response.headers.get('location')]).toEqual([303, pathOf(70)])
    }
    const none = await open('/packs?code=nothing', somebody(['inspector']))
    expect([none.status, await text(none)]).toEqual([404, expect.stringContaining('no pack of this code')])
    expect((await open('/packs', somebody(['inspector']))).status).toBe(200)
  })
  test('is whole for officers, who made the pack and who holds it; who once had it sees its own part; others see nothing', async () => {
    const { maker, distributor, pharmacy } = chain
    const made = await aLot(at.platform, maker)
    const one = made.uris('secondary', 0, 1)
    await report(at.platform, maker, [
      events.commission(made.uris('primary', 0, 50), minute(0), maker),
      events.pack(one[0]!, made.uris('primary', 0, 50), minute(1), maker),
      events.ship(one, minute(2), maker, distributor),
    ])
    await report(at.platform, distributor, [
      events.receive(one, minute(3), distributor),
      events.ship(one, minute(4), distributor, pharmacy),
    ])
    await report(at.platform, pharmacy, [events.receive(one, minute(5), pharmacy)])
    const { classId, n } = made.at('primary', 0)
    const stranger = await aParty(at.platform, 'pharmacy', 'dispensing', { regencyCode: '31.71', lat: -6.2, lon: 106.8 })
    const seen = async (visitor: Visitor) => {
      const response = await open(`/packs/${classId}/${n}`, visitor)
      return [
        response.status,
        (await text(response)).match(/Commissioned|This pack is not with you|Outer packs and contents/g) ?? [],
      ]
    }
    const whole = [200, expect.arrayContaining(['Commissioned', 'Outer packs and contents'])]
    for (const visitor of [person(maker), person(pharmacy), somebody(['inspector'])]) expect(await seen(visitor)).toEqual(whole)
    expect(await seen(person(distributor))).toEqual([200, ['This pack is not with you']])
    expect((await seen(person(stranger)))[0]).toBe(404)
    expect((await seen(somebody(['applicant'])))[0]).toBe(404)
    expect((await seen(somebody(['administrator'])))[0]).toBe(403)
    expect((await open(`/packs/${lot.at('primary', 0).classId}/999999999`, somebody(['inspector']))).status).toBe(404)
    expect((await open('/packs/9999999999/1', somebody(['inspector']))).status).toBe(404)
  })
  test('tells how it stood at any moment, and what it lay in then', async () => {
    const then = async (when: string) => text(await open(`${pathOf(70)}?at=${encodeURIComponent(when)}`, somebody(['inspector'])))
    const steps = await journeyOf(at.platform.db, lot.at('primary', 70))
    const whenWas = (kind: string, level: 'itself' | 'outer' = 'itself') =>
      steps.find(step => step.kind === kind && (step.via === undefined) === (level === 'itself'))!.at
    const packed = await then(whenWas('packed').toISOString())
    expect([packed.includes('Shipped'), packed.includes('Commissioned'), packed.includes('Pallet')]).toEqual([false, true, false])
    expect(await then(whenWas('shipped', 'outer').toISOString())).toMatch(/In transit.*Pallet/)
    expect((await open(`${pathOf(70)}?at=yesterday`, somebody(['inspector']))).status).toBe(422)
    const state = async (when: Date, visitor: Visitor) => {
      const query = new URLSearchParams({ code: lot.uris('primary', 70, 1)[0]!, at: when.toISOString() })
      return app().request(`/api/v1/packs/state?${query}`, { headers: headersOf(visitor) })
    }
    expect(await (await state(whenWas('shipped', 'outer'), person(chain.maker))).json()).toMatchObject({
      status: 'in transit',
      site: chain.maker.siteId,
      boundFor: chain.distributor.siteId,
      within: [lot.uris('secondary', 1, 1)[0], lot.uris('tertiary', 0, 1)[0]],
    })
    expect(await (await state(minute(-1), person(chain.maker))).json()).toMatchObject({ status: 'not yet reported', within: [] })
  })
  test('leads only to packs that its reader may open', async () => {
    const html = async (visitor: Visitor) => (await open(pathOf(70), visitor)).text()
    const { classId, n } = lot.at('secondary', 1)
    expect(await html(person(chain.maker))).toContain(`href="/packs/${classId}/${n}"`)
    expect((await open(`/packs/${classId}/${n}`, person(chain.maker))).status).toBe(200)
  })
})

test('a lot tells where its packs are, through cases and pallets', async () => {
  const { maker, distributor, pharmacy } = chain
  const mine = await aLot(at.platform, maker)
  const cases = mine.uris('secondary', 0, 4)
  await report(at.platform, maker, [
    events.commission(mine.uris('primary', 0, 390), minute(0), maker),
    ...cases.map((one, i) => events.pack(one, mine.uris('primary', i * 50, 50), minute(1), maker)),
    events.pack(mine.uris('tertiary', 0, 1)[0]!, cases, minute(2), maker),
    events.ship(mine.uris('tertiary', 0, 1), minute(3), maker, distributor),
  ])
  await report(at.platform, distributor, [
    events.receive(mine.uris('tertiary', 0, 1), minute(4), distributor),
    events.unpack(mine.uris('tertiary', 0, 1)[0]!, [cases[3]!], minute(5), distributor),
    events.ship([cases[3]!], minute(6), distributor, pharmacy),
    events.dispense(mine.uris('primary', 0, 3), minute(7), distributor),
  ])
  const parts = await movementsOfLot(at.platform.db, mine.id)
  expect(parts.map(({ status, count, site, to }) => [status, count, site?.id, to?.id])).toEqual([
    ['commissioned', 190, maker.siteId, undefined],
    ['at a site', 147, distributor.siteId, undefined],
    ['in transit', 50, distributor.siteId, pharmacy.siteId],
    ['not yet reported', 10, undefined, undefined],
    ['dispensed', 3, distributor.siteId, undefined],
  ])
})
