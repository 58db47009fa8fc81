import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { FileRefused, keepFile, largestUpload } from '#/platform/files/files.ts'
import { paperKinds } from '#/platform/files/kinds.ts'
import { Invalid, type Problem } from '#/platform/http/errors.ts'
import { both } from '#/platform/http/problems.ts'
import type { Platform } from '#/platform/platform.ts'
import type { Paper } from './certificates.ts'

/** Room for one paper and the fields around it. */
export const largestForm = largestUpload + 1024 * 1024

/** Room for one paper in JSON, where base64 makes four characters of three bytes. */
export const largestJson = Math.ceil(largestUpload / 3) * 4 + 1024 * 1024

/** A paper in JSON. */
export const PaperJson = z.object({
  name: z.string().trim().min(1).max(200),
  content: z
    .base64(both('Isi berkas harus base64.', 'The content of the file must be base64.'))
    .describe('PDF, JPG or PNG, in base64'),
})

/** A paper that came with a form, and the token by which the form keeps it when something else was wrong. */
export type Received = { paper?: Paper & { bytes: number }; token?: string; problem?: Problem }

type Store = Pick<Platform, 'files' | 'keys' | 'db'>

/**
 * The paper in a form: the file newly chosen, or the one received with an earlier try of the same form. A browser forgets a chosen
 * file when a form comes back with a fault; the token, signed for this company, spares the person a second upload.
 */
export async function receivePaper(
  store: Store,
  companyId: string,
  body: Record<string, unknown>,
  field = 'paper',
): Promise<Received> {
  const chosen = body[field]
  if (chosen instanceof File && (chosen.size > 0 || chosen.name))
    try {
      const paper = await keepPaper(store, chosen.name, new Uint8Array(await chosen.arrayBuffer()))
      return { paper, token: signed(store, companyId, paper) }
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error
      return { problem: { field, says: error.says } }
    }
  const token = body[`${field}.kept`]
  if (typeof token !== 'string' || typeof body._drop === 'string') return {}
  const paper = readToken(store, companyId, token)
  return paper ? { paper, token } : {}
}

/** The paper in a JSON body. Throws Invalid with what is wrong with the file. */
export async function receiveJson(store: Store, { name, content }: z.infer<typeof PaperJson>, field = 'paper'): Promise<Paper> {
  try {
    return await keepPaper(store, name, Buffer.from(content, 'base64'))
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    throw new Invalid([{ field: field ? `${field}.content` : 'content', says: error.says }])
  }
}

async function keepPaper({ files, db }: Store, name: string, content: Uint8Array): Promise<Paper & { bytes: number }> {
  const { hash, bytes } = await keepFile(files, db, content, paperKinds)
  return { hash, bytes, name: plainName(name) }
}

/** A file's name for people to read: no folders, nothing unseen, not endless. It never decides where anything lies. */
export function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const plain = last.replace(/[\p{C}]/gu, '').trim()
  return plain.length > 120 ? `${plain.slice(0, 100)}…${plain.slice(-16)}` : plain || 'dokumen'
}

const signed = (store: Store, companyId: string, paper: Paper & { bytes: number }): string => {
  const payload = Buffer.from(JSON.stringify([paper.hash, paper.bytes, paper.name])).toString('base64url')
  return `${payload}.${sealOf(store, companyId, payload).toString('base64url')}`
}

function readToken(store: Store, companyId: string, token: string): (Paper & { bytes: number }) | undefined {
  const [payload = '', seal = ''] = token.split('.')
  const given = Buffer.from(seal, 'base64url')
  const right = sealOf(store, companyId, payload)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
  const [hash, bytes, name] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [string, number, string]
  return { hash, bytes, name }
}

const sealOf = ({ keys }: Store, companyId: string, payload: string): Buffer =>
  createHmac('sha256', keys.derive('papers received with a company form')).update(`${companyId}\n${payload}`).digest()
