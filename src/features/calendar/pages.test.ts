import { beforeAll, describe, expect, test } from 'vitest'
import { holidaysOf, loadInitialHolidays, workingDays } from '#/features/calendar/holidays.ts'
import { calendarRoutes } from '#/features/calendar/routes.ts'
import { roles } from '#/platform/accounts/person.ts'
import { mount } from '#/platform/http/mount.ts'
import { at, sent, somebody, testPlatform } from '../../../tests/platform.ts'

const house = testPlatform()
const app = () => mount(house.platform, calendarRoutes, { proveAgain: c => c.text('prove', 403) })
const ask = async (path: string, init?: RequestInit) => {
  const response = await app().request(path, init)
  return { status: response.status, text: await response.text() }
}
const administrator = somebody(['administrator'])
const holiday = {
  'day.day': '25',
  'day.month': '11',
  'day.year': '2027',
  name: 'Pemilihan kepala daerah',
  kind: 'national',
  decree: 'Keppres contoh',
  article: '1',
  reason: 'Ditetapkan dengan keputusan.',
}
beforeAll(async () => {
  await house.platform.db.transaction().execute(loadInitialHolidays)
})
const isWorked = async (day: '2027-11-25' | '2027-11-26') => (await workingDays(house.platform.db)).isWorkingDay(day)

describe('the calendar page', () => {
  test.each(roles)('for an %s', async role => {
    const isAdministrator = role === 'administrator'
    expect((await ask('/admin/calendar?year=2026', { headers: at(somebody([role])) })).status).toBe(isAdministrator ? 200 : 403)
    expect((await ask('/admin/calendar/2026-12-25', sent(holiday, somebody([role], { provedAt: undefined })))).status).toBe(403)
  })
  test('shows the year asked for and this year for a wrong wish', async () => {
    const { text } = await ask('/admin/calendar?year=2026', { headers: at(administrator) })
    expect(text).toMatch(/Jumat, 25 Desember 2026[\s\S]*Hari Raya Natal/)
    expect((await ask('/admin/calendar?year=nonsense', { headers: at(administrator) })).status).toBe(200)
    expect((await ask('/admin/calendar/2026-02-30', { headers: at(administrator) })).status).toBe(404)
    expect((await ask('/admin/calendar/2026-12-23', { headers: at(administrator) })).status).toBe(404)
  })
})

describe('a change of the calendar', () => {
  test.each([
    [{ 'day.day': '31' }, 'Tanggal ini tidak ada'],
    [{ 'day.day': '', 'day.month': '', 'day.year': '' }, 'Isi tanggalnya.'],
    [{ 'day.day': '25', 'day.month': '12' }, 'sudah ada dalam kalender'],
    [{ kind: 'birthday' }, 'Pilih jenisnya.'],
    [{ decree: ' ' }, 'Sebutkan keputusannya.'],
    [{ reason: 'ya' }, 'paling sedikit 10'],
  ])('with %o is refused and kept', async (more, says) => {
    const { status, text } = await ask('/admin/calendar', sent({ ...holiday, ...more }, administrator))
    expect([status, text.includes(says), text.includes('Pemilihan kepala daerah')]).toEqual([422, true, true])
    expect(await isWorked('2027-11-25')).toBe(true)
  })
  test('is audited, remembered, and answers differently from then on', async () => {
    expect((await ask('/admin/calendar', sent(holiday, administrator))).status).toBe(303)
    expect(await isWorked('2027-11-25')).toBe(false)
    const moved = { ...holiday, 'day.day': '26', tentative: 'yes' }
    expect((await ask('/admin/calendar/2027-11-25', sent(moved, administrator))).status).toBe(303)
    expect([await isWorked('2027-11-25'), await isWorked('2027-11-26')]).toEqual([true, false])
    expect((await ask('/admin/calendar/2027-11-26', sent(moved, administrator))).status).toBe(409)
    expect((await ask('/admin/calendar/2027-11-26', { headers: at(administrator) })).text).toContain('value="Keppres contoh"')
    expect((await ask('/admin/calendar/2027-11-26/remove', { headers: at(administrator) })).status).toBe(200)
    expect((await ask('/admin/calendar/2027-11-26/remove', sent({ reason: '' }, administrator))).status).toBe(422)
    expect(
      (await ask('/admin/calendar/2027-11-26/remove', sent({ reason: 'Keputusan dibatalkan.' }, administrator))).status,
    ).toBe(303)
    expect(await isWorked('2027-11-26')).toBe(true)
    const deeds = await house.platform.db
      .selectFrom('audit')
      .select('act')
      .where('subject', '=', 'holiday')
      .orderBy('seq')
      .execute()
    expect(deeds.map(deed => deed.act)).toEqual(['holiday.added', 'holiday.corrected', 'holiday.removed'])
    expect((await ask('/admin/calendar', { headers: at(administrator) })).text).toContain('Keputusan dibatalkan.')
  })
})

describe('the calendar as data', () => {
  test('gives a year to anyone', async () => {
    const { status, text } = await ask('/api/v1/calendar/2026')
    const year = JSON.parse(text)
    expect([status, year.holidays.length]).toEqual([200, (await holidaysOf(house.platform.db, 2026)).length])
    expect(year.workingDays).toHaveLength(12)
    expect(year.workingDays[11]).toEqual({ month: '2026-12', days: 21 })
  })
  test.each(['26', 'x', '3026', '%00'])('refuses %s', async year =>
    expect((await ask(`/api/v1/calendar/${year}`)).status).toBe(404),
  )
})
