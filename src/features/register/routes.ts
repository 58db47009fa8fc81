import { actPage, sendAct } from '#/features/register/act-pages.tsx'
import { registerApi } from '#/features/register/api.ts'
import { ownLicencesPage } from '#/features/register/company-page.tsx'
import { actNames } from '#/features/register/licence-acts.ts'
import { licencePage } from '#/features/register/licence-page.tsx'
import { openDataPage } from '#/features/register/open-data.tsx'
import { searchPage } from '#/features/register/search-page.tsx'
import { form, page, type Route } from '#/platform/http/routes.ts'

/** The public register, the company's own licences, and the acts of an approver. */
export const registerRoutes: Route[] = [
  page('/register', 'anyone', searchPage, { limit: 'search' }),
  page('/register/:number', 'anyone', licencePage),
  ...actNames.flatMap(name => [
    page(`/register/:number/${name}`, { roles: ['approver'] }, actPage(name)),
    form(`/register/:number/${name}`, { roles: ['approver'], stepUp: true }, sendAct(name)),
  ]),
  page('/licences', { roles: ['applicant'] }, ownLicencesPage),
  page('/open-data', 'anyone', openDataPage),
  ...registerApi,
]
