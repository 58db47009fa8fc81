import { getLot, type Lot } from '#/features/coding/read-lots.ts'
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
  formatNumber,
  Page,
  RadiosField,
  TextAreaField,
  TextField,
  textOf,
  type Values,
} from '#/platform/ui/kit.ts'
import { PackingSent } from './asked.ts'
import { pairColumns, rowsOfCsv } from './csv-rows.ts'
import type { Done } from './done.ts'
import { recordLotPacking } from './recording.ts'
import { RefusedRows, ResultPage, refusedProblem } from './result-page.tsx'
import { BehaviourField, FileInstead, linesOf, sentAs } from './status-page.tsx'
import { en, id, words } from './words.ts'

/** Asks what goes into which case or pallet. */
export async function askPacking(c: Ctx) {
  const values = { act: 'pack', behaviour: 'rollback', ...c.req.query() }
  return c.html(<PackingPage c={c} lot={await getLot(c.var.db, param(c, 'id'))} form={{ lang: c.var.lang, values }} />)
}

/** Records what was packed, and shows row by row what could not be. */
export async function takePacking(c: Ctx) {
  const lot = await getLot(c.var.db, param(c, 'id'))
  const body = await c.req.parseBody({ all: true })
  const values = textOf(body)
  const { lang, platform } = c.var
  try {
    const who = await reporterOf(c.var.db, signedIn(c))
    const done = await recordLotPacking(platform, { who }, lot, await readPacking(values, body.file))
    if (done.recorded || done.refused === 0) {
      const again = `/lots/${lot.id}/packing?act=${values.act === 'unpack' ? 'unpack' : 'pack'}`
      return c.html(<ResultPage c={c} lot={lot} done={done} again={again} />)
    }
    const problems = [refusedProblem(done, sentAs(values, body.file), lang)]
    return c.html(<PackingPage c={c} lot={lot} form={{ lang, values, problems }} refused={done} />, 422)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return c.html(<PackingPage c={c} lot={lot} form={{ lang, values, problems: inLang(error.problems, lang) }} />, 422)
  }
}

const wrong = (field: string, name: 'needParent' | 'needChildren') =>
  new Invalid([{ field, says: { id: id[name], en: en[name] } }])

async function readPacking(values: Values, file: unknown) {
  const text = (name: string) => String(values[name] ?? '').trim()
  const act = text('act') === 'unpack' ? 'unpack' : 'pack'
  return check(PackingSent, { act, rows: await rowsOf(act, text, file), behaviour: text('behaviour') || 'rollback' })
}

async function rowsOf(act: 'pack' | 'unpack', text: (name: string) => string, file: unknown) {
  if (file instanceof File && file.size > 0)
    return rowsOfCsv(await file.text(), pairColumns).map(({ parent, child }) => ({ parent, ...(child && { child }) }))
  const parent = text('parent')
  if (parent === '') throw wrong('parent', 'needParent')
  const children = linesOf(text('codes'))
  if (children.length > 0) return children.map(child => ({ parent, child }))
  if (act === 'unpack') return [{ parent }]
  throw wrong('codes', 'needChildren')
}

type PackingPageProps = { c: Ctx; lot: Lot; form: FormState; refused?: Done }

function PackingPage({ c, lot, form, refused }: PackingPageProps) {
  const { lang } = c.var
  const t = words[lang]
  return (
    <Page {...frame(c)} title={t.packTitle} caption={lot.batch} back={`/lots/${lot.id}`} problems={form.problems}>
      <p class="lead">{t.plan(formatNumber(lot.perCase, lang), formatNumber(lot.perPallet, lang))}</p>
      {refused ? <RefusedRows lang={lang} done={refused} /> : null}
      <Form form={form} action={`/lots/${lot.id}/packing`} files submit={t.save}>
        <RadiosField
          form={form}
          name="act"
          label={t.act}
          options={(['pack', 'unpack'] as const).map(value => ({ value, label: t.packActs[value] }))}
        />
        <TextField form={form} name="parent" label={t.parent} hint={t.parentHint} autocomplete="off" code />
        <CameraButton lang={lang} target={fieldId('parent')} />
        <TextAreaField form={form} name="codes" label={t.children} hint={t.childrenHint} rows={6} />
        <CameraButton lang={lang} target={fieldId('codes')} />
        <FileInstead form={form} hint={t.packFileHint} />
        <BehaviourField form={form} />
      </Form>
    </Page>
  )
}
