import { isAPIError } from 'better-auth/api'
import { sql } from 'kysely'
import type { Accounts } from '#/platform/accounts/accounts.ts'
import type { Visitor } from '#/platform/accounts/person.ts'
import type { Ground } from '#/platform/open.ts'
import { visitorOfKey } from './company-keys.ts'
import { type Auth, authOver } from './library.ts'

/** Opens accounts on a platform: who is at the door, by session cookie or by a company's key. One query either way. */
export function openAccounts(ground: Ground): Accounts {
  const { auth } = authOver(ground, ground.db)
  return {
    whoIs: async headers => {
      const key = headers.get('authorization')?.match(/^Bearer (\S+)$/i)?.[1]
      if (key !== undefined) {
        const visitor = await visitorOfKey(ground.db, key)
        return visitor && { visitor, setCookies: [] }
      }
      const found = await sessionOf(ground, auth, headers)
      const visitor = found.response ? visitorOf(found.response) : undefined
      return visitor && { visitor, setCookies: found.headers.getSetCookie() }
    },
  }
}

async function sessionOf({ db }: Ground, auth: Auth, headers: Headers) {
  try {
    return await auth.api.getSession({ headers, returnHeaders: true })
  } catch (error) {
    // The library hides why it could not read the session. A database that cannot be reached says so itself.
    if (isAPIError(error)) await sql`select 1`.execute(db)
    throw error
  }
}

type Found = NonNullable<Awaited<ReturnType<typeof sessionOf>>['response']>

function visitorOf({ session, user }: Found): Visitor | undefined {
  if (user.suspendedAt) return undefined
  return {
    via: 'session',
    id: user.id,
    name: user.name,
    email: user.email,
    roles: (user.roles ?? []) as Visitor['roles'],
    companyId: user.companyId ?? undefined,
    scopes: [],
    sessionId: session.id,
    provedAt: session.createdAt,
    hasSecondFactor: Boolean(user.twoFactorEnabled) || (user.passkeys ?? 0) > 0,
  }
}
