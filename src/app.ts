import type { Hono } from 'hono'
import { forgetExpired } from './features/accounts/jobs.ts'
import { proveAgain } from './features/accounts/prove.tsx'
import { accountsRoutes } from './features/accounts/routes.ts'
import { countWaitingAlerts } from './features/alerts/alerts.ts'
import { coachSites, watchPacks } from './features/alerts/jobs.ts'
import { alertRoutes } from './features/alerts/routes.ts'
import { measureCoverage } from './features/board/jobs.ts'
import { boardRoutes } from './features/board/routes.ts'
import { makePaper } from './features/border-papers/jobs.ts'
import { borderPaperRoutes } from './features/border-papers/routes.ts'
import { calendarRoutes } from './features/calendar/routes.ts'
import { makeCertificate } from './features/certificates/jobs.ts'
import { certificateRoutes } from './features/certificates/routes.ts'
import { checkingRoutes } from './features/checking/routes.ts'
import { flushScans } from './features/checking/scans.ts'
import { makeCodingRoutes } from './features/coding/routes.ts'
import { warnOfExpiry } from './features/companies/jobs.ts'
import { companyRoutes } from './features/companies/routes.ts'
import { frontRoutes } from './features/front/routes.ts'
import { lawbookRoutes } from './features/lawbook/routes.ts'
import { watchCosmetics } from './features/licensing/cosmetics/watch.ts'
import { watchDeadlines } from './features/licensing/jobs.ts'
import { licensingRoutes } from './features/licensing/routes.ts'
import { forgetActAnswers } from './features/once-only/jobs.ts'
import { onceOnlyRoutes } from './features/once-only/routes.ts'
import { lotPacking } from './features/packing/lot-section.tsx'
import { packingRoutes } from './features/packing/routes.ts'
import { queryingRoutes } from './features/querying/routes.ts'
import { tellHolders, watchRecalls } from './features/recalls/jobs.ts'
import { recallRoutes } from './features/recalls/routes.ts'
import { registerRoutes } from './features/register/routes.ts'
import { registerImportRoutes } from './features/register-import/routes.ts'
import { scanningRoutes } from './features/scanning/routes.ts'
import { dropStaleLists, readLists } from './features/self-issue/jobs.ts'
import { serialListsSection } from './features/self-issue/own-lot-pages.tsx'
import { selfIssueRoutes } from './features/self-issue/routes.ts'
import { signedSection } from './features/signed-codes/lot-section.tsx'
import { signedCodesRoutes } from './features/signed-codes/routes.ts'
import { forgetOldReportKeys } from './features/simple-reports/jobs.ts'
import { simpleReportsRoutes } from './features/simple-reports/routes.ts'
import { standardsRoutes } from './features/standards/routes.ts'
import { keepStock } from './features/stock/jobs.ts'
import { stockRoutes } from './features/stock/routes.ts'
import { forgetOldDeliveries } from './features/subscriptions/jobs.ts'
import { subscriptionRoutes, withSockets } from './features/subscriptions/routes.ts'
import { systemRoutes } from './features/system/routes.ts'
import { lotMovements } from './features/tracing/lot-section.tsx'
import { tracingRoutes } from './features/tracing/routes.ts'
import { sealAudit } from './platform/audit/jobs.ts'
import { sealNow } from './platform/audit/waiting.ts'
import type { Env } from './platform/http/env.ts'
import { mount } from './platform/http/mount.ts'
import type { Route } from './platform/http/routes.ts'
import type { Job } from './platform/jobs/jobs.ts'
import { sendLetter } from './platform/mail/letters.ts'
import type { Platform } from './platform/platform.ts'

/** Everything that is done without anyone waiting for it. */
export const everyJob: readonly Job[] = [
  sendLetter as Job,
  sealAudit,
  forgetExpired,
  warnOfExpiry,
  makeCertificate as Job,
  makePaper as Job,
  watchDeadlines,
  watchCosmetics,
  forgetActAnswers,
  forgetOldReportKeys,
  readLists as Job,
  dropStaleLists,
  keepStock,
  tellHolders as Job,
  watchRecalls,
  measureCoverage,
  watchPacks,
  coachSites,
  forgetOldDeliveries,
]

/** Every address of the platform. A feature is added by a folder, a migration and a line here. */
export const featureRoutes: readonly Route[] = [
  ...accountsRoutes,
  ...companyRoutes,
  ...registerImportRoutes,
  ...registerRoutes,
  ...recallRoutes,
  ...certificateRoutes,
  ...borderPaperRoutes,
  ...checkingRoutes,
  ...makeCodingRoutes([serialListsSection, lotPacking, lotMovements, signedSection]),
  ...selfIssueRoutes,
  ...signedCodesRoutes,
  ...tracingRoutes,
  ...withSockets(queryingRoutes),
  ...subscriptionRoutes,
  ...onceOnlyRoutes,
  ...scanningRoutes,
  ...simpleReportsRoutes,
  ...packingRoutes,
  ...stockRoutes,
  ...boardRoutes({ openAlerts: countWaitingAlerts }),
  ...alertRoutes,
  ...calendarRoutes,
  ...lawbookRoutes,
  ...standardsRoutes,
  ...licensingRoutes,
  ...frontRoutes(everyJob),
]

export const everyRoute: readonly Route[] = [...featureRoutes, ...systemRoutes(featureRoutes)]

/** The web application over a platform: what the server listens with, and what tests ask. */
export const createApp = (platform: Platform): Hono<Env> => mount(platform, everyRoute, { proveAgain })

/** Writes what is still only in memory: called once, when no request comes any more and before the database closes. */
export async function finish(platform: Platform): Promise<void> {
  await flushScans(platform)
  await sealNow(platform)
}

/** Accounts as this application opens them. */
export { openAccounts } from './features/accounts/open.ts'
