import {
  type HolidayChange,
  type HolidayOnRecord,
  holidayChanges,
  holidaysOf,
  workingDays,
  yearsOnRecord,
} from '#/features/calendar/holidays.ts'
import { workingDaysByMonth, yearFrom } from '#/features/calendar/months.ts'
import { words } from '#/features/calendar/words.ts'
import { dayAt } from '#/law/day.ts'
import type { Ctx } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import {
  DataTable,
  EmptyState,
  formatDay,
  formatNumber,
  type Happening,
  type Lang,
  Notice,
  Page,
  Tabs,
  Tag,
  Timeline,
} from '#/platform/ui/kit.ts'

/** `/admin/calendar`: one year, what may be changed in it, and what was changed last. */
export async function yearPage(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const t = words[lang]
  const thisYear = Number(dayAt(new Date()).slice(0, 4))
  const year = yearFrom(c.req.query('year')) ?? thisYear
  const [holidays, calendar, record, changes] = await Promise.all([
    holidaysOf(db, year),
    workingDays(db),
    yearsOnRecord(db),
    holidayChanges(db),
  ])
  return c.html(
    <Page {...frame(c)} title={t.calendar} caption={t.year(year)} wide>
      <p class="lead">{t.lead}</p>
      {calendar.knownUntil ? (
        <Notice lang={lang} tone={calendar.knownUntil < `${year}-01-01` ? 'look' : 'plain'}>
          {t.beyond(formatDay(calendar.knownUntil, lang))}
        </Notice>
      ) : null}
      <Tabs
        label={t.years}
        here={addressOf(year)}
        tabs={yearsShown(year, thisYear, record).map(each => ({ href: addressOf(each), label: String(each) }))}
      />
      <p>
        <a class="button" href="/admin/calendar/new">
          {t.add}
        </a>
      </p>
      <Holidays lang={lang} year={year} holidays={holidays} />
      <Months lang={lang} months={workingDaysByMonth(calendar, year)} />
      <h2>{t.changes}</h2>
      {changes.length ? <Timeline lang={lang} events={changes.map(change => happening(lang, change))} /> : <p>{t.noChanges}</p>}
    </Page>,
  )
}

const addressOf = (year: number) => `/admin/calendar?year=${year}`

/** The years on record, the year asked for, this one and the next, which an administrator is about to fill. */
function yearsShown(asked: number, thisYear: number, record: { first: number; last: number } | undefined): number[] {
  const first = Math.min(record?.first ?? thisYear, thisYear)
  const last = Math.max(record?.last ?? thisYear, thisYear) + 1
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  return years.includes(asked) ? years : [...years, asked].sort((a, b) => a - b)
}

function Holidays({ lang, year, holidays }: { lang: Lang; year: number; holidays: readonly HolidayOnRecord[] }) {
  const t = words[lang]
  return (
    <DataTable
      lang={lang}
      caption={t.holidays(year)}
      columns={[
        { key: 'day', title: t.day, show: ({ day }: HolidayOnRecord) => `${weekdayName(day, lang)}, ${formatDay(day, lang)}` },
        {
          key: 'name',
          title: t.name,
          show: ({ name, tentative }: HolidayOnRecord) => (
            <>
              {name} {tentative ? <Tag tone="look">{t.tentative}</Tag> : null}
            </>
          ),
        },
        { key: 'kind', title: t.kind, show: ({ kind }: HolidayOnRecord) => t.kinds[kind] },
        { key: 'decree', title: t.decree, show: ({ cite }: HolidayOnRecord) => `${cite.instrument}, ${cite.article}` },
        {
          key: 'correct',
          title: t.correct,
          show: ({ day }: HolidayOnRecord) => (
            <a href={`/admin/calendar/${day}`}>
              {t.correct}
              <span class="unseen"> {formatDay(day, lang)}</span>
            </a>
          ),
        },
      ]}
      rows={holidays}
      empty={<EmptyState title={t.none}>{t.noneSays}</EmptyState>}
    />
  )
}

function Months({ lang, months }: { lang: Lang; months: readonly { month: string; days: number }[] }) {
  const t = words[lang]
  const sum = months.reduce((sum, { days }) => sum + days, 0)
  const rows = [...months.map(({ month, days }) => ({ name: monthName(month, lang), days })), { name: t.total, days: sum }]
  return (
    <DataTable
      lang={lang}
      caption={t.months}
      columns={[
        { key: 'month', title: t.month, show: ({ name }: (typeof rows)[number]) => name },
        { key: 'days', title: t.workingDays, numeric: true, show: ({ days }: (typeof rows)[number]) => formatNumber(days, lang) },
      ]}
      rows={rows}
    />
  )
}

function happening(lang: Lang, { before, after, reason, actorName, at }: HolidayChange): Happening {
  const t = words[lang]
  const title = before && after ? t.corrected : after ? t.added : t.removed
  const say = (holiday: HolidayOnRecord) =>
    `${formatDay(holiday.day, lang)}, ${holiday.name} (${t.kinds[holiday.kind]}${holiday.tentative ? `, ${t.tentative}` : ''}; ${holiday.cite.instrument})`
  const what = [before, after].flatMap(holiday => (holiday ? say(holiday) : [])).join(' → ')
  return {
    at,
    title: `${title}: ${what}`,
    by: actorName,
    body: reason,
  }
}

const locale = { id: 'id-ID', en: 'en-GB' } as const
const noon = (day: string) => new Date(`${day}T12:00:00Z`)
const weekdayName = (day: string, lang: Lang) =>
  new Intl.DateTimeFormat(locale[lang], { weekday: 'long', timeZone: 'UTC' }).format(noon(day))
const monthName = (day: string, lang: Lang) =>
  new Intl.DateTimeFormat(locale[lang], { month: 'long', timeZone: 'UTC' }).format(noon(day))
