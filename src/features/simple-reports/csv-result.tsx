import type { Ctx } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { DataTable, formatNumber, Notice, Page } from '#/platform/ui/kit.ts'
import type { Counts, RowAnswer } from './answer.ts'
import { words } from './words.ts'

/** What became of a file: counts, and the first of the rows that were refused. */
export type Summary = Counts & { flagged: number; shown: RowAnswer[] }

/** What became of a file, and the rows that somebody has to mend. */
export function CsvResult({ c, done: { recorded, known, refused, flagged, shown } }: { c: Ctx; done: Summary }) {
  const { lang } = c.var
  const t = words[lang]
  const number = (value: number) => formatNumber(value, lang)
  const title = refused === 0 ? t.allTaken : recorded > 0 ? t.someTaken : t.noneTaken
  return (
    <Page {...frame(c)} title={title} caption={t.title} back="/movements/reports" wide>
      <Notice lang={lang} tone={refused === 0 ? 'ok' : recorded > 0 ? 'look' : 'stop'} live>
        {t.counts(number(recorded), number(known), number(refused))} {flagged > 0 ? t.flagged(number(flagged)) : ''}
      </Notice>
      {shown.length > 0 ? (
        <>
          <DataTable
            lang={lang}
            caption={t.refusedRows}
            rows={shown}
            columns={[
              { key: 'row', title: t.row, numeric: true, show: ({ row }) => number(row) },
              { key: 'says', title: t.says, show: ({ says }) => says?.[lang] ?? '–' },
            ]}
          />
          {shown.length < refused ? <p class="quiet">{t.shown(number(shown.length), number(refused))}</p> : null}
        </>
      ) : null}
      <p class="buttons">
        <a class="button" href="/movements/reports">
          {t.again}
        </a>{' '}
        <a href="/movements">{t.movements}</a>
      </p>
    </Page>
  )
}
