import { streamKept } from '#/platform/files/files.ts'
import { type FileKind, mediaTypes } from '#/platform/files/kinds.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { getCaseDocument } from './case-documents.ts'
import { getCase, noCase } from './cases.ts'

/** A paper of a case, to be looked at in the page or saved with `?download`. Replaced versions stay readable. */
export async function givePaper(c: Ctx): Promise<Response> {
  const file = await getCase(c.var.db, param(c, 'id'))
  if (!file.filedOn && file.companyId !== signedIn(c).companyId) throw noCase()
  const { hash, name, kind } = await getCaseDocument(c.var.db, param(c, 'id'), param(c, 'document'))
  return paperAnswer(c, { hash, name, kind })
}

export function paperAnswer(c: Ctx, { hash, name, kind }: { hash: string; name: string; kind: FileKind }): Response {
  const disposition = c.req.query('download') === undefined ? 'inline' : 'attachment'
  return c.body(streamKept(c.var.platform.files, hash), 200, {
    'Content-Type': mediaTypes[kind],
    'Content-Disposition': `${disposition}; filename*=UTF-8''${percentEncoded(name)}`,
    // Browsers show no PDF in a sandbox; a PDF cannot run in our origin, and its type is told from its content.
    'Content-Security-Policy': `default-src 'none'; frame-ancestors 'self'${kind === 'pdf' ? "; object-src 'self'; style-src 'unsafe-inline'" : '; sandbox'}`,
    'Cache-Control': 'private, no-store',
  })
}

/** RFC 8187: what `encodeURIComponent` leaves alone but a header may not carry. */
const percentEncoded = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
