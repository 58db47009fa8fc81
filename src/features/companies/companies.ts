import type { Commodity } from '#/features/register/nie-formats.ts'
import { type Actor, theSystem } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { Invalid, NotAllowed, type Says } from '#/platform/http/errors.ts'
import { newId } from '#/platform/ids.ts'
import { type Move, mayChangeIdentity, move, refusalOf, type Standing } from './company.ts'
import { type CompanyRow, isId, lockCompany, noCompany, type Remark, record, remarksWithout } from './history.ts'
import type { BusinessKind } from './kinds.ts'

export { type Certificate, certificatesOf } from './certificates.ts'
export { type CompanyDocument, companyDocuments } from './documents.ts'
export type { Remark } from './history.ts'
export type { BusinessKind, CertificateKind, DocumentKind, DosageForm, SiteKind } from './kinds.ts'
export { findSite, findSiteByUri, type Site, sitesOf, siteUri } from './sites.ts'

/** A company's public facts and how it stands. */
export type Company = {
  id: string
  nib: string
  name: string
  kind: BusinessKind
  standing: Standing
  address: string
  regencyCode: string
  provinceCode: string
  /** What it makes, imports or markets; empty for those who only pass packs on. */
  commodities: Commodity[]
  /** When an officer last verified it. */
  verifiedAt?: Date
}

/** The whole file, for the company's own people and the officer. */
export type CompanyFile = Company & {
  npwp?: string
  phone?: string
  responsible?: string
  kbli: string[]
  remarks: Remark[]
  waitingSince?: Date
}

/** What a company says of itself. */
export type Identity = {
  nib: string
  npwp?: string | undefined
  kind: BusinessKind
  name: string
  address: string
  regencyCode: string
  phone?: string | undefined
  responsible?: string | undefined
  commodities?: readonly Commodity[]
  kbli?: readonly string[]
}

/** The company, or undefined: also for what cannot be an id. */
export async function findCompany(db: Db, id: string): Promise<Company | undefined> {
  if (!isId(id)) return undefined
  const row = await db.selectFrom('company').selectAll().where('id', '=', id).executeTakeFirst()
  return row && companyFrom(row)
}

export async function getCompany(db: Db, id: string): Promise<Company> {
  const found = await findCompany(db, id)
  if (!found) throw noCompany()
  return found
}

/** The company with this NIB that is not closed. */
export async function findCompanyByNib(db: Db, nib: string): Promise<Company | undefined> {
  const row = await db
    .selectFrom('company')
    .selectAll()
    .where('nib', '=', nib)
    .where('standing', '<>', 'closed')
    .executeTakeFirst()
  return row && companyFrom(row)
}

/** The ids of the verified companies with these NIBs, by NIB. */
export async function verifiedByNib(db: Db, nibs: readonly string[]): Promise<Map<string, string>> {
  if (nibs.length === 0) return new Map()
  const rows = await db
    .selectFrom('company')
    .select(['nib', 'id'])
    .where('nib', 'in', [...new Set(nibs)])
    .where('standing', '=', 'verified')
    .execute()
  return new Map(rows.map(({ nib, id }) => [nib, id]))
}

export async function getCompanyFile(db: Db, id: string): Promise<CompanyFile> {
  const row = isId(id) ? await db.selectFrom('company').selectAll().where('id', '=', id).executeTakeFirst() : undefined
  if (!row) throw noCompany()
  return {
    ...companyFrom(row),
    kbli: row.kbli,
    remarks: row.remarks as Remark[],
    ...(row.npwp && { npwp: row.npwp }),
    ...(row.phone && { phone: row.phone }),
    ...(row.responsible && { responsible: row.responsible }),
    ...(row.waiting_since && { waitingSince: row.waiting_since }),
  }
}

/** Begins a company's file as a draft and gives its id. Throws Invalid on `nib` where another company has that NIB. */
export async function createCompany(tx: Tx, facts: Identity, actor: Actor = theSystem): Promise<string> {
  const id = newId()
  const made = await tx
    .insertInto('company')
    .values({ id, ...columnsOf(facts) })
    .onConflict(conflict => conflict.column('nib').where('standing', '<>', 'closed').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw nibTaken()
  await record(tx, { id, seq: 0 }, { kind: 'registered', facts: publicPart(facts) }, actor)
  return id
}

/** Changes what a company says of itself, while its file is a draft or was returned. What it said before stays in its history. */
export async function changeIdentity(tx: Tx, id: string, facts: Identity, actor: Actor): Promise<void> {
  const before = await lockCompany(tx, id)
  if (!mayChangeIdentity(before.standing as Standing)) throw refusalOf(before.standing as Standing)
  const holder = await findCompanyByNib(tx, facts.nib)
  if (holder && holder.id !== id) throw nibTaken()
  const { nib, kind, name, address, regency_code } = before
  const change = { from: { nib, kind, name, address, regencyCode: regency_code }, to: publicPart(facts) }
  await record(tx, before, { kind: 'identity changed', facts: change }, actor, {
    ...columnsOf(facts),
    remarks: remarksWithout(before, 'identity'),
  })
}

/** Writes a name or address that an officer has approved into a file that stays verified. What it said before stays in its history. */
export async function changeNameAndAddress(
  tx: Tx,
  id: string,
  { name, address }: { name?: string | undefined; address?: string | undefined },
  actor: Actor,
): Promise<void> {
  const before = await lockCompany(tx, id)
  const { nib, kind, regency_code: regencyCode } = before
  const from = { nib, kind, name: before.name, address: before.address, regencyCode }
  const to = { ...from, ...(name && { name }), ...(address && { address }) }
  await record(tx, before, { kind: 'identity changed', facts: { from, to } }, actor, { name: to.name, address: to.address })
}

/** Takes one step with the file; throws NotAllowed where it stands in another place. Gives the new standing. */
export async function moveCompany(
  tx: Tx,
  id: string,
  step: Move,
  actor: Actor,
  { remarks = [], reason }: { remarks?: readonly Remark[]; reason?: string } = {},
): Promise<Standing> {
  const company = await lockCompany(tx, id)
  const to = move(company.standing as Standing, step)
  if ((step === 'verified' || step === 'returned') && !company.waiting_since) throw notWaiting()
  const facts = { ...(remarks.length && { remarks }), ...(reason && { reason }) }
  await record(tx, company, { kind: step, facts }, actor, {
    standing: to,
    waiting_since: to === 'submitted' ? new Date() : null,
    ...(step === 'verified' && { verified_at: new Date() }),
    remarks: JSON.stringify(remarks),
  })
  return to
}

/** Verifies a company and everything that is in its file at this moment. Throws NotAllowed unless it waits for that. */
export async function verifyCompany(tx: Tx, id: string, actor: Actor): Promise<void> {
  await moveCompany(tx, id, 'verified', actor)
  const now = new Date()
  for (const table of ['company_site', 'certificate', 'company_document'] as const)
    await tx.updateTable(table).set({ checked_at: now }).where('company_id', '=', id).where('checked_at', 'is', null).execute()
}

const companyFrom = (row: CompanyRow): Company => ({
  id: row.id,
  nib: row.nib,
  name: row.name,
  kind: row.kind as BusinessKind,
  standing: row.standing as Standing,
  address: row.address,
  regencyCode: row.regency_code,
  provinceCode: row.regency_code.slice(0, 2),
  commodities: row.commodities as Commodity[],
  ...(row.verified_at && { verifiedAt: row.verified_at }),
})

const columnsOf = (facts: Identity) => ({
  nib: facts.nib,
  npwp: facts.npwp ?? null,
  kind: facts.kind,
  name: facts.name,
  address: facts.address,
  regency_code: facts.regencyCode,
  phone: facts.phone ?? null,
  responsible: facts.responsible ?? null,
  commodities: [...(facts.commodities ?? [])],
  kbli: [...(facts.kbli ?? [])],
})

/** History tells names and addresses, and no tax number: officers of other tasks read it too. */
const publicPart = ({ nib, kind, name, address, regencyCode }: Identity) => ({ nib, kind, name, address, regencyCode })

export const nibKnown: Says = {
  id: 'NIB ini sudah terdaftar. Minta rekan Anda di perusahaan itu menambahkan akun Anda di halaman Staf dan kunci, atau periksa lagi angkanya.',
  en: 'This NIB is registered already. Ask your colleague at that company to add your account on the page Staff and keys, or check the digits again.',
}
const notWaiting = () =>
  new NotAllowed({
    id: 'Berkas ini tidak sedang menunggu pemeriksaan: petugas lain sudah memutuskannya, atau belum ada yang baru.',
    en: 'This file does not wait to be checked: another officer has decided, or nothing is new.',
  })

const nibTaken = () => new Invalid([{ field: 'nib', says: nibKnown }])
