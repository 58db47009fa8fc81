import { beforeAll, describe, expect, test } from 'vitest'
import { origin, problemsOf, withCertificateQueue } from '#/features/licensing/a-case.test-support.ts'
import { beginCase, saveSection } from '#/features/licensing/dossier-acts.ts'
import { fileCase } from '#/features/licensing/filing.ts'
import { browser } from '#/features/licensing/requests.test-support.ts'
import { getWholeCase } from '#/features/licensing/whole-case.ts'
import { amendmentsOf } from '#/features/register/amend.ts'
import { getLicence } from '#/features/register/licences.ts'
import { addDays, addYears, type Day, dayAt } from '#/law/day.ts'
import { testPlatform } from '../../../../tests/platform.ts'
import { anIndustry, granted, type Industry, notificationFor } from './a-cosmetic.test-support.ts'

const at = testPlatform()
withCertificateQueue(at)
const { get } = browser(at)
const today = dayAt(new Date())
let industry: Industry
beforeAll(async () => {
  industry = await anIndustry(at.platform)
})

const db = () => at.platform.db
const aNotification = async (of = industry): Promise<string> => {
  const sections = notificationFor(of)
  return (await granted(at.platform, of.person, { service: 'cosmetic-notification', sections }, today)).licence!
}
/** A draft about a notification with these answers. Gives the fields that keep it from being filed. */
async function blocked(service: string, sections: Record<string, unknown>, licence?: string, on: Day = today): Promise<string[]> {
  const about = licence === undefined ? {} : { licence }
  const id = await beginCase(db(), industry.person, { service, facts: {}, about }, on)
  const { versions } = await getWholeCase(db(), id, on)
  for (const [section, sent] of Object.entries(sections))
    await saveSection(db(), industry.person, id, { section, seen: versions[section] ?? 0, sent })
  return fileCase(db(), industry.person, id, { origin, today: on }).then(
    () => [],
    error => problemsOf(error).map(({ field }) => field),
  )
}

describe('renewal', () => {
  const service = 'cosmetic-renewal'
  const sections = { statements: { unchanged: true, safe: true } }
  test('KOS-15: keeps the number, costs what a new notification costs, and counts on from the end', async () => {
    const licence = await aNotification()
    const before = await getLicence(db(), licence, today)
    const renewed = await granted(at.platform, industry.person, { service, sections, licence }, today)
    expect(renewed).toMatchObject({ gives: 'renewal', licence })
    expect((await getWholeCase(db(), renewed.id, today)).order!.amount).toBe(500_000)
    expect((await getLicence(db(), licence, today)).validUntil).toBe(addYears(before.validUntil, 3))
    expect((await get(`/applications/${renewed.id}/letter`, industry.person)).text).toContain('diperbarui dengan nomor yang sama')
  })
  test.each([
    ['KOS-15', 'may be filed 30 days before the end', 30, []],
    ['KOS-15', 'may not be filed 29 days before the end', 29, ['statements.unchanged']],
  ] as const)('%s: %s', async (_, __, left, fields) => {
    const licence = await aNotification()
    const last = addDays((await getLicence(db(), licence, today)).validUntil, -1)
    expect(await blocked(service, sections, licence, addDays(last, -left))).toEqual(fields)
  })
  test('KOS-16: is not for a product that has changed, or a formula that is no longer safe', async () => {
    const licence = await aNotification()
    expect(await blocked(service, { statements: { unchanged: false, safe: false } }, licence)).toEqual([
      'statements.unchanged',
      'statements.safe',
    ])
  })
})

describe('variation of packs', () => {
  const service = 'cosmetic-pack-variation'
  const packs = [{ says: 'Tube, 50 g' }, { says: 'Botol pompa, 100 g' }]
  test('KOS-19: begins with the packs of the register, and changes nothing else', async () => {
    const licence = await aNotification()
    const before = await getLicence(db(), licence, today)
    const draft = await beginCase(db(), industry.person, { service, facts: {}, about: { licence } }, today)
    expect((await getWholeCase(db(), draft, today)).contents.packs).toMatchObject({ packs: [{ says: 'Tube, 50 g' }] })
    const sections = { packs: { packs, onlyPacks: true } }
    await granted(at.platform, industry.person, { service, sections, licence, papers: ['pack-design'] }, today)
    const after = await getLicence(db(), licence, today)
    expect(after).toEqual({ ...before, packs: ['Tube, 50 g', 'Botol pompa, 100 g'], updatedAt: after.updatedAt })
    expect(await amendmentsOf(db(), licence)).toMatchObject([{ kind: 'amendment', cite: { article: 'Q19' } }])
  })
  test('KOS-20: a name that changes is a new notification', async () => {
    const licence = await aNotification()
    expect(await blocked(service, { packs: { packs, onlyPacks: false } }, licence)).toContain('packs.onlyPacks')
  })
  test('KOS-19: the same packs are no change', async () => {
    const licence = await aNotification()
    expect(await blocked(service, { packs: { packs: [{ says: 'Tube, 50 g' }], onlyPacks: true } }, licence)).toContain(
      'packs.packs.0.says',
    )
  })
})

describe('cancellation', () => {
  const service = 'cosmetic-cancellation'
  const request = { reason: 'not made', explained: 'Pabrik berhenti membuatnya.', signer: 'Rina Contoh', isHead: true }
  test('KOS-26: ends the notification with its reason, from the letter that the head of the company signs', async () => {
    const licence = await aNotification()
    const { id } = await granted(
      at.platform,
      industry.person,
      { service, sections: { request }, licence, papers: ['signed-letter'] },
      today,
    )
    expect(await getLicence(db(), licence, today)).toMatchObject({
      standing: 'cancelled',
      reasons: 'Tidak diproduksi atau diimpor lagi: Pabrik berhenti membuatnya.',
      cite: { instrument: 'FAQ Notifkos', article: 'Q26' },
    })
    const letter = (await get(`/applications/${id}/label`, industry.person)).text
    for (const part of ['Deputi Bidang Pengawasan', licence, 'Rina Contoh']) expect(letter).toContain(part)
  })
  test('KOS-26: is not asked for by somebody else than the head, or without the letter', async () => {
    const licence = await aNotification()
    expect(await blocked(service, { request: { ...request, isHead: false } }, licence)).toEqual([
      'request.isHead',
      'documents.signed-letter',
    ])
  })
})

describe('a kit', () => {
  const service = 'cosmetic-kit'
  const kit = (name: string, ...numbers: string[]) => ({
    kit: { name, pack: 'Kotak', members: numbers.map(number => ({ number })) },
  })
  test('KOS-21: of two notified products gets a number of its own', async () => {
    const [first, second] = [await aNotification(), await aNotification()]
    const { licence } = await granted(at.platform, industry.person, { service, sections: kit('Kit Satu', first, second) }, today)
    expect(licence).toMatch(/^NKIT/)
    const { composition, productName } = await getLicence(db(), licence!, today)
    expect([productName, composition.length]).toEqual(['Kit Satu', 2])
  })
  test('KOS-21: holds two products at the least, each notified, in force and the company’s own', async () => {
    const own = await aNotification()
    const foreign = await aNotification(await anIndustry(at.platform))
    const request = { reason: 'not sold', explained: 'Tidak dijual lagi.', signer: 'Rina Contoh', isHead: true }
    const cancelled = await aNotification()
    const about = { service: 'cosmetic-cancellation', sections: { request }, licence: cancelled, papers: ['signed-letter'] }
    await granted(at.platform, industry.person, about, today)
    expect(await blocked(service, kit('Kit Dua', own, own))).toEqual(['kit.members.0.number'])
    expect(await blocked(service, kit('Kit Tiga', own, foreign))).toEqual(['kit.members.1.number'])
    expect(await blocked(service, kit('Kit Empat', own, cancelled))).toEqual(['kit.members.1.number'])
    expect(await blocked(service, kit('Kit Lima', own, 'NA18260199999'))).toEqual(['kit.members.1.number'])
  })
})

describe('an exemption', () => {
  const use = { name: 'Krim Uji', purpose: 'research', quantity: 20, where: 'Laboratorium Contoh', until: addDays(today, 30) }
  test('KOS-03: for research is put on record and gives no number', async () => {
    const sections = { use: { ...use, notTraded: true } }
    const { licence, gives } = await granted(at.platform, industry.person, { service: 'cosmetic-exemption', sections }, today)
    expect([gives, licence]).toEqual(['permission', undefined])
  })
  test('KOS-03: is not for what is sold', async () =>
    expect(await blocked('cosmetic-exemption', { use: { ...use, notTraded: false } })).toEqual(['use.notTraded']))
})
