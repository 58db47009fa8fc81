import { z } from 'zod'
import { addHoliday, correctHoliday, getHoliday, type HolidayOnRecord, removeHoliday } from '#/features/calendar/holidays.ts'
import { words } from '#/features/calendar/words.ts'
import { type Day, isDay } from '#/law/day.ts'
import { actorOf } from '#/platform/accounts/person.ts'
import { type Actor, act } from '#/platform/audit/audit.ts'
import type { Tx } from '#/platform/database/connect.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { Invalid, NotFound } from '#/platform/http/errors.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { both, check, inLang } from '#/platform/http/problems.ts'
import {
  CheckboxesField,
  ConfirmPage,
  DayField,
  dayFrom,
  dayValues,
  Form,
  type FormState,
  formatDay,
  Notice,
  Page,
  RadiosField,
  TextAreaField,
  TextField,
  textOf,
} from '#/platform/ui/kit.ts'

const text = (id: string, en: string, most: number) =>
  z
    .string()
    .trim()
    .min(1, both(id, en))
    .max(most, both(`Paling banyak ${most} karakter.`, `At most ${most} characters.`))
const reason = z
  .string()
  .trim()
  .min(10, both('Jelaskan alasannya, paling sedikit 10 karakter.', 'Explain the reason in at least 10 characters.'))
  .max(1000, both('Paling banyak 1.000 karakter.', 'At most 1,000 characters.'))
const Change = z.object({
  day: z
    .string({ error: both('Isi tanggalnya.', 'Enter the day.') })
    .refine(
      isDay,
      both(
        'Tanggal ini tidak ada dalam kalender. Isi tanggal, bulan, dan tahun.',
        'There is no such day. Enter day, month and year.',
      ),
    ),
  name: text('Isi nama harinya.', 'Enter the name of the day.', 120),
  kind: z.enum(['national', 'collective'], { error: both('Pilih jenisnya.', 'Choose the kind.') }),
  tentative: z.literal('yes').optional(),
  decree: text('Sebutkan keputusannya.', 'Name the decree.', 160),
  article: text('Sebutkan bagiannya.', 'Name the place in it.', 160),
  reason,
})

/** `/admin/calendar/new`. */
export const addPage = (c: Ctx) => showForm(c, { lang: c.var.lang })

/** Adds a day. */
export const sendAdd = (c: Ctx) => send(c, undefined, (tx, holiday, why, actor) => addHoliday(tx, holiday, why, actor))

/** `/admin/calendar/:day`: correct it, or take it out. */
export async function correctPage(c: Ctx): Promise<Response> {
  const holiday = await getHoliday(c.var.db, dayIn(c))
  return showForm(c, { lang: c.var.lang, values: valuesOf(holiday) }, holiday.day)
}

/** Corrects a day, also by moving it to another. */
export const sendCorrect = (c: Ctx) => {
  const day = dayIn(c)
  return send(c, day, (tx, holiday, why, actor) => correctHoliday(tx, day, holiday, why, actor))
}

/** `/admin/calendar/:day/remove`. */
export async function removePage(c: Ctx): Promise<Response> {
  return showRemove(c, await getHoliday(c.var.db, dayIn(c)), { lang: c.var.lang })
}

/** Takes a day out. */
export async function sendRemove(c: Ctx): Promise<Response> {
  const day = dayIn(c)
  const body = await c.req.parseBody()
  const holiday = await getHoliday(c.var.db, day)
  const actor = actorOf(signedIn(c))
  try {
    const { reason: why } = check(z.object({ reason }), body)
    const deed = { act: 'holiday.removed', subject: 'holiday', id: day, facts: { name: holiday.name, reason: why } }
    await act(c.var.db, actor, deed, tx => removeHoliday(tx, day, why, actor))
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return showRemove(c, holiday, { lang: c.var.lang, values: textOf(body), problems: inLang(error.problems, c.var.lang) })
  }
  return changed(c, day)
}

async function send(
  c: Ctx,
  before: Day | undefined,
  change: (tx: Tx, holiday: HolidayOnRecord, reason: string, actor: Actor) => Promise<void>,
): Promise<Response> {
  const values = textOf(await c.req.parseBody())
  const actor = actorOf(signedIn(c))
  try {
    const sent = check(Change, { ...values, day: dayFrom(values, 'day') })
    const { name, kind, decree, article } = sent
    const day = sent.day as Day
    const holiday = { day, name, kind, tentative: sent.tentative === 'yes', cite: { instrument: decree, article } }
    const deed = {
      act: before ? 'holiday.corrected' : 'holiday.added',
      subject: 'holiday',
      id: before ?? day,
      facts: { ...holiday, reason: sent.reason },
    }
    await act(c.var.db, actor, deed, tx => change(tx, holiday, sent.reason, actor))
    return changed(c, day)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return showForm(c, { lang: c.var.lang, values, problems: inLang(error.problems, c.var.lang) }, before)
  }
}

const changed = (c: Ctx, day: Day) =>
  goOn(c, `/admin/calendar?year=${day.slice(0, 4)}`, {
    id: 'Kalender diubah. Semua tenggat berjalan dihitung ulang.',
    en: 'The calendar was changed. Every running deadline is counted anew.',
  })

function showForm(c: Ctx, form: FormState, day?: Day): Response | Promise<Response> {
  const t = words[form.lang]
  return c.html(
    <Page
      {...frame(c)}
      title={day ? t.correctTitle : t.add}
      {...(day && { caption: formatDay(day, form.lang) })}
      back="/admin/calendar"
      {...(form.problems && { problems: form.problems })}
    >
      <Notice lang={form.lang} tone="look">
        <ul>
          {t.recomputed.map(line => (
            <li>{line}</li>
          ))}
        </ul>
      </Notice>
      <Form
        form={form}
        action={day ? `/admin/calendar/${day}` : '/admin/calendar'}
        submit={day ? t.correct : t.add}
        beside={day ? <a href={`/admin/calendar/${day}/remove`}>{t.remove}</a> : undefined}
      >
        <DayField form={form} name="day" label={t.day} />
        <TextField form={form} name="name" label={t.name} maxlength={120} />
        <RadiosField
          form={form}
          name="kind"
          label={t.kind}
          options={(['national', 'collective'] as const).map(value => ({ value, label: t.kinds[value] }))}
        />
        <CheckboxesField
          form={form}
          name="tentative"
          label={t.tentativeLabel}
          options={[{ value: 'yes', label: t.tentative, hint: t.tentativeHint }]}
          optional
        />
        <TextField form={form} name="decree" label={t.decree} hint={t.decreeHint} maxlength={160} />
        <TextField form={form} name="article" label={t.article} hint={t.articleHint} maxlength={160} />
        <TextAreaField form={form} name="reason" label={t.reason} hint={t.reasonHint} rows={3} maxlength={1000} />
      </Form>
    </Page>,
    form.problems?.length ? 422 : 200,
  )
}

function showRemove(c: Ctx, holiday: HolidayOnRecord, form: FormState): Response | Promise<Response> {
  const t = words[form.lang]
  return c.html(
    <ConfirmPage
      {...frame(c)}
      title={t.remove}
      caption={`${formatDay(holiday.day, form.lang)} · ${holiday.name}`}
      back={`/admin/calendar/${holiday.day}`}
      form={form}
      consequences={t.recomputed}
      reason={{ label: t.reason, hint: t.reasonHint }}
      submit={t.remove}
    />,
    form.problems?.length ? 422 : 200,
  )
}

const valuesOf = ({ day, name, kind, tentative, cite }: HolidayOnRecord) => ({
  ...dayValues('day', day),
  name,
  kind,
  ...(tentative && { tentative: 'yes' }),
  decree: cite.instrument,
  article: cite.article,
})

function dayIn(c: Ctx): Day {
  const day = param(c, 'day')
  if (!isDay(day)) throw new NotFound()
  return day
}
