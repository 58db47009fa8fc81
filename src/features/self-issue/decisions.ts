import { getCompany, getCompanyFile } from '#/features/companies/companies.ts'
import { writeToPeople } from '#/features/companies/letters.ts'
import { dayAt } from '#/law/day.ts'
import { sayCite } from '#/law/explain.ts'
import { find, type Step } from '#/law/provisions.ts'
import { actorOf, type Visitor } from '#/platform/accounts/person.ts'
import { act } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { Invalid, NotAllowed } from '#/platform/http/errors.ts'
import type { AccessFacts, AccessPaper } from './access.ts'
import { stateWords } from './access.ts'
import type { AccessForm, Refusal } from './access-form.ts'
import { type CodeAccess, fileAccess, getAccess, stepAccess } from './accesses.ts'
import { accessGrounds } from './law.ts'
import { groundWords } from './words.ts'

/**
 * Applies for the right to issue one's own serials. The tax number comes from the company's verified file. Throws Invalid or NotAllowed
 * with what is missing, and files nothing.
 */
export async function applyForAccess(
  db: Db,
  who: Visitor & { companyId: string },
  asked: AccessForm,
  documents: AccessPaper[],
): Promise<string> {
  const company = await getCompanyFile(db, who.companyId)
  if (company.standing !== 'verified')
    throw new NotAllowed({
      id: 'Berkas perusahaan belum diverifikasi. Kirim berkas itu dan tunggu hasil pemeriksaan petugas, lalu ajukan hak akses.',
      en: 'The company file is not verified yet. Send it and wait for an officer to check it, then apply for access.',
    })
  const { npwp } = company
  if (!npwp)
    throw new Invalid([
      {
        field: '',
        says: {
          id: 'NPWP belum ada pada berkas perusahaan. Lengkapi berkas itu dahulu.',
          en: 'The company file has no tax number (NPWP). Complete the file first.',
        },
      },
    ])
  if (documents.length === 0)
    throw new Invalid([
      {
        field: 'paper',
        says: { id: 'Unggah pindaian NIB, SIUP atau API.', en: 'Upload a scan of the NIB, SIUP or API.' },
      },
    ])
  const { source, ...rest } = asked
  const facts: AccessFacts = { ...rest, paper: source, npwp, documents }
  const deed = (id: string) => ({ act: 'code access.filed', subject: 'code access', id, facts: { company: who.companyId } })
  return act(db, actorOf(who), deed, tx => fileAccess(tx, who.companyId, 'holder', facts, actorOf(who)))
}

/** Takes an application back. */
export async function withdrawAccess(db: Db, who: Visitor, id: string): Promise<void> {
  const deed = { act: 'code access.withdrawn', subject: 'code access', id }
  await act(db, actorOf(who), deed, async tx => void (await stepAccess(tx, id, 'withdrawn', actorOf(who))))
}

/** An officer grants access; the company's people are told. */
export const grantAccess = (db: Db, officer: Visitor, id: string, origin: string): Promise<void> =>
  decide(db, officer, id, 'granted', { grounds: [], reason: '' }, origin)

/** An officer refuses access, or ends one that was granted, on grounds of the law, and the company's people are told which. */
export const refuseAccess = (db: Db, officer: Visitor, id: string, refusal: Refusal, origin: string): Promise<void> =>
  decide(db, officer, id, 'refused', refusal, origin)
export const endAccess = (db: Db, officer: Visitor, id: string, refusal: Refusal, origin: string): Promise<void> =>
  decide(db, officer, id, 'ended', refusal, origin)

async function decide(
  db: Db,
  officer: Visitor,
  id: string,
  step: 'granted' | 'refused' | 'ended',
  { grounds, reason }: Refusal,
  origin: string,
): Promise<void> {
  const { companyId } = await getAccess(db, id)
  if (officer.companyId === companyId)
    throw new NotAllowed({
      id: 'Anda tidak dapat memutuskan permohonan perusahaan yang Anda wakili. Serahkan kepada petugas lain.',
      en: 'You cannot decide on an application of a company that you act for. Leave it to another officer.',
    })
  const steps = groundsNow().filter(({ gives }) => (grounds as readonly unknown[]).includes(gives))
  const deed = { act: `code access.${step}`, subject: 'code access', id, facts: { company: companyId, grounds, reason } }
  await act(db, actorOf(officer), deed, async tx => {
    const access = await stepAccess(tx, id, step, actorOf(officer), step === 'granted' ? {} : { steps, reason })
    await tell(tx, access, steps, reason, origin)
  })
}

/** The grounds on which the law of today lets access be refused, each with its article. */
export const groundsNow = (): Step[] => find(dayAt(new Date()), ({ every }) => every(accessGrounds, {})).steps

async function tell(
  tx: Tx,
  { companyId, state }: CodeAccess,
  steps: readonly Step[],
  reason: string,
  origin: string,
): Promise<void> {
  const { name } = await getCompany(tx, companyId)
  await writeToPeople(tx, companyId, lang => {
    const says = stateWords[state][lang]
    const list = steps.map(step => `- ${groundWords(step.gives)[lang]} (${sayCite(step.cite)})`).join('\n')
    const [subject, body] =
      lang === 'id'
        ? [`Hak akses nomor seri ${name}: ${says}`, `Hak akses ${name} untuk menerbitkan nomor seri sendiri: ${says}.`]
        : [`Access to serials of ${name}: ${says}`, `The right of ${name} to issue its own serials: ${says}.`]
    return { subject, body: `${[body, list, reason, `${origin}/code-access`].filter(Boolean).join('\n\n')}\n` }
  })
}
