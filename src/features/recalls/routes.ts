import { endPage, sendEnd, sendStart, startPage } from '#/features/recalls/act-pages.tsx'
import { recallsApi } from '#/features/recalls/api.ts'
import { recallPage, recallsPage } from '#/features/recalls/list-page.tsx'
import type { Role } from '#/platform/accounts/person.ts'
import { form, page, type Route } from '#/platform/http/routes.ts'

/** Who may order packs back. Only an approver ends what was ordered. */
const starters: readonly Role[] = ['approver', 'inspector']

/** Recalls are read by anyone, also on licences, in the API and in the feed; officers order and end them. */
export const recallRoutes: Route[] = [
  page('/recalls', 'anyone', recallsPage, { limit: 'search' }),
  page('/recalls/new', { roles: starters }, startPage),
  form('/recalls', { roles: starters, stepUp: true }, sendStart),
  page('/recalls/:id', 'anyone', recallPage),
  page('/recalls/:id/end', { roles: ['approver'] }, endPage),
  form('/recalls/:id/end', { roles: ['approver'], stepUp: true }, sendEnd),
  ...recallsApi,
]
