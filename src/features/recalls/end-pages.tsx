import { z } from 'zod'
import { paperAccept, paperLimit } from '#/features/companies/paper-field.ts'
import { receivePaper } from '#/features/companies/papers.ts'
import { endAsProposed, openProposal, proposeEnd, refuseEnd, reportEnd } from '#/features/recalls/ending.ts'
import { words } from '#/features/recalls/follow-words.ts'
import { tellHolder } from '#/features/recalls/letters.ts'
import { getRecall, type Recall } from '#/features/recalls/recalls.ts'
import { extentOf } from '#/features/recalls/words.ts'
import { reasonsField } from '#/features/register/cite-fields.tsx'
import { groupNie } from '#/features/register/nie.ts'
import { dayAt } from '#/law/day.ts'
import { actorOf } from '#/platform/accounts/person.ts'
import { act } from '#/platform/audit/audit.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { Invalid } from '#/platform/http/errors.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { check, inLang } from '#/platform/http/problems.ts'
import {
  ConfirmPage,
  type FormState,
  formatDay,
  Notice,
  QuestionPage,
  TextAreaField,
  textOf,
  UploadField,
} from '#/platform/ui/kit.ts'

const Reasons = z.object({ reason: reasonsField })
const Report = z.object({ cause: reasonsField, measures: reasonsField })

const captionOf = (c: Ctx, recall: Recall): string => `${groupNie(recall.licence)} · ${extentOf(c.var.lang, recall)}`

/** `/recalls/:id/end`: an officer proposes that it ends. */
export async function proposePage(c: Ctx): Promise<Response> {
  return showPropose(c, await getRecall(c.var.db, param(c, 'id')), { lang: c.var.lang })
}

/** Keeps the proposal; the recall stays in force. */
export async function sendProposal(c: Ctx): Promise<Response> {
  const id = param(c, 'id')
  const body = await c.req.parseBody()
  const actor = actorOf(signedIn(c))
  try {
    const { reason } = check(Reasons, body)
    const deed = { act: 'recall.end proposed', subject: 'recall', id, facts: { reasons: reason } }
    await act(c.var.db, actor, deed, tx => proposeEnd(tx, id, reason, actor, dayAt(new Date())))
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    const form = { lang: c.var.lang, values: textOf(body), problems: inLang(error.problems, c.var.lang) }
    return showPropose(c, await getRecall(c.var.db, id), form)
  }
  return goOn(c, `/recalls/${id}/progress`, { id: words.id.proposed, en: words.en.proposed })
}

function showPropose(c: Ctx, recall: Recall, form: FormState): Response | Promise<Response> {
  const t = words[form.lang]
  return c.html(
    <ConfirmPage
      {...frame(c)}
      title={t.propose}
      caption={captionOf(c, recall)}
      back={`/recalls/${recall.id}/progress`}
      form={form}
      consequences={t.proposeConsequences}
      reason={{ label: t.endReasons }}
      submit={t.propose}
    />,
    form.problems?.length ? 422 : 200,
  )
}

/** `/recalls/:id/end/decide`: another officer ends it as proposed, or lets it go on. */
export async function decidePage(c: Ctx): Promise<Response> {
  return showDecide(c, await getRecall(c.var.db, param(c, 'id')), { lang: c.var.lang })
}

/** Ends the recall from today on, with a letter to the holder. */
export async function sendEnd(c: Ctx): Promise<Response> {
  const id = param(c, 'id')
  const actor = actorOf(signedIn(c))
  await act(
    c.var.db,
    actor,
    (recall: Recall) => ({
      act: 'recall.ended',
      subject: 'recall',
      id,
      facts: { licence: recall.licence, reasons: recall.endReasons },
    }),
    async tx => {
      const recall = await endAsProposed(tx, id, actor, dayAt(new Date()))
      await tellHolder(tx, recall, c.var.platform.config.origin)
      return recall
    },
  )
  return goOn(c, `/recalls/${id}`, { id: 'Penarikan berakhir.', en: 'The recall has ended.' })
}

/** Refuses the proposal, with reasons. */
export async function sendRefusal(c: Ctx): Promise<Response> {
  const id = param(c, 'id')
  const body = await c.req.parseBody()
  const actor = actorOf(signedIn(c))
  try {
    const { reason } = check(Reasons, body)
    const deed = { act: 'recall.end refused', subject: 'recall', id, facts: { reasons: reason } }
    await act(c.var.db, actor, deed, tx => refuseEnd(tx, id, reason, actor))
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    const form = { lang: c.var.lang, values: textOf(body), problems: inLang(error.problems, c.var.lang) }
    return showDecide(c, await getRecall(c.var.db, id), form)
  }
  return goOn(c, `/recalls/${id}/progress`, { id: words.id.refused, en: words.en.refused })
}

async function showDecide(c: Ctx, recall: Recall, form: FormState): Promise<Response> {
  const { lang } = form
  const t = words[lang]
  const proposal = await openProposal(c.var.db, recall.id)
  if (!proposal) return goOn(c, `/recalls/${recall.id}/progress`)
  return c.html(
    <ConfirmPage
      {...frame(c)}
      title={t.end}
      caption={captionOf(c, recall)}
      back={`/recalls/${recall.id}/progress`}
      form={form}
      consequences={t.endConsequences}
      submit={t.end}
    >
      <Notice lang={lang} title={t.proposal}>
        <p>{proposal.reasons}</p>
        <p>{t.waits(proposal.by, formatDay(dayAt(proposal.at), lang))}</p>
      </Notice>
      <TextAreaField form={form} name="reason" label={t.refuseReasons} optional />
      <div class="buttons">
        <button type="submit" class="button button-second" formaction={`/recalls/${recall.id}/end/refuse`}>
          {t.refuse}
        </button>
      </div>
    </ConfirmPage>,
    form.problems?.length ? 422 : 200,
  )
}

/** `/recalls/:id/report`: the holder's report at the end. */
export async function reportPage(c: Ctx): Promise<Response> {
  return showReport(c, await getRecall(c.var.db, param(c, 'id')), { lang: c.var.lang })
}

/** Keeps the report with its paper. */
export async function sendReport(c: Ctx): Promise<Response> {
  const id = param(c, 'id')
  const body = await c.req.parseBody()
  const visitor = signedIn(c)
  const actor = actorOf(visitor)
  const received = await receivePaper(c.var.platform, visitor.companyId ?? '', body)
  try {
    if (received.problem) throw new Invalid([received.problem])
    const { cause, measures } = check(Report, body)
    const sent = { cause, measures, ...(received.paper && { paper: received.paper }) }
    const deed = { act: 'recall.reported', subject: 'recall', id, facts: { cause, measures, paper: received.paper?.hash } }
    await act(c.var.db, actor, deed, tx => reportEnd(tx, id, sent, actor, dayAt(new Date())))
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    const form = { lang: c.var.lang, values: textOf(body), problems: inLang(error.problems, c.var.lang) }
    return showReport(c, await getRecall(c.var.db, id), form, received)
  }
  return goOn(c, `/recalls/${id}/progress`, { id: words.id.reported, en: words.en.reported })
}

type Received = Awaited<ReturnType<typeof receivePaper>>

function showReport(c: Ctx, recall: Recall, form: FormState, received: Received = {}): Response | Promise<Response> {
  const t = words[form.lang]
  return c.html(
    <QuestionPage
      {...frame(c)}
      title={t.report}
      caption={captionOf(c, recall)}
      back={`/recalls/${recall.id}/progress`}
      form={form}
      submit={t.reportNow}
      files
      {...(received.token ? { hidden: { 'paper.kept': received.token } } : {})}
    >
      <p>{t.reportLead}</p>
      <TextAreaField form={form} name="cause" label={t.cause} />
      <TextAreaField form={form} name="measures" label={t.measures} />
      <PaperField form={form} received={received} />
    </QuestionPage>,
    form.problems?.length ? 422 : 200,
  )
}

/** One paper, which may be left out and is kept when the form comes back with a fault. */
export function PaperField({ form, received }: { form: FormState; received: Received }) {
  const t = words[form.lang]
  const kept = received.paper ? [{ id: received.paper.hash, name: received.paper.name, bytes: received.paper.bytes }] : []
  return (
    <UploadField
      form={form}
      name="paper"
      label={t.paper}
      hint={t.paperHint}
      accept={paperAccept}
      limit={paperLimit}
      kept={kept}
      optional
    />
  )
}
