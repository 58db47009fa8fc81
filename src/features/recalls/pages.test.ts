import { beforeAll, describe, expect, test } from 'vitest'
import { listRecalls, recallsFor } from '#/features/recalls/recalls.ts'
import { recallRoutes } from '#/features/recalls/routes.ts'
import { someHolder, someLicence } from '#/features/register/register.test-support.ts'
import { dayAt } from '#/law/day.ts'
import { roles } from '#/platform/accounts/person.ts'
import { mount } from '#/platform/http/mount.ts'
import { at, sent, somebody, testPlatform } from '../../../tests/platform.ts'

const house = testPlatform()
const app = () => mount(house.platform, recallRoutes, { proveAgain: c => c.text('prove', 403) })
const ask = async (path: string, init?: RequestInit) => {
  const response = await app().request(path, init)
  return { status: response.status, text: await response.text(), location: response.headers.get('location') ?? '' }
}
const today = dayAt(new Date())
const fields = {
  extent: 'batch',
  batch: 'b-12',
  class: 'I',
  reason: 'Kadar logam berat <melebihi> batas & berbahaya.',
  instrument: 'PerBPOM 22/2022',
  article: '5',
}
let licence = ''
beforeAll(async () => {
  const companyId = await someHolder(house.platform.db, 'PT Contoh Tarik', 'tarik@contoh.id')
  licence = await someLicence(house.platform.db, { holder: { companyId, name: 'PT Contoh Tarik' } })
})

describe('recalls, door by door', () => {
  test.each(roles)('as %s', async role => {
    const number = await someLicence(house.platform.db)
    const who = somebody([role])
    const mayStart = role === 'approver' || role === 'inspector'
    expect((await ask('/recalls', { headers: at(who) })).status).toBe(200)
    expect((await ask('/recalls/new', { headers: at(who) })).status).toBe(mayStart ? 200 : 403)
    expect((await ask('/recalls', sent({ licence: number, ...fields }, who))).status).toBe(mayStart ? 303 : 403)
    const [recall] = await recallsFor(house.platform.db, { licence: number }, today)
    expect(recall !== undefined).toBe(mayStart)
    if (!recall) return
    expect((await ask(`/recalls/${recall.id}`, { headers: at(who) })).status).toBe(200)
    const end = await ask(`/recalls/${recall.id}/end`, sent({ reason: 'Semua kemasan sudah kembali.' }, who))
    expect(end.status).toBe(303)
    const decided = await ask(`/recalls/${recall.id}/end/decide`, sent({}, who))
    expect(decided.status).toBe(role === 'approver' ? 409 : 403)
  })
  test('a start needs a fresh proof', async () => {
    const who = somebody(['approver'], { provedAt: undefined })
    expect((await ask('/recalls', sent({ licence, ...fields }, who))).status).toBe(403)
    expect(await recallsFor(house.platform.db, { licence }, today)).toEqual([])
  })
})

describe('the start of a recall', () => {
  const start = (more: Record<string, string> = {}) =>
    ask('/recalls', sent({ licence, ...fields, ...more }, somebody(['inspector'])))

  test.each([
    [{ licence: 'SD99' }, 'angka sesudah SD'],
    [{ licence: 'SD990000001' }, 'tidak ada dalam register'],
    [{ licence: '' }, 'Isi nomor izin edar.'],
    [{ batch: '' }, 'Isi nomor bets'],
    [{ extent: '' }, 'Pilih apa yang ditarik.'],
    [{ class: 'IV' }, 'Pilih kelasnya.'],
    [{ instrument: 'SKB 2026' }, 'Pilih peraturannya.'],
    [{ lot: 'x' }, 'Lot ini tidak dikenal.'],
  ])('with %o is refused and kept', async (more, says) => {
    const { status, text } = await start(more)
    expect([status, text.includes(says), text.includes('Kadar logam berat')]).toEqual([422, true, true])
    expect(await recallsFor(house.platform.db, { licence }, today)).toEqual([])
  })
  test('holds at once, tells the holder and stands in list, API and feed until it ends', async () => {
    const { db } = house.platform
    const { status, location } = await start()
    expect(status).toBe(303)
    expect(await recallsFor(db, { licence, batch: 'B-12' }, today)).toHaveLength(1)
    const letter = await db.selectFrom('letter').selectAll().where('recipient', '=', 'tarik@contoh.id').executeTakeFirstOrThrow()
    expect(letter.body).toContain('Nomor bets B-12')
    const audited = await db.selectFrom('audit').select(['act', 'subject_id']).where('act', '=', 'recall.started').execute()
    expect(audited.map(row => `/recalls/${row.subject_id}`)).toContain(location)
    expect((await ask('/recalls?state=running', { headers: at(somebody(['evaluator'])) })).text).toContain(location)
    expect((await ask(location, { headers: at(somebody(['approver'])) })).text).toContain(`${location}/progress`)

    const listed = JSON.parse((await ask(`/api/v1/recalls?licence=${licence}`)).text)
    expect(listed).toMatchObject({ total: 1, recalls: [{ batch: 'B-12', class: 'I', productName: 'Vitamin C 500' }] })
    const feed = (await ask('/recalls.atom?lang=en')).text
    expect(feed).toMatch(/^<\?xml[\s\S]*<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom" xml:lang="en">/)
    expect(feed).toContain('Kadar logam berat &#60;melebihi&#62; batas &#38; berbahaya.')

    expect((await start()).status).toBe(409)
    const reason = 'Semua kemasan sudah kembali.'
    const proposer = somebody(['approver'])
    const other = somebody(['approver'], { id: '01900000-0000-7000-8000-000000000002', name: 'Budi Santoso' })
    expect((await ask(`${location}/end/decide`, sent({}, other))).status).toBe(409)
    expect((await ask(`${location}/end`, sent({ reason }, proposer))).status).toBe(303)
    expect((await ask(`${location}/end`, sent({ reason }, other))).status).toBe(409)
    expect((await ask(`${location}/end/decide`, sent({}, proposer))).status).toBe(409)
    expect(await recallsFor(db, { licence, batch: 'B-12' }, today)).toHaveLength(1)
    expect((await ask(`${location}/end/refuse`, sent({ reason: '' }, other))).status).toBe(422)
    expect((await ask(`${location}/end/refuse`, sent({ reason: 'Dua sarana belum menjawab.' }, other))).status).toBe(303)
    expect((await ask(`${location}/end`, sent({ reason }, proposer))).status).toBe(303)
    const progress = (await ask(`${location}/progress`, { headers: at(other) })).text
    expect(progress).toContain(`${location}/end/decide`)
    expect((await ask(`${location}/end/decide`, { headers: at(other) })).text).toContain('petugas lain yang memutuskan')
    expect((await ask(`${location}/end/decide`, sent({}, other))).status).toBe(303)
    expect(await recallsFor(db, { licence, batch: 'B-12' }, today)).toEqual([])
    expect((await listRecalls(db, { licence, state: 'ended' }, today)).total).toBe(1)
    expect((await ask(`${location}/end`, sent({ reason }, proposer))).status).toBe(409)
    expect((await ask(location)).text).toContain(reason)
  })
  test('shows what it would reach before it begins, and begins nothing by that', async () => {
    const who = somebody(['inspector'])
    const shown = await ask('/recalls/reach', sent({ ...fields, licence, extent: 'all' }, who))
    expect([shown.status, shown.text.includes('Yang terjangkau sekarang'), shown.text.includes('B-12')]).toEqual([
      200,
      true,
      false,
    ])
    for (const extent of ['range', 'site'])
      expect((await ask('/recalls/reach', sent({ ...fields, licence, extent }, who))).status).toBe(422)
    expect(await recallsFor(house.platform.db, { licence }, today)).toEqual([])
  })
  test('is reported at its end by the holder alone', async () => {
    const { location } = await start({ batch: 'B-13' })
    const { companyId } = await house.platform.db
      .selectFrom('licence')
      .select('holder_id as companyId')
      .where('number', '=', licence)
      .executeTakeFirstOrThrow()
    const mine = somebody(['applicant'], { companyId: companyId! })
    const report = { cause: 'Bahan baku tercemar di gudang.', measures: 'Pemasok diganti, setiap bahan diuji.' }
    expect(
      (
        await ask(
          `${location}/report`,
          sent(report, somebody(['applicant'], { companyId: '01900000-0000-7000-8000-0000000000ff' })),
        )
      ).status,
    ).toBe(404)
    expect((await ask(`${location}/report`, sent({ ...report, cause: '' }, mine))).status).toBe(422)
    expect((await ask(`${location}/report`, sent(report, mine))).status).toBe(303)
    expect((await ask(`${location}/progress`, { headers: at(mine) })).text).toContain('Pemasok diganti')
  })
  test('is refused to unknown recalls and strange questions', async () => {
    expect((await ask('/recalls/01900000-0000-7000-8000-000000000001', { headers: at(somebody(['approver'])) })).status).toBe(404)
    expect((await ask('/recalls/;drop', { headers: at(somebody(['approver'])) })).status).toBe(404)
    expect((await ask('/api/v1/recalls?state=maybe')).status).toBe(422)
    expect(JSON.parse((await ask('/api/v1/recalls?licence=nonsense')).text).total).toBe(0)
  })
})
