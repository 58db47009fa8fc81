import { findPersonByEmail } from '#/features/accounts/people.ts'
import { draftQuestion, sendQuestions } from '#/features/licensing/asking.ts'
import { casesOfCompany } from '#/features/licensing/case-list.ts'
import { decide, markItem, propose } from '#/features/licensing/deciding.ts'
import { beginCase, handIn, saveSection } from '#/features/licensing/dossier-acts.ts'
import { withdraw } from '#/features/licensing/ending.ts'
import { fileCase } from '#/features/licensing/filing.ts'
import { byOfficer, recordPayment } from '#/features/licensing/payments.ts'
import { getWholeCase, type WholeCase } from '#/features/licensing/whole-case.ts'
import { addDays } from '#/law/day.ts'
import { actorOf, type Visitor } from '#/platform/accounts/person.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Platform } from '#/platform/platform.ts'
import { type ApplicationPlan, dossierOf } from './applications-plan.ts'
import type { Enrolled } from './load-firms.ts'
import { mailOf } from './load-firms.ts'
import { demoPaper } from './papers.ts'
import { demoSignIns } from './sign-ins.ts'

/** Who acts in an application. */
type Cast = { applicant: Visitor; evaluator: Visitor; approver: Visitor }
type Acting = { platform: Platform; cast: Cast; plan: ApplicationPlan; siteId: string }

/**
 * Brings an application to the state that is planned, step by step through the acts that applicants and officers have, each on a day
 * of its own. One that an interrupted load left half-way goes on from where it stands.
 */
export async function loadApplication(platform: Platform, plan: ApplicationPlan, { companyId, siteId }: Enrolled): Promise<void> {
  const { db } = platform
  const cast = {
    applicant: await visitorOf(db, mailOf(plan.firm)),
    evaluator: await visitorOf(db, mailOfRole('evaluator')),
    approver: await visitorOf(db, mailOfRole('approver')),
  }
  const acting = { platform, cast, plan, siteId }
  const id = (await findCase(db, companyId, plan)) ?? (await begin(acting))
  // No path to any state has more steps than this.
  for (let step = 0; step < 12; step++) {
    const whole = await getWholeCase(db, id, addDays(plan.filedOn, 1))
    if (!(await takeStep(acting, whole))) return
  }
  throw new Error(`The demo application “${plan.name}” does not reach the state “${plan.state}”.`)
}

async function findCase(db: Db, companyId: string, { name, filedOn }: ApplicationPlan): Promise<string | undefined> {
  const { cases } = await casesOfCompany(db, companyId, { offset: 0, size: 100 }, filedOn)
  return cases.find(({ productName }) => productName === name || productName === undefined)?.id
}

const guideFacts = { form: 'hard capsule' }

const begin = ({ platform, cast, plan }: Acting): Promise<string> =>
  beginCase(platform.db, cast.applicant, { service: 'supplement-own-make', facts: guideFacts }, addDays(plan.filedOn, -6))

/** Does what comes next; false where the application stands as it should. */
async function takeStep(acting: Acting, whole: WholeCase): Promise<boolean> {
  const { plan } = acting
  if (whole.state === 'draft') {
    await fillIn(acting, whole)
    if (plan.state !== 'draft') await send(acting, whole.id)
    return plan.state !== 'draft'
  }
  if (whole.state === plan.state) {
    if (whole.state === 'in evaluation' && whole.marks.length === 0) await mark(acting, whole, 4)
    return false
  }
  if (whole.state === 'awaiting payment') await pay(acting, whole)
  else if (whole.state === 'in evaluation') await evaluate(acting, whole)
  else if (whole.state === 'proposed') await decide(acting.platform.db, acting.cast.approver, whole.id, on(acting, 12))
  else throw new Error(`The demo application “${plan.name}” is ${whole.state}, from where nothing leads to ${plan.state}.`)
  return true
}

/** The whole dossier with its papers; of a draft that stops early, the sections that were begun. What is saved already stays. */
async function fillIn(
  { platform, cast: { applicant }, plan, siteId }: Acting,
  { id, service, versions, documents }: WholeCase,
): Promise<void> {
  const dossier = dossierOf(plan, siteId)
  // The guide has written the first version of some sections; ours comes after it.
  const begun = service.begin(guideFacts, {})
  for (const section of plan.sections ?? Object.keys(dossier)) {
    const isSaved = (versions[section] ?? 0) > (section in begun ? 1 : 0)
    if (isSaved) continue
    await saveSection(platform.db, applicant, id, { section, seen: versions[section] ?? 0, sent: dossier[section] })
  }
  if (plan.sections) return
  for (const [need, title] of Object.entries(papers))
    if (!documents.some(document => document.need === need))
      await handIn(platform, applicant, id, { need, name: `${need}.pdf`, content: await demoPaper(title) })
}

const papers = {
  'raw-material-specifications': 'Spesifikasi bahan baku',
  evidence: 'Bukti keamanan dan manfaat',
  'source-documents': 'Dokumen sumber bahan bukan tumbuhan',
  'stability-study': 'Laporan uji stabilitas',
  'label-design': 'Rancangan penandaan',
}

const on = ({ platform, plan }: Acting, days: number) => ({ origin: platform.config.origin, today: addDays(plan.filedOn, days) })

const send = async (acting: Acting, id: string): Promise<void> => {
  await fileCase(acting.platform.db, acting.cast.applicant, id, on(acting, 0))
}

async function pay(acting: Acting, { id, order }: WholeCase): Promise<void> {
  if (!order) throw new Error(`The application ${id} waits for a payment without an order.`)
  const { today } = on(acting, 1)
  const arrival = { order: order.number, amount: order.amount, reference: `REKAAN-${order.number}`, paidOn: today }
  await recordPayment(acting.platform.db, actorOf(acting.cast.evaluator), byOfficer, arrival, on(acting, 1))
}

async function evaluate(acting: Acting, whole: WholeCase): Promise<void> {
  const { platform, cast, plan } = acting
  const { db } = platform
  if (plan.state === 'withdrawn') {
    await withdraw(db, cast.applicant, whole.id, { because: 'Formula diubah; kami mengajukan lagi.' }, on(acting, 5))
  } else if (plan.state === 'with applicant') {
    if (whole.questions.length === 0) await draftQuestion(db, cast.evaluator, whole.id, question)
    await sendQuestions(db, cast.evaluator, whole.id, on(acting, 6))
  } else if (plan.state === 'refused') {
    await mark(acting, whole, 4)
    await propose(db, cast.evaluator, whole.id, { outcome: 'refusal', reasons: [refusal] }, on(acting, 10))
  } else {
    await mark(acting, whole)
    await propose(db, cast.evaluator, whole.id, { outcome: 'grant' }, on(acting, 10))
  }
}

const question = {
  section: 'claims',
  asks: 'Mohon lampirkan halaman pustaka yang mendukung klaim ini pada dosis yang diajukan.',
  cite: { instrument: 'PerBPOM 32/2022', article: 'Pasal 16 ayat (2)' },
}
const refusal = {
  cite: { instrument: 'PerBPOM 32/2022', article: 'Pasal 4' },
  says: 'Keamanan bahan aktif pada dosis yang diajukan tidak terbukti dari pustaka yang diserahkan.',
}

/** Marks items of the checklist as met: all of them, or the first few. */
async function mark(acting: Acting, { id, service, given }: WholeCase, count = Infinity): Promise<void> {
  const items = service.checklist(given).slice(0, count)
  for (const { key } of items)
    await markItem(acting.platform.db, acting.cast.evaluator, id, { item: key, verdict: 'met' }, on(acting, 8))
}

export const mailOfRole = (role: Visitor['roles'][number]): string => demoSignIns.find(one => one.role === role)!.email

/** Somebody as they would be at the door. */
export async function visitorOf(db: Db, email: string): Promise<Visitor> {
  const person = await findPersonByEmail(db, email)
  if (!person) throw new Error(`The demo cannot be finished: nobody has the address ${email} any more.`)
  const { id, name, roles, companyId } = person
  return {
    via: 'session',
    id,
    name,
    email,
    roles,
    companyId,
    scopes: [],
    sessionId: undefined,
    provedAt: new Date(),
    hasSecondFactor: true,
  }
}
