import { sitesOf } from '#/features/companies/companies.ts'
import { type Answer, answersTo } from '#/features/recalls/answers.ts'
import { lastReport, openProposal } from '#/features/recalls/ending.ts'
import { words } from '#/features/recalls/follow-words.ts'
import { recallCompletion } from '#/features/recalls/law.ts'
import { type Notice, noticesOf } from '#/features/recalls/notices.ts'
import { fates, type Progress, progressOf } from '#/features/recalls/progress.ts'
import { reachOf } from '#/features/recalls/reach.ts'
import { namesOfParts, ReachTable } from '#/features/recalls/reach-table.tsx'
import { getRecall, isRunning, type Recall } from '#/features/recalls/recalls.ts'
import { extentOf } from '#/features/recalls/words.ts'
import { licenceOn } from '#/features/register/licences.ts'
import type { WhoWhere } from '#/features/tracing/who-where.ts'
import { addDays, type Day, dayAt } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import { isOfficer } from '#/platform/accounts/person.ts'
import type { Db } from '#/platform/database/connect.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import {
  BarChart,
  type Column,
  DataTable,
  EmptyState,
  Facts,
  formatDay,
  formatMoment,
  formatNumber,
  type Lang,
  Notice as NoticeBox,
  Page,
  Progress as ProgressBar,
  Tag,
} from '#/platform/ui/kit.ts'

/** The holder of the recalled licence: whose progress page it is beside the officers. */
export async function holderOfRecall(db: Db, { id = '' }: Record<string, string>): Promise<string | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return undefined
  const row = await db.selectFrom('recall').select('licence').where('id', '=', id).executeTakeFirst()
  return row && ((await licenceOn(db, row.licence, dayAt(new Date())))?.holder.companyId ?? 'nobody')
}

/** How far a recall has come: what its parts add up to. */
export async function progressOfRecall(db: Db, recall: Recall, today: Day) {
  const reach = await reachOf(db, recall)
  const licence = await licenceOn(db, recall.licence, today)
  const own = licence?.holder.companyId ? await sitesOf(db, licence.holder.companyId) : []
  return { reach, licence, progress: progressOf(reach.parts, new Set(own.map(({ id }) => id))) }
}

/** `/recalls/:id/progress`: who holds what, who was told and answered, what is back. */
export async function progressPage(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const t = words[lang]
  const today = dayAt(new Date())
  const recall = await getRecall(db, param(c, 'id'))
  const { reach, licence, progress } = await progressOfRecall(db, recall, today)
  const notices = await noticesOf(db, recall.id)
  const answers = await answersTo(db, [recall.id])
  const names = await namesOfParts(db, [...reach.parts, ...notices])
  return c.html(
    <Page
      {...frame(c)}
      title={`${t.progress}: ${licence?.productName ?? recall.licence}`}
      caption={extentOf(lang, recall)}
      back={{ href: `/recalls/${recall.id}`, label: t.recall }}
      wide
      refresh={{ withoutScript: 60 }}
    >
      <div class="flow" data-island="fresh" data-seconds="60">
        <Sums lang={lang} progress={progress} />
        <section class="flow">
          <h2>{t.reach}</h2>
          {reach.parts.length === 0 ? (
            <EmptyState title={t.reachNone} />
          ) : (
            <>
              <p class="quiet">
                {t.reachLead(formatNumber(reach.packs, lang))} {t.asOf(formatMoment(reach.asOf, lang))}
              </p>
              <ReachTable c={c} parts={reach.parts} names={names} />
            </>
          )}
        </section>
        <section class="flow">
          <h2>{t.notices}</h2>
          <DataTable
            lang={lang}
            caption={t.notices}
            captionHidden
            rows={notices}
            columns={noticeColumns(lang, { names, answers, today })}
            empty={<EmptyState title={t.noNotices} />}
          />
        </section>
        {await Ending({ c, recall, today })}
      </div>
    </Page>,
  )
}

function Sums({ lang, progress: { packs, all, done } }: { lang: Lang; progress: Progress }) {
  const t = words[lang]
  if (all === 0) return null
  const shown = fates.filter(fate => packs[fate] > 0)
  return (
    <>
      {done === undefined ? null : (
        <ProgressBar
          lang={lang}
          label={`${t.done}: ${t.doneOf(`${formatNumber(done * 100, lang, 1)}%`)}`}
          done={packs.back + packs.destroyed}
          total={packs.back + packs.destroyed + packs.held + packs['under way'] + packs.unknown}
        />
      )}
      <BarChart
        lang={lang}
        title={t.progress}
        over={t.standing}
        labels={shown.map(fate => t.fates[fate])}
        series={[{ name: t.packs, values: shown.map(fate => packs[fate]) }]}
      />
    </>
  )
}

async function Ending({ c, recall, today }: { c: Ctx; recall: Recall; today: Day }) {
  const { lang, db } = c.var
  const t = words[lang]
  const visitor = signedIn(c)
  const report = await lastReport(db, recall.id)
  const proposal = await openProposal(db, recall.id)
  const running = isRunning(recall, today)
  const { days } = find(recall.startedOn, ({ the }) => the(recallCompletion, { gravity: recall.class ?? 'none' })).value
  const mayEnd = running && visitor.roles.some(role => role === 'approver' || role === 'inspector')
  return (
    <section class="flow">
      <h2>{t.report}</h2>
      {report ? (
        <Facts
          lang={lang}
          facts={[
            { label: t.cause, value: report.cause },
            { label: t.measures, value: report.measures },
            ...(report.paper
              ? [{ label: t.paper, value: <a href={`/recalls/${recall.id}/papers/${report.paper.hash}`}>{report.paper.name}</a> }]
              : []),
          ]}
        />
      ) : (
        <p>
          {isOfficer(visitor) ? t.noReport : t.reportLead}{' '}
          {running ? t.reportBy(formatDay(addDays(recall.startedOn, days), lang)) : null}
        </p>
      )}
      {running && !isOfficer(visitor) ? (
        <p>
          <a class="button" href={`/recalls/${recall.id}/report`}>
            {t.reportNow}
          </a>
        </p>
      ) : null}
      {proposal ? (
        <NoticeBox lang={lang} tone="look" title={t.proposal}>
          <p>{proposal.reasons}</p>
          <p>{t.waits(proposal.by, formatDay(dayAt(proposal.at), lang))}</p>
        </NoticeBox>
      ) : null}
      {mayEnd ? (
        <EndLinks
          lang={lang}
          recall={recall}
          decides={proposal !== undefined && proposal.byId !== visitor.id && visitor.roles.includes('approver')}
          proposes={!proposal}
        />
      ) : null}
    </section>
  )
}

function EndLinks({ lang, recall, decides, proposes }: { lang: Lang; recall: Recall; decides: boolean; proposes: boolean }) {
  const t = words[lang]
  return (
    <p class="buttons">
      {decides ? (
        <a class="button" href={`/recalls/${recall.id}/end/decide`}>
          {t.decideEnd}
        </a>
      ) : null}
      {proposes ? (
        <a class="button button-second" href={`/recalls/${recall.id}/end`}>
          {t.propose}
        </a>
      ) : null}
    </p>
  )
}

type Known = { names: WhoWhere; answers: readonly Answer[]; today: Day }

function noticeColumns(lang: Lang, { names, answers, today }: Known): Column<Notice>[] {
  const t = words[lang]
  const of = ({ siteId }: Notice) => answers.find(answer => answer.siteId === siteId)
  const figure = (name: keyof Answer['found']) => (notice: Notice) => {
    const answer = of(notice)
    return answer?.kind === 'counted' ? formatNumber(answer.found[name], lang) : '–'
  }
  return [
    { key: 'site', title: t.site, show: ({ siteId }) => names.site(siteId)?.name ?? '–' },
    { key: 'company', title: t.company, show: ({ siteId }) => names.company(names.site(siteId)?.companyId)?.name ?? '–' },
    { key: 'at', title: t.noticed, show: ({ at }) => formatDay(dayAt(at), lang, 'short') },
    { key: 'packs', title: t.noticedPacks, numeric: true, show: ({ packs, coming }) => formatNumber(packs + coming, lang) },
    {
      key: 'answer',
      title: t.answer,
      show: notice => <AnswerTag lang={lang} answer={of(notice)} isLate={today > notice.answerBy} />,
    },
    ...(['quarantined', 'returned', 'destroyed', 'sold'] as const).map(name => ({
      key: name,
      title: t.found[name],
      numeric: true,
      show: figure(name),
    })),
    {
      key: 'paper',
      title: t.paper,
      show: notice => {
        const { paper } = of(notice) ?? {}
        return paper ? <a href={`/recalls/${notice.recallId}/papers/${paper.hash}`}>{paper.name}</a> : '–'
      },
    },
  ]
}

/** How a notice was answered, in one word. */
export function AnswerTag({ lang, answer, isLate }: { lang: Lang; answer: Answer | undefined; isLate: boolean }) {
  const t = words[lang].answers
  if (answer?.kind === 'counted')
    return <Tag tone="ok">{Object.values(answer.found).some(packs => packs > 0) ? t.counted : t.noneFound}</Tag>
  if (isLate) return <Tag tone="stop">{t.late}</Tag>
  return answer ? <Tag>{t.seen}</Tag> : <Tag tone="look">{t.none}</Tag>
}
