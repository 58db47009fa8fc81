import { type Site, sitesOf } from '#/features/companies/companies.ts'
import { NoCompany } from '#/features/tracing/movements-page.tsx'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { Invalid } from '#/platform/http/errors.ts'
import { frame } from '#/platform/http/frame.ts'
import { inLang } from '#/platform/http/problems.ts'
import { newId } from '#/platform/ids.ts'
import {
  Facts,
  Form,
  type FormState,
  More,
  Page,
  RadiosField,
  SelectField,
  textOf,
  UploadField,
  type Values,
} from '#/platform/ui/kit.ts'
import { piecesOfCsv } from './csv.ts'
import { CsvResult, type Summary } from './csv-result.tsx'
import { type Report, reports } from './rows.ts'
import { reporterAt, takeRows } from './take-reports.ts'
import { en, id, words } from './words.ts'

/** The largest file taken by hand: some three hundred thousand rows. Machines may send larger ones. */
export const largestFile = 32 * 1024 * 1024

/** How many refused rows the page shows. */
const mostShown = 500

/** Asks for a CSV file of reports. */
export async function askCsv(c: Ctx) {
  const { companyId } = signedIn(c)
  if (!companyId) return c.html(<NoCompany c={c} />)
  const sites = await sitesOf(c.var.db, companyId)
  const values = { report: 'receive', ...(sites.length === 1 && { site: sites[0]!.id }), ...c.req.query() }
  return c.html(<CsvPage c={c} sites={sites} form={{ lang: c.var.lang, values }} />)
}

/** Takes the file row by row and tells what was refused. The same form sent again records nothing twice. */
export async function takeCsv(c: Ctx) {
  const { lang, db } = c.var
  const visitor = signedIn(c)
  if (!visitor.companyId) return c.html(<NoCompany c={c} />)
  const body = await c.req.parseBody({ all: true })
  const values = textOf(body)
  try {
    const done = await takeFile(c, values, body.file)
    return c.html(<CsvResult c={c} done={done} />, done.recorded > 0 ? 200 : 422)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    const form = { lang, values, problems: inLang(error.problems, lang) }
    return c.html(<CsvPage c={c} sites={await sitesOf(db, visitor.companyId)} form={form} />, 422)
  }
}

async function takeFile(c: Ctx, values: Values, file: unknown): Promise<Summary> {
  const { platform } = c.var
  const report = reports.find(one => one === values.report)
  if (!report) throw wrong('report', 'needReport')
  if (!(file instanceof File) || file.size === 0) throw wrong('file', 'needFile')
  const reporter = await reporterAt(platform, signedIn(c), String(values.site ?? ''))
  const summary: Summary = { recorded: 0, known: 0, refused: 0, flagged: 0, shown: [] }
  const asking = { report, site: reporter.site.id, key: String(values.form || newId()), via: 'page' as const }
  for await (const piece of piecesOfCsv(file.stream() as unknown as AsyncIterable<Uint8Array>))
    for (const answer of await takeRows(platform, reporter, piece, asking)) {
      if (answer.ok) summary.recorded++
      else summary.refused++
      if (answer.known) summary.known++
      if (answer.flags) summary.flagged++
      if (!answer.ok && summary.shown.length < mostShown) summary.shown.push(answer)
    }
  if (summary.recorded + summary.refused === 0) throw wrong('file', 'needFile')
  return summary
}

const wrong = (field: string, name: 'needFile' | 'needReport') => new Invalid([{ field, says: { id: id[name], en: en[name] } }])

function CsvPage({ c, sites, form }: { c: Ctx; sites: readonly Site[]; form: FormState }) {
  const { lang } = c.var
  const t = words[lang]
  const option = (value: Report) => ({ value, label: t.reports[value], hint: t.reportHints[value] })
  return (
    <Page {...frame(c)} title={t.title} back="/movements" problems={form.problems}>
      <p class="lead">{t.lead}</p>
      <Form form={form} action="/movements/reports" files submit={t.send} hidden={{ form: newId() }}>
        <RadiosField form={form} name="report" label={t.report} options={reports.map(option)} />
        <SelectField form={form} name="site" label={t.site} options={sites.map(site => ({ value: site.id, label: site.name }))} />
        <UploadField
          form={form}
          name="file"
          label={t.file}
          accept={{ endings: ['.csv', '.txt'], says: 'CSV' }}
          limit={{ bytes: largestFile }}
        />
      </Form>
      <More label={t.columns}>
        <p>{t.columnsLead}</p>
        <Facts lang={lang} facts={Object.entries(t.columnList).map(([label, value]) => ({ label, value }))} />
      </More>
    </Page>
  )
}
