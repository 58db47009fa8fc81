import { beforeAll, describe, expect, test } from 'vitest'
import {
  addHoliday,
  correctHoliday,
  type HolidayOnRecord,
  holidayChanges,
  holidaysOf,
  loadInitialHolidays,
  removeHoliday,
  workingDays,
} from '#/features/calendar/holidays.ts'
import { initialHolidays } from '#/features/calendar/law.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import type { Tx } from '#/platform/database/connect.ts'
import { Invalid, NotAllowed, NotFound } from '#/platform/http/errors.ts'
import { testDatabase } from '../../../tests/database.ts'

const database = testDatabase()
const inTx = <T>(work: (tx: Tx) => Promise<T>) => database.db.transaction().execute(work)
const extra: HolidayOnRecord = {
  day: '2026-11-25',
  name: 'Pemilihan kepala daerah',
  kind: 'national',
  tentative: false,
  cite: { instrument: 'Keppres contoh', article: '1' },
}
beforeAll(async () => {
  await inTx(loadInitialHolidays)
})

describe('the calendar', () => {
  test('begins with the initial holidays, once', async () => {
    expect(await inTx(loadInitialHolidays)).toBe(0)
    expect((await holidaysOf(database.db, 2026)).length).toBe(initialHolidays.filter(({ day }) => day.startsWith('2026')).length)
    expect((await workingDays(database.db)).knownUntil).toBe('2028-12-25')
  })
  test('is loaded once when two programs start together', async () => {
    const counts = await Promise.all([inTx(loadInitialHolidays), inTx(loadInitialHolidays)])
    expect(counts).toEqual([0, 0])
  })
  test('moves a deadline when a day is added, corrected and removed', async () => {
    const due = async () => (await workingDays(database.db)).addWorkingDays('2026-11-23', 3)
    expect(await due()).toBe('2026-11-26')
    await inTx(tx => addHoliday(tx, extra, 'Ditetapkan', theSystem))
    expect(await due()).toBe('2026-11-27')
    await inTx(tx => correctHoliday(tx, extra.day, { ...extra, day: '2026-11-28' }, 'Hari Sabtu', theSystem))
    expect(await due()).toBe('2026-11-26')
    await inTx(tx => removeHoliday(tx, '2026-11-28', 'Dibatalkan', theSystem))
    expect(await due()).toBe('2026-11-26')
    expect((await holidayChanges(database.db)).map(({ before, after }) => [before?.day, after?.day])).toEqual([
      ['2026-11-28', undefined],
      ['2026-11-25', '2026-11-28'],
      [undefined, '2026-11-25'],
    ])
  })
  test('takes a day once, and changes nothing where nothing is different', async () => {
    const [newYear] = await holidaysOf(database.db, 2026)
    await expect(inTx(tx => addHoliday(tx, { ...extra, day: '2026-01-01' }, 'x', theSystem))).rejects.toThrow(Invalid)
    await expect(inTx(tx => correctHoliday(tx, '2026-01-01', { ...newYear! }, 'x', theSystem))).rejects.toThrow(NotAllowed)
    await expect(
      inTx(tx => correctHoliday(tx, '2026-01-01', { ...newYear!, day: '2026-12-25' }, 'x', theSystem)),
    ).rejects.toThrow(Invalid)
    await expect(inTx(tx => removeHoliday(tx, '2026-01-02', 'x', theSystem))).rejects.toThrow(NotFound)
    expect((await holidaysOf(database.db, 2026))[0]).toEqual(newYear)
  })
})
