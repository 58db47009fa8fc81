import { type PasskeyOptions, passkey } from '@better-auth/passkey'
import { type BetterAuthPlugin, betterAuth } from 'better-auth'
import { APIError, createAuthEndpoint, sensitiveSessionMiddleware } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { twoFactor } from 'better-auth/plugins'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { newId } from '#/platform/ids.ts'
import type { Letter } from '#/platform/mail/letters.ts'
import type { Platform } from '#/platform/platform.ts'
import { langFrom } from '#/platform/ui/lang.ts'
import { confirmLetter, knownLetter, resetLetter } from './letters.ts'
import { secretOf } from './totp.ts'

/** Choices of this platform, not of the law. */
export const shortestPassword = 12
export const longestPassword = 128
const hours = 3600

/** What the library is opened on. */
export type Base = Pick<Platform, 'config' | 'keys' | 'log'>

export type Auth = ReturnType<typeof authOver>['auth']

/**
 * The sign-in library (better-auth) over our tables: over the pool, or over one transaction, so that what it does commits together
 * with the audit row and the letters. Letters that it asks for are collected in `letters`; the caller writes them.
 */
export function authOver({ config, keys, log }: Base, db: Db | Tx) {
  const letters: Letter[] = []
  const auth = betterAuth({
    appName: 'Absah',
    baseURL: config.origin,
    secret: secretOf(keys),
    database: { db, type: 'postgres', transaction: false },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { level: 'error', log: (_level, message, ...args) => log.error({ err: args.find(isError) }, message) },
    advanced: {
      cookiePrefix: 'absah',
      useSecureCookies: config.origin.startsWith('https:'),
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => newId(), joins: true, validateSchema: false },
    },
    user: {
      modelName: 'person',
      fields: { emailVerified: 'email_confirmed', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: {
        lang: { type: 'string', required: false },
        // Only our own SQL writes these, so that no call of the library can give a role.
        roles: { type: 'string[]', required: false, input: false },
        companyId: { type: 'string', required: false, input: false, fieldName: 'company_id' },
        passkeys: { type: 'number', required: false, input: false },
        suspendedAt: { type: 'date', required: false, input: false, fieldName: 'suspended_at' },
      },
    },
    session: {
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
      expiresIn: 12 * hours,
      updateAge: hours / 4,
      freshAge: 0,
    },
    account: {
      modelName: 'credential',
      fields: {
        userId: 'person_id',
        providerId: 'provider',
        accountId: 'account_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
      storeIdentifier: 'hashed',
    },
    emailAndPassword: {
      enabled: true,
      autoSignIn: false,
      requireEmailVerification: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      resetPasswordTokenExpiresIn: hours,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, token }) => {
        letters.push(resetLetter(langOf(user), { to: user.email, name: user.name, url: `${config.origin}/reset/${token}` }))
      },
      onExistingUserSignUp: async ({ user }) => {
        letters.push(knownLetter(langOf(user), { to: user.email, name: user.name, url: `${config.origin}/forgot` }))
      },
    },
    emailVerification: {
      sendOnSignIn: true,
      expiresIn: 24 * hours,
      sendVerificationEmail: async ({ user, token }) => {
        letters.push(
          confirmLetter(langOf(user), { to: user.email, name: user.name, url: `${config.origin}/confirm?token=${token}` }),
        )
      },
    },
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }) => {
            const person = await db.selectFrom('person').select('suspended_at').where('id', '=', userId).executeTakeFirst()
            if (person?.suspended_at)
              throw new APIError('FORBIDDEN', { code: 'PERSON_SUSPENDED', message: 'The account is suspended.' })
          },
        },
      },
    },
    plugins: [
      twoFactor({
        issuer: config.demo ? 'Absah (demo)' : 'Absah',
        twoFactorTable: 'totp',
        accountLockout: { maxFailedAttempts: 10, durationSeconds: hours / 4 },
        schema: {
          user: { fields: { twoFactorEnabled: 'totp_on' } },
          twoFactor: {
            fields: {
              userId: 'person_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
      passkey(passkeyOptions(config)),
      renewal,
    ],
  })
  return { auth, letters }
}

const isError = (value: unknown) => value instanceof Error
const langOf = (user: object) => langFrom('lang' in user ? String(user.lang) : undefined)

/** A passkey stands for a whole sign-in, so the authenticator must have verified the person, not only that it was touched. */
const passkeyOptions = (config: Base['config']): PasskeyOptions => ({
  rpID: new URL(config.origin).hostname,
  rpName: 'Absah',
  origin: config.origin,
  authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  advanced: { webAuthnChallengeCookie: 'passkey_challenge' },
  registration: {
    requireSession: true,
    afterVerification: ({ verification }) => demandVerified(verification.registrationInfo?.userVerified),
  },
  authentication: { afterVerification: ({ verification }) => demandVerified(verification.authenticationInfo.userVerified) },
  schema: {
    passkey: {
      fields: {
        userId: 'person_id',
        publicKey: 'public_key',
        credentialID: 'credential_id',
        deviceType: 'device_type',
        backedUp: 'backed_up',
        createdAt: 'created_at',
      },
    },
  },
})

function demandVerified(isVerified: boolean | undefined): void {
  if (!isVerified) throw new APIError('UNAUTHORIZED', { code: 'PERSON_NOT_VERIFIED', message: 'The person was not verified.' })
}

/** Ends the session and begins a new one for the same person: the step-up. A session begins with a proof, so it is proved afresh. */
const renewal = {
  id: 'renewal',
  endpoints: {
    renewSession: createAuthEndpoint.serverOnly({ method: 'POST', use: [sensitiveSessionMiddleware] }, async ctx => {
      const { session, user } = ctx.context.session
      const renewed = await ctx.context.internalAdapter.createSession(user.id)
      await ctx.context.internalAdapter.deleteSession(session.token)
      await setSessionCookie(ctx, { session: renewed, user })
      return ctx.json({ id: renewed.id })
    }),
  },
} satisfies BetterAuthPlugin
