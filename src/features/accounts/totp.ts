import { generateRandomString, symmetricEncrypt } from 'better-auth/crypto'
import { twoFactor } from 'better-auth/plugins'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { newId } from '#/platform/ids.ts'
import type { Keys } from '#/platform/keys.ts'
import './tables.ts'

/** The secret with which the sign-in library signs cookies and encrypts what it keeps. */
export const secretOf = (keys: Keys): string => keys.derive('accounts').toString('base64url')

/**
 * Gives a person a known authenticator secret (its raw text, as `currentCode` takes it) without their phone: for the demo register
 * and tests. Everyone else sets theirs up on their account page.
 */
export async function enrolTotp(tx: Tx | Db, keys: Keys, personId: string, secret: string): Promise<void> {
  const key = secretOf(keys)
  const backupCodes = JSON.stringify(Array.from({ length: 10 }, () => generateRandomString(10, 'a-z', '0-9')))
  await tx
    .insertInto('totp')
    .values({
      id: newId(),
      person_id: personId,
      secret: await symmetricEncrypt({ key, data: secret }),
      backup_codes: await symmetricEncrypt({ key, data: backupCodes }),
      locked_until: null,
    })
    .execute()
  await tx.updateTable('person').set({ totp_on: true }).where('id', '=', personId).execute()
}

/** The code (RFC 6238, six digits, 30 seconds) that an authenticator with this secret shows now. */
export async function currentCode(secret: string): Promise<string> {
  const { code } = await twoFactor().endpoints.generateTOTP({ body: { secret } })
  return code
}
