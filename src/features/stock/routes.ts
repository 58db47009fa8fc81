import { type Access, page, type Route } from '#/platform/http/routes.ts'
import { stockApi } from './api.ts'
import { readsLot, showGenealogy } from './genealogy-page.tsx'
import { showStock } from './stock-page.tsx'

const reads: Access = { roles: ['applicant', 'inspector', 'evaluator', 'approver', 'code officer'] }

/** Stock by site and lot, now and in the past, and what lots were made of. */
export const stockRoutes: Route[] = [
  page('/stock', reads, showStock),
  page('/lots/:id/genealogy', readsLot, showGenealogy),
  ...stockApi,
]
