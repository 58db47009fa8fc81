import { type Access, form, page, type Route } from '#/platform/http/routes.ts'
import { tracingApi } from './api.ts'
import { findPackPage } from './find-page.tsx'
import { showMovement, showMovements } from './movements-page.tsx'
import { showPack } from './pack-page.tsx'
import { checkScan, sendScan } from './scan.tsx'
import { stateApi } from './state-api.ts'
import { askUpload, largestUpload, takeUpload } from './upload-page.tsx'

const officers = ['inspector', 'evaluator', 'approver', 'code officer'] as const
const reports: Access = { roles: ['applicant'] }
const reads: Access = { roles: ['applicant', ...officers] }

/** Every address under which movements are reported and read. */
export const tracingRoutes: Route[] = [
  form('/scan/check', reports, checkScan),
  form('/scan', reports, sendScan),
  page('/movements', reads, showMovements),
  page('/movements/upload', reports, askUpload),
  form('/movements/upload', reports, takeUpload, { largest: largestUpload + 100_000 }),
  page('/movements/:id{[0-9]+}', reads, showMovement),
  page('/packs', reads, findPackPage),
  page('/packs/:class{[0-9]+}/:n{[0-9]+}', reads, showPack),
  ...tracingApi,
  ...stateApi,
]
