import { z } from 'zod'
import { receivePaper } from '#/features/companies/papers.ts'
import { type Answer, answerNotice, answersOfSite, answersTo } from '#/features/recalls/answers.ts'
import { PaperField } from '#/features/recalls/end-pages.tsx'
import { words } from '#/features/recalls/notice-words.ts'
import { findNotice, type Notice, noticesToCompany } from '#/features/recalls/notices.ts'
import { productNames } from '#/features/recalls/product-names.ts'
import { AnswerTag } from '#/features/recalls/progress-page.tsx'
import { namesOfParts } from '#/features/recalls/reach-table.tsx'
import { getRecall, isRunning } from '#/features/recalls/recalls.ts'
import { extentOf } from '#/features/recalls/words.ts'
import { groupNie } from '#/features/register/nie.ts'
import { dayAt } from '#/law/day.ts'
import { sayCite } from '#/law/explain.ts'
import { actorOf } from '#/platform/accounts/person.ts'
import { act } from '#/platform/audit/audit.ts'
import type { Db } from '#/platform/database/connect.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { Invalid, NotFound } from '#/platform/http/errors.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { both, check, inLang } from '#/platform/http/problems.ts'
import {
  DataTable,
  EmptyState,
  Facts,
  Form,
  type FormState,
  formatDay,
  formatNumber,
  Page,
  Tag,
  TextAreaField,
  TextField,
  Timeline,
  textOf,
} from '#/platform/ui/kit.ts'

/** Whose site a notice is for: what the routes' access asks. */
export async function ownerOfNotice(db: Db, { id = '', site = '' }: Record<string, string>): Promise<string | undefined> {
  return (await findNotice(db, id, site))?.companyId
}

/** How many packs, as people write it; the sentence names what is counted. */
const figure = (of: 'quarantined' | 'returned' | 'destroyed' | 'sold') => {
  const wrong = both(words.id.aCount(words.id.counts[of]), words.en.aCount(words.en.counts[of]))
  return z
    .string()
    .default('')
    .transform(text => text.replace(/[\s.]/g, ''))
    .pipe(
      z
        .string()
        .regex(/^\d{1,12}$/, wrong)
        .transform(Number),
    )
}
const Counted = z.object({
  quarantined: figure('quarantined'),
  returned: figure('returned'),
  destroyed: figure('destroyed'),
  sold: figure('sold'),
  note: z.string().trim().max(2000, both('Paling banyak 2.000 karakter.', 'At most 2,000 characters.')).default(''),
})

/** `/recall-notices`: what a company was told of, and how it answered. */
export async function noticesPage(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const t = words[lang]
  const today = dayAt(new Date())
  const { companyId } = signedIn(c)
  const notices = companyId ? await noticesToCompany(db, companyId) : []
  const recalls = new Map(
    await Promise.all(
      [...new Set(notices.map(({ recallId }) => recallId))].map(async id => [id, await getRecall(db, id)] as const),
    ),
  )
  const products = await productNames(db, [...recalls.values()], today)
  const answers = await answersTo(db, [...recalls.keys()])
  const names = await namesOfParts(db, notices)
  return c.html(
    <Page {...frame(c)} title={t.myNotices} back="/desk" wide>
      <p class="lead">{t.myNoticesLead}</p>
      <DataTable
        lang={lang}
        caption={t.myNotices}
        captionHidden
        rows={notices}
        columns={[
          {
            key: 'product',
            title: t.recall,
            show: ({ recallId, siteId }: Notice) => {
              const recall = recalls.get(recallId)!
              return (
                <>
                  <a href={`/recalls/${recallId}/notices/${siteId}`}>{products.get(recall.licence) ?? recall.licence}</a>,{' '}
                  {extentOf(lang, recall)}
                </>
              )
            },
          },
          { key: 'site', title: t.site, show: ({ siteId }: Notice) => names.site(siteId)?.name ?? '–' },
          {
            key: 'packs',
            title: t.packs,
            numeric: true,
            show: ({ packs, coming }: Notice) => formatNumber(packs + coming, lang),
          },
          { key: 'by', title: t.answerBy, show: ({ answerBy }: Notice) => formatDay(answerBy, lang, 'short') },
          {
            key: 'answer',
            title: t.answer,
            show: ({ recallId, siteId, answerBy }: Notice) =>
              isRunning(recalls.get(recallId)!, today) ? (
                <AnswerTag
                  lang={lang}
                  answer={answers.find(answer => answer.recallId === recallId && answer.siteId === siteId)}
                  isLate={today > answerBy}
                />
              ) : (
                <Tag>{t.ended}</Tag>
              ),
          },
        ]}
        empty={<EmptyState title={t.noneForYou} />}
      />
    </Page>,
  )
}

/** `/recalls/:id/notices/:site`: one notice, and the form of its answer. */
export const noticePage = (c: Ctx): Promise<Response> => showNotice(c, { lang: c.var.lang })

type Received = Awaited<ReturnType<typeof receivePaper>>

async function showNotice(c: Ctx, form: FormState, received: Received = {}): Promise<Response> {
  const { lang, db } = c.var
  const t = words[lang]
  const today = dayAt(new Date())
  const recall = await getRecall(db, param(c, 'id'))
  const notice = await findNotice(db, recall.id, param(c, 'site'))
  if (!notice) throw new NotFound()
  const names = await namesOfParts(db, [notice])
  const product = (await productNames(db, [recall], today)).get(recall.licence) ?? recall.licence
  const answers = await answersOfSite(db, recall.id, notice.siteId)
  const mayAnswer = isRunning(recall, today) && signedIn(c).companyId === notice.companyId
  return c.html(
    <Page
      {...frame(c)}
      title={`${t.recall}: ${product}`}
      caption={names.site(notice.siteId)?.name}
      back="/recall-notices"
      problems={form.problems}
    >
      <Facts
        lang={lang}
        facts={[
          { label: t.licence, value: <a href={`/register/${recall.licence}`}>{groupNie(recall.licence)}</a> },
          { label: t.extent, value: extentOf(lang, recall) },
          { label: t.class, value: recall.class && t.classes[recall.class] },
          { label: t.reasons, value: recall.reasons },
          { label: t.basis, value: sayCite(recall.cite) },
          {
            label: t.reportedHere,
            value: [formatNumber(notice.packs, lang), notice.coming > 0 && t.comingToo(formatNumber(notice.coming, lang))]
              .filter(Boolean)
              .join(' '),
          },
          { label: t.answerBy, value: formatDay(notice.answerBy, lang) },
        ]}
      />
      {mayAnswer ? (
        <AnswerForms
          form={form}
          path={`/recalls/${recall.id}/notices/${notice.siteId}`}
          received={received}
          isSeen={answers.length > 0}
        />
      ) : null}
      {answers.length > 0 ? (
        <section class="flow">
          <h2>{t.earlier}</h2>
          <Timeline lang={lang} events={answers.map(answer => told(lang, recall.id, answer))} />
        </section>
      ) : null}
    </Page>,
    form.problems?.length ? 422 : 200,
  )
}

type AnswerFormsProps = { form: FormState; path: string; received: Received; isSeen: boolean }

function AnswerForms({ form, path, received, isSeen }: AnswerFormsProps) {
  const t = words[form.lang]
  return (
    <>
      {isSeen ? null : <Form form={{ lang: form.lang }} action={`${path}/seen`} submit={t.markSeen} />}
      <section class="flow">
        <h2>{t.answerTitle}</h2>
        <p>{t.answerLead}</p>
        <Form
          form={form}
          action={path}
          submit={t.sendAnswer}
          files
          {...(received.token ? { hidden: { 'paper.kept': received.token } } : {})}
        >
          {(['quarantined', 'returned', 'destroyed', 'sold'] as const).map(name => (
            <TextField form={form} name={name} label={t.counts[name]} width="short" inputmode="numeric" />
          ))}
          <TextAreaField form={form} name="note" label={t.noteField} rows={3} optional />
          <PaperField form={form} received={received} />
        </Form>
      </section>
    </>
  )
}

function told(lang: FormState['lang'], recallId: string, { kind, found, note, paper, by, at }: Answer) {
  const t = words[lang]
  const figures = (['quarantined', 'returned', 'destroyed', 'sold'] as const)
    .filter(name => found[name] > 0)
    .map(name => `${t.found[name]}: ${formatNumber(found[name], lang)}`)
  return {
    at,
    title: kind === 'seen' ? t.answers.seen : figures.join(', ') || t.answers.noneFound,
    by,
    body: (
      <>
        {note ? <p>{note}</p> : null}
        {paper ? <a href={`/recalls/${recallId}/papers/${paper.hash}`}>{paper.name}</a> : null}
      </>
    ),
  }
}

/** Notes that a notice was read. */
export async function sendSeen(c: Ctx): Promise<Response> {
  const of = { recallId: param(c, 'id'), siteId: param(c, 'site') }
  await keepAnswer(c, of, { kind: 'seen' })
  return goOn(c, `/recalls/${of.recallId}/notices/${of.siteId}`, { id: words.id.wasSeen, en: words.en.wasSeen })
}

/** Keeps what was found at a site. */
export async function sendAnswer(c: Ctx): Promise<Response> {
  const of = { recallId: param(c, 'id'), siteId: param(c, 'site') }
  const body = await c.req.parseBody()
  const received = await receivePaper(c.var.platform, signedIn(c).companyId ?? '', body)
  try {
    if (received.problem) throw new Invalid([received.problem])
    const { note, ...found } = check(Counted, body)
    await keepAnswer(c, of, { kind: 'counted', found, note, ...(received.paper && { paper: received.paper }) })
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return showNotice(c, { lang: c.var.lang, values: textOf(body), problems: inLang(error.problems, c.var.lang) }, received)
  }
  return goOn(c, `/recalls/${of.recallId}/notices/${of.siteId}`, { id: words.id.wasAnswered, en: words.en.wasAnswered })
}

/** Keeps an answer with its audit row. */
export async function keepAnswer(
  c: Ctx,
  of: { recallId: string; siteId: string },
  sent: Parameters<typeof answerNotice>[2],
): Promise<void> {
  const actor = actorOf(signedIn(c))
  const facts = { site: of.siteId, ...(sent.kind === 'counted' && { ...sent.found, paper: sent.paper?.hash }) }
  const deed = { act: `recall.notice ${sent.kind}`, subject: 'recall', id: of.recallId, facts }
  await act(c.var.db, actor, deed, tx => answerNotice(tx, of, sent, actor, dayAt(new Date())))
}
