import { form, page, type Route } from '#/platform/http/routes.ts'
import { checkingApi } from './api.ts'
import { checkAddress, checkPage, sendCheck } from './check-pages.tsx'
import { openDigitalLink } from './digital-link.ts'

/** Checking for anyone: the box, the addresses that codes carry, and the same for machines. */
export const checkingRoutes: Route[] = [
  page('/check', 'anyone', checkPage, { limit: 'check' }),
  form('/check', 'anyone', sendCheck, { limit: 'check', largest: 16 * 1024 }),
  page('/v/:nie', 'anyone', checkAddress, { limit: 'check' }),
  page('/v/:nie/:serial', 'anyone', checkAddress, { limit: 'check' }),
  page('/01/:rest{.+}', 'anyone', openDigitalLink, { limit: 'check' }),
  ...checkingApi,
]
