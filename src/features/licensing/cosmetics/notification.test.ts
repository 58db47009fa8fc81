import { describe, expect, test } from 'vitest'
import { origin, problemsOf, withCertificateQueue } from '#/features/licensing/a-case.test-support.ts'
import { beginCase, saveSection } from '#/features/licensing/dossier-acts.ts'
import { fileCase } from '#/features/licensing/filing.ts'
import { browser } from '#/features/licensing/requests.test-support.ts'
import { getWholeCase } from '#/features/licensing/whole-case.ts'
import { licenceOn } from '#/features/register/licences.ts'
import { dayAt } from '#/law/day.ts'
import { testPlatform } from '../../../../tests/platform.ts'
import { anIndustry, granted, notificationFor } from './a-cosmetic.test-support.ts'

const at = testPlatform()
withCertificateQueue(at)
const { get, post } = browser(at)
const today = dayAt(new Date())
const year = today.slice(2, 4)

describe('a notification', () => {
  test('leads to a number that tells continent, country, year and category, valid for three years', async () => {
    const industry = await anIndustry(at.platform)
    const sections = notificationFor(industry, { name: 'Krim Tangan Satu' })
    const { licence } = await granted(at.platform, industry.person, { service: 'cosmetic-notification', sections }, today)
    expect(licence).toMatch(new RegExp(`^NA18${year}01\\d{5}$`))
    expect(await licenceOn(at.platform.db, licence!, today)).toMatchObject({
      commodity: 'cosmetic',
      productName: 'Krim Tangan Satu',
      brand: 'Melati',
      packs: ['Tube, 50 g'],
      standing: 'active',
      issuedOn: today,
      validUntil: `${Number(today.slice(0, 4)) + 3}${today.slice(4)}`,
      maker: { siteId: industry.siteId },
    })
  })

  test('KOS-11: of three shades pays three items and gets three numbers', async () => {
    const industry = await anIndustry(at.platform)
    const shades = [{ name: 'Merah' }, { name: 'Jambu' }, { name: 'Bata' }]
    const sections = notificationFor(industry, { name: 'Gincu Satu', group: '13', place: 'lips', purpose: 'beautify', shades })
    const { id, licence, also } = await granted(
      at.platform,
      industry.person,
      { service: 'cosmetic-notification', sections },
      today,
    )
    const { order, events } = await getWholeCase(at.platform.db, id, today)
    expect(order!.amount).toBe(1_500_000)
    expect(new Set([licence, ...also!]).size).toBe(3)
    expect(events.at(-1)).toMatchObject({ kind: 'granted', data: { licence, also } })
    expect(await licenceOn(at.platform.db, also![1]!, today)).toMatchObject({ productName: 'Gincu Satu Bata' })
    const letter = (await get(`/applications/${id}/letter`, industry.person)).text
    expect(letter.match(/NA ?18/g)).toHaveLength(3)
  })

  test('KOS-06: of a perfume is due in three working days, of others in fourteen', async () => {
    const industry = await anIndustry(at.platform)
    const perfume = notificationFor(industry, { group: '06', purpose: 'perfume' })
    const { id } = await granted(at.platform, industry.person, { service: 'perfume-notification', sections: perfume }, today)
    expect((await getWholeCase(at.platform.db, id, today)).terms.evaluation.value).toEqual({ days: 3, kind: 'working' })
    const other = await beginCase(at.platform.db, industry.person, { service: 'cosmetic-notification', facts: {} }, today)
    expect((await getWholeCase(at.platform.db, other, today)).terms.evaluation.value).toEqual({ days: 14, kind: 'working' })
  })

  test('KOS-09: under a name that another company has notified is not filed', async () => {
    const [first, second] = [await anIndustry(at.platform), await anIndustry(at.platform)]
    const sections = notificationFor(first, { name: 'Krim Hanya Satu' })
    await granted(at.platform, first.person, { service: 'cosmetic-notification', sections }, today)
    const id = await beginCase(at.platform.db, second.person, { service: 'cosmetic-notification', facts: {} }, today)
    for (const [section, sent] of Object.entries(notificationFor(second, { name: 'KRIM hanya-satu' }))) {
      await saveSection(at.platform.db, second.person, id, {
        section,
        seen: section === 'product' || section === 'making' ? 1 : 0,
        sent,
      })
    }
    const refused = await fileCase(at.platform.db, second.person, id, { origin, today }).catch(problemsOf)
    expect(refused).toMatchObject([{ field: 'product.name', cite: { instrument: 'FAQ Notifkos', article: 'Q9' } }])
  })
})

describe('the guide', () => {
  const answers = {
    commodity: 'cosmetic',
    service: 'cosmetic-notification',
    place: 'skin',
    purpose: 'condition',
    type: 'industry',
  }
  const guide = (more: Record<string, string>) => get(`/apply?${new URLSearchParams({ ...answers, ...more })}`)
  test('tells fee, time and papers of a cosmetic', async () => {
    const { text } = await guide({ brand: 'licensed' })
    for (const part of ['500.000', '14 hari kerja', 'CPKB', 'lisensi merek']) expect(text).toContain(part)
  })
  test('KOS-01: leads what treats elsewhere, with the answer it rests on', async () => {
    const { text } = await guide({ purpose: 'treat' })
    expect(text).toContain('bukan kosmetika')
    expect(text).toContain('Q1')
  })
  test('fills its answers into the draft', async () => {
    const { person } = await anIndustry(at.platform)
    const { to } = await post('/applications', { ...answers, brand: 'own' }, person)
    const { text } = await get(`${to}/sections/making`, person)
    expect(text).toMatch(/value="industry"[^>]*checked|checked[^>]*value="industry"/)
  })
})
