import { type Access, form, page, type Route } from '#/platform/http/routes.ts'
import { codingApi } from './api.ts'
import { sendCodes } from './downloads.ts'
import { labelFormats, sendLabels } from './label-files.ts'
import { chooseLabels, showLabels } from './labels-page.tsx'
import { type LotSection, showLot } from './lot-page.tsx'
import { showLots } from './lots-page.tsx'
import { askOrder, takeOrder } from './order-page.tsx'
import { reviewOrder } from './order-review.tsx'
import { ownerOfLot } from './read-lots.ts'

const readers = ['applicant', 'code officer', 'inspector'] as const
const list: Access = { roles: readers }
const read: Access = { roles: readers, owner: ownerOfLot }
const own: Access = { roles: ['applicant'] }
const ownLot: Access = { roles: ['applicant'], owner: ownerOfLot }

/** Every address of codes, lots and labels; `sections` are what other features add to the page of a lot. */
export const makeCodingRoutes = (sections: readonly LotSection[] = []): Route[] => [
  page('/lots', list, c => showLots(c)),
  page('/lots/new', own, askOrder),
  form('/lots/check', own, reviewOrder),
  form('/lots', own, takeOrder),
  page('/lots/:id', read, c => showLot(c, sections)),
  page('/lots/:id/codes.csv', read, c => sendCodes(c, { format: 'csv' }), { limit: 'download' }),
  page('/lots/:id/codes.jsonl', read, c => sendCodes(c, { format: 'jsonl' }), { limit: 'download' }),
  page('/labels', own, chooseLabels),
  page('/lots/:id/labels', ownLot, showLabels),
  ...labelFormats.map(format => page(`/lots/:id/labels.${format}`, ownLot, c => sendLabels(c, format), { limit: 'download' })),
  ...codingApi,
]

export const codingRoutes: Route[] = makeCodingRoutes()
