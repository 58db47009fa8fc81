import { type Access, form, type Owner, page, type Route } from '#/platform/http/routes.ts'
import { companyApi } from './api.ts'
import * as certificates from './certificate-pages.tsx'
import { findCompany, findSite } from './companies.ts'
import { showCompany, startCompany } from './company-page.tsx'
import * as documents from './document-pages.tsx'
import { askIdentity, takeIdentity } from './identity-page.tsx'
import * as officer from './officer-file.tsx'
import { listWaiting } from './officer-list.tsx'
import { largestForm } from './papers.ts'
import { showPublicCompany, showPublicSite } from './public-pages.tsx'
import * as send from './send-pages.tsx'
import * as sites from './site-pages.tsx'

const companyItself: Owner = async (db, { id }) => (await findCompany(db, id ?? ''))?.id
const ownerOfSite: Owner = async (db, { id }) => (await findSite(db, id ?? ''))?.companyId

const own: Access = { roles: ['applicant'] }
const ownSite: Access = { roles: ['applicant'], owner: ownerOfSite }
const readers: Access = { roles: ['applicant', 'evaluator', 'approver', 'inspector'], owner: companyItself }
const verifiers: Access = { roles: ['evaluator'] }
const deciders: Access = { roles: ['evaluator'], stepUp: true }
const upload = { largest: largestForm, limit: 'upload' } as const

/** Every address of the companies feature. */
export const companyRoutes: Route[] = [
  page('/company', own, showCompany),
  form('/company/start', own, startCompany),
  page('/company/identity', own, askIdentity),
  form('/company/identity', own, takeIdentity),

  page('/company/sites', own, sites.listSites),
  page('/company/sites/new', own, sites.askSite),
  form('/company/sites/new', own, sites.takeSite),
  page('/company/sites/:id', ownSite, sites.askSite),
  form('/company/sites/:id', ownSite, sites.takeSite),
  page('/company/sites/:id/remove', ownSite, sites.askSiteGone),
  form('/company/sites/:id/remove', ownSite, sites.takeSiteGone),

  page('/company/certificates', own, certificates.listCertificates),
  page('/company/certificates/new', own, certificates.askCertificate),
  form('/company/certificates/new', own, certificates.takeCertificate, upload),
  page('/company/certificates/:id', own, certificates.askCertificate),
  form('/company/certificates/:id', own, certificates.takeCertificate, upload),
  page('/company/certificates/:id/remove', own, certificates.askCertificateGone),
  form('/company/certificates/:id/remove', own, certificates.takeCertificateGone),

  page('/company/documents/:kind', own, documents.askDocument),
  form('/company/documents/:kind', own, documents.takeDocument, upload),
  page('/company/documents/:kind/remove', own, documents.askDocumentGone),
  form('/company/documents/:kind/remove', own, documents.takeDocumentGone),

  page('/company/send', own, send.askSend),
  form('/company/send', own, send.takeSend),
  page('/company/withdraw', own, c => send.askBack(c, 'withdrawn')),
  form('/company/withdraw', own, c => send.takeBackAnd(c, 'withdrawn')),
  page('/company/reopen', own, c => send.askBack(c, 'reopened')),
  form('/company/reopen', own, c => send.takeBackAnd(c, 'reopened')),

  page('/companies-to-verify', verifiers, listWaiting),
  page('/companies-to-verify/:id', verifiers, officer.showFile),
  form('/companies-to-verify/:id/look', verifiers, officer.lookAtPaper),
  form('/companies-to-verify/:id/verify', deciders, officer.takeVerified),
  form('/companies-to-verify/:id/return', deciders, officer.takeReturned),
  page('/companies-to-verify/:id/close', verifiers, c => officer.askClose(c)),
  form('/companies-to-verify/:id/close', deciders, officer.takeClose),

  page('/companies/:id', 'anyone', showPublicCompany),
  page('/companies/:id/papers/:hash', readers, documents.givePaper),
  page('/sites/:id', 'anyone', showPublicSite),
  ...companyApi,
]
