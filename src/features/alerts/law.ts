import type { Settings } from '#/detection/settings.ts'
import type { Day } from '#/law/day.ts'
import { noSource } from '#/law/instruments.ts'
import { find, type Table, type Words } from '#/law/provisions.ts'

const note: Words = {
  id: 'Tidak ada naskah yang memberi angka ini; dipilih agar paling banyak 5 dari 10.000 kemasan jujur tersorot.',
  en: 'No text gives this figure; chosen so that at most 5 of 10,000 honest packs are pointed at.',
}
const assumed = <Gives>(gives: Gives) => ({
  when: {},
  gives,
  from: '2022-10-05' as const,
  cite: noSource,
  assumed: true as const,
  note,
})

/** From which score a pack is suspect, how many strays make a case, how many scans point to copies, and how fast anything travels (km/h). */
export const alertThresholds: Table<object, Settings> = {
  name: 'alertThresholds',
  rows: [assumed({ suspectFrom: 0.5, caseFrom: 3, oftenScanned: 30, fastest: 900 })],
}

/** Within how many days an officer takes an alert in hand and closes it, and over how many days of movements alerts are looked for. */
export const alertHandling: Table<object, { takeWithinDays: number; closeWithinDays: number; lookBackDays: number }> = {
  name: 'alertHandling',
  rows: [assumed({ takeWithinDays: 3, closeWithinDays: 30, lookBackDays: 90 })],
}

/** From how many technical alerts of one site on it is written to, and how many days lie between two letters. */
export const alertCoaching: Table<object, { from: number; everyDays: number }> = {
  name: 'alertCoaching',
  rows: [assumed({ from: 3, everyDays: 14 })],
}

/** The thresholds in force on a day. */
export const settingsOn = (day: Day): Settings => find(day, ({ the }) => the(alertThresholds, {})).value
