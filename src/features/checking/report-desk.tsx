import { z } from 'zod'
import { groupNie } from '#/features/register/nie.ts'
import { actorOf } from '#/platform/accounts/person.ts'
import { act } from '#/platform/audit/audit.ts'
import { streamKept } from '#/platform/files/files.ts'
import { mediaTypes } from '#/platform/files/kinds.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { Invalid, NotFound } from '#/platform/http/errors.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { both, check, inLang } from '#/platform/http/problems.ts'
import {
  type Column,
  DataTable,
  EmptyState,
  type Fact,
  Facts,
  Form,
  type FormState,
  formatMoment,
  type Lang,
  Page,
  RadiosField,
  Tabs,
  Tag,
  TextAreaField,
  Timeline,
  textOf,
} from '#/platform/ui/kit.ts'
import type { VerdictCode } from './cases.ts'
import { stateTones } from './report-pages.tsx'
import { words as reportWords } from './report-words.ts'
import { getReport, listReports, type Report, type ReportStep, reportStates, stepsOf, takeStep } from './reports.ts'
import { words as checkWords } from './words.ts'

const size = 25

/** `/reports`: the reports in one state, those that have waited longest first. */
export async function reportsPage(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const t = reportWords[lang]
  const state = reportStates.find(each => each === c.req.query('state')) ?? 'new'
  const page = Math.min(1_000_000, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1))
  const { rows, total } = await listReports(db, { state, page, size })
  const shown = frame(c)
  const here = (of: string) => `/reports?state=${encodeURIComponent(of)}`
  return c.html(
    <Page {...shown} title={t.reports} wide>
      <Tabs label={t.state} tabs={reportStates.map(each => ({ href: here(each), label: t.states[each] }))} here={here(state)} />
      <DataTable
        lang={lang}
        caption={t.states[state]}
        captionHidden
        columns={columns(lang)}
        rows={rows}
        path={shown.path}
        state={{ sort: 'at', descending: false, page, size, offset: (page - 1) * size, filters: {} }}
        total={total}
        empty={<EmptyState title={t.none}>{t.noneSays}</EmptyState>}
      />
    </Page>,
  )
}

function columns(lang: Lang): Column<Report>[] {
  const t = reportWords[lang]
  return [
    { key: 'number', title: t.number, show: ({ number }) => <a href={`/reports/${number}/file`}>{number}</a> },
    {
      key: 'at',
      title: t.sentAt,
      show: ({ at }) => <time datetime={at.toISOString()}>{formatMoment(at, lang, 'WIB', 'short')}</time>,
    },
    { key: 'kind', title: t.kind, show: ({ kind }) => t.kinds[kind] },
    { key: 'licence', title: t.licence, show: ({ licence }) => (licence ? groupNie(licence) : '–') },
  ]
}

/** `/reports/:number/file`: a report, what was done, and what can be done. */
export async function reportFile(c: Ctx): Promise<Response> {
  return c.html(await filePage(c, { lang: c.var.lang }))
}

const Step = z.object({
  state: z.enum(['in hand', 'closed'], both('Pilih satu.', 'Choose one.')),
  note: z
    .string()
    .trim()
    .min(5, both('Tulis catatan, paling sedikit 5 karakter.', 'Write a note of at least 5 characters.'))
    .max(2000, both('Paling panjang 2.000 karakter.', 'At most 2,000 characters.')),
})

export async function sendStep(c: Ctx): Promise<Response> {
  const { db, lang } = c.var
  const number = param(c, 'number')
  const body = textOf(await c.req.parseBody())
  try {
    const step = check(Step, body)
    const actor = actorOf(signedIn(c))
    const deed = { act: `report.${step.state === 'closed' ? 'closed' : 'noted'}`, subject: 'report', id: number, facts: step }
    await act(db, actor, deed, tx => takeStep(tx, number, step, actor))
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return c.html(await filePage(c, { lang, values: body, problems: inLang(error.problems, lang) }), 422)
  }
  return goOn(c, `/reports/${number}/file`, { id: reportWords.id.recorded, en: reportWords.en.recorded })
}

/** A photo of a report, as a picture and nothing that could run. */
export async function reportPhoto(c: Ctx): Promise<Response> {
  const { photos } = await getReport(c.var.db, param(c, 'number'))
  const photo = photos.find(({ hash }) => hash === param(c, 'hash'))
  if (!photo) throw new NotFound()
  return c.body(streamKept(c.var.platform.files, photo.hash), 200, {
    'Content-Type': mediaTypes[photo.kind],
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'private, no-store',
  })
}

async function filePage(c: Ctx, form: FormState) {
  const { lang, db } = c.var
  const t = reportWords[lang]
  const number = param(c, 'number')
  const [report, steps] = await Promise.all([getReport(db, number), stepsOf(db, number)])
  return (
    <Page
      {...frame(c)}
      title={t.kinds[report.kind]}
      caption={number}
      back={{ href: '/reports', label: t.reports }}
      problems={form.problems}
      unlisted
    >
      <Facts lang={lang} facts={facts(lang, report)} />
      <Photos lang={lang} report={report} />
      <h2>{t.steps}</h2>
      {steps.length ? (
        <Timeline lang={lang} events={steps.map(step => happening(lang, step))} />
      ) : (
        <p class="quiet">{t.noSteps}</p>
      )}
      {report.state === 'closed' ? null : (
        <Form form={form} submit={t.record}>
          <RadiosField
            form={form}
            name="state"
            label={t.toDo}
            options={(['in hand', 'closed'] as const).map(value => ({ value, label: t.acts[value] }))}
          />
          <TextAreaField form={form} name="note" label={t.note} hint={t.noteHint} maxlength={2000} />
        </Form>
      )}
    </Page>
  )
}

function facts(lang: Lang, { state, at, what, code, licence, verdict, boughtAt, contact }: Report): Fact[] {
  const t = reportWords[lang]
  return [
    { label: t.state, value: <Tag tone={stateTones[state]}>{t.states[state]}</Tag> },
    { label: t.sentAt, value: formatMoment(at, lang) },
    { label: t.what, value: what },
    { label: t.code, value: code ? <a href={`/check?code=${encodeURIComponent(code)}`}>{code}</a> : undefined },
    ...(verdict ? [{ label: t.verdict, value: checkWords[lang].verdicts[verdict as VerdictCode] }] : []),
    ...(licence ? [{ label: t.licence, value: <a href={`/register/${licence}`}>{groupNie(licence)}</a> }] : []),
    { label: t.boughtAt, value: boughtAt },
    { label: t.contact, value: contact },
  ]
}

function Photos({ lang, report: { number, photos } }: { lang: Lang; report: Report }) {
  const t = reportWords[lang]
  if (photos.length === 0) return null
  return (
    <ul class="links">
      {photos.map(({ hash, name }, index) => (
        <li>
          <a href={`/reports/${number}/photos/${hash}`}>
            {t.photo(index + 1)}: {name}
          </a>
        </li>
      ))}
    </ul>
  )
}

const happening = (lang: Lang, { state, note, by, at }: ReportStep) => ({
  at,
  by,
  title: reportWords[lang].states[state],
  tone: stateTones[state],
  body: note,
})
