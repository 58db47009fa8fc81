import { calendarApi } from '#/features/calendar/api.ts'
import { addPage, correctPage, removePage, sendAdd, sendCorrect, sendRemove } from '#/features/calendar/change-pages.tsx'
import { yearPage } from '#/features/calendar/year-page.tsx'
import { form, page, type Route } from '#/platform/http/routes.ts'

const read = { roles: ['administrator'] } as const
const change = { roles: ['administrator'], stepUp: true } as const

/** The calendar that an administrator keeps, and that anyone may read as data. */
export const calendarRoutes: Route[] = [
  page('/admin/calendar', read, yearPage),
  page('/admin/calendar/new', read, addPage),
  form('/admin/calendar', change, sendAdd),
  page('/admin/calendar/:day', read, correctPage),
  form('/admin/calendar/:day', change, sendCorrect),
  page('/admin/calendar/:day/remove', read, removePage),
  form('/admin/calendar/:day/remove', change, sendRemove),
  ...calendarApi,
]
