import { findCompany } from '#/features/companies/companies.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { type Column, DataTable, EmptyState, Page, readTable } from '#/platform/ui/kit.ts'
import { type Counts, countDeliveries } from './outbox.ts'
import { Backlog, noCounts, StateTag, sayMoment, sayWhen } from './parts.tsx'
import { everySubscription, type Subscription, subscriptionsOf } from './subscriptions.ts'
import { words } from './words.ts'

type Row = Subscription & { counts: Counts; owner?: string }

/** `/subscriptions`: what is sent to a company's systems. */
export async function subscriptionsPage(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const t = words[lang]
  const { companyId } = signedIn(c)
  const found = companyId ? await subscriptionsOf(db, companyId) : []
  const rows = await withCounts(c, found)
  return c.html(
    <Page {...frame(c)} title={t.title} wide>
      <p class="lead">{t.lead}</p>
      <DataTable
        lang={lang}
        caption={t.title}
        captionHidden
        rows={rows}
        columns={columnsFor(c, '/subscriptions')}
        empty={<EmptyState title={t.none}>{t.noneSays}</EmptyState>}
      />
      <p>{t.howTo}</p>
      <p>
        <code class="code">POST /epcis/queries</code>, <code class="code">POST /epcis/queries/…/subscriptions</code>
      </p>
    </Page>,
  )
}

/** `/admin/subscriptions`: everyone's, what was not taken first. */
export async function everySubscriptionPage(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const t = words[lang]
  const table = readTable(c.req.query(), { sorts: [], by: 'state' })
  const { found, total } = await everySubscription(db, table)
  const rows = await withCounts(c, found)
  for (const row of rows) row.owner = (row.companyId && (await findCompany(db, row.companyId))?.name) || t.regulator
  const shown = frame(c)
  return c.html(
    <Page {...shown} title={t.title} wide>
      <p class="lead">{t.adminLead}</p>
      <DataTable
        lang={lang}
        caption={t.title}
        captionHidden
        rows={rows}
        path={shown.path}
        state={table}
        total={total}
        columns={columnsFor(c, '/admin/subscriptions')}
        empty={<EmptyState title={t.none}>{t.adminNone}</EmptyState>}
      />
    </Page>,
  )
}

async function withCounts(c: Ctx, found: readonly Subscription[]): Promise<Row[]> {
  const counts = await countDeliveries(
    c.var.db,
    found.map(({ id }) => id),
  )
  return found.map(one => ({ ...one, counts: counts.get(one.id) ?? noCounts }))
}

function columnsFor(c: Ctx, under: string): Column<Row>[] {
  const { lang } = c.var
  const t = words[lang]
  return [
    {
      key: 'query',
      title: t.query,
      show: ({ id, queryName, dest, owner }) => (
        <>
          <a href={`${under}/${id}`}>{queryName}</a>
          <br />
          <span class="quiet">
            {new URL(dest).host}
            {owner ? (
              <>
                <br />
                {owner}
              </>
            ) : null}
          </span>
        </>
      ),
    },
    {
      key: 'when',
      title: t.when,
      show: one => (
        <>
          {sayWhen(lang, one)}
          <br />
          <span class="quiet">{one.nextAt && !one.stopped ? t.nextAt(sayMoment(lang, one.nextAt)) : ''}</span>
        </>
      ),
    },
    {
      key: 'state',
      title: t.state,
      show: one => (
        <>
          <StateTag lang={lang} of={one} counts={one.counts} />
          <br />
          <span class="quiet">
            <Backlog lang={lang} counts={one.counts} />
          </span>
        </>
      ),
    },
    { key: 'run', title: t.lastRun, show: ({ lastRunAt }) => sayMoment(lang, lastRunAt) },
    { key: 'last', title: t.last, show: ({ lastNotifiedAt }) => sayMoment(lang, lastNotifiedAt) },
  ]
}
