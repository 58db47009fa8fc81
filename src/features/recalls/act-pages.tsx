import { z } from 'zod'
import { tellHolder } from '#/features/recalls/letters.ts'
import { endRecall, getRecall, type Recall, recallClasses, startRecall } from '#/features/recalls/recalls.ts'
import { extentOf, words } from '#/features/recalls/words.ts'
import { CiteFields, citeFrom, citeShape, reasonsField } from '#/features/register/cite-fields.tsx'
import { groupNie, readNie } from '#/features/register/nie.ts'
import { dayAt } from '#/law/day.ts'
import { actorOf } from '#/platform/accounts/person.ts'
import { act } from '#/platform/audit/audit.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { Invalid, NotFound } from '#/platform/http/errors.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { both, check, inLang } from '#/platform/http/problems.ts'
import { ConfirmPage, type FormState, RadiosField, TextField, textOf } from '#/platform/ui/kit.ts'

const Start = z
  .object({
    licence: z.string().transform((written, context) => {
      const reading = readNie(written)
      if (reading.kind === 'nie') return reading.number
      context.addIssue({
        code: 'custom',
        message:
          'says' in reading ? both(reading.says.id, reading.says.en) : both('Isi nomor izin edar.', 'Enter the licence number.'),
      })
      return z.NEVER
    }),
    extent: z.enum(['all', 'batch'], { error: both('Pilih apa yang ditarik.', 'Choose what is recalled.') }),
    batch: z
      .string()
      .trim()
      .max(20, both('Nomor bets paling panjang 20 karakter.', 'A batch number has at most 20 characters.'))
      .default(''),
    lot: z.union([z.literal(''), z.uuid({ error: both('Lot ini tidak dikenal.', 'This lot is not known.') })]).default(''),
    class: z.union([z.literal(''), z.enum(recallClasses)], { error: both('Pilih kelasnya.', 'Choose the class.') }).default(''),
    reason: reasonsField,
    ...citeShape,
  })
  .refine(({ extent, batch }) => extent === 'all' || batch !== '', {
    path: ['batch'],
    error: both('Isi nomor bets yang ditarik.', 'Enter the number of the batch that is recalled.'),
  })
const End = z.object({ reason: reasonsField })

/** `/recalls/new`: the form, filled from the address where a licence or a batch leads here. */
export function startPage(c: Ctx): Response | Promise<Response> {
  const { licence, batch, lot } = c.req.query()
  const values = { licence: licence ?? '', batch: batch ?? '', lot: lot ?? '', extent: batch ? 'batch' : '' }
  return showStart(c, { lang: c.var.lang, values })
}

/** Starts the recall, with its audit row and the letters to the holder, at once. */
export async function sendStart(c: Ctx): Promise<Response> {
  const body = await c.req.parseBody()
  const today = dayAt(new Date())
  const actor = actorOf(signedIn(c))
  try {
    const sent = check(Start, body)
    const { licence, extent, batch, lot, class: grade, reason } = sent
    const part = extent === 'batch' ? { batch, ...(lot && { lotId: lot }) } : {}
    const start = { licence, ...part, ...(grade && { class: grade }), reasons: reason, cite: citeFrom(sent), startedOn: today }
    const recall = await act(c.var.db, actor, deedOf('recall.started'), async tx => {
      const recall = await startRecall(tx, start, actor, today)
      await tellHolder(tx, recall, c.var.platform.config.origin)
      return recall
    })
    return goOn(c, `/recalls/${recall.id}`, { id: 'Penarikan dimulai.', en: 'The recall has started.' })
  } catch (error) {
    const problems = problemsOf(error)
    return showStart(c, { lang: c.var.lang, values: textOf(body), problems: inLang(problems, c.var.lang) })
  }
}

/** `/recalls/:id/end`. */
export async function endPage(c: Ctx): Promise<Response> {
  return showEnd(c, await getRecall(c.var.db, param(c, 'id')), { lang: c.var.lang })
}

/** Ends the recall from today on. */
export async function sendEnd(c: Ctx): Promise<Response> {
  const id = param(c, 'id')
  const body = await c.req.parseBody()
  const today = dayAt(new Date())
  const actor = actorOf(signedIn(c))
  try {
    const { reason } = check(End, body)
    await act(c.var.db, actor, deedOf('recall.ended'), async tx => {
      const recall = await endRecall(tx, id, { reasons: reason, on: today }, actor, today)
      await tellHolder(tx, recall, c.var.platform.config.origin)
      return recall
    })
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    const problems = inLang(error.problems, c.var.lang)
    return showEnd(c, await getRecall(c.var.db, id), { lang: c.var.lang, values: textOf(body), problems })
  }
  return goOn(c, `/recalls/${id}`, { id: 'Penarikan berakhir.', en: 'The recall has ended.' })
}

const deedOf =
  (deed: 'recall.started' | 'recall.ended') =>
  ({ id, licence, batch, reasons, endReasons }: Recall) => ({
    act: deed,
    subject: 'recall',
    id,
    facts: { licence, ...(batch && { batch }), reasons: endReasons ?? reasons },
  })

/** An unknown licence is a fault of the field in which it was typed. */
function problemsOf(error: unknown): Invalid['problems'] {
  if (error instanceof Invalid) return error.problems
  if (error instanceof NotFound) return [{ field: 'licence', says: error.says }]
  throw error
}

function showStart(c: Ctx, form: FormState): Response | Promise<Response> {
  const t = words[form.lang]
  const lot = form.values?.lot
  return c.html(
    <ConfirmPage
      {...frame(c)}
      title={t.start}
      back="/recalls"
      form={form}
      action="/recalls"
      {...(typeof lot === 'string' && lot && { hidden: { lot } })}
      consequences={t.startConsequences}
      reason={{ label: t.reasons, hint: t.reasonsHint }}
      submit={t.start}
    >
      <TextField form={form} name="licence" label={t.licence} hint={t.licenceHint} width="medium" code />
      <RadiosField
        form={form}
        name="extent"
        label={t.extent}
        options={(['all', 'batch'] as const).map(value => ({ value, label: t.extents[value] }))}
      />
      <TextField form={form} name="batch" label={t.batch} hint={t.batchHint} width="medium" maxlength={20} optional code />
      <RadiosField
        form={form}
        name="class"
        label={t.class}
        options={recallClasses.map(value => ({ value, label: t.classes[value] }))}
        optional
      />
      <CiteFields form={form} />
    </ConfirmPage>,
    form.problems?.length ? 422 : 200,
  )
}

function showEnd(c: Ctx, recall: Recall, form: FormState): Response | Promise<Response> {
  const t = words[form.lang]
  return c.html(
    <ConfirmPage
      {...frame(c)}
      title={t.end}
      caption={`${groupNie(recall.licence)} · ${extentOf(form.lang, recall)}`}
      back={`/recalls/${recall.id}`}
      form={form}
      consequences={t.endConsequences}
      reason={{ label: t.endReasons }}
      submit={t.end}
    />,
    form.problems?.length ? 422 : 200,
  )
}
