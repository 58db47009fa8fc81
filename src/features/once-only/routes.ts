import { form, page, type Route } from '#/platform/http/routes.ts'
import { onceOnlyApi } from './api.ts'
import { askDispense, takeDispense } from './dispense-page.tsx'

/** Every address of acts that happen to a pack once. */
export const onceOnlyRoutes: Route[] = [
  page('/dispense', { roles: ['applicant'] }, askDispense),
  form('/dispense', { roles: ['applicant'] }, takeDispense),
  ...onceOnlyApi,
]
