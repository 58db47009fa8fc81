import { form, page, type Route } from '#/platform/http/routes.ts'
import { simpleReportsApi } from './api.ts'
import { askCsv, largestFile, takeCsv } from './csv-page.tsx'

/** Every address of the simple reports beside EPCIS. */
export const simpleReportsRoutes: Route[] = [
  page('/movements/reports', { roles: ['applicant'] }, askCsv),
  form('/movements/reports', { roles: ['applicant'] }, takeCsv, { largest: largestFile + 100_000 }),
  ...simpleReportsApi,
]
