import { isAPIError } from 'better-auth/api'
import type { Tx } from '#/platform/database/connect.ts'
import { write } from '#/platform/mail/letters.ts'
import type { Platform } from '#/platform/platform.ts'
import { type Auth, authOver } from './library.ts'

/** What the sign-in library answered: a value and the cookies that go with it, or the code of its refusal. */
export type Answer<T> = { ok: true; value: T; cookies: string[] } | { ok: false; code: string }

/**
 * Lets the library work in one transaction with our own SQL, the audit and the letters it asks for. A refusal is an answer and does
 * not undo what the library counts (wrong codes); an error thrown undoes everything.
 */
export function together<T>(platform: Platform, work: (auth: Auth, tx: Tx) => Promise<T>): Promise<T> {
  return platform.db.transaction().execute(async tx => {
    const { auth, letters } = authOver(platform, tx)
    const result = await work(auth, tx)
    for (const letter of letters) await write(tx, letter)
    return result
  })
}

/** A call of the library (made with `returnHeaders`) as an answer. What is no refusal but a failure is thrown. */
export async function attempt<T>(call: Promise<{ headers: Headers; response: T }>): Promise<Answer<T>> {
  try {
    const { headers, response } = await call
    return { ok: true, value: response, cookies: headers.getSetCookie() }
  } catch (error) {
    if (!isAPIError(error)) throw error
    const code = String(error.body?.code ?? error.statusCode)
    if (error.statusCode >= 500 && !blamedOnUs.has(code)) throw error
    return { ok: false, code }
  }
}

/** The library calls these failures of its own, though it is what was sent that cannot be read. */
const blamedOnUs = new Set(['FAILED_TO_VERIFY_REGISTRATION'])
