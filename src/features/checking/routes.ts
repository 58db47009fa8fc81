import { form, page, type Route } from '#/platform/http/routes.ts'
import { checkingApi } from './api.ts'
import { checkAddress, checkPage, sendCheck } from './check-pages.tsx'
import { openDigitalLink } from './digital-link.ts'
import { reportFile, reportPhoto, reportsPage, sendStep } from './report-desk.tsx'
import { askReport, largestReport, reportStatusPage, sendReport } from './report-pages.tsx'

const inspectors = { roles: ['inspector'] } as const

/** Checking for anyone: the box, the addresses that codes carry, the same for machines, and reports of what looked wrong. */
export const checkingRoutes: Route[] = [
  page('/check', 'anyone', checkPage, { limit: 'check' }),
  form('/check', 'anyone', sendCheck, { limit: 'check', largest: 16 * 1024 }),
  page('/v/:nie', 'anyone', checkAddress, { limit: 'check' }),
  page('/v/:nie/:serial', 'anyone', checkAddress, { limit: 'check' }),
  page('/01/:rest{.+}', 'anyone', openDigitalLink, { limit: 'check' }),
  ...checkingApi,
  page('/report', 'anyone', askReport),
  form('/report', 'anyone', sendReport, { limit: 'report', largest: largestReport }),
  page('/reports', inspectors, reportsPage),
  page('/reports/:number', 'anyone', reportStatusPage),
  page('/reports/:number/file', inspectors, reportFile),
  form('/reports/:number/file', inspectors, sendStep),
  page('/reports/:number/photos/:hash', inspectors, reportPhoto),
]
