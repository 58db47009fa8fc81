import type { LotSection } from '#/features/coding/lot-page.tsx'
import { signedIn } from '#/platform/http/env.ts'
import { DataTable, formatMoment, formatNumber, type Lang, More, Notice, Tag } from '#/platform/ui/kit.ts'
import { asksWhy, type Balance } from './balance.ts'
import { findClosing } from './closings.ts'
import { balanceOfLot } from './lot-balance.ts'
import { reports } from './reports.ts'
import { statuses } from './status.ts'
import { words } from './words.ts'

/** What the page of a lot shows of packing: its reconciliation, what may be recorded, and the reports. */
export const lotPacking: LotSection = async (c, lot) => {
  const { lang, db } = c.var
  const t = words[lang]
  const closing = await findClosing(db, lot.id)
  const isHolder = signedIn(c).companyId === lot.companyId
  const here = `/lots/${lot.id}`
  return (
    <section class="flow">
      <h2>{t.reconciliation}</h2>
      {closing ? (
        <Notice lang={lang} tone="ok">
          {t.closedOn(closing.by, formatMoment(closing.at, lang))} {closing.reason ?? ''}
        </Notice>
      ) : null}
      <p class="quiet">{t.aboutReconciliation}</p>
      {isHolder ? (
        <p class="buttons">
          <a class={`button${closing ? ' button-second' : ''}`} href={`${here}/statuses`}>
            {t.toStatuses}
          </a>
          <a class="button button-second" href={`${here}/packing`}>
            {t.toPacking}
          </a>
          {closing ? null : <a href={`${here}/close`}>{t.toClose}</a>}
        </p>
      ) : null}
      <BalanceTables lang={lang} balance={await balanceOfLot(db, lot)} />
      <More label={t.reports}>
        <ul class="links">
          {reports.map(report => (
            <li>
              {t.reportNames[report]}: <a href={`${here}/reports/${report}.csv`}>CSV</a> ·{' '}
              <a href={`${here}/reports/${report}.json`}>JSON</a>
            </li>
          ))}
        </ul>
        <p class="quiet">{t.aboutReports}</p>
      </More>
    </section>
  )
}

/** A reconciliation: each level's codes by what became of them, and what does not fit together. */
export function BalanceTables({ lang, balance: { levels, differences } }: { lang: Lang; balance: Balance }) {
  const t = words[lang]
  const number = (value: number) => formatNumber(value, lang)
  return (
    <>
      <DataTable
        lang={lang}
        caption={t.reconciliation}
        captionHidden
        rows={levels}
        columns={[
          { key: 'level', title: t.level, show: ({ level }) => t.levels[level] },
          { key: 'issued', title: t.issued, numeric: true, show: ({ issued }) => number(issued) },
          ...statuses.map(status => ({
            key: status,
            title: t.statuses[status],
            numeric: true,
            show: (row: (typeof levels)[number]) => number(row[status]),
          })),
        ]}
      />
      {differences.length === 0 ? (
        <p>{t.noDifferences}</p>
      ) : (
        <DataTable
          lang={lang}
          caption={t.differences}
          rows={differences}
          columns={[
            { key: 'kind', title: t.kind, show: ({ kind }) => t.difference[kind] },
            { key: 'level', title: t.level, show: ({ level }) => t.levels[level] },
            { key: 'count', title: t.count, numeric: true, show: ({ count }) => number(count) },
            {
              key: 'weight',
              title: t.whenClosing,
              show: one => <Tag tone={asksWhy(one) ? 'look' : 'plain'}>{asksWhy(one) ? t.explain : t.tellsOnly}</Tag>,
            },
          ]}
        />
      )}
    </>
  )
}
