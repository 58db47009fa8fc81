import { z } from 'zod'
import { type Asked, getAsked } from '#/features/certificates/asked.ts'
import { certificateAddress } from '#/features/certificates/facts.ts'
import { stateOf } from '#/features/certificates/state.ts'
import { standings } from '#/features/register/licence.ts'
import { sayCite } from '#/law/explain.ts'
import { param } from '#/platform/http/env.ts'
import { api } from '#/platform/http/routes.ts'

const CertificateAnswer = z.object({
  number: z.string(),
  state: z.enum(['valid', 'expired', 'withdrawn']),
  standing: z.enum(standings),
  since: z.iso.date(),
  validUntil: z.iso.date().describe('The first day on which it is no longer valid.'),
  reasons: z.string().optional(),
  basis: z.string().optional(),
  decidedBy: z.string().optional(),
  documents: z
    .array(z.object({ version: z.int(), sha256: z.string(), bytes: z.int(), signedAt: z.iso.datetime() }))
    .describe('The newest first. To check a file, compare its SHA-256.'),
  page: z.url(),
  pdf: z.url().optional(),
})

export const certificateApi = api(
  'get',
  '/api/v1/certificates/:number',
  'anyone',
  { summary: 'How a certificate stands, and the hashes of its documents', tag: 'Certificates', gives: CertificateAnswer },
  async c => {
    c.header('Cache-Control', 'no-cache')
    return c.json(answer(await getAsked(c.var.db, param(c, 'number')), c.var.platform.config.origin))
  },
)

function answer({ licence, certificate }: Asked, origin: string): z.infer<typeof CertificateAnswer> {
  const { number, standing, since, validUntil, reasons, cite } = licence
  const state = stateOf(licence)
  const page = certificateAddress(origin, number)
  const files = certificate?.files ?? []
  return {
    number,
    state,
    standing,
    since,
    validUntil,
    ...(reasons && { reasons }),
    ...(cite && { basis: sayCite(cite) }),
    ...(certificate?.decidedBy && { decidedBy: certificate.decidedBy }),
    documents: files.map(({ version, hash, bytes, madeAt }) => ({
      version,
      sha256: hash,
      bytes,
      signedAt: madeAt.toISOString(),
    })),
    page,
    ...(files.length > 0 && state !== 'withdrawn' && { pdf: `${page}.pdf` }),
  }
}
