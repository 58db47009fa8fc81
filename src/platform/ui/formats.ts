import type { Lang } from './lang.ts'

/** The three legal time zones of Indonesia. */
export const zones = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' } as const
export type Zone = keyof typeof zones

const locale = { id: 'id-ID', en: 'en-GB' } as const

/** A legal day in words: `2026-11-20` gives `20 November 2026`. Throws RangeError for what is not a calendar day. */
export function formatDay(day: string, lang: Lang, length: 'long' | 'short' = 'long'): string {
  const month = length === 'long' ? 'long' : 'short'
  const make = () => new Intl.DateTimeFormat(locale[lang], { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' })
  return remembered(`${lang} ${month} ${day}`, () => once(`day ${lang} ${month}`, make).format(noon(day)))
}

const daysInWords = new Map<string, string>()

/** Pages say the same few hundred days over and over; the oldest are forgotten. */
function remembered(name: string, say: () => string): string {
  const known = daysInWords.get(name)
  if (known !== undefined) return known
  const said = say()
  if (daysInWords.size >= 2_000) daysInWords.delete(daysInWords.keys().next().value!)
  daysInWords.set(name, said)
  return said
}

/** An instant on the clock of one zone: `20 November 2026 pukul 14.05 WIB`, `20 November 2026, 14:05 WIB`. */
export function formatMoment(at: Date | string, lang: Lang, zone: Zone = 'WIB', length: 'long' | 'short' = 'long'): string {
  const timeZone = zones[zone]
  const instant = new Date(at)
  const day = once(`date ${zone}`, () => new Intl.DateTimeFormat('en-CA', { timeZone })).format(instant)
  const clock = () => new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
  const time = once(`clock ${zone}`, clock).format(instant)
  return lang === 'id'
    ? `${formatDay(day, lang, length)} pukul ${time.replace(':', '.')} ${zone}`
    : `${formatDay(day, lang, length)}, ${time} ${zone}`
}

/** Whole rupiah: `Rp 1.500.000`, in English `Rp 1,500,000`. The space does not break. */
export function formatMoney(rupiah: number | bigint, lang: Lang): string {
  const sign = rupiah < 0 ? '−' : ''
  return `${sign}Rp\u00a0${formatNumber(rupiah < 0 ? -rupiah : rupiah, lang)}`
}

/** A number with the separators of the language and at most `decimals` places. */
export function formatNumber(value: number | bigint, lang: Lang, decimals = 3): string {
  const make = () => new Intl.NumberFormat(locale[lang], { maximumFractionDigits: decimals })
  return once(`number ${lang} ${decimals}`, make).format(value)
}

/** Calendar days from `today` until `day`; negative when `day` has passed. */
export function daysBetween(today: string, day: string): number {
  return Math.round((noon(day).getTime() - noon(today).getTime()) / 86_400_000)
}

/** A day as seen from today: `hari ini`, `besok`, `5 hari lagi`, `3 hari yang lalu`. */
export function formatFromToday(day: string, today: string, lang: Lang): string {
  return new Intl.RelativeTimeFormat(locale[lang], { numeric: 'auto' }).format(daysBetween(today, day), 'day')
}

/** A number of days, working days or not: `1 hari`, `14 hari kerja`, `14 working days`. */
export function formatDays(count: number, lang: Lang, kind: 'calendar' | 'working' = 'calendar'): string {
  const number = formatNumber(count, lang)
  if (lang === 'id') return `${number} hari${kind === 'working' ? ' kerja' : ''}`
  return `${number} ${kind === 'working' ? 'working ' : ''}${count === 1 ? 'day' : 'days'}`
}

/** A file size for people: `340 KB`, `2,5 MB`. Decimal units, as phones show them. */
export function formatBytes(bytes: number, lang: Lang): string {
  const [scale, unit] =
    bytes >= 1_000_000_000
      ? [1_000_000_000, 'GB']
      : bytes >= 1_000_000
        ? [1_000_000, 'MB']
        : bytes >= 1000
          ? [1000, 'KB']
          : [1, 'B']
  return `${formatNumber(bytes / scale, lang, 1)}\u00a0${unit}`
}

const formats = new Map<string, unknown>()

/** Building a format is a hundred times dearer than using it, and pages have many; there are few different ones. */
function once<Format>(name: string, make: () => Format): Format {
  const made = (formats.get(name) as Format | undefined) ?? make()
  formats.set(name, made)
  return made
}

/** Noon in UTC, so that no zone or summer time can move the day. */
function noon(day: string): Date {
  const instant = new Date(`${day}T12:00:00Z`)
  if (Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== day) {
    throw new RangeError(`"${day}" is not a calendar day; write it as year-month-day, for example 2026-11-20.`)
  }
  return instant
}
