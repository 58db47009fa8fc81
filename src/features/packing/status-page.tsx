import { type Level, levels } from '#/features/coding/level.ts'
import { getLot, type Lot } from '#/features/coding/read-lots.ts'
import { sitesOf } from '#/features/companies/companies.ts'
import { CameraButton } from '#/features/tracing/camera-button.tsx'
import { reporterOf } from '#/features/tracing/reporter.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { Invalid } from '#/platform/http/errors.ts'
import { frame } from '#/platform/http/frame.ts'
import { check, inLang } from '#/platform/http/problems.ts'
import {
  Form,
  type FormState,
  fieldId,
  More,
  Page,
  RadiosField,
  SelectField,
  TextAreaField,
  TextField,
  textOf,
  UploadField,
  type Values,
} from '#/platform/ui/kit.ts'
import { StatusesAsked } from './asked.ts'
import { codeColumns, rowsOfCsv } from './csv-rows.ts'
import type { Done } from './done.ts'
import { recordLotStatuses } from './recording.ts'
import { RefusedRows, ResultPage, refusedProblem } from './result-page.tsx'
import { rejectReasons, statusActs } from './status.ts'
import { en, id, words } from './words.ts'

/** The largest file taken by hand. */
export const largestFile = 32_000_000

/** Asks what became of which codes. */
export async function askStatuses(c: Ctx) {
  const values = { behaviour: 'rollback', level: 'primary', ...c.req.query() }
  return c.html(await StatusPage({ c, lot: await getLot(c.var.db, param(c, 'id')), form: { lang: c.var.lang, values } }))
}

/** Records what was asked for, and shows row by row what could not be. */
export async function takeStatuses(c: Ctx) {
  const lot = await getLot(c.var.db, param(c, 'id'))
  const body = await c.req.parseBody({ all: true })
  const values = textOf(body)
  const { lang, platform } = c.var
  try {
    const who = await reporterOf(c.var.db, signedIn(c))
    const done = await recordLotStatuses(platform, { who }, lot, await readStatuses(values, body.file))
    if (done.recorded || done.refused === 0)
      return c.html(<ResultPage c={c} lot={lot} done={done} again={`/lots/${lot.id}/statuses`} />)
    const problems = [refusedProblem(done, sentAs(values, body.file), lang)]
    return c.html(await StatusPage({ c, lot, form: { lang, values, problems }, refused: done }), 422)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return c.html(await StatusPage({ c, lot, form: { lang, values, problems: inLang(error.problems, lang) } }), 422)
  }
}

/** The field of the form that the rows came in: a file, codes line by line, or a range. */
export const sentAs = (values: Values, file: unknown): 'file' | 'codes' | 'first' =>
  file instanceof File && file.size > 0 ? 'file' : String(values.codes ?? '').trim() || !values.first ? 'codes' : 'first'

/** What happened as the form offers it: rejecting is offered once for each reason. */
const choices = statusActs.flatMap(act => (act === 'reject' ? rejectReasons.map(reason => `${act} ${reason}` as const) : [act]))

const wrong = (field: string, name: 'needAct' | 'needCodes' | 'needRange') =>
  new Invalid([{ field, says: { id: id[name], en: en[name] } }])

async function readStatuses(values: Values, file: unknown) {
  const text = (name: string) => String(values[name] ?? '').trim()
  const [chosen, reason] = text('act').split(' ')
  const act = statusActs.find(one => one === chosen)
  if (!act) throw wrong('act', 'needAct')
  return check(StatusesAsked, {
    act,
    ...(act === 'reject' && { reason }),
    ...(await whatOf(text, file)),
    ...(text('site') && { site: text('site') }),
    behaviour: text('behaviour') || 'rollback',
  })
}

async function whatOf(text: (name: string) => string, file: unknown) {
  if (file instanceof File && file.size > 0) {
    const codes = rowsOfCsv(await file.text(), codeColumns).map(({ code }) => code)
    if (codes.length === 0) throw wrong('file', 'needCodes')
    return { codes }
  }
  const codes = linesOf(text('codes'))
  if (codes.length > 0) return { codes }
  if (!text('first') && !text('last')) throw wrong('codes', 'needCodes')
  const [first, last] = [numberIn(text('first')), numberIn(text('last'))]
  if (first === undefined || last === undefined || first < 1 || last < first) throw wrong('first', 'needRange')
  const level = levels.find(one => one === text('level')) ?? 'primary'
  return { range: { level, from: first - 1, count: last - first + 1 } }
}

/** The lines of a text that say something. */
export const linesOf = (text: string): string[] =>
  text
    .split(/\r\n|\r|\n/)
    .map(line => line.trim())
    .filter(line => line !== '')

/** A count as people type it: `100.000`, `100 000`. */
export function numberIn(text: string): number | undefined {
  const digits = text.replace(/[.,\s](?=\d{3}(?!\d))/g, '')
  return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined
}

type StatusPageProps = { c: Ctx; lot: Lot; form: FormState; refused?: Done }

async function StatusPage({ c, lot, form, refused }: StatusPageProps) {
  const { lang, db } = c.var
  const t = words[lang]
  const sites = await sitesOf(db, lot.companyId)
  const values = { site: lot.siteId, ...form.values }
  const filled: FormState = { ...form, values }
  return (
    <Page {...frame(c)} title={t.statusTitle} caption={lot.batch} back={`/lots/${lot.id}`} problems={form.problems}>
      {refused ? <RefusedRows lang={lang} done={refused} /> : null}
      <Form form={filled} action={`/lots/${lot.id}/statuses`} files submit={t.save}>
        <RadiosField form={filled} name="act" label={t.act} options={choices.map(value => ({ value, label: t.acts[value] }))} />
        <SelectField form={filled} name="site" label={t.site} options={sites.map(one => ({ value: one.id, label: one.name }))} />
        <TextAreaField form={filled} name="codes" label={t.codes} hint={t.codesHint} rows={6} />
        <CameraButton lang={lang} target={fieldId('codes')} />
        <More label={t.range} open={isFilled(filled, 'first', 'last')}>
          <p class="quiet">{t.rangeHint}</p>
          <SelectField
            form={filled}
            name="level"
            label={t.level}
            options={levels.map((value: Level) => ({ value, label: t.levels[value] }))}
          />
          <TextField form={filled} name="first" label={t.firstPlace} width="short" inputmode="numeric" autocomplete="off" />
          <TextField form={filled} name="last" label={t.lastPlace} width="short" inputmode="numeric" autocomplete="off" />
        </More>
        <FileInstead form={filled} hint={t.statusFileHint} />
        <BehaviourField form={filled} />
      </Form>
    </Page>
  )
}

/** Whether something stands in one of these fields, or is wrong there. */
const isFilled = ({ values = {}, problems = [] }: FormState, ...names: string[]): boolean =>
  names.some(name => values[name] || problems.some(({ field }) => field === name))

/** A CSV file in place of codes that are typed or scanned. */
export function FileInstead({ form, hint }: { form: FormState; hint: string }) {
  const t = words[form.lang]
  return (
    <More label={t.file} open={isFilled(form, 'file')}>
      <UploadField
        form={form}
        name="file"
        label={t.csvFile}
        hint={hint}
        accept={{ endings: ['.csv', '.txt'], says: 'CSV' }}
        limit={{ bytes: largestFile }}
      />
    </More>
  )
}

/** What becomes of good rows when others are wrong. */
export function BehaviourField({ form }: { form: FormState }) {
  const t = words[form.lang]
  return (
    <RadiosField
      form={form}
      name="behaviour"
      label={t.behaviour}
      options={(['rollback', 'proceed'] as const).map(value => ({ value, label: t.behaviours[value] }))}
    />
  )
}
