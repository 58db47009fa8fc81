import { actorOf } from '#/platform/accounts/person.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { Invalid, type Says } from '#/platform/http/errors.ts'
import { frame } from '#/platform/http/frame.ts'
import { inLang } from '#/platform/http/problems.ts'
import { CheckboxesField, Facts, Form, type FormState, More, Page, textOf, UploadField } from '#/platform/ui/kit.ts'
import { importLicences } from './import.ts'
import { readList } from './read-file.ts'
import { ResultPage, type Shown } from './result-page.tsx'
import { outcomes, type RowReport } from './row.ts'
import { en, id, words } from './words.ts'

/** The largest file taken by hand: some hundred thousand licences. Machines may send larger ones. */
export const largestFile = 32 * 1024 * 1024

/** How many rows the page of the result shows of each kind. */
const mostShown = 500

/** `/register/import`: asks for a list. A trial is chosen already, so that a wrong file does no harm. */
export const importPage = (c: Ctx) => c.html(<AskPage c={c} form={{ lang: c.var.lang, values: { how: ['dry run'] } }} />)

/** Reads the list that was sent and answers with what became of its rows. */
export async function sendImport(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const body = await c.req.parseBody({ all: true })
  const dryRun = [body.how].flat().includes('dry run')
  try {
    const { file } = body
    if (!(file instanceof File) || file.size === 0)
      throw new Invalid([{ field: 'file', says: { id: id.needFile, en: en.needFile } }])
    const done: Shown = { dryRun, refused: [], remarked: [], counts: noCounts(), ignored: [] }
    const list = readList(file.stream() as unknown as AsyncIterable<Uint8Array>)
    const stopped = await readAll(() =>
      importLicences(db, actorOf(signedIn(c)), list.rows, { name: file.name.slice(0, 200), dryRun }, reports =>
        note(done, reports),
      ),
    )
    const answered = outcomes.reduce((sum, outcome) => sum + done.counts[outcome], 0)
    if (stopped && answered === 0) throw stopped
    const whole = { ...done, ignored: [...list.ignored], ...(stopped && { stopped: stopped.problems[0]!.says as Says }) }
    return c.html(<ResultPage c={c} done={whole} />, stopped || done.counts.refused === answered ? 422 : 200)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    const form = { lang, values: textOf(body), problems: inLang(error.problems, lang) }
    return c.html(<AskPage c={c} form={form} />, 422)
  }
}

/** Reads to the end, or gives the fault at which a file broke off. */
async function readAll(read: () => Promise<unknown>): Promise<Invalid | undefined> {
  try {
    await read()
    return undefined
  } catch (error) {
    if (error instanceof Invalid) return error
    throw error
  }
}

const noCounts = (): Shown['counts'] => ({ entered: 0, completed: 0, 'already so': 0, refused: 0 })

function note(done: Shown, reports: readonly RowReport[]): void {
  for (const report of reports) {
    done.counts[report.outcome]++
    const list = report.outcome === 'refused' ? done.refused : report.remarks?.length ? done.remarked : undefined
    if (list && list.length < mostShown) list.push(report)
  }
}

function AskPage({ c, form }: { c: Ctx; form: FormState }) {
  const { lang } = c.var
  const t = words[lang]
  return (
    <Page {...frame(c)} title={t.title} back="/register" problems={form.problems}>
      <p class="lead">{t.lead}</p>
      <Form form={form} action="/register/import" files submit={t.send}>
        <UploadField
          form={form}
          name="file"
          label={t.file}
          hint={t.fileHint}
          accept={{ endings: ['.csv', '.txt', '.json', '.jsonl', '.ndjson'], says: 'CSV, JSON' }}
          limit={{ bytes: largestFile }}
        />
        <CheckboxesField
          form={form}
          name="how"
          label={t.dryRun}
          optional
          options={[{ value: 'dry run', label: t.dryRun, hint: t.dryRunHint }]}
        />
      </Form>
      <More label={t.columns}>
        <p>{t.columnsLead}</p>
        <Facts lang={lang} facts={Object.entries(t.columnList).map(([label, value]) => ({ label, value }))} />
      </More>
    </Page>
  )
}
