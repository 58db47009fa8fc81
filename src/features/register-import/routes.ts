import { type Access, form, page, type Route } from '#/platform/http/routes.ts'
import { importApi } from './api.ts'
import { importPage, largestFile, sendImport } from './page.tsx'

const roles = ['approver', 'administrator'] as const
const imports: Access = { roles, stepUp: true }

/** Entering licences that were issued elsewhere. Stands before the register's own pages: `/register/import` is no licence number. */
export const registerImportRoutes: Route[] = [
  page('/register/import', { roles }, importPage),
  form('/register/import', imports, sendImport, { largest: largestFile + 100_000 }),
  ...importApi(imports),
]
