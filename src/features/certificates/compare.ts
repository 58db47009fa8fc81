import { createHash } from 'node:crypto'
import { getAsked } from '#/features/certificates/asked.ts'
import { showCertificate } from '#/features/certificates/certificate-page.tsx'
import { findIssued } from '#/features/certificates/certificates.ts'
import type { Comparison } from '#/features/certificates/compare-parts.tsx'
import { words } from '#/features/certificates/words.ts'
import type { Db } from '#/platform/database/connect.ts'
import { kindOf } from '#/platform/files/kinds.ts'
import { type Ctx, param } from '#/platform/http/env.ts'

/** `POST /certificates/:number`: whether a file is byte for byte one that was issued. The file is read, compared and forgotten. */
export async function compareFile(c: Ctx): Promise<Response> {
  const asked = await getAsked(c.var.db, param(c, 'number'))
  const { file } = await c.req.parseBody()
  const t = words[c.var.lang]
  const refuse = (says: string) => showCertificate(c, asked, { form: { lang: c.var.lang, problems: [{ field: 'file', says }] } })
  if (!(file instanceof File) || file.size === 0) return refuse(t.chooseFile)
  const content = new Uint8Array(await file.arrayBuffer())
  if ((await kindOf(content)) !== 'pdf') return refuse(t.notPdf)
  return showCertificate(c, asked, { comparison: await compare(c.var.db, asked.licence.number, content) })
}

/** Compares a document with those issued for a number, and for any other. */
export async function compare(db: Db, number: string, content: Uint8Array): Promise<Comparison> {
  const issued = await findIssued(db, createHash('sha256').update(content).digest('hex'))
  if (!issued) return { kind: 'unknown' }
  if (issued.number !== number) return { kind: 'another', number: issued.number }
  return { kind: issued.newest ? 'same' : 'older', version: issued.version }
}
