import { groupNie } from '#/features/register/nie.ts'
import type { Ctx } from '#/platform/http/env.ts'
import type { Says } from '#/platform/http/errors.ts'
import { frame } from '#/platform/http/frame.ts'
import { DataTable, formatNumber, type Lang, Notice, Page, StatTiles } from '#/platform/ui/kit.ts'
import type { Counts } from './import.ts'
import { outcomes, type RowReport } from './row.ts'
import { words } from './words.ts'

/** What became of a list: counts, and the first of the rows that somebody has to look at. */
export type Shown = {
  dryRun: boolean
  counts: Counts
  refused: RowReport[]
  remarked: RowReport[]
  ignored: readonly string[]
  stopped?: Says
}

/** What became of a list, and the rows that somebody has to mend. */
export function ResultPage({ c, done }: { c: Ctx; done: Shown }) {
  const { lang } = c.var
  const { counts, refused, remarked, ignored, stopped, dryRun } = done
  const t = words[lang]
  const taken = counts.entered + counts.completed + counts['already so']
  const all = refused.length > 0 && taken === 0 ? t.noneTaken : counts.refused > 0 ? t.someTaken : t.allTaken
  return (
    <Page {...frame(c)} title={dryRun ? t.tried : all} caption={t.title} back="/register/import" wide>
      {stopped ? (
        <Notice lang={lang} tone="stop" title={t.brokeOff}>
          {t.brokeOffSays(stopped[lang])}
        </Notice>
      ) : null}
      <StatTiles stats={outcomes.map(outcome => ({ label: t.outcomes[outcome], value: formatNumber(counts[outcome], lang) }))} />
      {ignored.length > 0 ? (
        <Notice lang={lang} tone="look">
          {t.ignored(ignored.join(', '))}
        </Notice>
      ) : null}
      <Rows lang={lang} caption={t.refusedRows} rows={refused} all={counts.refused} />
      <Rows lang={lang} caption={t.remarked} rows={remarked} />
      <p class="buttons">
        <a class="button" href="/register/import">
          {t.again}
        </a>{' '}
        <a href="/register">{t.register}</a>
      </p>
    </Page>
  )
}

function Rows({ lang, caption, rows, all = rows.length }: { lang: Lang; caption: string; rows: RowReport[]; all?: number }) {
  const t = words[lang]
  if (rows.length === 0) return null
  return (
    <>
      <DataTable
        lang={lang}
        caption={caption}
        rows={rows}
        columns={[
          { key: 'row', title: t.row, numeric: true, show: ({ row }) => formatNumber(row, lang) },
          { key: 'number', title: t.number, show: ({ number, outcome }) => numberShown(number, outcome) },
          { key: 'says', title: t.says, show: report => saysOf(report, lang) },
        ]}
      />
      {rows.length < all ? <p class="quiet">{t.shown(formatNumber(rows.length, lang), formatNumber(all, lang))}</p> : null}
    </>
  )
}

const numberShown = (number: string | undefined, outcome: RowReport['outcome']) =>
  number === undefined ? '–' : outcome === 'refused' ? number : <a href={`/register/${number}`}>{groupNie(number)}</a>

const saysOf = ({ problems = [], remarks = [] }: RowReport, lang: Lang) => (
  <ul class="links">
    {problems.map(({ field, says }) => (
      <li>
        {field ? (
          <>
            <span class="code">{field}</span>:{' '}
          </>
        ) : null}
        {says[lang]}
      </li>
    ))}
    {remarks.map(says => (
      <li>{says[lang]}</li>
    ))}
  </ul>
)
