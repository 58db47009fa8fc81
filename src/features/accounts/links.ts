import { generateRandomString } from 'better-auth/crypto'
import type { Auth } from './library.ts'

const days = 86_400_000

/** How long an invitation works, in days. A choice of this platform. */
export const invitationDays = 7

/** Makes a link by which a person chooses a first password; it works once, like one asked for by `/forgot`. */
export async function makeInvitation(auth: Auth, personId: string): Promise<string> {
  return `reset/${await keep(auth, 'reset-password', personId)}`
}

/** The person whose password a link of ours may set, or undefined when it was used or is over. */
export const findResetLink = (auth: Auth, token: string) => find(auth, 'reset-password', token)

export type Join = { personId: string; companyId: string; by: string }

/** Makes a link by which someone with an account joins a company. */
export async function makeJoin(auth: Auth, join: Join): Promise<string> {
  return `join/${await keep(auth, 'join', JSON.stringify(join))}`
}

export async function findJoin(auth: Auth, token: string): Promise<Join | undefined> {
  const text = await find(auth, 'join', token)
  return text === undefined ? undefined : (JSON.parse(text) as Join)
}

/** Uses a join link up. */
export async function endJoin(auth: Auth, token: string): Promise<void> {
  await (await auth.$context).internalAdapter.consumeVerificationValue(`join:${token}`)
}

async function keep(auth: Auth, purpose: string, value: string): Promise<string> {
  const token = generateRandomString(32)
  const expiresAt = new Date(Date.now() + invitationDays * days)
  await (await auth.$context).internalAdapter.createVerificationValue({ identifier: `${purpose}:${token}`, value, expiresAt })
  return token
}

async function find(auth: Auth, purpose: string, token: string): Promise<string | undefined> {
  const kept = await (await auth.$context).internalAdapter.findVerificationValue(`${purpose}:${token}`)
  return kept && kept.expiresAt > new Date() ? kept.value : undefined
}
