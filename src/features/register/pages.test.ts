import { beforeAll, describe, expect, test } from 'vitest'
import { startRecall } from '#/features/recalls/recalls.ts'
import { licenceOn } from '#/features/register/licences.ts'
import { groupNie } from '#/features/register/nie.ts'
import { someHolder, someLicence } from '#/features/register/register.test-support.ts'
import { registerRoutes } from '#/features/register/routes.ts'
import { dayAt } from '#/law/day.ts'
import { type Role, roles } from '#/platform/accounts/person.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { mount } from '#/platform/http/mount.ts'
import { at, sent, somebody, testPlatform } from '../../../tests/platform.ts'

const house = testPlatform()
const app = () => mount(house.platform, registerRoutes, { proveAgain: c => c.text('prove', 403) })
const ask = async (path: string, init?: RequestInit) => {
  const response = await app().request(path, init)
  return { status: response.status, text: await response.text(), headers: response.headers }
}
const today = dayAt(new Date())
const act = {
  reason: 'Mengandung bahan kimia obat yang dilarang.',
  instrument: 'PerBPOM 32/2022',
  article: '41',
}
let companyId = ''
let held = ''
beforeAll(async () => {
  companyId = await someHolder(house.platform.db, 'PT Contoh Sehat', 'sari@contoh.id')
  held = await someLicence(house.platform.db, {
    holder: { companyId, name: 'PT Contoh Sehat' },
    productName: '<b>Jamu & Kita</b>',
  })
})

describe('the page of a licence', () => {
  test('shows its standing, product and history, as text whatever was entered', async () => {
    const { status, text } = await ask(`/register/${held}`)
    expect(status).toBe(200)
    for (const part of [
      'Berlaku',
      '&lt;b&gt;Jamu &amp; Kita&lt;/b&gt;',
      'Asam askorbat',
      'Diterbitkan',
      `/companies/${companyId}`,
    ])
      expect(text).toContain(part)
    expect(text).not.toContain('012345678901234')
    expect(text).not.toContain('<b>Jamu')
  })
  test('is found under the number as it is printed', async () => {
    const { status, headers } = await ask(`/register/${encodeURIComponent(groupNie(held))}`)
    expect([status, headers.get('location')]).toEqual([301, `/register/${held}`])
  })
  test('says of a recall what it is about', async () => {
    const number = await someLicence(house.platform.db)
    await house.platform.db.transaction().execute(tx =>
      startRecall(
        tx,
        {
          licence: number,
          batch: 'B77',
          class: 'I',
          reasons: 'Tercemar.',
          cite: { instrument: 'PerBPOM 22/2022', article: '5' },
          startedOn: today,
        },
        theSystem,
      ),
    )
    expect((await ask(`/register/${number}`)).text).toMatch(/sedang ditarik[\s\S]*Bets B77[\s\S]*Tercemar\./)
  })
  test('leads to its certificate once there is one', async () => {
    const { db } = house.platform
    const number = await someLicence(db)
    expect((await ask(`/register/${number}`)).text).not.toContain('/certificates/')
    const hash = 'a'.repeat(64)
    await db.insertInto('file').values({ hash, bytes: 1, kind: 'pdf', at: new Date() }).execute()
    await db.insertInto('licence_certificate').values({ number, decided_by: null }).execute()
    await db
      .insertInto('certificate_file')
      .values({ number, version: 1, hash, bytes: 1, facts: '{}', made_at: new Date() })
      .execute()
    expect((await ask(`/register/${number}`)).text).toContain(`/certificates/${number}`)
  })
  test('of a number without a licence asks whether a neighbour was meant', async () => {
    const slip = held.replace('SD26', 'SD96')
    const { status, text } = await ask(`/register/${slip}`)
    expect([status, text.includes('Nomor ini tidak terdaftar'), text.includes(`href="/register/${held}"`)]).toEqual([
      404,
      true,
      true,
    ])
  })
  test.each([
    ['SD12345678', /8 angka sesudah SD, seharusnya 9/],
    ['%D0%85D123456789', /“Ѕ” adalah huruf Kiril[^.]*S\. Ketik S\.</],
    ['PIRT%202013471010254-27', /P-IRT/],
    ['%00', /Tidak ada nomor|bukan nomor/],
    ['x'.repeat(3000), /bukan nomor izin edar/i],
  ])('says what is wrong with %s', async (written, says) => {
    const { status, text } = await ask(`/register/${written}`)
    expect(status).toBe(404)
    expect(text).toMatch(says)
  })
})

describe('the acts of an officer', () => {
  const revoke = (number: string, visitor = somebody(['approver']), fields: Record<string, string> = act) =>
    ask(`/register/${number}/revoke`, sent({ confirm: number, ...fields }, visitor))

  test.each(roles)('are for approvers: an %s', async (role: Role) => {
    const number = await someLicence(house.platform.db)
    const isApprover = role === 'approver'
    expect((await ask(`/register/${number}/suspend`, { headers: at(somebody([role])) })).status).toBe(isApprover ? 200 : 403)
    expect((await revoke(number, somebody([role]))).status).toBe(isApprover ? 303 : 403)
    expect((await licenceOn(house.platform.db, number, today))?.standing).toBe(isApprover ? 'revoked' : 'active')
  })
  test('need a fresh proof of who decides', async () => {
    const { status } = await revoke(held, somebody(['approver'], { provedAt: undefined }))
    expect([status, (await licenceOn(house.platform.db, held, today))?.standing]).toEqual([403, 'active'])
  })
  test('with faults change nothing and keep what was written', async () => {
    const { status, text } = await revoke(held, somebody(['approver']), {
      ...act,
      article: '',
      reason: 'Singkat',
      confirm: 'lain',
    })
    expect(status).toBe(422)
    for (const part of ['Sebutkan pasalnya.', 'paling sedikit 20 karakter', 'dengan tepat', 'Singkat'])
      expect(text).toContain(part)
    expect((await licenceOn(house.platform.db, held, today))?.standing).toBe('active')
  })
  test('take effect at once, with audit, reasons for the public and a letter to the holder', async () => {
    const { db } = house.platform
    await ask(`/register/${held}/suspend`, sent(act, somebody(['approver'])))
    await ask(`/register/${held}/lift`, sent(act, somebody(['approver'])))
    expect((await revoke(held)).status).toBe(303)
    expect(await licenceOn(db, held, today)).toMatchObject({ standing: 'revoked', since: today, reasons: act.reason })
    expect((await ask(`/register/${held}`)).text).toMatch(/Dicabut[\s\S]*Mengandung bahan kimia obat[\s\S]*PerBPOM 32\/2022 41/)
    const deeds = await db.selectFrom('audit').select('act').where('subject_id', '=', held).orderBy('seq').execute()
    expect(deeds.map(deed => deed.act)).toEqual(['licence.suspended', 'licence.active', 'licence.revoked'])
    const letters = await db.selectFrom('letter').selectAll().where('recipient', '=', 'sari@contoh.id').orderBy('at').execute()
    expect(letters.at(-1)).toMatchObject({ subject: `Izin edar ${groupNie(held)} dicabut` })
    expect(letters.at(-1)?.body).toContain(act.reason)
  })
  test('that the standing does not allow are refused with what it is', async () => {
    const { status, text } = await revoke(held)
    expect([status, text.includes('sudah') || text.includes('dicabut')]).toEqual([409, true])
    expect((await ask(`/register/${held}/lift`, { headers: at(somebody(['approver'])) })).status).toBe(409)
    for (const number of ['SD990000001', 'SD99', '%00', '%27'])
      expect((await ask(`/register/${number}/revoke`, { headers: at(somebody(['approver'])) })).status).toBe(404)
  })
})

describe('a company', () => {
  test('sees its own licences and nobody else’s', async () => {
    const other = await someLicence(house.platform.db, { productName: 'Milik orang lain' })
    const { status, text } = await ask('/licences', { headers: at(somebody(['applicant'], { companyId })) })
    expect([status, text.includes(held), text.includes(other)]).toEqual([200, true, false])
  })
  test('that is not there yet is led to its file', async () => {
    expect((await ask('/licences', { headers: at(somebody(['applicant'])) })).text).toContain('href="/company"')
    expect((await ask('/licences', { headers: at(somebody(['evaluator'])) })).status).toBe(403)
    expect((await ask('/licences')).status).toBe(303)
  })
})

describe('the search page', () => {
  test('finds by number, name and holder, and pages by its address', async () => {
    for (const q of [groupNie(held), 'jamu kita', 'contoh sehat jamu'])
      expect((await ask(`/register?q=${encodeURIComponent(q)}`)).text).toContain(`/register/${held}`)
    expect((await ask('/register?q=tidakada')).text).toContain('Tidak ada izin edar yang cocok')
    expect((await ask('/register?page=999&standing=nonsense&commodity=x&holder=%27&sort=%3B')).status).toBe(200)
  })
  test('speaks English where asked', async () => {
    expect((await ask('/register?lang=en')).text).toContain('Register of licences')
  })
  test('asks about neighbours of a number that is not there', async () => {
    const slip = held.replace('SD26', 'SD96')
    expect((await ask(`/register?q=${slip}`)).text).toContain('Maksud Anda')
  })
})
