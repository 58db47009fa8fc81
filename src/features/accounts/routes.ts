import type { Route } from '#/platform/http/routes.ts'
import { accountRoutes } from './account.tsx'
import { adminPeopleRoutes } from './admin-people.tsx'
import { auditRoutes } from './audit-page.tsx'
import { joinRoutes } from './join.tsx'
import { outboxRoutes } from './outbox.tsx'
import { passkeyRoutes } from './passkey-doors.ts'
import { passwordRoutes } from './passwords.tsx'
import { proveRoutes } from './prove.tsx'
import { secondFactorRoutes } from './second-factor.tsx'
import { signInRoutes } from './sign-in.tsx'
import { signUpRoutes } from './sign-up.tsx'
import { staffRoutes } from './staff.tsx'

/** Every door of accounts. The sign-in library serves none by itself. */
export const accountsRoutes: Route[] = [
  ...signUpRoutes,
  ...signInRoutes,
  ...passwordRoutes,
  ...accountRoutes,
  ...secondFactorRoutes,
  ...passkeyRoutes,
  ...proveRoutes,
  ...staffRoutes,
  ...joinRoutes,
  ...adminPeopleRoutes,
  ...auditRoutes,
  ...outboxRoutes,
]
