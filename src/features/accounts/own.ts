import { roles } from '#/platform/accounts/person.ts'
import type { Ctx } from '#/platform/http/env.ts'
import { signedIn } from '#/platform/http/env.ts'
import { goOn } from '#/platform/http/frame.ts'
import { fault } from './forms.ts'
import { countFailure } from './proofs.ts'
import { saysOf } from './says.ts'

/** A person's own account: open to everyone with a session, also to an officer who has no second factor yet. */
export const own = { roles, beforeSecondFactor: true } as const

/** The same, for what changes how the person signs in: after a fresh proof of who it is. */
export const ownProved = { ...own, stepUp: true } as const

/** Answers a proof that failed: at the field, or at the door when it was one too many and the session has ended. */
export async function failedProof(c: Ctx, field: string, code: string): Promise<Response> {
  const { sessionId } = signedIn(c)
  const isOver = sessionId ? await countFailure(c.var.db, sessionId) : false
  if (!isOver) throw fault(field, saysOf(code))
  return goOn(
    c,
    '/sign-in',
    { id: 'Terlalu banyak bukti yang salah. Masuk lagi dari awal.', en: 'Too many wrong proofs. Sign in from the start.' },
    'stop',
  )
}
