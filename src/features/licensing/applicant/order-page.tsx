import { dayAt } from '#/law/day.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { NotFound } from '#/platform/http/errors.ts'
import { frame } from '#/platform/http/frame.ts'
import { Confirmation, Facts, formatDay, formatMoney, type Lang, Page, Why } from '#/platform/ui/kit.ts'
import { lastDayOf } from '../case-clock.ts'
import type { FeeOrder } from '../fees.ts'
import { sayPeriod, whySteps } from '../say-law.ts'
import { getReadableCase } from '../whole-case.ts'
import { words } from './words.ts'

/** An order in a line: `SPB26000001 · Rp 1.000.000`. */
export const sayOrder = ({ number, amount }: FeeOrder, lang: Lang): string => `${number} · ${formatMoney(amount, lang)}`

/** `/applications/:id/order`: the fee order, until when it is payable, and why; right after filing also what happens next. */
export async function showOrder(c: Ctx): Promise<Response> {
  const { lang } = c.var
  const t = words[lang]
  const whole = await getReadableCase(c.var.db, param(c, 'id'), signedIn(c), dayAt(new Date()))
  const { order, terms, isWorkingDay } = whole
  if (!order) throw new NotFound({ id: 'Permohonan ini belum memiliki tagihan.', en: 'This application has no fee order yet.' })
  const due = lastDayOf(terms.payment.value, order.issuedOn, isWorkingDay)
  const justFiled = c.req.query('filed') !== undefined
  const day = formatDay(due, lang)
  return c.html(
    <Page
      {...frame(c)}
      title={justFiled ? t.filed : t.orderTitle}
      heading={!justFiled}
      caption={whole.number}
      back={`/applications/${whole.id}`}
    >
      {justFiled ? (
        <Confirmation
          lang={lang}
          title={t.filed}
          reference={{ label: t.number, number: whole.number }}
          next={[t.nextPay(day), t.nextEvaluation(sayPeriod(terms.evaluation.value, lang)), t.nextLetter, t.nextWithdraw]}
        />
      ) : null}
      <section>
        {justFiled ? <h2>{t.orderTitle}</h2> : null}
        <Facts
          lang={lang}
          facts={[
            { label: t.orderNumber, value: <span class="code">{order.number}</span> },
            { label: t.amount, value: <strong>{formatMoney(order.amount, lang)}</strong> },
            order.payment
              ? { label: t.paidOn, value: formatDay(order.payment.paidOn, lang) }
              : { label: t.payBy, value: <strong>{day}</strong> },
          ]}
        />
        <Why lang={lang} steps={whySteps([...order.finding.steps, ...terms.payment.steps], lang)} />
      </section>
      {order.payment ? null : (
        <section>
          <h2>{t.howToPay}</h2>
          <p>{t.howToPaySays}</p>
          <p>{t.unpaidLapses}</p>
        </section>
      )}
    </Page>,
  )
}
