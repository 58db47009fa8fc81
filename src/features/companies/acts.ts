import { joinCompany } from '#/features/accounts/people.ts'
import { type Day, dayAt } from '#/law/day.ts'
import { actorOf, type Visitor } from '#/platform/accounts/person.ts'
import { act } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { Invalid, NotAllowed } from '#/platform/http/errors.ts'
import { check } from '#/platform/http/problems.ts'
import { certificateProblems } from './certificate-problems.ts'
import { addCertificate, type CertificateFacts, changeCertificate, type Paper, removeCertificate } from './certificates.ts'
import { type Company, changeIdentity, createCompany, getCompany, moveCompany } from './companies.ts'
import { mayChangeItems, refusalOf } from './company.ts'
import { gapsOf } from './completeness.ts'
import { putDocument, removeDocument } from './documents.ts'
import { getWholeFile } from './file.ts'
import { filersProblems } from './identity-problems.ts'
import type { DocumentKind } from './kinds.ts'
import { receiptLetter, writeToPeople } from './letters.ts'
import { CertificateForm, IdentityForm, SiteForm } from './schemas.ts'
import { addSite, changeSite, getSiteOf, removeSite } from './sites.ts'

/** What the company's own people do with its file: the same for pages and for machines. Each throws Invalid or NotAllowed. */
export type At = { today?: Day }

/** The company the visitor acts for. Throws NotAllowed before there is one. */
export function companyIdOf({ companyId }: Visitor): string {
  if (companyId) return companyId
  throw new NotAllowed({
    id: 'Anda belum bertindak bagi perusahaan mana pun. Daftarkan perusahaan Anda dahulu.',
    en: 'You do not act for any company yet. Register your company first.',
  })
}

/** The visitor's company, while its sites, certificates and papers may be changed; otherwise NotAllowed with what is possible. */
export async function getOpenCompany(db: Db, visitor: Visitor): Promise<Company> {
  const company = await getCompany(db, companyIdOf(visitor))
  if (!mayChangeItems(company.standing)) throw refusalOf(company.standing)
  return company
}

/** Registers the visitor's company, or changes what it says of itself. Gives its id. */
export async function saveIdentity(
  db: Db,
  visitor: Visitor,
  sent: unknown,
  { today = dayAt(new Date()) }: At = {},
): Promise<string> {
  const facts = check(IdentityForm, sent)
  const problems = filersProblems(facts, today)
  if (problems.length) throw new Invalid(problems)
  const actor = actorOf(visitor)
  const { companyId } = visitor
  if (companyId) {
    await act(db, actor, deed('identity changed', companyId), tx => changeIdentity(tx, companyId, facts, actor))
    return companyId
  }
  return act(
    db,
    actor,
    id => deed('registered', id),
    async tx => {
      const id = await createCompany(tx, facts, actor)
      await joinCompany(tx, visitor.id, id)
      return id
    },
  )
}

/** Adds a site, or changes the one with this id. Gives its id. */
export async function saveSite(db: Db, visitor: Visitor, sent: unknown, id?: string): Promise<string> {
  const facts = check(SiteForm, sent)
  return change(db, visitor, id ? 'site changed' : 'site added', async (tx, companyId) => {
    if (!id) return addSite(tx, companyId, facts, actorOf(visitor))
    await changeSite(tx, companyId, id, facts, actorOf(visitor))
    return id
  })
}

export const dropSite = (db: Db, visitor: Visitor, id: string): Promise<void> =>
  change(db, visitor, 'site removed', (tx, companyId) => removeSite(tx, companyId, id, actorOf(visitor)))

/** Adds a certificate with its paper, or changes the one with this id, keeping its paper where none is given. Gives its id. */
export async function saveCertificate(
  db: Db,
  visitor: Visitor,
  sent: unknown,
  paper: Paper | undefined,
  { id, today = dayAt(new Date()) }: At & { id?: string | undefined } = {},
): Promise<string> {
  const facts = await checkCertificate(db, companyIdOf(visitor), sent, today)
  const actor = actorOf(visitor)
  return change(db, visitor, id ? 'certificate changed' : 'certificate added', async (tx, companyId) => {
    if (id) await changeCertificate(tx, companyId, id, facts, paper, actor)
    else if (paper) return addCertificate(tx, companyId, facts, paper, actor)
    else throw noPaper()
    return id
  })
}

async function checkCertificate(db: Db, companyId: string, sent: unknown, today: Day): Promise<CertificateFacts> {
  const facts = check(CertificateForm, sent)
  const { kind } = await getCompany(db, companyId)
  const problems = certificateProblems(facts, { kind, site: await getSiteOf(db, companyId, facts.siteId), today })
  if (problems.length) throw new Invalid(problems)
  return facts
}

export const dropCertificate = (db: Db, visitor: Visitor, id: string): Promise<void> =>
  change(db, visitor, 'certificate removed', (tx, companyId) => removeCertificate(tx, companyId, id, actorOf(visitor)))

/** Puts a paper into the company's file in place of the one of its kind. */
export async function saveDocument(db: Db, visitor: Visitor, kind: DocumentKind, paper: Paper | undefined): Promise<void> {
  if (!paper) throw noPaper()
  await change(db, visitor, 'document added', (tx, companyId) => putDocument(tx, companyId, kind, paper, actorOf(visitor)))
}

export const dropDocument = (db: Db, visitor: Visitor, kind: DocumentKind): Promise<void> =>
  change(db, visitor, 'document removed', (tx, companyId) => removeDocument(tx, companyId, kind, actorOf(visitor)))

/** Sends the file to be verified, and a receipt to the company's people. Throws NotAllowed with what is missing. */
export async function sendFile(db: Db, visitor: Visitor, origin: string, { today = dayAt(new Date()) }: At = {}): Promise<void> {
  await change(db, visitor, 'sent', async (tx, companyId) => {
    await moveCompany(tx, companyId, 'sent', actorOf(visitor))
    const file = await getWholeFile(tx, companyId)
    const gaps = gapsOf(file, today)
    if (gaps.length)
      throw new NotAllowed({
        id: `Berkas belum lengkap. ${gaps.map(gap => gap.says.id).join(' ')}`,
        en: `The file is not complete. ${gaps.map(gap => gap.says.en).join(' ')}`,
      })
    await writeToPeople(tx, companyId, lang => receiptLetter(lang, { company: file.company.name, url: `${origin}/company` }))
  })
}

/** Takes back a file that was sent, to change it; or reopens a verified one to change who the company is. */
export const takeBack = (db: Db, visitor: Visitor, step: 'withdrawn' | 'reopened'): Promise<void> =>
  change(db, visitor, step, async (tx, companyId) => {
    await moveCompany(tx, companyId, step, actorOf(visitor))
  })

const deed = (what: string, id: string) => ({ act: `company.${what}`, subject: 'company', id })

function change<T>(db: Db, visitor: Visitor, what: string, work: (tx: Tx, companyId: string) => Promise<T>): Promise<T> {
  const companyId = companyIdOf(visitor)
  return act(db, actorOf(visitor), deed(what, companyId), tx => work(tx, companyId))
}

const noPaper = () =>
  new Invalid([
    {
      field: 'paper',
      says: { id: 'Pilih berkas: foto atau pindaian dokumennya.', en: 'Choose a file: a photo or scan of the paper.' },
    },
  ])
