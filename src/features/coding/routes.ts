import { type Access, form, page, type Route } from '#/platform/http/routes.ts'
import { codingApi } from './api.ts'
import { codeFormats } from './code-rows.ts'
import { sendCodes } from './downloads.ts'
import { labelFormats, sendLabels } from './label-files.ts'
import { chooseLabels, showLabels } from './labels-page.tsx'
import { type LotSection, showLot } from './lot-page.tsx'
import { showLots } from './lots-page.tsx'
import { askOrder, takeOrder } from './order-page.tsx'
import { reviewOrder } from './order-review.tsx'
import { ownerOfLot } from './read-lots.ts'
import { ownerOfOrder } from './waiting-orders.ts'
import { showWaitingOrder, showWaitingOrders, takeIssued, takeRefused, takeWithdrawn } from './waiting-pages.tsx'

const readers = ['applicant', 'code officer', 'inspector'] as const
const list: Access = { roles: readers }
const read: Access = { roles: readers, owner: ownerOfLot }
const own: Access = { roles: ['applicant'] }
const ownLot: Access = { roles: ['applicant'], owner: ownerOfLot }
const readOrder: Access = { roles: readers, owner: ownerOfOrder }
const decide: Access = { roles: ['code officer'], stepUp: true }

/** Every address of codes, lots and labels; `sections` are what other features add to the page of a lot. */
export const makeCodingRoutes = (sections: readonly LotSection[] = []): Route[] => [
  page('/lots', list, c => showLots(c)),
  page('/lots/new', own, c => askOrder(c)),
  form('/lots/check', own, reviewOrder),
  form('/lots', own, takeOrder),
  page('/lots/:id', read, c => showLot(c, sections)),
  ...codeFormats.map(format => page(`/lots/:id/codes.${format}`, read, c => sendCodes(c, { format }), { limit: 'download' })),
  page('/labels', own, chooseLabels),
  page('/lots/:id/labels', ownLot, showLabels),
  ...labelFormats.map(format => page(`/lots/:id/labels.${format}`, ownLot, c => sendLabels(c, format), { limit: 'download' })),
  page('/code-orders', list, showWaitingOrders),
  page('/code-orders/:id', readOrder, showWaitingOrder),
  form('/code-orders/:id/withdraw', { roles: ['applicant'], owner: ownerOfOrder }, takeWithdrawn),
  form('/code-orders/:id/issue', decide, takeIssued),
  form('/code-orders/:id/refuse', decide, takeRefused),
  ...codingApi,
]

export const codingRoutes: Route[] = makeCodingRoutes()
