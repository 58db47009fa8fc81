import type { Ctx } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import type { Job } from '#/platform/jobs/jobs.ts'
import { DataTable, formatMoment, formatNumber, type Lang, Page, Tag } from '#/platform/ui/kit.ts'
import { type Failure, latestFailures, type Queue, queues } from './jobs.ts'
import { words } from './words.ts'

/** `/admin/jobs`: the queues of this program, what waits in them and what failed. */
export const jobsPage = (jobs: readonly Job[]) => async (c: Ctx) => {
  const { lang, db } = c.var
  const t = words[lang]
  const [found, failures] = await Promise.all([queues(db), latestFailures(db)])
  const known = new Map(jobs.map(job => [job.name, job]))
  const own = found.filter(({ name }) => known.has(name))
  return c.html(
    <Page {...frame(c)} title={t.jobs} wide>
      <p class="lead">{t.jobsLead}</p>
      <DataTable
        lang={lang}
        caption={t.jobs}
        captionHidden
        columns={[
          { key: 'job', title: t.job, show: ({ name }: Queue) => known.get(name)?.title[lang] ?? name },
          {
            key: 'schedule',
            title: t.schedule,
            show: ({ name }: Queue) => <span class="code">{known.get(name)?.schedule ?? '–'}</span>,
          },
          { key: 'waiting', title: t.jobWaiting, numeric: true, show: ({ waiting }: Queue) => formatNumber(waiting, lang) },
          { key: 'active', title: t.jobActive, numeric: true, show: ({ active }: Queue) => formatNumber(active, lang) },
          {
            key: 'failed',
            title: t.jobFailed,
            numeric: true,
            show: ({ failed }: Queue) => (failed > 0 ? <Tag tone="stop">{formatNumber(failed, lang)}</Tag> : '0'),
          },
          {
            key: 'done',
            title: t.jobDone,
            show: ({ doneAt }: Queue) => (doneAt ? <Moment lang={lang} at={doneAt} /> : t.never),
          },
        ]}
        rows={own}
      />
      <h2>{t.failures}</h2>
      {failures.length === 0 ? (
        <p class="quiet">{t.noFailures}</p>
      ) : (
        <DataTable
          lang={lang}
          caption={t.failures}
          captionHidden
          columns={[
            { key: 'when', title: t.when, show: ({ at }: Failure) => <Moment lang={lang} at={at} /> },
            { key: 'job', title: t.job, show: ({ name }: Failure) => known.get(name)?.title[lang] ?? name },
            { key: 'why', title: t.why, show: ({ why }: Failure) => why ?? '–' },
          ]}
          rows={failures}
        />
      )}
    </Page>,
  )
}

const Moment = ({ lang, at }: { lang: Lang; at: Date }) => (
  <time datetime={at.toISOString()}>{formatMoment(at, lang, 'WIB', 'short')}</time>
)
