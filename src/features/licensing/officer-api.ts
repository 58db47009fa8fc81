import { z } from 'zod'
import { dayAt } from '#/law/day.ts'
import { actorOf } from '#/platform/accounts/person.ts'
import { param, signedIn } from '#/platform/http/env.ts'
import { type Access, api, type Route } from '#/platform/http/routes.ts'
import { sentJson } from './api.ts'
import { draftQuestion, dropQuestion, QuestionForm, sendQuestions } from './asking.ts'
import { CaseJson, caseJson, ListedJson, listedJson } from './case-json.ts'
import { openCases } from './case-list.ts'
import { decide, MarkForm, markItem, ProposalForm, propose, ReturnForm, sendBack } from './deciding.ts'
import { statesFor } from './officer/worklist-page.tsx'
import { ArrivalForm, byOfficer, recordPayment } from './payments.ts'
import { getReadableCase } from './whole-case.ts'

const tag = 'cases'
const officers: Access = { roles: ['evaluator', 'approver', 'administrator'] }
const evaluators: Access = { roles: ['evaluator'] }
const cashiers: Access = { roles: ['evaluator', 'administrator'] }
const approvers: Access = { roles: ['approver'] }

/** The officers' acts for machines: the same schemas and functions as on their pages. */
export const casesApi: Route[] = [
  api(
    'get',
    '/api/v1/cases',
    officers,
    { summary: 'What waits for this officer, the first due first', tag, gives: z.array(ListedJson) },
    async c => c.json((await openCases(c.var.db, statesFor(signedIn(c)), dayAt(new Date()))).map(listedJson)),
  ),
  api('get', '/api/v1/cases/:id', officers, { summary: 'A case with its dossier and remarks', tag, gives: CaseJson }, async c =>
    c.json(caseJson(await getReadableCase(c.var.db, param(c, 'id'), signedIn(c), dayAt(new Date())))),
  ),
  api(
    'post',
    '/api/v1/payments',
    cashiers,
    { summary: 'Record a payment', tag, body: ArrivalForm, gives: z.object({ caseId: z.string() }) },
    async c =>
      c.json(
        await recordPayment(c.var.db, actorOf(signedIn(c)), byOfficer, await sentJson(c), {
          origin: c.var.platform.config.origin,
        }),
      ),
  ),
  api(
    'post',
    '/api/v1/cases/:id/marks',
    evaluators,
    { summary: 'Record what was found for an item of the checklist', tag, body: MarkForm },
    async c => {
      await markItem(c.var.db, signedIn(c), param(c, 'id'), await sentJson(c))
      return c.body(null, 204)
    },
  ),
  api(
    'post',
    '/api/v1/cases/:id/questions',
    evaluators,
    { summary: 'Draft a question', tag, body: QuestionForm, gives: z.object({ id: z.string() }) },
    async c => c.json({ id: await draftQuestion(c.var.db, signedIn(c), param(c, 'id'), await sentJson(c)) }, 201),
  ),
  api(
    'delete',
    '/api/v1/cases/:id/questions/:question',
    evaluators,
    { summary: 'Delete a question that was not sent', tag },
    async c => {
      await dropQuestion(c.var.db, signedIn(c), param(c, 'id'), param(c, 'question'))
      return c.body(null, 204)
    },
  ),
  api('post', '/api/v1/cases/:id/letter', evaluators, { summary: 'Send all drafted questions as one letter', tag }, async c => {
    await sendQuestions(c.var.db, signedIn(c), param(c, 'id'), { origin: c.var.platform.config.origin })
    return c.body(null, 204)
  }),
  api(
    'post',
    '/api/v1/cases/:id/proposal',
    { ...evaluators, stepUp: true },
    { summary: 'Propose a grant or a refusal', tag, body: ProposalForm },
    async c => {
      await propose(c.var.db, signedIn(c), param(c, 'id'), await sentJson(c))
      return c.body(null, 204)
    },
  ),
  api(
    'post',
    '/api/v1/cases/:id/decision',
    { ...approvers, stepUp: true },
    { summary: 'Decide as proposed', tag, gives: z.object({ licence: z.string().optional() }) },
    async c => c.json(await decide(c.var.db, signedIn(c), param(c, 'id'), { origin: c.var.platform.config.origin })),
  ),
  api(
    'post',
    '/api/v1/cases/:id/return',
    { ...approvers, stepUp: true },
    { summary: 'Send a proposal back', tag, body: ReturnForm },
    async c => {
      await sendBack(c.var.db, signedIn(c), param(c, 'id'), await sentJson(c))
      return c.body(null, 204)
    },
  ),
]
