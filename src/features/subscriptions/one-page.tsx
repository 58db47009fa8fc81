import { findCompany } from '#/features/companies/companies.ts'
import { isId } from '#/features/tracing/ids.ts'
import { type Ctx, param } from '#/platform/http/env.ts'
import { NotFound } from '#/platform/http/errors.ts'
import { frame } from '#/platform/http/frame.ts'
import { ConfirmPage, DataTable, Facts, Form, formatNumber, type Lang, Notice, Page, Tag, type Tone } from '#/platform/ui/kit.ts'
import { countDeliveries, type Delivery, deliveriesOf } from './outbox.ts'
import { Backlog, noCounts, StateTag, sayMoment, sayWhen } from './parts.tsx'
import { findSubscription, type Subscription } from './subscriptions.ts'
import type { DeliveryState } from './tables.ts'
import { words } from './words.ts'

/** Where one subscription is looked after: by its owner, or by an administrator. */
export const placeOf = (c: Ctx): '/subscriptions' | '/admin/subscriptions' =>
  c.req.path.startsWith('/admin/') ? '/admin/subscriptions' : '/subscriptions'

export async function subscriptionIn(c: Ctx): Promise<Subscription> {
  const id = param(c, 'id')
  const found = isId(id) ? await findSubscription(c.var.db, id) : undefined
  if (!found) throw new NotFound()
  return found
}

const shownDeliveries = 30

/** One subscription: how it stands, what was sent, and what may be done. */
export async function subscriptionPage(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const t = words[lang]
  const one = await subscriptionIn(c)
  const [deliveries, counted] = await Promise.all([deliveriesOf(db, one.id, shownDeliveries), countDeliveries(db, [one.id])])
  const counts = counted.get(one.id) ?? noCounts
  const isAdmin = placeOf(c) === '/admin/subscriptions'
  const owner = isAdmin ? ((one.companyId && (await findCompany(db, one.companyId))?.name) ?? t.regulator) : undefined
  const backlog = counts.waiting + counts.dead > 0
  return c.html(
    <Page {...frame(c)} title={one.queryName} caption={t.title} back={placeOf(c)} wide>
      {one.stopped ? <Stopped lang={lang} of={one} /> : null}
      <Facts
        lang={lang}
        facts={[
          { label: t.state, value: <StateTag lang={lang} of={one} counts={counts} /> },
          ...(backlog ? [{ label: t.backlog, value: <Backlog lang={lang} counts={counts} /> }] : []),
          ...(owner ? [{ label: t.owner, value: owner }] : []),
          { label: t.dest, value: <code class="code">{isAdmin ? new URL(one.dest).origin : one.dest}</code> },
          { label: t.when, value: sayWhen(lang, one) },
          { label: t.lastRun, value: sayMoment(lang, one.lastRunAt) },
          { label: t.last, value: sayMoment(lang, one.lastNotifiedAt) },
          ...(one.nextAt && !one.stopped ? [{ label: t.next, value: sayMoment(lang, one.nextAt) }] : []),
          { label: t.format, value: one.epcFormat },
          { label: t.made, value: `${sayMoment(lang, one.createdAt)} ${t.by(one.createdBy)}` },
        ]}
      />
      <Acts c={c} of={one} dead={counts.dead} />
      <h2>{t.deliveries}</h2>
      {deliveries.length === 0 ? <p class="quiet">{t.noDeliveries}</p> : <Deliveries lang={lang} rows={deliveries} />}
    </Page>,
  )
}

function Stopped({ lang, of: { stopped } }: { lang: Lang; of: Subscription }) {
  const t = words[lang]
  const says = { paused: t.stoppedPaused, receiver: t.stoppedReceiver, query: t.stoppedQuery }[stopped!.because]
  return (
    <Notice lang={lang} tone={stopped!.because === 'paused' ? 'look' : 'stop'} title={t.stoppedTitles[stopped!.because]}>
      <p>{says}</p>
      {stopped!.problem ? <p>{stopped!.problem[lang]}</p> : null}
    </Notice>
  )
}

function Acts({ c, of: { id, stopped }, dead }: { c: Ctx; of: Subscription; dead: number }) {
  const t = words[c.var.lang]
  const at = `${placeOf(c)}/${id}`
  const press = (act: string, label: string, kind = 'button button-second') => (
    <Form form={{ lang: c.var.lang }} action={`${at}/${act}`} submit={false}>
      <button type="submit" class={kind}>
        {label}
      </button>
    </Form>
  )
  return (
    <div class="buttons">
      {stopped && dead > 0 ? press('resend', t.resend, 'button') : null}
      {stopped ? press('resume', dead > 0 ? t.resumeWithout : t.resume, dead > 0 ? undefined : 'button') : null}
      {!stopped && dead > 0 ? press('resend', t.resend) : null}
      {stopped ? null : press('try', t.tryNow)}
      {stopped ? null : press('pause', t.pause)}
      <a class="button button-second" href={`${at}/end`}>
        {t.end}
      </a>
    </div>
  )
}

const tones: Record<DeliveryState, Tone> = { waiting: 'look', sent: 'ok', dead: 'stop' }

function Deliveries({ lang, rows }: { lang: Lang; rows: readonly Delivery[] }) {
  const t = words[lang]
  return (
    <DataTable<Delivery>
      lang={lang}
      caption={t.deliveries}
      captionHidden
      rows={rows}
      columns={[
        { key: 'seq', title: t.number, numeric: true, show: ({ seq }) => formatNumber(seq, lang) },
        { key: 'made', title: t.madeAt, show: ({ madeAt }) => sayMoment(lang, madeAt) },
        {
          key: 'events',
          title: t.events,
          show: ({ kind, events }) => (kind === 'problem' ? t.aProblem : formatNumber(events, lang)),
        },
        { key: 'state', title: t.result, show: one => <Result lang={lang} of={one} /> },
      ]}
    />
  )
}

function Result({ lang, of: { state, tries, tryAt, problem, sent, events } }: { lang: Lang; of: Delivery }) {
  const t = words[lang]
  const notes = [
    tries > 0 ? t.tries(formatNumber(tries, lang)) : '',
    state === 'waiting' && tries > 0 ? `${t.again} ${sayMoment(lang, tryAt)}` : '',
    state !== 'sent' && sent > 0 ? t.part(formatNumber(sent, lang), formatNumber(events, lang)) : '',
    problem?.[lang] ?? '',
  ]
  return (
    <>
      <Tag tone={tones[state]}>{t.results[state]}</Tag> <span class="quiet">{notes.filter(Boolean).join('; ')}</span>
    </>
  )
}

/** Asks before a subscription is ended. */
export async function endPage(c: Ctx): Promise<Response> {
  const { lang } = c.var
  const t = words[lang]
  const { id, queryName } = await subscriptionIn(c)
  return c.html(
    <ConfirmPage
      {...frame(c)}
      title={t.endTitle}
      caption={queryName}
      back={`${placeOf(c)}/${id}`}
      form={{ lang }}
      consequences={t.endConsequences}
      submit={t.end}
    />,
  )
}
