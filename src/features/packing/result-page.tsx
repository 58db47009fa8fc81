import type { Lot } from '#/features/coding/read-lots.ts'
import type { Ctx } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { DataTable, formatNumber, type Lang, Notice, Page } from '#/platform/ui/kit.ts'
import type { Done } from './done.ts'
import { words } from './words.ts'

/** The rows that were not taken, told at the field they came in: with it everything that was sent is still there to be mended. */
export const refusedProblem = ({ refused }: Done, field: string, lang: Lang) => ({
  field,
  says: words[lang].keptBack(formatNumber(refused, lang)),
})

/** The rows that were not taken, each with its reason. */
export function RefusedRows({ lang, done }: { lang: Lang; done: Done }) {
  const t = words[lang]
  const number = (value: number) => formatNumber(value, lang)
  const untold = done.refused - done.problems.length
  return (
    <>
      {done.problems.length > 0 ? (
        <DataTable
          lang={lang}
          caption={t.problems}
          rows={done.problems}
          columns={[
            { key: 'code', title: t.code, show: ({ code }) => <span class="code">{code.slice(0, 60) || '–'}</span> },
            { key: 'row', title: t.row, numeric: true, show: ({ row }) => number(row) },
            { key: 'why', title: t.why, show: ({ says }) => says[lang] },
          ]}
        />
      ) : null}
      {untold > 0 ? <p>{t.moreProblems(number(untold))}</p> : null}
    </>
  )
}

/** What became of an act: counts, the rows that were not taken with their reasons, and cases that hold less than planned. */
export function ResultPage({ c, lot, done, again }: { c: Ctx; lot: Lot; done: Done; again: string }) {
  const { lang } = c.var
  const t = words[lang]
  const number = (value: number) => formatNumber(value, lang)
  const isWhole = done.recorded && done.refused === 0
  const title = isWhole ? t.done : done.recorded ? t.doneInPart : t.notDone
  const counts = [
    t.taken(number(done.taken)),
    ...(done.already > 0 ? [t.already(number(done.already))] : []),
    ...(done.refused > 0 ? [t.refused(number(done.refused))] : []),
  ]
  return (
    <Page {...frame(c)} title={title} caption={lot.batch} back={`/lots/${lot.id}`} wide>
      <Notice lang={lang} tone={isWhole ? 'ok' : done.recorded ? 'look' : 'stop'} live>
        {counts.join(' · ')}
      </Notice>
      <RefusedRows lang={lang} done={done} />
      {done.partFull.length > 0 ? (
        <DataTable
          lang={lang}
          caption={t.partFull}
          rows={done.partFull}
          columns={[
            { key: 'parent', title: t.code, show: ({ parent }) => <span class="code">{parent.slice(0, 60)}</span> },
            { key: 'packed', title: t.packed, numeric: true, show: ({ packed }) => number(packed) },
            { key: 'planned', title: t.planned, numeric: true, show: ({ planned }) => number(planned) },
          ]}
        />
      ) : null}
      <p class="buttons">
        <a class="button" href={again}>
          {t.again}
        </a>{' '}
        <a href={`/lots/${lot.id}`}>{t.toLot}</a>
      </p>
    </Page>
  )
}
