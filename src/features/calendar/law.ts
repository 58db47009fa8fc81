import type { IsWorkingDay } from '#/law/calendar.ts'
import { type Day, type Weekday, weekday } from '#/law/day.ts'
import { type InstrumentKey, instruments, noSource } from '#/law/instruments.ts'
import { type Cite, find, type Table } from '#/law/provisions.ts'

/** A day on which the regulator does not work, as a decree names it. */
export type Holiday = {
  day: Day
  name: string
  /** Hari libur nasional, or cuti bersama: a day of leave that all civil servants take together. */
  kind: 'national' | 'collective'
  /** It may still move: it hangs on the sighting of the moon, or its decree has not been seen. */
  tentative: boolean
  cite: Cite
}

type NoFacts = Record<never, never>

// biome-ignore format: a table of law
/** Does collective leave count as non-working for the regulator's clocks? */
export const collectiveLeaveCounts: Table<NoFacts, boolean> = {
  name: 'collectiveLeaveCounts',
  rows: [
    { when: {}, gives: true, from: '2000-01-01', cite: noSource, assumed: true, note: {
      id: 'Cuti bersama adalah cuti aparatur negara, jadi sangat mungkin bukan hari kerja BPOM; belum ada sumber yang menegaskannya.',
      en: 'Collective leave is leave of civil servants, so very likely no working day of BPOM; no source states it.',
    } },
  ],
}

// biome-ignore format: a table of law
/** The days of the week on which the regulator works: 1 Monday … 7 Sunday. */
export const workingWeek: Table<NoFacts, readonly Weekday[]> = {
  name: 'workingWeek',
  rows: [
    { when: {}, gives: [1, 2, 3, 4, 5], from: '2000-01-01', cite: { instrument: 'FAQ Layanan', article: 'Senin–Jumat' }, assumed: true, note: {
      id: 'Sumber menyebut hari layanan, bukan hari kerja untuk jangka waktu, dan tidak menyebut tanggal mulainya.',
      en: 'The source gives the days of the service desks, not of statutory periods, and no date of commencement.',
    } },
  ],
}

/** The regulator's calendar of working days, given the holidays that are on record. Each day is judged by the law of that day. */
export function officeCalendar(holidays: Iterable<Pick<Holiday, 'day' | 'kind'>>): IsWorkingDay {
  const free = new Set<Day>()
  for (const { day, kind } of holidays) if (kind === 'national' || isLeaveFree(day)) free.add(day)
  return day => !free.has(day) && workedOn(day).includes(weekday(day))
}

const isLeaveFree = (day: Day) => find(day, ({ the }) => the(collectiveLeaveCounts, {})).value
const workedOn = (day: Day) => find(day, ({ the }) => the(workingWeek, {})).value

const decree = (day: Day): InstrumentKey & `SKB ${string}` => {
  const key = `SKB ${day.slice(0, 4)}`
  if (!isDecree(key)) throw new RangeError(`No joint decree is listed for the holidays of ${day.slice(0, 4)}.`)
  return key
}
const isDecree = (key: string): key is InstrumentKey & `SKB ${string}` => key in instruments

/**
 * The holidays of 2019 to 2028 with which a new register begins; an administrator corrects them from then on.
 * The facts were merged from public lists, which disagree on some lunar days; the legal source is the yearly joint
 * decree of three ministers. Collective leave is known from 2023 to 2026 only. Days of a year whose decree has not been
 * seen are tentative, whatever a list says; so is 7 June 2025, which goes beyond the 17 national holidays announced.
 */
export const initialHolidays: readonly Holiday[] = holidayRows().map(([day, name, kind, tentative]) => {
  const instrument = decree(day)
  return {
    day,
    name,
    kind,
    tentative: tentative !== undefined || instruments[instrument].status === 'expected',
    cite: { instrument, article: kind === 'national' ? 'daftar hari libur nasional' : 'daftar cuti bersama' },
  }
})

type Row = readonly [day: Day, name: string, kind: Holiday['kind'], tentative?: 'tentative']

function holidayRows(): readonly Row[] {
  // biome-ignore format: a table of law
  return [
    ['2019-01-01', 'Tahun Baru Masehi', 'national'],
    ['2019-02-05', 'Tahun Baru Imlek', 'national'],
    ['2019-03-07', 'Hari Suci Nyepi', 'national'],
    ['2019-04-03', 'Isra Mikraj Nabi Muhammad saw.', 'national'],
    ['2019-04-19', 'Wafat Isa Almasih', 'national'],
    ['2019-05-01', 'Hari Buruh Internasional', 'national'],
    ['2019-05-19', 'Hari Raya Waisak', 'national'],
    ['2019-05-30', 'Kenaikan Isa Almasih', 'national'],
    ['2019-06-01', 'Hari Lahir Pancasila', 'national'],
    ['2019-06-05', 'Hari Raya Idulfitri', 'national'],
    ['2019-06-06', 'Hari Raya Idulfitri', 'national'],
    ['2019-08-11', 'Hari Raya Iduladha', 'national'],
    ['2019-08-17', 'Hari Kemerdekaan Republik Indonesia', 'national'],
    ['2019-09-01', 'Tahun Baru Islam', 'national'],
    ['2019-11-09', 'Maulid Nabi Muhammad saw.', 'national'],
    ['2019-12-25', 'Hari Raya Natal', 'national'],
    ['2020-01-01', 'Tahun Baru Masehi', 'national'],
    ['2020-01-25', 'Tahun Baru Imlek', 'national'],
    ['2020-03-22', 'Isra Mikraj Nabi Muhammad saw.', 'national'],
    ['2020-03-25', 'Hari Suci Nyepi', 'national'],
    ['2020-04-10', 'Wafat Isa Almasih', 'national'],
    ['2020-05-01', 'Hari Buruh Internasional', 'national'],
    ['2020-05-07', 'Hari Raya Waisak', 'national'],
    ['2020-05-21', 'Kenaikan Isa Almasih', 'national'],
    ['2020-05-24', 'Hari Raya Idulfitri', 'national'],
    ['2020-05-25', 'Hari Raya Idulfitri', 'national'],
    ['2020-06-01', 'Hari Lahir Pancasila', 'national'],
    ['2020-07-31', 'Hari Raya Iduladha', 'national'],
    ['2020-08-17', 'Hari Kemerdekaan Republik Indonesia', 'national'],
    ['2020-08-20', 'Tahun Baru Islam', 'national'],
    ['2020-10-29', 'Maulid Nabi Muhammad saw.', 'national'],
    ['2020-12-25', 'Hari Raya Natal', 'national'],
    ['2021-01-01', 'Tahun Baru Masehi', 'national'],
    ['2021-02-12', 'Tahun Baru Imlek', 'national'],
    ['2021-03-11', 'Isra Mikraj Nabi Muhammad saw.', 'national'],
    ['2021-03-14', 'Hari Suci Nyepi', 'national'],
    ['2021-04-02', 'Wafat Isa Almasih', 'national'],
    ['2021-05-01', 'Hari Buruh Internasional', 'national'],
    ['2021-05-13', 'Hari Raya Idulfitri', 'national'],
    ['2021-05-14', 'Hari Raya Idulfitri', 'national'],
    ['2021-05-26', 'Hari Raya Waisak', 'national'],
    ['2021-06-01', 'Hari Lahir Pancasila', 'national'],
    ['2021-07-20', 'Hari Raya Iduladha', 'national'],
    ['2021-08-10', 'Tahun Baru Islam', 'national'],
    ['2021-08-17', 'Hari Kemerdekaan Republik Indonesia', 'national'],
    ['2021-10-19', 'Maulid Nabi Muhammad saw.', 'national'],
    ['2021-12-25', 'Hari Raya Natal', 'national'],
    ['2022-01-01', 'Tahun Baru Masehi', 'national'],
    ['2022-02-01', 'Tahun Baru Imlek', 'national'],
    ['2022-02-28', 'Isra Mikraj Nabi Muhammad saw.', 'national'],
    ['2022-03-03', 'Hari Suci Nyepi', 'national'],
    ['2022-04-15', 'Wafat Isa Almasih', 'national'],
    ['2022-05-01', 'Hari Buruh Internasional', 'national'],
    ['2022-05-02', 'Hari Raya Idulfitri', 'national'],
    ['2022-05-03', 'Hari Raya Idulfitri', 'national'],
    ['2022-05-16', 'Hari Raya Waisak', 'national'],
    ['2022-05-26', 'Kenaikan Isa Almasih', 'national'],
    ['2022-06-01', 'Hari Lahir Pancasila', 'national'],
    ['2022-07-09', 'Hari Raya Iduladha', 'national'],
    ['2022-07-30', 'Tahun Baru Islam', 'national'],
    ['2022-08-17', 'Hari Kemerdekaan Republik Indonesia', 'national'],
    ['2022-10-08', 'Maulid Nabi Muhammad saw.', 'national'],
    ['2022-12-25', 'Hari Raya Natal', 'national'],
    ['2023-01-01', 'Tahun Baru Masehi', 'national'],
    ['2023-01-22', 'Tahun Baru Imlek', 'national'],
    ['2023-01-23', 'Cuti Bersama Tahun Baru Imlek', 'collective'],
    ['2023-02-18', 'Isra Mikraj Nabi Muhammad saw.', 'national'],
    ['2023-03-22', 'Hari Suci Nyepi', 'national'],
    ['2023-03-23', 'Cuti Bersama Nyepi', 'collective'],
    ['2023-04-07', 'Wafat Isa Almasih', 'national'],
    ['2023-04-19', 'Cuti Bersama Idulfitri', 'collective'],
    ['2023-04-20', 'Cuti Bersama Idulfitri', 'collective'],
    ['2023-04-21', 'Cuti Bersama Idulfitri', 'collective'],
    ['2023-04-22', 'Hari Raya Idulfitri', 'national'],
    ['2023-04-23', 'Hari Raya Idulfitri', 'national'],
    ['2023-04-24', 'Cuti Bersama Idulfitri', 'collective'],
    ['2023-04-25', 'Cuti Bersama Idulfitri', 'collective'],
    ['2023-05-01', 'Hari Buruh Internasional', 'national'],
    ['2023-05-18', 'Kenaikan Isa Almasih', 'national'],
    ['2023-06-01', 'Hari Lahir Pancasila', 'national'],
    ['2023-06-02', 'Cuti Bersama Waisak', 'collective'],
    ['2023-06-04', 'Hari Raya Waisak', 'national'],
    ['2023-06-29', 'Hari Raya Iduladha', 'national'],
    ['2023-07-19', 'Tahun Baru Islam', 'national'],
    ['2023-08-17', 'Hari Kemerdekaan Republik Indonesia', 'national'],
    ['2023-09-28', 'Maulid Nabi Muhammad saw.', 'national'],
    ['2023-12-25', 'Hari Raya Natal', 'national'],
    ['2023-12-26', 'Cuti Bersama Natal', 'collective'],
    ['2024-01-01', 'Tahun Baru Masehi', 'national'],
    ['2024-02-08', 'Isra Mikraj Nabi Muhammad saw.', 'national'],
    ['2024-02-09', 'Cuti Bersama Tahun Baru Imlek', 'collective'],
    ['2024-02-10', 'Tahun Baru Imlek', 'national'],
    ['2024-02-14', 'Hari Pemilihan Umum', 'national'],
    ['2024-03-11', 'Hari Suci Nyepi', 'national'],
    ['2024-03-12', 'Cuti Bersama Nyepi', 'collective'],
    ['2024-03-29', 'Wafat Isa Almasih', 'national'],
    ['2024-03-31', 'Hari Paskah', 'national'],
    ['2024-04-08', 'Cuti Bersama Idulfitri', 'collective'],
    ['2024-04-09', 'Cuti Bersama Idulfitri', 'collective'],
    ['2024-04-10', 'Hari Raya Idulfitri', 'national'],
    ['2024-04-11', 'Hari Raya Idulfitri', 'national'],
    ['2024-04-12', 'Cuti Bersama Idulfitri', 'collective'],
    ['2024-04-15', 'Cuti Bersama Idulfitri', 'collective'],
    ['2024-05-01', 'Hari Buruh Internasional', 'national'],
    ['2024-05-09', 'Kenaikan Isa Almasih', 'national'],
    ['2024-05-10', 'Cuti Bersama Kenaikan Isa Almasih', 'collective'],
    ['2024-05-23', 'Hari Raya Waisak', 'national'],
    ['2024-05-24', 'Cuti Bersama Waisak', 'collective'],
    ['2024-06-01', 'Hari Lahir Pancasila', 'national'],
    ['2024-06-17', 'Hari Raya Iduladha', 'national'],
    ['2024-06-18', 'Cuti Bersama Iduladha', 'collective'],
    ['2024-07-07', 'Tahun Baru Islam', 'national'],
    ['2024-08-17', 'Hari Kemerdekaan Republik Indonesia', 'national'],
    ['2024-09-15', 'Maulid Nabi Muhammad saw.', 'national'],
    ['2024-12-25', 'Hari Raya Natal', 'national'],
    ['2024-12-26', 'Cuti Bersama Natal', 'collective'],
    ['2025-01-01', 'Tahun Baru Masehi', 'national'],
    ['2025-01-27', 'Isra Mikraj Nabi Muhammad saw.', 'national'],
    ['2025-01-28', 'Cuti Bersama Tahun Baru Imlek', 'collective'],
    ['2025-01-29', 'Tahun Baru Imlek', 'national'],
    ['2025-03-28', 'Cuti Bersama Nyepi', 'collective'],
    ['2025-03-29', 'Hari Suci Nyepi', 'national'],
    ['2025-03-31', 'Hari Raya Idulfitri', 'national'],
    ['2025-04-01', 'Hari Raya Idulfitri', 'national'],
    ['2025-04-02', 'Cuti Bersama Idulfitri', 'collective'],
    ['2025-04-03', 'Cuti Bersama Idulfitri', 'collective'],
    ['2025-04-04', 'Cuti Bersama Idulfitri', 'collective'],
    ['2025-04-07', 'Cuti Bersama Idulfitri', 'collective'],
    ['2025-04-18', 'Wafat Isa Almasih', 'national'],
    ['2025-04-20', 'Hari Paskah', 'national'],
    ['2025-05-01', 'Hari Buruh Internasional', 'national'],
    ['2025-05-12', 'Hari Raya Waisak', 'national'],
    ['2025-05-13', 'Cuti Bersama Waisak', 'collective'],
    ['2025-05-29', 'Kenaikan Isa Almasih', 'national'],
    ['2025-05-30', 'Cuti Bersama Kenaikan Isa Almasih', 'collective'],
    ['2025-06-01', 'Hari Lahir Pancasila', 'national'],
    ['2025-06-06', 'Hari Raya Iduladha', 'national'],
    ['2025-06-07', 'Hari Raya Iduladha', 'national', 'tentative'],
    ['2025-06-09', 'Cuti Bersama Iduladha', 'collective'],
    ['2025-06-27', 'Tahun Baru Islam', 'national'],
    ['2025-08-17', 'Hari Kemerdekaan Republik Indonesia', 'national'],
    ['2025-08-18', 'Cuti Bersama Hari Kemerdekaan', 'collective'],
    ['2025-09-05', 'Maulid Nabi Muhammad saw.', 'national'],
    ['2025-12-25', 'Hari Raya Natal', 'national'],
    ['2025-12-26', 'Cuti Bersama Natal', 'collective'],
    ['2026-01-01', 'Tahun Baru Masehi', 'national'],
    ['2026-01-16', 'Isra Mikraj Nabi Muhammad saw.', 'national', 'tentative'],
    ['2026-02-16', 'Cuti Bersama Tahun Baru Imlek', 'collective'],
    ['2026-02-17', 'Tahun Baru Imlek', 'national'],
    ['2026-03-18', 'Cuti Bersama Nyepi', 'collective'],
    ['2026-03-19', 'Hari Suci Nyepi', 'national'],
    ['2026-03-20', 'Cuti Bersama Idulfitri', 'collective'],
    ['2026-03-21', 'Hari Raya Idulfitri', 'national', 'tentative'],
    ['2026-03-22', 'Hari Raya Idulfitri', 'national', 'tentative'],
    ['2026-03-23', 'Cuti Bersama Idulfitri', 'collective'],
    ['2026-03-24', 'Cuti Bersama Idulfitri', 'collective'],
    ['2026-04-03', 'Wafat Isa Almasih', 'national'],
    ['2026-04-05', 'Hari Paskah', 'national'],
    ['2026-05-01', 'Hari Buruh Internasional', 'national'],
    ['2026-05-14', 'Kenaikan Isa Almasih', 'national'],
    ['2026-05-15', 'Cuti Bersama Kenaikan Isa Almasih', 'collective'],
    ['2026-05-27', 'Hari Raya Iduladha', 'national', 'tentative'],
    ['2026-05-28', 'Cuti Bersama Iduladha', 'collective'],
    ['2026-05-31', 'Hari Raya Waisak', 'national', 'tentative'],
    ['2026-06-01', 'Hari Lahir Pancasila', 'national'],
    ['2026-06-16', 'Tahun Baru Islam', 'national', 'tentative'],
    ['2026-08-17', 'Hari Kemerdekaan Republik Indonesia', 'national'],
    ['2026-08-25', 'Maulid Nabi Muhammad saw.', 'national', 'tentative'],
    ['2026-12-24', 'Cuti Bersama Natal', 'collective'],
    ['2026-12-25', 'Hari Raya Natal', 'national'],
    ['2027-01-01', 'Tahun Baru Masehi', 'national'],
    ['2027-01-05', 'Isra Mikraj Nabi Muhammad saw.', 'national'],
    ['2027-02-06', 'Tahun Baru Imlek', 'national'],
    ['2027-03-08', 'Hari Suci Nyepi', 'national'],
    ['2027-03-10', 'Hari Raya Idulfitri', 'national'],
    ['2027-03-11', 'Hari Raya Idulfitri', 'national'],
    ['2027-03-26', 'Wafat Isa Almasih', 'national'],
    ['2027-05-01', 'Hari Buruh Internasional', 'national'],
    ['2027-05-06', 'Kenaikan Isa Almasih', 'national'],
    ['2027-05-17', 'Hari Raya Iduladha', 'national'],
    ['2027-05-20', 'Hari Raya Waisak', 'national'],
    ['2027-06-01', 'Hari Lahir Pancasila', 'national'],
    ['2027-06-06', 'Tahun Baru Islam', 'national'],
    ['2027-08-15', 'Maulid Nabi Muhammad saw.', 'national'],
    ['2027-08-17', 'Hari Kemerdekaan Republik Indonesia', 'national'],
    ['2027-12-25', 'Hari Raya Natal', 'national'],
    ['2028-01-01', 'Tahun Baru Masehi', 'national'],
    ['2028-01-26', 'Tahun Baru Imlek', 'national'],
    ['2028-02-27', 'Hari Raya Idulfitri', 'national'],
    ['2028-02-28', 'Hari Raya Idulfitri', 'national'],
    ['2028-03-26', 'Hari Suci Nyepi', 'national'],
    ['2028-04-14', 'Wafat Isa Almasih', 'national'],
    ['2028-05-01', 'Hari Buruh Internasional', 'national'],
    ['2028-05-05', 'Hari Raya Iduladha', 'national'],
    ['2028-05-09', 'Hari Raya Waisak', 'national'],
    ['2028-05-25', 'Kenaikan Isa Almasih', 'national'],
    ['2028-05-26', 'Tahun Baru Islam', 'national'],
    ['2028-06-01', 'Hari Lahir Pancasila', 'national'],
    ['2028-08-03', 'Maulid Nabi Muhammad saw.', 'national'],
    ['2028-08-17', 'Hari Kemerdekaan Republik Indonesia', 'national'],
    ['2028-12-14', 'Isra Mikraj Nabi Muhammad saw.', 'national'],
    ['2028-12-25', 'Hari Raya Natal', 'national'],
  ]
}
