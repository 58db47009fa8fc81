import { type Access, form, page, type Route } from '#/platform/http/routes.ts'
import { applicationsApi } from './api.ts'
import { askAnswers, takeAnswers } from './applicant/answers-page.tsx'
import { showApplication } from './applicant/application-page.tsx'
import { checkApplication, takeFiling } from './applicant/check-page.tsx'
import { askDocuments, largestUploads, takeDocuments } from './applicant/documents-page.tsx'
import { askWithdrawal, showLabel, showLetter, takeWithdrawal } from './applicant/ending-pages.tsx'
import { showGuide } from './applicant/guide-page.tsx'
import { listApplications, takeBeginning } from './applicant/list-page.tsx'
import { showOrder } from './applicant/order-page.tsx'
import { askSection, takeSection } from './applicant/section-page.tsx'
import { ownerOfCase } from './cases.ts'
import { showCase, showDossier } from './officer/case-page.tsx'
import { askItem, takeMark } from './officer/checklist-page.tsx'
import { askDecision, askProposal, takeDecision, takeProposal, takeReturn } from './officer/decision-pages.tsx'
import { askPayment, takePayment } from './officer/payments-page.tsx'
import { askQuestions, takeDrop, takeQuestion, takeSending } from './officer/questions-page.tsx'
import { listCases } from './officer/worklist-page.tsx'
import { casesApi } from './officer-api.ts'
import { givePaper } from './paper-answer.ts'

const applicant: Access = { roles: ['applicant'] }
const own: Access = { roles: ['applicant'], owner: ownerOfCase }
const ownSigned: Access = { roles: ['applicant'], owner: ownerOfCase, stepUp: true }
/** The applicant's own view, which officers may look at too. */
const readers: Access = { roles: ['applicant', 'evaluator', 'approver'], owner: ownerOfCase }
const officers: Access = { roles: ['evaluator', 'approver', 'administrator'] }
const evaluators: Access = { roles: ['evaluator'] }
const evaluatorsSigned: Access = { roles: ['evaluator'], stepUp: true }
const approvers: Access = { roles: ['approver'] }
const approversSigned: Access = { roles: ['approver'], stepUp: true }
const cashiers: Access = { roles: ['evaluator', 'administrator'] }
const uploads = { largest: largestUploads, limit: 'upload' } as const

/** Every address of the licensing feature. */
export const licensingRoutes: Route[] = [
  page('/apply', 'anyone', showGuide),
  page('/applications', applicant, listApplications),
  form('/applications', applicant, takeBeginning),
  page('/applications/:id', readers, showApplication),
  page('/applications/:id/sections/:section', own, askSection),
  form('/applications/:id/sections/:section', own, takeSection),
  page('/applications/:id/documents', own, askDocuments),
  form('/applications/:id/documents', own, takeDocuments, uploads),
  page('/applications/:id/papers/:document', readers, givePaper),
  page('/applications/:id/check', readers, checkApplication),
  form('/applications/:id/file', ownSigned, takeFiling),
  page('/applications/:id/order', readers, showOrder),
  page('/applications/:id/answers', own, askAnswers),
  form('/applications/:id/answers', own, takeAnswers, uploads),
  page('/applications/:id/withdraw', own, askWithdrawal),
  form('/applications/:id/withdraw', own, takeWithdrawal),
  page('/applications/:id/label', readers, showLabel),
  page('/applications/:id/letter', readers, showLetter),

  page('/cases', officers, listCases),
  page('/cases/:id', officers, showCase),
  page('/cases/:id/dossier', officers, showDossier),
  page('/cases/:id/checklist', officers, askItem),
  form('/cases/:id/marks', evaluators, takeMark),
  page('/cases/:id/questions', officers, askQuestions),
  form('/cases/:id/questions', evaluators, takeQuestion),
  form('/cases/:id/questions/send', evaluators, takeSending),
  form('/cases/:id/questions/:question/drop', evaluators, takeDrop),
  page('/cases/:id/propose', evaluators, askProposal),
  form('/cases/:id/propose', evaluatorsSigned, takeProposal),
  page('/cases/:id/decide', approvers, askDecision),
  form('/cases/:id/decide', approversSigned, takeDecision),
  form('/cases/:id/return', approversSigned, takeReturn),
  page('/payments', cashiers, askPayment),
  form('/payments', cashiers, takePayment),
  ...applicationsApi,
  ...casesApi,
]
