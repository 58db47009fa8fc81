import { largestForm } from '#/features/companies/papers.ts'
import { sendStart, showReach, startPage } from '#/features/recalls/act-pages.tsx'
import { recallsApi } from '#/features/recalls/api.ts'
import {
  decidePage,
  proposePage,
  reportPage,
  sendEnd,
  sendProposal,
  sendRefusal,
  sendReport,
} from '#/features/recalls/end-pages.tsx'
import { followApi } from '#/features/recalls/follow-api.ts'
import { recallPage, recallsPage } from '#/features/recalls/list-page.tsx'
import { noticePage, noticesPage, ownerOfNotice, sendAnswer, sendSeen } from '#/features/recalls/notice-pages.tsx'
import { giveRecallPaper } from '#/features/recalls/paper-page.ts'
import { holderOfRecall, progressPage } from '#/features/recalls/progress-page.tsx'
import type { Role } from '#/platform/accounts/person.ts'
import { type Access, form, page, type Route } from '#/platform/http/routes.ts'

/** Who may order packs back, and propose that it ends. Only an approver ends what was ordered, and never by own proposal. */
const starters: readonly Role[] = ['approver', 'inspector']
const officers: readonly Role[] = ['inspector', 'evaluator', 'approver', 'code officer']
const holder: Access = { roles: ['applicant'], owner: holderOfRecall }
const follows: Access = { roles: ['applicant', ...officers], owner: holderOfRecall }
const noticed: Access = { roles: ['applicant'], owner: ownerOfNotice }

/** Recalls are read by anyone, also on licences, in the API and in the feed; officers order and end them; who holds packs answers. */
export const recallRoutes: Route[] = [
  page('/recalls', 'anyone', recallsPage, { limit: 'search' }),
  page('/recalls/new', { roles: starters }, startPage),
  form('/recalls', { roles: starters, stepUp: true }, sendStart),
  form('/recalls/reach', { roles: starters }, showReach),
  page('/recalls/:id', 'anyone', recallPage),
  page('/recalls/:id/progress', follows, progressPage),
  page('/recalls/:id/report', holder, reportPage),
  form('/recalls/:id/report', holder, sendReport, { largest: largestForm }),
  page('/recalls/:id/papers/:hash', { roles: ['applicant', ...officers] }, giveRecallPaper, { limit: 'download' }),
  page('/recalls/:id/notices/:site', { roles: ['applicant', ...officers], owner: ownerOfNotice }, noticePage),
  form('/recalls/:id/notices/:site', noticed, sendAnswer, { largest: largestForm }),
  form('/recalls/:id/notices/:site/seen', noticed, sendSeen),
  page('/recall-notices', { roles: ['applicant'] }, noticesPage),
  page('/recalls/:id/end', { roles: starters }, proposePage),
  form('/recalls/:id/end', { roles: starters, stepUp: true }, sendProposal),
  page('/recalls/:id/end/decide', { roles: ['approver'] }, decidePage),
  form('/recalls/:id/end/decide', { roles: ['approver'], stepUp: true }, sendEnd),
  form('/recalls/:id/end/refuse', { roles: ['approver'], stepUp: true }, sendRefusal),
  ...recallsApi,
  ...followApi,
]
