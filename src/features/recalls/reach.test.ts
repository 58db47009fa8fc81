import { beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '#/app.ts'
import { createPerson } from '#/features/accounts/people.ts'
import { checkCode } from '#/features/checking/check.ts'
import { followRecall } from '#/features/recalls/follow.ts'
import { noticesOf, noticesToCompany } from '#/features/recalls/notices.ts'
import { progressOf } from '#/features/recalls/progress.ts'
import { reachOf } from '#/features/recalls/reach.ts'
import { type Recall, type RecallStart, startRecall } from '#/features/recalls/recalls.ts'
import { select } from '#/features/recalls/selection.ts'
import { type ALot, aChain, aLot, events, minute, type Party, report } from '#/features/tracing/chain.test-support.ts'
import { addDays, dayAt } from '#/law/day.ts'
import { count } from '#/numbers/spans.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { Invalid } from '#/platform/http/errors.ts'
import { at as headersOf, sent, somebody, testPlatform } from '../../../tests/platform.ts'

const at = testPlatform()
const today = dayAt(new Date())
let chain: Awaited<ReturnType<typeof aChain>>
let lot: ALot
beforeAll(async () => {
  chain = await aChain(at.platform)
  for (const [party, email] of [
    [chain.maker, 'pabrik@contoh.id'],
    [chain.distributor, 'gudang@contoh.id'],
    [chain.pharmacy, 'apotek@contoh.id'],
  ] as const)
    await createPerson(at.platform.db, { email, name: 'Budi', roles: ['applicant'], companyId: party.companyId })
})

/** 400 packs in 8 cases: four on a pallet at the distributor, one of these sent on to the pharmacy, which gave out two packs of it. */
async function aSpreadLot(): Promise<ALot> {
  const { maker, distributor, pharmacy } = chain
  const made = await aLot(at.platform, maker)
  const cases = made.uris('secondary', 0, 4)
  const pallet = made.uris('tertiary', 0, 1)
  await report(at.platform, maker, [
    events.commission(made.uris('primary', 0, 390), minute(0), maker),
    ...cases.map((one, i) => events.pack(one, made.uris('primary', i * 50, 50), minute(1), maker)),
    events.pack(pallet[0]!, cases, minute(2), maker),
    events.ship(pallet, minute(3), maker, distributor),
  ])
  await report(at.platform, distributor, [
    events.receive(pallet, minute(4), distributor),
    events.unpack(pallet[0]!, [cases[3]!], minute(5), distributor),
    events.ship([cases[3]!], minute(6), distributor, pharmacy),
  ])
  await report(at.platform, pharmacy, [
    events.receive([cases[3]!], minute(7), pharmacy),
    events.dispense(made.uris('primary', 150, 2), minute(8), pharmacy),
  ])
  return made
}

const about = {
  class: 'I' as const,
  reasons: 'Kadar logam berat melebihi batas.',
  cite: { instrument: 'PerBPOM 22/2022', article: '5' } as const,
  startedOn: today,
}
const start = (what: Omit<RecallStart, keyof typeof about>): Promise<Recall> =>
  at.platform.db.transaction().execute(tx => startRecall(tx, { ...what, ...about }, theSystem))
const batchOf = async ({ id }: ALot) =>
  (await at.platform.db.selectFrom('lot').select('batch').where('id', '=', id).executeTakeFirstOrThrow()).batch
const follow = (id: string, day = today) => followRecall(at.platform.db, id, 'https://absah.example', day)
const shown = async (recall: Recall) =>
  (await reachOf(at.platform.db, recall)).parts.map(({ status, packs, outers, siteId, toSiteId }) => [
    status,
    packs,
    outers,
    siteId,
    toSiteId,
  ])
const lettersTo = async (email: string) =>
  (await at.platform.db.selectFrom('letter').selectAll().where('recipient', '=', email).orderBy('at').execute()).map(
    ({ subject, body }) => `${subject}\n${body}`,
  )

describe('the reach of a recall', () => {
  test('of a lot tells who holds what now, through cases and pallets, and who never reported', async () => {
    lot = await aSpreadLot()
    const recall = await start({ licence: chain.maker.licence, lotId: lot.id, batch: await batchOf(lot) })
    const { maker, distributor, pharmacy } = chain
    expect(await shown(recall)).toEqual([
      ['commissioned', 190, 0, maker.siteId, undefined],
      ['at a site', 150, 3, distributor.siteId, undefined],
      ['at a site', 48, 1, pharmacy.siteId, undefined],
      ['not yet reported', 10, 0, undefined, undefined],
      ['dispensed', 2, 1, pharmacy.siteId, undefined],
    ])
    const { parts, packs } = await reachOf(at.platform.db, recall)
    expect([packs, progressOf(parts, new Set([maker.siteId]))]).toEqual([
      400,
      {
        packs: { back: 190, destroyed: 0, held: 198, 'under way': 0, 'given out': 2, gone: 0, unknown: 0, unreported: 10 },
        all: 400,
        done: 190 / 388,
      },
    ])
  })
  test('of a range is these packs and no other, in the reach as in a check', async () => {
    const made = await aSpreadLot()
    const { licence } = chain.maker
    const [chosen] = await select(at.platform, {
      extent: 'range',
      licence,
      lot: made.id,
      first: '101',
      last: made.uris('primary', 199, 1)[0]!,
    })
    expect([chosen!.range, count(chosen!.parts![0]!.spans)]).toEqual([{ from: 100, until: 200 }, 100])
    const recall = await start(chosen!)
    expect(await shown(recall)).toEqual([
      ['at a site', 50, 1, chain.distributor.siteId, undefined],
      ['at a site', 48, 1, chain.pharmacy.siteId, undefined],
      ['dispensed', 2, 1, chain.pharmacy.siteId, undefined],
    ])
    const codeOf = async (place: number) => (await checkCode(at.platform, made.uris('primary', place, 1)[0]!)).case
    expect([await codeOf(99), await codeOf(100), await codeOf(199), await codeOf(200)]).toEqual([
      'pack valid',
      'pack recalled',
      'pack recalled',
      'pack valid',
    ])
    for (const wrong of [
      { first: '0', last: '5' },
      { first: '5', last: '4' },
      { first: '1', last: '401' },
      { first: 'nonsense', last: '5' },
      { first: lot.uris('primary', 0, 1)[0]!, last: '5' },
    ])
      await expect(select(at.platform, { extent: 'range', licence, lot: made.id, ...wrong })).rejects.toThrow(Invalid)
  })
  test('of a site is what ever passed through it, also what has left it, and not what was only bound for it', async () => {
    const { maker, distributor, pharmacy } = chain
    const made = await aSpreadLot()
    const bound = made.uris('secondary', 4, 1)
    await report(at.platform, maker, [
      events.pack(bound[0]!, made.uris('primary', 200, 50), minute(9), maker),
      events.ship(bound, minute(10), maker, pharmacy),
    ])
    const selected = await select(at.platform, { extent: 'site', site: pharmacy.siteId, licence: maker.licence })
    const spans = selected.flatMap(({ parts }) => parts ?? []).flatMap(part => part.spans)
    const { from } = made.spans.primary
    expect(spans.filter(span => span.from >= from && span.from < from + 400)).toEqual([{ from: from + 150, until: from + 200 }])
    const everywhere = await select(at.platform, { extent: 'site', site: distributor.siteId })
    expect(everywhere.map(({ licence, siteId }) => [licence, siteId])).toEqual([[maker.licence, distributor.siteId]])
    await expect(select(at.platform, { extent: 'site', site: chain.pharmacy.companyId })).rejects.toThrow(Invalid)
  })
})

describe('notices', () => {
  test('go once to each company that holds packs, with its sites; to who receives them later, too; and remind who does not answer', async () => {
    const { maker, distributor, pharmacy } = chain
    const made = await aLot(at.platform, maker)
    const cases = made.uris('secondary', 0, 2)
    await report(at.platform, maker, [
      ...cases.map((one, i) => events.pack(one, made.uris('primary', i * 50, 50), minute(1), maker)),
      events.ship(cases, minute(3), maker, distributor),
    ])
    const recall = await start({ licence: maker.licence, lotId: made.id, batch: await batchOf(made) })
    expect(await follow(recall.id)).toEqual({ noticed: 1, reminded: 0 })
    expect(
      (await noticesOf(at.platform.db, recall.id)).map(({ siteId, packs, coming, answerBy }) => [
        siteId,
        packs,
        coming,
        answerBy,
      ]),
    ).toEqual([[distributor.siteId, 0, 100, addDays(today, 1)]])
    expect((await lettersTo('gudang@contoh.id')).at(-1)).toMatch(/Penarikan: amankan[\s\S]*100 sedang menuju ke sana/)
    expect(await follow(recall.id)).toEqual({ noticed: 0, reminded: 0 })
    await report(at.platform, distributor, [
      events.receive(cases, minute(4), distributor),
      events.ship(cases.slice(0, 1), minute(5), distributor, pharmacy),
    ])
    await report(at.platform, pharmacy, [events.receive(cases.slice(0, 1), minute(6), pharmacy)])
    expect(await follow(recall.id)).toEqual({ noticed: 1, reminded: 0 })
    expect((await noticesToCompany(at.platform.db, pharmacy.companyId)).map(({ recallId }) => recallId)).toContain(recall.id)
    const late = addDays(today, 2)
    expect([await follow(recall.id, late), await follow(recall.id, late)]).toEqual([
      { noticed: 0, reminded: 2 },
      { noticed: 0, reminded: 0 },
    ])
    expect((await lettersTo('apotek@contoh.id')).at(-1)).toMatch(/Belum dijawab/)
  })
  test('are answered by the company told, on its page and by its program, and by nobody else', async () => {
    const recall = await start({ licence: chain.maker.licence, lotId: (await aSpreadLot()).id, batch: 'X' })
    await follow(recall.id)
    const app = createApp(at.platform)
    const who = ({ companyId }: Party) => somebody(['applicant'], { companyId })
    const path = `/recalls/${recall.id}/notices/${chain.pharmacy.siteId}`
    const answer = { quarantined: '40', returned: '0', destroyed: '0', sold: '8', note: 'Terpisah di rak merah.' }
    const post = async (to: string, fields: Record<string, string>, party: Party) =>
      (await app.request(to, sent(fields, who(party)))).status
    expect(await post(path, answer, chain.distributor)).toBe(404)
    expect(await post(path, { ...answer, quarantined: 'banyak' }, chain.pharmacy)).toBe(422)
    expect(await post(`${path}/seen`, {}, chain.pharmacy)).toBe(303)
    expect(await post(path, answer, chain.pharmacy)).toBe(303)
    const list = await (await app.request('/recall-notices', { headers: headersOf(who(chain.pharmacy)) })).text()
    expect(list).toContain('Sudah dihitung')
    const get = async (to: string, visitor: ReturnType<typeof somebody>) => app.request(to, { headers: headersOf(visitor, 'en') })
    const progress = await (await get(`/api/v1/recalls/${recall.id}/progress`, who(chain.maker))).json()
    expect(progress).toMatchObject({ packs: 400, fates: { back: 190, held: 198 } })
    expect(progress.notices.find((one: { site: string }) => one.site === chain.pharmacy.siteId)).toMatchObject({
      answer: 'counted',
      found: { quarantined: 40, returned: 0, destroyed: 0, sold: 8 },
    })
    expect((await get(`/api/v1/recalls/${recall.id}/progress`, who(chain.pharmacy))).status).toBe(404)
    for (const visitor of [who(chain.maker), somebody(['inspector'])]) {
      const page = await get(`/recalls/${recall.id}/progress`, visitor)
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Still at other sites')])
    }
    const own = await app.request(`/api/v1/recalls/${recall.id}/notices/${chain.pharmacy.siteId}/answer`, {
      method: 'PUT',
      headers: { ...headersOf(who(chain.pharmacy)), 'content-type': 'application/json' },
      body: JSON.stringify({ quarantined: 0, returned: 40, destroyed: 0, sold: 8 }),
    })
    expect(own.status).toBe(200)
    expect(await (await get(`/api/v1/recall-notices`, who(chain.pharmacy))).json()).toMatchObject({
      notices: expect.arrayContaining([
        expect.objectContaining({ recall: recall.id, found: { quarantined: 0, returned: 40, destroyed: 0, sold: 8 } }),
      ]),
    })
  })
})
