import { z } from 'zod'
import { workingDays } from '#/features/calendar/holidays.ts'
import { findCompany } from '#/features/companies/companies.ts'
import { findSite } from '#/features/companies/sites.ts'
import { CiteFields, citeFrom, citeShape, reasonsField } from '#/features/register/cite-fields.tsx'
import { licenceOn } from '#/features/register/licences.ts'
import { groupNie } from '#/features/register/nie.ts'
import { readClock } from '#/law/clock.ts'
import { type Day, dayAt } from '#/law/day.ts'
import { sayCite } from '#/law/explain.ts'
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
  Tag,
  TextAreaField,
  textOf,
  type Values,
} from '#/platform/ui/kit.ts'
import type { Tone } from '#/platform/ui/tone.ts'
import { answerTime } from './law.ts'
import type { OrderState } from './order-asked.ts'
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
  const dueOf = await dueDays(c)
  const names = new Map<string, string>()
  if (isReader) for (const { companyId } of rows) names.set(companyId, (await findCompany(db, companyId))?.name ?? companyId)
  return c.html(
    <Page {...frame(c)} title={t.title} {...(!isReader && { back: '/lots' })} wide>
      <p class="lead">{t.about}</p>
      <DataTable
        lang={lang}
        caption={t.title}
        captionHidden
        path={orders}
        state={state}
        total={total}
        rows={rows}
        empty={<EmptyState title={t.none} {...(!isReader && { action: { href: '/lots/new', label: t.toOrder } })} />}
        columns={[
          { key: 'batch', title: t.batch, show: ({ id, order }) => <a href={`${orders}/${id}`}>{order.batch}</a> },
          ...(isReader
            ? [{ key: 'company', title: t.company, show: ({ companyId }: WaitingOrder) => names.get(companyId) }]
            : []),
          {
            key: 'licence',
            title: t.licence,
            whole: true,
            show: ({ order }) => <span class="code">{groupNie(order.licence)}</span>,
          },
          { key: 'packs', title: t.packs, numeric: true, show: ({ order }) => formatNumber(order.packs, lang) },
          { key: 'ordered', title: t.ordered, show: ({ orderedAt }) => formatMoment(orderedAt, lang, 'WIB', 'short') },
          { key: 'state', title: t.state, show: ({ state }) => <Tag tone={tones[state]}>{t.states[state]}</Tag> },
          { key: 'due', title: t.due, show: each => (each.state === 'waiting' ? formatDay(dueOf(each), lang, 'short') : '–') },
        ]}
      />
    </Page>,
  )
}

const tones = { waiting: 'look', issued: 'ok', refused: 'stop', withdrawn: 'plain' } as const satisfies Record<OrderState, Tone>

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
  const licence = await licenceOn(db, order.licence, dayAt(new Date()))
  const site = await findSite(db, order.siteId)
  const mayDecide = state === 'waiting' && visitor.roles.includes('code officer') && visitor.companyId !== companyId
  return (
    <Page {...frame(c)} title={`${t.order} ${order.batch}`} back={orders} problems={form.problems}>
      {state === 'waiting' ? (
        await clockOf(c, waiting)
      ) : (
        <Notice lang={lang} tone={tones[state]} title={t.ends[state]}>
          {decision ? `${decision.reasons} (${sayCite(decision.cite)})` : null}
        </Notice>
      )}
      <Facts
        lang={lang}
        facts={[
          { label: t.company, value: (await findCompany(db, companyId))?.name },
          { label: t.product, value: licence?.productName },
          {
            label: t.licence,
            value: (
              <a class="code" href={`/register/${order.licence}`}>
                {groupNie(order.licence)}
              </a>
            ),
          },
          { label: t.batch, value: <span class="code">{order.batch}</span> },
          { label: t.packs, value: formatNumber(order.packs, lang) },
          { label: t.packing, value: t.perCaseAndPallet(formatNumber(order.perCase, lang), formatNumber(order.perPallet, lang)) },
          { label: t.production, value: formatDay(order.productionDate, lang) },
          { label: t.expiry, value: formatDay(order.expiry, lang) },
          { label: t.site, value: site?.name },
          { label: t.ordered, value: formatMoment(orderedAt, lang) },
          { label: t.by, value: orderedBy },
        ]}
      />
      {lotId ? (
        <p>
          <a class="button" href={`/lots/${lotId}`}>
            {t.toLot}
          </a>
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

/** By when each order is to be decided, by the article that gives the days. */
async function dueDays(c: Ctx): Promise<(order: WaitingOrder) => Day> {
  const { addWorkingDays } = await workingDays(c.var.db)
  return ({ orderedAt }) => {
    const on = dayAt(orderedAt)
    return addWorkingDays(on, find(on, ({ the }) => the(answerTime, {})).value.workingDays)
  }
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
