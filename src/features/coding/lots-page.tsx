import { licencesByNumber } from '#/features/register/licences.ts'
import { groupNie } from '#/features/register/nie.ts'
import { dayAt } from '#/law/day.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { DataTable, EmptyState, formatDay, formatNumber, Page, readTable } from '#/platform/ui/kit.ts'
import { lotsAsked } from './api.ts'
import { listLots, lotSorts } from './read-lots.ts'
import { countWaitingOrders } from './waiting-orders.ts'
import { words } from './words.ts'

/** The lots a visitor may see; `to` says where each row leads, `path` is the address of the page itself. */
export async function showLots(
  c: Ctx,
  { title, path = '/lots', to }: { title?: string; path?: string; to?: (id: string) => string } = {},
) {
  const { lang, db } = c.var
  const t = words[lang]
  const visitor = signedIn(c)
  const isCompany = visitor.roles.includes('applicant')
  if (isCompany && visitor.roles.length === 1 && !visitor.companyId)
    return c.html(
      <Page {...frame(c)} title={t.lots}>
        <EmptyState title={t.noCompany} action={{ href: '/company', label: t.toCompany }} />
      </Page>,
    )
  const state = readTable(c.req.query(), { sorts: lotSorts, by: '-issued', filters: ['batch', 'licence'] })
  const { rows, total } = await listLots(db, lotsAsked(c, state))
  const licences = new Map(
    (await licencesByNumber(db, [...new Set(rows.map(lot => lot.licence))], dayAt(new Date()))).map(one => [one.number, one]),
  )
  const order = { href: '/lots/new', label: t.order }
  const isFiltered = Object.keys(state.filters).length > 0
  const isReader = visitor.roles.some(role => role === 'code officer' || role === 'inspector')
  return c.html(
    <Page {...frame(c)} title={title ?? t.lots} wide>
      {isCompany && !isReader && !to ? (
        <p class="buttons">
          {total ? (
            <a class="button" href={order.href}>
              {order.label}
            </a>
          ) : null}
          <a href="/code-orders">{t.waiting(formatNumber(await countWaitingOrders(db, visitor.companyId), lang))}</a>
          <a href="/code-access">{t.ownSerials}</a>
        </p>
      ) : null}
      <DataTable
        lang={lang}
        caption={isCompany ? t.yourLots : t.allLots}
        path={path}
        state={state}
        total={total}
        rows={rows}
        filters={[
          { name: 'batch', label: t.batch },
          { name: 'licence', label: t.licence },
        ]}
        columns={[
          {
            key: 'batch',
            title: t.batch,
            sortable: true,
            show: lot => <a href={to?.(lot.id) ?? `/lots/${lot.id}`}>{lot.batch}</a>,
          },
          {
            key: 'licence',
            title: t.licence,
            sortable: true,
            whole: true,
            show: lot => <span class="code">{groupNie(lot.licence)}</span>,
          },
          { key: 'product', title: t.product, show: lot => licences.get(lot.licence)?.productName ?? '' },
          ...(isCompany
            ? []
            : [
                {
                  key: 'holder',
                  title: t.holder,
                  show: (lot: (typeof rows)[number]) => licences.get(lot.licence)?.holder.name ?? '',
                },
              ]),
          { key: 'packs', title: t.packs, sortable: true, numeric: true, show: lot => formatNumber(lot.packs, lang) },
          { key: 'issuer', title: t.serials, whole: true, show: lot => t.issuers[lot.issuer] },
          { key: 'expiry', title: t.expiry, sortable: true, show: lot => formatDay(lot.expiry, lang, 'short') },
          { key: 'issued', title: t.issued, sortable: true, show: lot => formatDay(dayAt(lot.issuedAt), lang, 'short') },
        ]}
        empty={
          isFiltered ? (
            <EmptyState title={t.noLotsFound} action={{ href: path, label: t.lots }} />
          ) : (
            <EmptyState title={t.noLots} {...(isCompany && { action: order })}>
              {t.aboutLots}
            </EmptyState>
          )
        }
      />
    </Page>,
  )
}
