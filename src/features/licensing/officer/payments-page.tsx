import { dayAt } from '#/law/day.ts'
import { actorOf } from '#/platform/accounts/person.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { Invalid, NotFound } from '#/platform/http/errors.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { inLang } from '#/platform/http/problems.ts'
import {
  DataTable,
  DayField,
  dayFrom,
  EmptyState,
  Form,
  type FormState,
  formatDay,
  formatMoney,
  MoneyField,
  moneyFrom,
  Page,
  TextField,
  textOf,
  typed,
} from '#/platform/ui/kit.ts'
import { openCases } from '../case-list.ts'
import { findOrder } from '../fees.ts'
import { byOfficer, recordPayment } from '../payments.ts'
import { words } from './words.ts'

/** `/payments`: an officer records what the bank's statement says; below, the orders that wait. */
export async function askPayment(c: Ctx): Promise<Response> {
  const { order = '', amount = '' } = c.req.query()
  return showPayments(c, { lang: c.var.lang, values: { order, amount } })
}

export async function takePayment(c: Ctx): Promise<Response> {
  const { db, lang, platform } = c.var
  const values = textOf(await c.req.parseBody())
  const form = { lang, values }
  const sent = {
    order: typed(form, 'order'),
    amount: moneyFrom(typed(form, 'amount')) ?? typed(form, 'amount'),
    reference: typed(form, 'reference'),
    paidOn: dayFrom(values, 'paidOn') ?? '',
  }
  try {
    const { caseId } = await recordPayment(db, actorOf(signedIn(c)), byOfficer, sent, { origin: platform.config.origin })
    return goOn(c, `/cases/${caseId}`, { id: words.id.paymentSaved, en: words.en.paymentSaved })
  } catch (error) {
    if (error instanceof NotFound) return showPayments(c, { ...form, problems: [{ field: 'order', says: error.says[lang] }] })
    if (!(error instanceof Invalid)) throw error
    return showPayments(c, { ...form, problems: inLang(error.problems, lang) })
  }
}

async function showPayments(c: Ctx, form: FormState): Promise<Response> {
  const { lang, db } = c.var
  const t = words[lang]
  const waiting = await openCases(db, ['awaiting payment'], dayAt(new Date()))
  const rows = []
  for (const one of waiting.slice(0, 100)) {
    const order = await findOrder(db, one.id)
    if (order) rows.push({ ...one, order })
  }
  return c.html(
    <Page {...frame(c)} title={t.payments} back={{ href: '/cases', label: t.cases }} problems={form.problems ?? []}>
      <p class="lead">{t.paymentsLead}</p>
      <Form form={form} action="/payments" submit={t.saveCase}>
        <TextField form={form} name="order" label={t.orderNumber} width="medium" code maxlength={20} />
        <MoneyField form={form} name="amount" label={t.amount} />
        <TextField form={form} name="reference" label={t.reference} width="medium" maxlength={60} />
        <DayField form={form} name="paidOn" label={t.paidOn} />
      </Form>
      <DataTable
        lang={lang}
        caption={t.waitingOrders}
        rows={rows}
        empty={<EmptyState title={t.noOrders} />}
        columns={[
          { key: 'due', title: t.due, show: ({ deadline }) => (deadline ? formatDay(deadline.due, lang, 'short') : '–') },
          {
            key: 'order',
            title: t.orderNumber,
            show: ({ order }) => <a href={`/payments?order=${order.number}&amount=${order.amount}`}>{order.number}</a>,
          },
          { key: 'amount', title: t.amount, numeric: true, show: ({ order }) => formatMoney(order.amount, lang) },
          {
            key: 'product',
            title: t.product,
            show: ({ id, productName, number }) => <a href={`/cases/${id}`}>{productName ?? number}</a>,
          },
        ]}
      />
    </Page>,
    form.problems?.length ? 422 : 200,
  )
}
