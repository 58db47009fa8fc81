import { form, page, type Route } from '#/platform/http/routes.ts'
import { alertPage, sendDecision, sendReleased, sendTaken, sendWork } from './alert-page.tsx'
import { alertsApi } from './api.ts'
import { alertsPage } from './list-page.tsx'
import { sourcesPage } from './sources-page.tsx'
import { alertReaders } from './who.ts'

const readers = { roles: alertReaders }

/** Inspectors and approvers work on alerts; that one is confirmed takes an approver who did not propose it. */
export const alertRoutes: Route[] = [
  page('/alerts', readers, alertsPage),
  page('/alerts/sources', readers, sourcesPage),
  page('/alerts/:id', readers, alertPage),
  form('/alerts/:id/take', readers, sendTaken),
  form('/alerts/:id/release', readers, sendReleased),
  form('/alerts/:id/work', readers, sendWork),
  form('/alerts/:id/decide', { roles: ['approver'], stepUp: true }, sendDecision),
  ...alertsApi,
]
