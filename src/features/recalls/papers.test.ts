import { beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '#/app.ts'
import { followRecall } from '#/features/recalls/follow.ts'
import { type Recall, startRecall } from '#/features/recalls/recalls.ts'
import { aChain, events, minute, type Party, report } from '#/features/tracing/chain.test-support.ts'
import { dayAt } from '#/law/day.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { at as headersOf, somebody, testPlatform } from '../../../tests/platform.ts'

const at = testPlatform()
let chain: Awaited<ReturnType<typeof aChain>>
let recall: Recall
beforeAll(async () => {
  chain = await aChain(at.platform)
  const { maker, pharmacy, lot } = chain
  const box = lot.uris('secondary', 0, 1)
  await report(at.platform, maker, [
    events.pack(box[0]!, lot.uris('primary', 0, 50), minute(1), maker),
    events.ship(box, minute(2), maker, pharmacy),
  ])
  await report(at.platform, pharmacy, [events.receive(box, minute(3), pharmacy)])
  const today = dayAt(new Date())
  recall = await at.platform.db.transaction().execute(tx =>
    startRecall(
      tx,
      {
        licence: maker.licence,
        lotId: lot.id,
        batch: 'B1',
        class: 'II',
        reasons: 'Label tertukar dengan produk lain.',
        cite: { instrument: 'PerBPOM 22/2022', article: '5' },
        startedOn: today,
      },
      theSystem,
    ),
  )
  await followRecall(at.platform.db, recall.id, 'https://absah.example', today)
})

const ofParty = ({ companyId }: Party) => somebody(['applicant'], { companyId })
type Visitor = ReturnType<typeof somebody>
/** A small document that is a PDF by its content; the mark makes each another one. */
const aPdf = (mark: string) => `%PDF-1.4\n% ${mark}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`
const counts = { quarantined: '40', returned: '0', destroyed: '0', sold: '10' }

function upload(path: string, fields: Record<string, string>, visitor: Visitor, paper?: { name: string; content: string }) {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  if (paper) body.set('paper', new File([paper.content], paper.name))
  return createApp(at.platform).request(path, { method: 'POST', headers: headersOf(visitor), body })
}
const get = (path: string, visitor?: Visitor) => createApp(at.platform).request(path, { headers: headersOf(visitor) })
const noticeOf = ({ siteId }: Party) => `/recalls/${recall.id}/notices/${siteId}`
const papersIn = (page: string) => [...page.matchAll(/href="(\/recalls\/[^"]+\/papers\/[0-9a-f]+)">([^<]+)</g)]

describe('a paper with an answer', () => {
  test('is kept through a fault in the form, and then given to officers, the holder and the sender alone', async () => {
    const { maker, distributor, pharmacy } = chain
    const content = aPdf('berita acara')
    const path = noticeOf(pharmacy)
    const again = await upload(path, { ...counts, sold: 'banyak' }, ofParty(pharmacy), { name: 'berita-acara.pdf', content })
    const page = await again.text()
    expect([again.status, page]).toEqual([422, expect.stringContaining('berita-acara.pdf')])
    expect(papersIn(await (await get(path, ofParty(pharmacy))).text())).toEqual([])
    const token = /name="paper\.kept" value="([^"]+)"/.exec(page)?.[1] ?? ''
    expect((await upload(path, { ...counts, 'paper.kept': token }, ofParty(pharmacy))).status).toBe(303)
    const [[, address = '', name] = []] = papersIn(await (await get(path, ofParty(pharmacy))).text())
    expect(name).toBe('berita-acara.pdf')
    for (const visitor of [ofParty(pharmacy), ofParty(maker), somebody(['inspector'])]) {
      const paper = await get(address, visitor)
      expect([paper.status, await paper.text()]).toEqual([200, content])
      expect(paper.headers.get('content-type')).toBe('application/pdf')
      expect(paper.headers.get('cache-control')).toBe('private, no-store')
      expect(paper.headers.get('content-security-policy')).toContain("default-src 'none'")
    }
    expect((await get(address, ofParty(distributor))).status).toBe(404)
    expect((await get(address)).status).not.toBe(200)
    const other = await at.platform.db
      .transaction()
      .execute(tx =>
        startRecall(
          tx,
          { licence: maker.licence, batch: 'LAIN', reasons: recall.reasons, cite: recall.cite, startedOn: recall.startedOn },
          theSystem,
        ),
      )
    expect((await get(address.replace(recall.id, other.id), somebody(['inspector']))).status).toBe(404)
  })
  test('is refused where its content is none that we take, whatever its name, and the answer is not kept', async () => {
    const { pharmacy } = chain
    const before = await at.platform.db.selectFrom('recall_answer').selectAll().execute()
    const refused = await upload(noticeOf(pharmacy), counts, ofParty(pharmacy), {
      name: 'foto.pdf',
      content: '<script>alert(1)</script>',
    })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('aria-invalid="true"')
    expect(await at.platform.db.selectFrom('recall_answer').selectAll().execute()).toEqual(before)
  })
  test('of the holder’s final report is the holder’s and the officers’, not of those who were told', async () => {
    const { maker, pharmacy } = chain
    const path = `/recalls/${recall.id}/report`
    const fields = { cause: 'Gulungan label tertukar saat ganti shift.', measures: 'Label diperiksa dengan kamera di lini.' }
    const content = aPdf('laporan akhir')
    const done = await upload(path, fields, ofParty(maker), { name: 'laporan.pdf', content })
    expect(done.status).toBe(303)
    const shown = papersIn(await (await get(`/recalls/${recall.id}/progress`, ofParty(maker))).text())
    const address = shown.find(([, , name]) => name === 'laporan.pdf')?.[1] ?? ''
    expect(await (await get(address, somebody(['approver']))).text()).toBe(content)
    expect((await get(address, ofParty(maker))).status).toBe(200)
    expect((await get(address, ofParty(pharmacy))).status).toBe(404)
  })
})
