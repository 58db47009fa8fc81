import { z } from 'zod'
import { largestJson, PaperJson, receiveJson } from '#/features/companies/papers.ts'
import { dayAt } from '#/law/day.ts'
import { readKept } from '#/platform/files/files.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { check } from '#/platform/http/problems.ts'
import { type Access, api, type Route } from '#/platform/http/routes.ts'
import { saveAnswer, sendAnswers } from './asking.ts'
import { CaseJson, caseJson, ListedJson, listedJson } from './case-json.ts'
import { casesOfCompany } from './case-list.ts'
import { ownerOfCase } from './cases.ts'
import { beginCase, companyOf, handIn, saveSection, takeOut } from './dossier-acts.ts'
import { WithdrawalForm, withdraw } from './ending.ts'
import { fileCase } from './filing.ts'
import { services } from './services.ts'
import { getReadableCase } from './whole-case.ts'

const tag = 'applications'
const company: Access = { roles: ['applicant'], scope: 'applications' }
const own: Access = { roles: ['applicant'], owner: ownerOfCase, scope: 'applications' }
/** Binds the company: a person proves who they are. A key prepares everything, and cannot sign. */
const ownSigned: Access = { roles: ['applicant'], owner: ownerOfCase, stepUp: true }

const Page = z.object({
  state: z.string().optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(100).default(25),
})
const Beginning = z.object({
  service: z.enum(services.map(({ key }) => key) as [string, ...string[]]),
  facts: z.record(z.string().max(60), z.string().max(300)).default({}),
  about: z
    .object({ licence: z.string().max(20).optional(), case: z.string().max(40).optional() })
    .default({})
    .describe('The licence that is to be changed, renewed or cancelled; the case that this one rests on'),
})
const Saving = z.object({
  version: z.number().int().min(0).describe('The version that was read; 0 for the first'),
  content: z.record(z.string(), z.unknown()),
})
const HandingIn = z.object({
  need: z.string().max(80).describe('A key of `needs`, or `question:` and the id of a question'),
  paper: PaperJson,
  replaces: z.string().max(40).optional(),
})
const Answer = z.object({ answer: z.string().max(5000) })
const Made = z.object({ id: z.string() })

const origin = (c: Ctx) => c.var.platform.config.origin
const answerWith = async (c: Ctx) =>
  c.json(caseJson(await getReadableCase(c.var.db, param(c, 'id'), signedIn(c), dayAt(new Date()))))

/** Applications for machines: the same schemas and the same acts as on the pages. */
export const applicationsApi: Route[] = [
  api(
    'get',
    '/api/v1/applications',
    company,
    {
      summary: 'The company’s applications, the last changed first',
      tag,
      query: Page,
      gives: z.object({ total: z.number(), applications: z.array(ListedJson) }),
    },
    async c => {
      const { state, page, size } = check(Page, c.req.query())
      const { cases, total } = await casesOfCompany(
        c.var.db,
        companyOf(signedIn(c)),
        { state, offset: (page - 1) * size, size },
        dayAt(new Date()),
      )
      return c.json({ total, applications: cases.map(listedJson) })
    },
  ),
  api('post', '/api/v1/applications', company, { summary: 'Begin an application', tag, body: Beginning, gives: Made }, async c =>
    c.json({ id: await beginCase(c.var.db, signedIn(c), check(Beginning, await sentJson(c))) }, 201),
  ),
  api(
    'get',
    '/api/v1/applications/:id',
    own,
    { summary: 'An application with its dossier, remarks, questions and deadline', tag, gives: CaseJson },
    answerWith,
  ),
  api(
    'put',
    '/api/v1/applications/:id/sections/:section',
    own,
    { summary: 'Save a section of the dossier', tag, body: Saving, gives: z.object({ version: z.number() }) },
    async c => {
      const { version: seen, content } = check(Saving, await sentJson(c))
      return c.json({
        version: await saveSection(c.var.db, signedIn(c), param(c, 'id'), { section: param(c, 'section'), seen, sent: content }),
      })
    },
  ),
  api(
    'post',
    '/api/v1/applications/:id/documents',
    own,
    { summary: 'Hand in a document', tag, body: HandingIn, gives: Made },
    async c => {
      const { need, paper, replaces } = check(HandingIn, await sentJson(c))
      const { platform, db } = c.var
      const { hash, name } = await receiveJson({ files: platform.files, keys: platform.keys, db }, paper)
      const content = await readKept(platform.files, hash)
      return c.json({ id: await handIn(platform, signedIn(c), param(c, 'id'), { need, name, content, replaces }) }, 201)
    },
    { largest: largestJson, limit: 'upload' },
  ),
  api('delete', '/api/v1/applications/:id/documents/:document', own, { summary: 'Take a document out', tag }, async c => {
    await takeOut(c.var.db, signedIn(c), param(c, 'id'), param(c, 'document'))
    return c.body(null, 204)
  }),
  api(
    'post',
    '/api/v1/applications/:id/file',
    ownSigned,
    {
      summary: 'Send the application and get the fee order; by a person who has just proved who they are',
      tag,
      gives: z.object({ order: z.string() }),
    },
    async c => c.json(await fileCase(c.var.db, signedIn(c), param(c, 'id'), { origin: origin(c) })),
  ),
  api(
    'put',
    '/api/v1/applications/:id/questions/:question/answer',
    own,
    { summary: 'Keep an answer, not sent yet', tag, body: Answer },
    async c => {
      const { answer } = check(Answer, await sentJson(c))
      await saveAnswer(c.var.db, signedIn(c), param(c, 'id'), { question: param(c, 'question'), answer })
      return c.body(null, 204)
    },
  ),
  api(
    'post',
    '/api/v1/applications/:id/answers',
    own,
    { summary: 'Send all answers of the round', tag, gives: CaseJson },
    async c => {
      await sendAnswers(c.var.db, signedIn(c), param(c, 'id'), { origin: origin(c) })
      return answerWith(c)
    },
  ),
  api(
    'post',
    '/api/v1/applications/:id/withdrawal',
    own,
    { summary: 'Withdraw the application', tag, body: WithdrawalForm, gives: CaseJson },
    async c => {
      await withdraw(c.var.db, signedIn(c), param(c, 'id'), await sentJson(c), { origin: origin(c) })
      return answerWith(c)
    },
  ),
]

/** The JSON that was sent; what is none counts as nothing, and the schema says what is missing. */
export const sentJson = (c: Ctx): Promise<unknown> => c.req.json().catch(() => ({}))
