import { ownerOfLot } from '#/features/coding/read-lots.ts'
import { type Ctx, param } from '#/platform/http/env.ts'
import { type Access, form, page, type Route } from '#/platform/http/routes.ts'
import { packingApi, sendReport } from './api.ts'
import { askClose, takeClose } from './close-page.tsx'
import { askPacking, takePacking } from './packing-page.tsx'
import { askStatuses, largestFile, takeStatuses } from './status-page.tsx'

const own: Access = { roles: ['applicant'], owner: ownerOfLot }
const read: Access = { roles: ['applicant', 'code officer', 'inspector'], owner: ownerOfLot }
const withFile = { largest: largestFile + 100_000 }

const reportFile = (c: Ctx): Promise<Response> => sendReport(c, param(c, 'report').endsWith('.json') ? 'json' : 'csv')

/** Every address of statuses, packing, reconciliation and reports. */
export const packingRoutes: Route[] = [
  page('/lots/:id/statuses', own, askStatuses),
  form('/lots/:id/statuses', own, takeStatuses, withFile),
  page('/lots/:id/packing', own, askPacking),
  form('/lots/:id/packing', own, takePacking, withFile),
  page('/lots/:id/close', own, askClose),
  form('/lots/:id/close', own, takeClose),
  page('/lots/:id/reports/:report{[a-z-]+\\.(?:csv|json)}', read, reportFile),
  ...packingApi,
]
