import { z } from 'zod'
import { workingDays } from '#/features/calendar/holidays.ts'
import { findCompany } from '#/features/companies/companies.ts'
import { CiteFields, citeFrom, citeShape, reasonsField } from '#/features/register/cite-fields.tsx'
import { readClock } from '#/law/clock.ts'
import { dayAt } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { Invalid, type Problem } from '#/platform/http/errors.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { check, inLang } from '#/platform/http/problems.ts'
import {
  ClockLine,
  DataTable,
  EmptyState,
  Facts,
  Form,
  type FormState,
  formatDay,
  formatMoment,
  formatNumber,
  Notice,
  Page,
  readTable,
  TextAreaField,
  textOf,
  type Values,
} from '#/platform/ui/kit.ts'
import { answerTime } from './law.ts'
import { issueWaiting, refuseWaiting, withdrawWaiting } from './order-decisions.ts'
import { getWaitingOrder, listWaitingOrders, type WaitingOrder } from './waiting-orders.ts'
import { waitingWords } from './waiting-words.ts'

const orders = '/code-orders'
const Refusal = z.object({ reasons: reasonsField, ...citeShape })

/** `/code-orders`: orders that an officer decides on, a company's own or all. */
export async function showWaitingOrders(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const t = waitingWords[lang]
  const visitor = signedIn(c)
  const isReader = visitor.roles.some(role => role === 'code officer' || role === 'inspector')
  const state = readTable(c.req.query(), { sorts: ['ordered'], by: 'ordered' })
  const own = isReader ? {} : { companyId: visitor.companyId ?? '00000000-0000-0000-0000-000000000000' }
  const { rows, total } = await listWaitingOrders(db, { ...state, ...own })
  return c.html(
    <Page {...frame(c)} title={t.title} back="/lots" wide>
      <p>{t.about}</p>
      <DataTable
        lang={lang}
        caption={t.title}
        captionHidden
        path={orders}
        state={state}
        total={total}
        rows={rows}
        empty={<EmptyState title={t.none} />}
        columns={[
          { key: 'batch', title: t.batch, show: ({ id, order }) => <a href={`${orders}/${id}`}>{order.batch}</a> },
          { key: 'licence', title: t.licence, show: ({ order }) => <span class="code">{order.licence}</span> },
          { key: 'packs', title: t.packs, numeric: true, show: ({ order }) => formatNumber(order.packs, lang) },
          { key: 'ordered', title: t.ordered, show: ({ orderedAt }) => formatMoment(orderedAt, lang) },
          { key: 'state', title: t.state, show: each => t.states[each.state] },
        ]}
      />
    </Page>,
  )
}

/** `/code-orders/:id`. */
export const showWaitingOrder = async (c: Ctx): Promise<Response> => c.html(await orderPage(c))

export async function takeWithdrawn(c: Ctx): Promise<Response> {
  await withdrawWaiting(c.var.db, signedIn(c), param(c, 'id'))
  return goOn(c, `${orders}/${param(c, 'id')}`, { id: waitingWords.id.withdrawn, en: waitingWords.en.withdrawn })
}

export async function takeIssued(c: Ctx): Promise<Response> {
  try {
    const lotId = await issueWaiting(c.var.db, signedIn(c), param(c, 'id'), c.var.platform.config.origin)
    return goOn(c, `/lots/${lotId}`, { id: waitingWords.id.issued, en: waitingWords.en.issued })
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    // What stops the order now has no field on this page: all of it is told above.
    const problems = error.problems.map(problem => ({ ...problem, field: '' }))
    return c.html(await orderPage(c, {}, problems), 422)
  }
}

export async function takeRefused(c: Ctx): Promise<Response> {
  const body = await c.req.parseBody()
  try {
    const sent = check(Refusal, body)
    const decision = { reasons: sent.reasons, cite: citeFrom(sent) }
    await refuseWaiting(c.var.db, signedIn(c), param(c, 'id'), decision, c.var.platform.config.origin)
    return goOn(c, orders, { id: waitingWords.id.refused, en: waitingWords.en.refused })
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return c.html(await orderPage(c, textOf(body), error.problems), 422)
  }
}

async function orderPage(c: Ctx, values: Values = {}, problems: readonly Problem[] = []) {
  const { lang, db } = c.var
  const t = waitingWords[lang]
  const waiting = await getWaitingOrder(db, param(c, 'id'))
  const { order, state, companyId, orderedBy, orderedAt, decision, lotId } = waiting
  const form: FormState = { lang, values, problems: inLang(problems, lang) }
  const visitor = signedIn(c)
  const here = `${orders}/${waiting.id}`
  const mayDecide = state === 'waiting' && visitor.roles.includes('code officer') && visitor.companyId !== companyId
  return (
    <Page {...frame(c)} title={`${t.order} ${order.batch}`} back={orders} problems={form.problems}>
      {state === 'waiting' ? await clockOf(c, waiting) : <Notice lang={lang}>{t.states[state]}</Notice>}
      {decision ? (
        <Notice lang={lang} tone="stop" title={t.states.refused}>
          {decision.reasons} ({decision.cite.instrument} {decision.cite.article})
        </Notice>
      ) : null}
      <Facts
        lang={lang}
        facts={[
          { label: t.company, value: (await findCompany(db, companyId))?.name },
          { label: t.licence, value: <span class="code">{order.licence}</span> },
          { label: t.packs, value: formatNumber(order.packs, lang) },
          { label: t.production, value: formatDay(order.productionDate, lang) },
          { label: t.expiry, value: formatDay(order.expiry, lang) },
          { label: t.ordered, value: formatMoment(orderedAt, lang) },
          { label: t.by, value: orderedBy },
        ]}
      />
      {lotId ? (
        <p>
          <a href={`/lots/${lotId}`}>{t.toLot}</a>
        </p>
      ) : null}
      {state === 'waiting' && visitor.companyId === companyId ? (
        <Form form={{ lang }} action={`${here}/withdraw`} submit={t.withdraw} danger />
      ) : null}
      {mayDecide ? (
        <>
          <section class="flow">
            <h2>{t.issue}</h2>
            <p>{t.issueSays}</p>
            <Form form={{ lang }} action={`${here}/issue`} submit={t.issue} />
          </section>
          <section class="flow">
            <h2>{t.refuse}</h2>
            <Form form={form} action={`${here}/refuse`} submit={t.refuse} danger>
              <TextAreaField form={form} name="reasons" label={t.reasons} hint={t.reasonsHint} rows={4} maxlength={4000} />
              <CiteFields form={form} />
            </Form>
          </section>
        </>
      ) : null}
    </Page>
  )
}

/** How much of the time for a decision is used, by the article that gives it. */
async function clockOf(c: Ctx, { orderedAt }: WaitingOrder) {
  const { lang, db } = c.var
  const on = dayAt(orderedAt)
  const { value, steps } = find(on, ({ the }) => the(answerTime, {}))
  const { isWorkingDay } = await workingDays(db)
  const because = waitingWords[lang].clock
  const clock = readClock([{ on, to: 'regulator', because }], value.workingDays, dayAt(new Date()), isWorkingDay)
  const viewer = signedIn(c).companyId ? 'applicant' : 'regulator'
  const { used, late, due } = clock
  return (
    <ClockLine
      lang={lang}
      turn="regulator"
      viewer={viewer}
      used={used}
      allowed={value.workingDays}
      late={late}
      {...(due && { due })}
      because={because}
      why={steps}
    />
  )
}
