import { page, type Route } from '#/platform/http/routes.ts'
import type { Job } from '#/platform/jobs/jobs.ts'
import { deskPage } from './desk-page.tsx'
import { frontPage } from './front-page.tsx'
import { helpPage } from './help-page.tsx'
import { jobsPage } from './jobs-page.tsx'
import { statusPage } from './status-page.tsx'
import { uiPage, uiPartPage } from './ui-pages.tsx'

/** The pages that belong to no single feature: the front, the desk, help, how the service stands. */
export const frontRoutes = (jobs: readonly Job[]): Route[] => [
  page('/', 'anyone', frontPage),
  page('/desk', 'signed in', deskPage),
  page('/help', 'anyone', helpPage),
  page('/status', 'anyone', statusPage),
  page('/ui', 'anyone', uiPage),
  page('/ui/:slug', 'anyone', uiPartPage),
  page('/admin/jobs', { roles: ['administrator'] }, jobsPage(jobs)),
]
