import { plainName as plainFileName } from '#/features/companies/papers.ts'
import { type Day, dayAt } from '#/law/day.ts'
import { actorOf, type Visitor } from '#/platform/accounts/person.ts'
import { act } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { keepFile } from '#/platform/files/files.ts'
import { paperKinds } from '#/platform/files/kinds.ts'
import { NotAllowed, NotFound } from '#/platform/http/errors.ts'
import { check } from '#/platform/http/problems.ts'
import type { Platform } from '#/platform/platform.ts'
import { aboutFacts, checkAbout } from './about.ts'
import { documentsOf, noDocument, putDocument } from './case-documents.ts'
import { stateTitles } from './case-words.ts'
import { type About, type CaseFile, lockCase, openCase, touchCase } from './cases.ts'
import { answerNeed, questionsOf } from './questions.ts'
import { putSection, sectionsOf } from './sections.ts'
import type { GuideFacts, Section, Service } from './service.ts'
import { getService } from './services.ts'
import { mayEdit } from './whole-case.ts'

/** What applicants do with a dossier before they send it: the same for pages and for machines. */

/** Opens a draft with the guide's answers as its first facts. A company need not be verified yet to begin. Gives the case's id. */
export async function beginCase(
  db: Db,
  visitor: Visitor,
  { service: key, facts, about = {} }: { service: string; facts: GuideFacts; about?: About },
  today: Day = dayAt(new Date()),
): Promise<string> {
  const service = getService(key)
  const companyId = companyOf(visitor)
  const actor = actorOf(visitor)
  return act(
    db,
    actor,
    id => ({ act: 'case.opened', subject: 'case', id, facts: { service: service.key } }),
    async tx => {
      await checkAbout(tx, service, companyId, about, today)
      const id = await openCase(tx, { service, companyId, facts: { ...facts }, on: today, about }, actor)
      const rests = await aboutFacts(tx, { aboutLicence: about.licence, follows: about.case }, today)
      const contents = service.begin(facts, rests)
      for (const [section, content] of Object.entries(contents))
        await putSection(tx, id, { section, seen: 0, content: getSection(service, section).schema.parse(content) }, actor)
      await touchCase(tx, id, service.nameOf(contents) ?? rests.licence?.productName)
      return id
    },
  )
}

/** Saves a section over the version that was seen. Throws Invalid for what is malformed; what is missing may come later. */
export async function saveSection(
  db: Db,
  visitor: Visitor,
  id: string,
  { section, seen, sent }: { section: string; seen: number; sent: unknown },
): Promise<number> {
  const actor = actorOf(visitor)
  return act(db, actor, { act: 'case.section saved', subject: 'case', id, facts: { section } }, async tx => {
    const file = await lockCase(tx, id)
    const { schema } = getSection(file.service, section)
    await refuseUnlessEditable(tx, file, section)
    const content = check(schema, sent)
    const version = await putSection(tx, id, { section, seen, content }, actor)
    const { contents } = await sectionsOf(tx, id)
    await touchCase(tx, id, file.service.nameOf(contents) ?? file.productName)
    return version
  })
}

/** Hands in a paper for one of the needs, or for an answer; `replaces` keeps the older one as a version. Gives the paper's id. */
export async function handIn(
  platform: Pick<Platform, 'db' | 'files'>,
  visitor: Visitor,
  id: string,
  { need, name, content, replaces }: { need: string; name: string; content: Uint8Array; replaces?: string | undefined },
): Promise<string> {
  const actor = actorOf(visitor)
  return act(platform.db, actor, { act: 'case.document handed in', subject: 'case', id, facts: { need } }, async tx => {
    const file = await lockCase(tx, id)
    await refuseUnlessHandable(tx, file, need)
    const older = replaces === undefined ? undefined : await getCurrent(tx, id, replaces)
    const { hash } = await keepFile(platform.files, tx, content, paperKinds)
    await touchCase(tx, id, file.productName)
    return putDocument(tx, id, { need, paper: { hash, name: plainFileName(name) }, replaces: older?.id }, actor)
  })
}

/** Takes a paper out of the dossier; it stays in the history. */
export async function takeOut(db: Db, visitor: Visitor, id: string, documentId: string): Promise<void> {
  const actor = actorOf(visitor)
  await act(db, actor, { act: 'case.document taken out', subject: 'case', id, facts: { document: documentId } }, async tx => {
    const file = await lockCase(tx, id)
    const { need, name } = await getCurrent(tx, id, documentId)
    await refuseUnlessHandable(tx, file, need)
    await putDocument(tx, id, { need, paper: { hash: null, name }, replaces: documentId }, actor)
  })
}

/** The section of that key. Throws NotFound. */
export function getSection({ sections }: Service, key: string): Section {
  const section = sections.find(one => one.key === key)
  if (!section) throw new NotFound({ id: 'Bagian permohonan ini tidak ada.', en: 'The application has no such section.' })
  return section
}

/** The company a visitor applies for. Throws NotAllowed before there is one. */
export function companyOf({ companyId }: Visitor): string {
  if (companyId) return companyId
  throw new NotAllowed({
    id: 'Anda belum bertindak bagi perusahaan mana pun. Daftarkan perusahaan Anda dahulu di halaman Perusahaan.',
    en: 'You do not act for any company yet. Register your company first on the page Company.',
  })
}

async function getCurrent(tx: Tx, caseId: string, documentId: string) {
  const current = (await documentsOf(tx, caseId)).find(one => one.id === documentId)
  if (!current) throw noDocument()
  return current
}

async function refuseUnlessEditable(tx: Tx, file: CaseFile, section: string): Promise<void> {
  if (!mayEdit({ ...file, questions: await questionsOf(tx, file.id) }, section)) throw notEditable(file)
}

/** Papers belong to the needs of a draft; later, to a question that is open, or to the section of documents where that was asked about. */
async function refuseUnlessHandable(tx: Tx, file: CaseFile, need: string): Promise<void> {
  const questions = await questionsOf(tx, file.id)
  const isAsked =
    file.state === 'with applicant' && questions.some(one => one.round === file.standing.rounds && answerNeed(one.id) === need)
  if (isAsked) return
  if (need.startsWith('question:') || !mayEdit({ ...file, questions }, 'documents')) throw notEditable(file)
  if (!/^[a-z][a-z-]{1,60}$/.test(need))
    throw new NotFound({ id: 'Jenis dokumen ini tidak dikenal.', en: 'There is no such kind of document.' })
}

const notEditable = ({ state }: CaseFile) =>
  new NotAllowed({
    id: `Permohonan ini berstatus “${stateTitles[state].id}”; bagian ini tidak dapat diubah sekarang.`,
    en: `This application is “${stateTitles[state].en}”; this part cannot be changed now.`,
  })
