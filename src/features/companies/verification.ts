import { type Day, dayAt } from '#/law/day.ts'
import { actorOf, type Visitor } from '#/platform/accounts/person.ts'
import { act } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { NotAllowed } from '#/platform/http/errors.ts'
import { check } from '#/platform/http/problems.ts'
import { getCompany, moveCompany, verifyCompany } from './companies.ts'
import { gapsOf } from './completeness.ts'
import { getWholeFile, hasWorkedOn } from './file.ts'
import { closedLetter, returnedLetter, verifiedLetter, writeToPeople } from './letters.ts'
import { sayItem } from './remarks.ts'
import { Reason, Remarks } from './schemas.ts'

type With = { origin: string; today?: Day }

/**
 * An officer verifies a company and all that is in its file, and its people are told. Throws NotAllowed where the officer belongs to
 * the company or has worked on its file, where it does not wait, or where something is missing by the law of today.
 */
export async function verifyFile(
  db: Db,
  officer: Visitor,
  companyId: string,
  { origin, today = dayAt(new Date()) }: With,
): Promise<void> {
  await decide(db, officer, companyId, 'verified', async tx => {
    await verifyCompany(tx, companyId, actorOf(officer))
    const file = await getWholeFile(tx, companyId)
    const gaps = gapsOf(file, today)
    if (gaps.length)
      throw new NotAllowed({
        id: `Belum dapat diverifikasi. ${gaps.map(gap => gap.says.id).join(' ')}`,
        en: `It cannot be verified yet. ${gaps.map(gap => gap.says.en).join(' ')}`,
      })
    await writeToPeople(tx, companyId, lang => verifiedLetter(lang, { company: file.company.name, url: `${origin}/company` }))
  })
}

/** An officer returns a file with what has to be mended, item by item, and its people are told. */
export async function returnFile(db: Db, officer: Visitor, companyId: string, sent: unknown, { origin }: With): Promise<void> {
  const remarks = check(Remarks, sent)
  await decide(db, officer, companyId, 'returned', async tx => {
    const file = await getWholeFile(tx, companyId)
    await moveCompany(tx, companyId, 'returned', actorOf(officer), { remarks })
    await writeToPeople(tx, companyId, lang =>
      returnedLetter(lang, {
        company: file.company.name,
        url: `${origin}/company`,
        remarks: remarks.map(({ item, says }) => `${sayItem(item, file, lang)}: ${says}`),
      }),
    )
  })
}

/** An officer closes a company's file for good, with the reason. Its licences are not touched. */
export async function closeFile(db: Db, officer: Visitor, companyId: string, sent: unknown): Promise<void> {
  const { reason } = check(Reason, sent)
  await decide(db, officer, companyId, 'closed', async tx => {
    const { name } = await getCompany(tx, companyId)
    await moveCompany(tx, companyId, 'closed', actorOf(officer), { reason })
    await writeToPeople(tx, companyId, lang => closedLetter(lang, { company: name, reason }))
  })
}

/** Nobody decides on a company they belong to, or on a file they have worked on themselves. */
async function decide(db: Db, officer: Visitor, companyId: string, what: string, work: (tx: Tx) => Promise<void>): Promise<void> {
  await getCompany(db, companyId)
  if (officer.companyId === companyId || (await hasWorkedOn(db, companyId, officer.id)))
    throw new NotAllowed({
      id: 'Anda tidak dapat memutuskan berkas perusahaan yang Anda wakili atau Anda isi sendiri. Serahkan kepada petugas lain.',
      en: 'You cannot decide on the file of a company that you act for, or that you filled in yourself. Leave it to another officer.',
    })
  await act(db, actorOf(officer), { act: `company.${what}`, subject: 'company', id: companyId }, work)
}
