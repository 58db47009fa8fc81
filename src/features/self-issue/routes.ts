import { ownerOfLot } from '#/features/coding/read-lots.ts'
import { largestForm as largestPaperForm } from '#/features/companies/papers.ts'
import { type Access, form, page, type Route } from '#/platform/http/routes.ts'
import { givePaper, showAccesses, showRequest, takeEnded, takeGranted, takeRefused } from './access-officer-pages.tsx'
import { askAccess, showAccess, takeAccess, takeWithdrawn } from './access-pages.tsx'
import { ownerOfAccess } from './accesses.ts'
import { selfIssueApi } from './api.ts'
import { largestForm, showList, showLists, takeDropped, takeFile, takeRest } from './list-pages.tsx'
import { ownerOfList } from './lists.ts'
import { askOwnLot, takeOwnLot } from './own-lot-pages.tsx'
import { sendReport } from './report.ts'

const readers = ['applicant', 'code officer', 'inspector'] as const
const own: Access = { roles: ['applicant'] }
const ownList: Access = { roles: ['applicant'], owner: ownerOfList }
const readList: Access = { roles: readers, owner: ownerOfList }
const officer: Access = { roles: ['code officer'] }
const decides: Access = { roles: ['code officer'], stepUp: true }
// Room for the fields around the file.
const wholeFile = { largest: largestForm + 100_000 }

/** Every address of access rights and of serials that holders make themselves. */
export const selfIssueRoutes: Route[] = [
  page('/code-access', own, showAccess),
  page('/code-access/new', own, askAccess),
  form('/code-access', own, takeAccess, { largest: largestPaperForm }),
  page('/code-access/requests', officer, showAccesses),
  page('/code-access/requests/:id', officer, showRequest),
  form('/code-access/requests/:id/grant', decides, takeGranted),
  form('/code-access/requests/:id/refuse', decides, takeRefused),
  form('/code-access/requests/:id/end', decides, takeEnded),
  form('/code-access/:id/withdraw', { roles: ['applicant'], owner: ownerOfAccess }, takeWithdrawn),
  page('/code-access/:id/papers/:hash', { roles: ['applicant', 'code officer'], owner: ownerOfAccess }, givePaper),
  page('/own-lots/new', own, askOwnLot),
  form('/own-lots', own, takeOwnLot),
  page('/lots/:id/serials', { roles: readers, owner: ownerOfLot }, showLists),
  form('/lots/:id/serials', { roles: ['applicant'], owner: ownerOfLot }, takeFile, wholeFile),
  page('/serial-lists/:id', readList, showList),
  form('/serial-lists/:id', ownList, takeRest, wholeFile),
  form('/serial-lists/:id/drop', ownList, takeDropped),
  page('/serial-lists/:id/refusals.csv', readList, sendReport, { limit: 'download' }),
  ...selfIssueApi,
]
