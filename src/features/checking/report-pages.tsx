import { z } from 'zod'
import { actorOf } from '#/platform/accounts/person.ts'
import { type Actor, act } from '#/platform/audit/audit.ts'
import { FileRefused, keepFile } from '#/platform/files/files.ts'
import { type Ctx, param } from '#/platform/http/env.ts'
import { Invalid, type Problem } from '#/platform/http/errors.ts'
import { frame } from '#/platform/http/frame.ts'
import { addressOf } from '#/platform/http/guards.ts'
import { both, check, inLang } from '#/platform/http/problems.ts'
import type { Platform } from '#/platform/platform.ts'
import {
  Confirmation,
  Facts,
  Form,
  type FormState,
  formatMoment,
  Notice,
  Page,
  RadiosField,
  Tag,
  TextAreaField,
  TextField,
  type Tone,
  textOf,
  UploadField,
} from '#/platform/ui/kit.ts'
import { checkCode } from './check.ts'
import { words } from './report-words.ts'
import { fileReport, getReport, type Photo, type ReportState, readNumber, reportKinds } from './reports.ts'

const mostPhotos = 3
const largestPhoto = 5_000_000

/** Room for the photos and the fields around them. */
export const largestReport = mostPhotos * largestPhoto + 256 * 1024

const optional = (most: number) =>
  z
    .string()
    .trim()
    .max(most, both(`Paling panjang ${most} karakter.`, `At most ${most} characters.`))
    .transform(text => text || undefined)
    .optional()

const Sent = z.object({
  code: optional(2048),
  kind: z.enum(reportKinds, both('Pilih satu.', 'Choose one.')),
  what: z
    .string()
    .trim()
    .min(10, both('Ceritakan sedikit: paling sedikit 10 karakter.', 'Tell us a little: at least 10 characters.'))
    .max(4000, both('Paling panjang 4.000 karakter.', 'At most 4,000 characters.')),
  boughtAt: optional(500),
  contact: optional(200),
})

/** `/report`: what was checked is filled in. */
export const askReport = (c: Ctx): Response | Promise<Response> =>
  c.html(reportPage(c, { lang: c.var.lang, values: { code: (c.req.query('code') ?? '').slice(0, 2048) } }))

/** Takes a report with its photos: all of it, or nothing. */
export async function sendReport(c: Ctx): Promise<Response> {
  const body = await c.req.parseBody({ all: true })
  try {
    const number = await keepReport(c, body)
    return c.redirect(`/reports/${number}`, 303)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    const form = { lang: c.var.lang, values: textOf(body), problems: inLang(error.problems, c.var.lang) }
    return c.html(reportPage(c, form), 422)
  }
}

async function keepReport(c: Ctx, body: Record<string, unknown>): Promise<string> {
  const { platform, db, visitor } = c.var
  const files = [body.photos].flat().filter(each => each instanceof File && each.size > 0) as File[]
  const problems = [...problemsOf(Sent, textOf(body)), ...photoProblems(files)]
  if (problems.length > 0) throw new Invalid(problems)
  const { code = '', ...said } = check(Sent, textOf(body))
  const verdict = code === '' ? undefined : await checkCode(platform, code, { from: addressOf(c) })
  const actor: Actor = visitor ? actorOf(visitor) : { kind: 'system', id: 'public', name: 'Publik' }
  const facts = { kind: said.kind, licence: verdict?.product?.number, verdict: verdict?.code, photos: files.length }
  return act(
    db,
    actor,
    number => ({ act: 'report.filed', subject: 'report', id: number, facts }),
    async tx => {
      const photos = await keepPhotos(platform, tx, files)
      return fileReport(tx, { ...said, code, photos, licence: facts.licence, verdict: facts.verdict })
    },
  )
}

function problemsOf(schema: z.ZodType, sent: unknown): readonly Problem[] {
  try {
    check(schema, sent)
    return []
  } catch (error) {
    if (error instanceof Invalid) return error.problems
    throw error
  }
}

function photoProblems(files: readonly File[]): Problem[] {
  const field = 'photos'
  if (files.length > mostPhotos)
    return [{ field, says: { id: `Paling banyak ${mostPhotos} foto.`, en: `At most ${mostPhotos} photos.` } }]
  return files
    .filter(({ size }) => size > largestPhoto)
    .map(({ name }) => ({ field, says: { id: `${name} lebih besar dari 5 MB.`, en: `${name} is larger than 5 MB.` } }))
}

async function keepPhotos(platform: Platform, tx: Parameters<typeof keepFile>[1], files: readonly File[]): Promise<Photo[]> {
  const photos: Photo[] = []
  for (const file of files)
    try {
      const { hash, kind } = await keepFile(platform.files, tx, new Uint8Array(await file.arrayBuffer()), ['jpg', 'png'])
      photos.push({ hash, kind, name: file.name.slice(0, 200) })
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error
      throw new Invalid([{ field: 'photos', says: error.says }])
    }
  return photos
}

function reportPage(c: Ctx, form: FormState) {
  const t = words[form.lang]
  return (
    <Page {...frame(c)} title={t.report} back="/check" problems={form.problems}>
      <p class="lead">{t.lead}</p>
      <Notice lang={form.lang} tone="look">
        {t.urgent}
      </Notice>
      <Form form={form} action="/report" submit={t.send} files>
        <TextField form={form} name="code" label={t.code} hint={t.codeHint} maxlength={2048} optional code />
        <RadiosField
          form={form}
          name="kind"
          label={t.kind}
          options={reportKinds.map(value => ({ value, label: t.kinds[value] }))}
        />
        <TextAreaField form={form} name="what" label={t.what} hint={t.whatHint} maxlength={4000} />
        <TextField form={form} name="boughtAt" label={t.boughtAt} hint={t.boughtAtHint} maxlength={500} optional />
        <UploadField
          form={form}
          name="photos"
          label={t.photos}
          hint={t.photosHint}
          accept={{ endings: ['.jpg', '.jpeg', '.png'], says: 'JPG, PNG' }}
          limit={{ bytes: largestPhoto, files: mostPhotos }}
          optional
        />
        <TextField form={form} name="contact" label={t.contact} hint={t.contactHint} maxlength={200} optional />
      </Form>
    </Page>
  )
}

export const stateTones: Record<ReportState, Tone> = { new: 'look', 'in hand': 'plain', closed: 'ok' }

/** `/reports/:number`: how a report stands, for whoever has its number. What it says is not shown. */
export async function reportStatusPage(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const t = words[lang]
  const { number, at, state, since } = await getReport(db, readNumber(param(c, 'number')))
  return c.html(
    <Page {...frame(c)} title={`${t.statusOf} ${number}`} heading={state !== 'new'} unlisted>
      {state === 'new' ? (
        <Confirmation lang={lang} title={t.received} reference={{ label: t.number, number }} next={t.next} />
      ) : null}
      <Facts
        lang={lang}
        facts={[
          { label: t.state, value: <Tag tone={stateTones[state]}>{t.states[state]}</Tag> },
          { label: t.sentAt, value: formatMoment(at, lang) },
          ...(state === 'new' ? [] : [{ label: t.since, value: formatMoment(since, lang) }]),
        ]}
      />
      <p class="quiet">{t.keep}</p>
    </Page>,
  )
}
