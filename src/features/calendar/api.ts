import { z } from 'zod'
import { holidaysOf, workingDays } from '#/features/calendar/holidays.ts'
import { workingDaysByMonth, yearFrom } from '#/features/calendar/months.ts'
import { param } from '#/platform/http/env.ts'
import { NotFound } from '#/platform/http/errors.ts'
import { api, type Route } from '#/platform/http/routes.ts'

const Year = z.object({
  year: z.int(),
  holidays: z.array(
    z.object({
      day: z.iso.date(),
      name: z.string(),
      kind: z.enum(['national', 'collective']),
      tentative: z.boolean(),
      decree: z.string(),
      article: z.string(),
    }),
  ),
  workingDays: z.array(z.object({ month: z.string(), days: z.int() })),
})

export const calendarApi: Route[] = [
  api(
    'get',
    '/api/v1/calendar/:year',
    'anyone',
    { summary: 'Holidays, collective leave and working days of a year', tag: 'Calendar', gives: Year },
    async c => {
      const year = yearFrom(param(c, 'year'))
      if (year === undefined)
        throw new NotFound({
          id: 'Tahun ditulis dengan empat angka, misalnya 2026.',
          en: 'A year has four digits, such as 2026.',
        })
      const [holidays, calendar] = await Promise.all([holidaysOf(c.var.db, year), workingDays(c.var.db)])
      return c.json({
        year,
        holidays: holidays.map(({ cite, ...holiday }) => ({ ...holiday, decree: cite.instrument, article: cite.article })),
        workingDays: workingDaysByMonth(calendar, year).map(({ month, days }) => ({ month: month.slice(0, 7), days })),
      })
    },
  ),
]
