import { z } from 'zod'
import { dayAt } from '#/law/day.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { NotFound } from '#/platform/http/errors.ts'
import { check } from '#/platform/http/problems.ts'
import { type Access, api, type Route } from '#/platform/http/routes.ts'
import {
  companyIdOf,
  dropCertificate,
  dropDocument,
  dropSite,
  saveCertificate,
  saveDocument,
  saveIdentity,
  saveSite,
  sendFile,
  takeBack,
} from './acts.ts'
import { sayRegency } from './areas.ts'
import { gapsOf } from './completeness.ts'
import { findKindBySlug, slugOf } from './document-slugs.ts'
import { getWholeFile } from './file.ts'
import { largestJson, PaperJson, receiveJson } from './papers.ts'
import { getPublicCompany } from './public-pages.tsx'
import { CertificateForm, IdentityForm, SiteForm } from './schemas.ts'

const own: Access = { roles: ['applicant'], scope: 'applications' }
const tag = 'companies'

const Certified = z.object({ certificate: CertificateForm, paper: PaperJson.optional() })
const Made = z.object({ id: z.string() })
const PublicCompany = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  city: z.string(),
  regencyCode: z.string(),
  standing: z.string(),
  commodities: z.array(z.string()),
  verifiedOn: z.string(),
})
const Gaps = z.array(
  z.object({
    part: z.string(),
    item: z.string(),
    says: z.object({ id: z.string(), en: z.string() }),
    cite: z.object({ instrument: z.string(), article: z.string() }).optional(),
  }),
)
const OwnFile = z.object({
  company: z.record(z.string(), z.unknown()),
  sites: z.array(z.record(z.string(), z.unknown())),
  certificates: z.array(z.record(z.string(), z.unknown())),
  documents: z.array(z.record(z.string(), z.unknown())),
  missing: Gaps,
})

/** The company's file for machines: the same acts as on the pages, from the same schemas. */
export const companyApi: Route[] = [
  api(
    'get',
    '/api/v1/companies/:id',
    'anyone',
    { summary: 'What anyone may know of a company', tag, gives: PublicCompany },
    async c => {
      const { id, name, kind, regencyCode, standing, commodities, verifiedAt } = await getPublicCompany(c.var.db, param(c, 'id'))
      return c.json({
        id,
        name,
        kind,
        city: sayRegency(regencyCode),
        regencyCode,
        standing,
        commodities,
        verifiedOn: dayAt(verifiedAt),
      })
    },
  ),
  api('get', '/api/v1/company', own, { summary: 'Your company’s file and what it lacks', tag, gives: OwnFile }, giveFile),
  api(
    'put',
    '/api/v1/company',
    own,
    { summary: 'Register your company, or change its identity', tag, body: IdentityForm, gives: Made },
    async c => c.json({ id: await saveIdentity(c.var.db, signedIn(c), await json(c)) }),
  ),
  api('post', '/api/v1/company/sites', own, { summary: 'Add a site', tag, body: SiteForm, gives: Made }, async c =>
    c.json({ id: await saveSite(c.var.db, signedIn(c), await json(c)) }, 201),
  ),
  api('put', '/api/v1/company/sites/:id', own, { summary: 'Change a site', tag, body: SiteForm, gives: Made }, async c =>
    c.json({ id: await saveSite(c.var.db, signedIn(c), await json(c), param(c, 'id')) }),
  ),
  api(
    'delete',
    '/api/v1/company/sites/:id',
    own,
    { summary: 'Take a site and its certificates out of the file', tag },
    async c => {
      await dropSite(c.var.db, signedIn(c), param(c, 'id'))
      return c.body(null, 204)
    },
  ),
  api(
    'post',
    '/api/v1/company/certificates',
    own,
    { summary: 'Add a certificate with its paper', tag, body: Certified, gives: Made },
    async c => c.json({ id: await takeCertificate(c) }, 201),
    { largest: largestJson, limit: 'upload' },
  ),
  api(
    'put',
    '/api/v1/company/certificates/:id',
    own,
    { summary: 'Change a certificate; without a paper it keeps the one it has', tag, body: Certified, gives: Made },
    async c => c.json({ id: await takeCertificate(c, param(c, 'id')) }),
    { largest: largestJson, limit: 'upload' },
  ),
  api('delete', '/api/v1/company/certificates/:id', own, { summary: 'Take a certificate out of the file', tag }, async c => {
    await dropCertificate(c.var.db, signedIn(c), param(c, 'id'))
    return c.body(null, 204)
  }),
  api(
    'put',
    '/api/v1/company/documents/:kind',
    own,
    { summary: 'Put a paper into the file: nib, npwp, deed-of-establishment, …', tag, body: PaperJson },
    async c => {
      const kind = kindOf(c)
      companyIdOf(signedIn(c))
      await saveDocument(c.var.db, signedIn(c), kind, await receiveJson(c.var.platform, check(PaperJson, await json(c)), ''))
      return c.body(null, 204)
    },
    { largest: largestJson, limit: 'upload' },
  ),
  api('delete', '/api/v1/company/documents/:kind', own, { summary: 'Take a paper out of the file', tag }, async c => {
    await dropDocument(c.var.db, signedIn(c), kindOf(c))
    return c.body(null, 204)
  }),
  api('post', '/api/v1/company/send', own, { summary: 'Send the file to be verified', tag }, async c => {
    await sendFile(c.var.db, signedIn(c), c.var.platform.config.origin)
    return c.body(null, 204)
  }),
  api('post', '/api/v1/company/withdraw', own, { summary: 'Take back a file that was sent', tag }, async c => {
    await takeBack(c.var.db, signedIn(c), 'withdrawn')
    return c.body(null, 204)
  }),
]

async function giveFile(c: Ctx): Promise<Response> {
  const file = await getWholeFile(c.var.db, companyIdOf(signedIn(c)))
  const missing = gapsOf(file, dayAt(new Date())).map(({ part, item, says, step }) => ({
    part,
    item,
    says,
    ...(step && { cite: step.cite }),
  }))
  const documents = file.documents.map(({ kind, ...rest }) => ({ kind, slug: slugOf(kind), ...rest }))
  return c.json({ ...file, documents, missing })
}

async function takeCertificate(c: Ctx, id?: string): Promise<string> {
  const visitor = signedIn(c)
  companyIdOf(visitor)
  const sent = await json(c)
  const { paper } = check(Certified, sent)
  const received = paper && (await receiveJson(c.var.platform, paper))
  return saveCertificate(c.var.db, visitor, (sent as { certificate: unknown }).certificate, received, { id })
}

/** The JSON of a body; what is none is checked as nothing, so that every field is asked for. */
const json = (c: Ctx): Promise<unknown> => c.req.json().catch(() => ({}))

function kindOf(c: Ctx) {
  const kind = findKindBySlug(param(c, 'kind'))
  if (!kind) throw new NotFound()
  return kind
}
