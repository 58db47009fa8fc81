import { decodeXml } from '#/epcis/xml-text.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import {
  DataTable,
  Form,
  type FormState,
  formatNumber,
  Notice,
  Page,
  RadiosField,
  TextAreaField,
  textOf,
  UploadField,
  type Values,
} from '#/platform/ui/kit.ts'
import type { Captured } from './capture.ts'
import { captureRead, readSent } from './capture-sent.ts'
import { FlagList, packsNamed } from './flag-list.tsx'
import { NoCompany } from './movements-page.tsx'
import { namesFor } from './names.ts'
import type { CaptureProblem } from './problem.ts'
import { reporterOf } from './reporter.ts'
import { leadsTo } from './sight.ts'
import { words } from './words.ts'

/** The largest document taken by hand; machines may send larger ones. */
export const largestUpload = 16 * 1024 * 1024

const here = '/movements/upload'

/** Asks for an EPCIS document. */
export async function askUpload(c: Ctx) {
  if (!signedIn(c).companyId) return c.html(<NoCompany c={c} />)
  return c.html(<UploadPage c={c} values={{ behaviour: 'rollback' }} />)
}

/** Captures what was chosen or pasted and shows what became of it. */
export async function takeUpload(c: Ctx) {
  const who = await reporterOf(c.var.db, signedIn(c))
  const t = words[c.var.lang]
  const body = await c.req.parseBody({ all: true })
  const values = textOf(body)
  const text = await textSent(body)
  if (text === undefined) return c.html(<UploadPage c={c} values={values} problem={{ field: 'file', says: t.notText }} />, 422)
  if (text === '') return c.html(<UploadPage c={c} values={values} problem={{ field: 'file', says: t.nothingSent }} />, 422)
  const sent = readSent(text)
  if (sent.fault) {
    const { line, says, rule } = sent.fault
    const where = line === undefined ? '' : `${t.lineOf(line)}: `
    const problem = {
      field: body.file instanceof File && body.file.size > 0 ? 'file' : 'text',
      says: rule === 'json' ? t.notJson : where + says[c.var.lang],
    }
    return c.html(<UploadPage c={c} values={values} problem={problem} />, 422)
  }
  const behaviour = values.behaviour === 'proceed' ? 'proceed' : 'rollback'
  const done = await captureRead(c.var.platform, who, sent, { behaviour, via: 'page' })
  return c.html(
    <ResultPage c={c} done={done} names={await namesFor(c.var.db, c.var.platform, packsNamed(done.flags))} />,
    done.success ? 200 : 422,
  )
}

/** What was chosen or pasted; undefined for a file that is no text in the encoding it claims. */
async function textSent(body: Record<string, unknown>): Promise<string | undefined> {
  const { file, text } = body
  if (!(file instanceof File) || file.size === 0) return typeof text === 'string' ? text.trim() : ''
  return decodeXml(new Uint8Array(await file.arrayBuffer()))
}

type UploadProps = { c: Ctx; values: Values; problem?: { field: string; says: string } }

function UploadPage({ c, values, problem }: UploadProps) {
  const { lang } = c.var
  const t = words[lang]
  const form: FormState = { lang, values, problems: problem ? [problem] : [] }
  return (
    <Page {...frame(c)} title={t.upload} back="/movements" problems={form.problems}>
      <p class="lead">{t.uploadLead}</p>
      <Form form={form} action={here} files submit={t.send}>
        <UploadField
          form={form}
          name="file"
          label={t.file}
          accept={{ endings: ['.json', '.jsonld', '.xml'], says: 'JSON, XML' }}
          limit={{ bytes: largestUpload }}
          optional
        />
        <TextAreaField form={form} name="text" label={t.text} hint={t.textHint} rows={8} optional />
        <RadiosField
          form={form}
          name="behaviour"
          label={t.behaviour}
          options={(['rollback', 'proceed'] as const).map(value => ({ value, label: t.behaviours[value] }))}
        />
      </Form>
    </Page>
  )
}

function ResultPage({ c, done, names }: { c: Ctx; done: Captured; names: Awaited<ReturnType<typeof namesFor>> }) {
  const { lang } = c.var
  const t = words[lang]
  const { captured, known, events, problems, success } = done
  const number = (value: number) => formatNumber(value, lang)
  const title = success ? t.allTaken : captured + known > 0 ? t.someTaken : t.notTaken
  return (
    <Page {...frame(c)} title={title} back={here} wide>
      <Notice lang={lang} tone={success ? 'ok' : captured + known > 0 ? 'look' : 'stop'} title={title} live>
        {t.counts(number(captured), number(known), number(events - captured - known))}
      </Notice>
      <FlagList lang={lang} flags={done.flags} names={names} mayOpen={leadsTo(signedIn(c))} />
      {problems.length > 0 ? <Problems c={c} problems={problems} /> : null}
      <p>
        <a href="/movements">{t.movements}</a>
      </p>
    </Page>
  )
}

function Problems({ c, problems }: { c: Ctx; problems: readonly CaptureProblem[] }) {
  const { lang } = c.var
  const t = words[lang]
  return (
    <DataTable
      lang={lang}
      caption={t.problems}
      rows={problems}
      columns={[
        { key: 'event', title: t.event, show: ({ event }) => (event === undefined ? t.document : `${event + 1}`) },
        ...(problems.some(({ line }) => line !== undefined)
          ? [{ key: 'line', title: t.line, numeric: true, show: ({ line }: CaptureProblem) => line ?? '–' }]
          : []),
        { key: 'field', title: t.field, show: ({ field }) => <span class="code">{field || '–'}</span> },
        { key: 'rule', title: t.rule, show: ({ rule }) => <span class="code">{rule}</span> },
        { key: 'says', title: t.says, show: ({ says }) => says[lang] },
      ]}
    />
  )
}
