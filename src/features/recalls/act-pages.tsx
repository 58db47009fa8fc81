import { z } from 'zod'
import { lotsOfLicence } from '#/features/coding/packs.ts'
import { findSite } from '#/features/companies/companies.ts'
import { tellHolders } from '#/features/recalls/jobs.ts'
import { tellHolder } from '#/features/recalls/letters.ts'
import { reachOf } from '#/features/recalls/reach.ts'
import { namesOfParts, ReachTable } from '#/features/recalls/reach-table.tsx'
import { type Recall, recallClasses, startRecall } from '#/features/recalls/recalls.ts'
import { type Chosen as ChosenType, type Selected, select } from '#/features/recalls/selection.ts'
import { words } from '#/features/recalls/start-words.ts'
import { CiteFields, citeFrom, citeShape, reasonsField } from '#/features/register/cite-fields.tsx'
import { readNie } from '#/features/register/nie.ts'
import { sitesPassed } from '#/features/stock/stock.ts'
import { type Part, partsOf } from '#/features/tracing/parts.ts'
import { dayAt } from '#/law/day.ts'
import { actorOf } from '#/platform/accounts/person.ts'
import { act } from '#/platform/audit/audit.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { Invalid, NotFound } from '#/platform/http/errors.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { both, check, inLang } from '#/platform/http/problems.ts'
import { enqueue } from '#/platform/jobs/jobs.ts'
import {
  ConfirmPage,
  type FormState,
  formatDay,
  formatNumber,
  Notice,
  type Option,
  RadiosField,
  SelectField,
  TextField,
  textOf,
} from '#/platform/ui/kit.ts'

/** A choice that may be left empty. */
const orNothing = <T,>(of: (error: string) => z.ZodType<T>, error: string) =>
  z.union([z.literal('').transform(() => undefined), of(error)], { error }).optional()

/** What is named to be recalled; whether it fits lots and movements, `select` says. */
const Chosen = z.object({
  licence: z
    .string()
    .default('')
    .transform((written, context) => {
      if (written.trim() === '') return undefined
      const reading = readNie(written)
      if (reading.kind === 'nie') return reading.number
      context.addIssue({
        code: 'custom',
        message:
          'says' in reading ? both(reading.says.id, reading.says.en) : both('Isi nomor izin edar.', 'Enter the licence number.'),
      })
      return z.NEVER
    }),
  extent: z.enum(['all', 'batch', 'range', 'site'], { error: both('Pilih apa yang ditarik.', 'Choose what is recalled.') }),
  batch: z
    .string()
    .trim()
    .max(20, both('Nomor bets paling panjang 20 karakter.', 'A batch number has at most 20 characters.'))
    .default(''),
  lot: orNothing(error => z.uuid({ error }), both('Lot ini tidak dikenal.', 'This lot is not known.')),
  first: z.string().trim().max(500).default(''),
  last: z.string().trim().max(500).default(''),
  site: orNothing(error => z.uuid({ error }), both('Sarana ini tidak dikenal.', 'This site is not known.')),
})
const Start = Chosen.extend({
  class: orNothing(error => z.enum(recallClasses, { error }), both('Pilih kelasnya.', 'Choose the class.')),
  reason: reasonsField,
  ...citeShape,
})

/** `/recalls/new`: the form, filled from the address where a licence, a batch or a site leads here. */
export function startPage(c: Ctx): Response | Promise<Response> {
  const { licence = '', batch = '', lot = '', site = '' } = c.req.query()
  const extent = site ? 'site' : batch || lot ? 'batch' : ''
  return showStart(c, { lang: c.var.lang, values: { licence, batch, lot, site, extent } })
}

/** The form again, with what the recall would reach now. Nothing is changed. */
export async function showReach(c: Ctx): Promise<Response> {
  const body = await c.req.parseBody()
  const values = textOf(body)
  try {
    const selected = await select(c.var.platform, chosenFrom(check(Chosen, body)))
    return showStart(c, { lang: c.var.lang, values }, await reachOfAll(c, selected))
  } catch (error) {
    return showStart(c, { lang: c.var.lang, values, problems: inLang(problemsOf(error), c.var.lang) })
  }
}

async function reachOfAll(c: Ctx, selected: readonly Selected[]): Promise<Part[]> {
  const reaches = await Promise.all(
    selected.map(async one => (one.parts ? partsOf(c.var.db, one.parts) : (await reachOf(c.var.db, { id: '', ...one })).parts)),
  )
  return reaches.flat()
}

const chosenFrom = (sent: z.infer<typeof Chosen>): ChosenType => {
  const { extent, licence, batch, lot, first, last, site } = sent
  return {
    extent,
    first,
    last,
    ...(licence !== undefined && { licence }),
    ...(batch !== '' && { batch }),
    ...(lot !== undefined && { lot }),
    ...(site !== undefined && { site }),
  }
}

/** Starts the recall, with its audit row and the letters to the holder, at once; who else holds packs is told by a job. */
export async function sendStart(c: Ctx): Promise<Response> {
  const body = await c.req.parseBody()
  const today = dayAt(new Date())
  const actor = actorOf(signedIn(c))
  try {
    const sent = check(Start, body)
    const about = { ...(sent.class && { class: sent.class }), reasons: sent.reason, cite: citeFrom(sent), startedOn: today }
    const selected = await select(c.var.platform, chosenFrom(sent))
    const recalls: Recall[] = []
    for (const one of selected)
      recalls.push(
        await act(c.var.db, actor, deedOf('recall.started'), async tx => {
          const recall = await startRecall(tx, { ...one, ...about }, actor, today)
          await tellHolder(tx, recall, c.var.platform.config.origin)
          await enqueue(tx, tellHolders.name, { id: recall.id })
          return recall
        }),
      )
    if (recalls.length === 1)
      return goOn(c, `/recalls/${recalls[0]!.id}`, { id: 'Penarikan dimulai.', en: 'The recall has started.' })
    const count = String(recalls.length)
    return goOn(c, '/recalls?state=running', { id: words.id.started(count), en: words.en.started(count) })
  } catch (error) {
    const problems = problemsOf(error)
    return showStart(c, { lang: c.var.lang, values: textOf(body), problems: inLang(problems, c.var.lang) })
  }
}

const deedOf =
  (deed: 'recall.started') =>
  ({ id, licence, batch, range, siteId, reasons }: Recall) => ({
    act: deed,
    subject: 'recall',
    id,
    facts: { licence, ...(batch && { batch }), ...(range && { range }), ...(siteId && { siteId }), reasons },
  })

/** An unknown licence is a fault of the field in which it was typed. */
function problemsOf(error: unknown): Invalid['problems'] {
  if (error instanceof Invalid) return error.problems
  if (error instanceof NotFound) return [{ field: 'licence', says: error.says }]
  throw error
}

async function showStart(c: Ctx, form: FormState, reach?: readonly Part[]): Promise<Response> {
  const { lang } = form
  const t = words[lang]
  const { lots, sites } = await pickable(c, String(form.values?.licence ?? ''), String(form.values?.site ?? ''))
  return c.html(
    <ConfirmPage
      {...frame(c)}
      title={t.start}
      back="/recalls"
      form={form}
      action="/recalls"
      consequences={t.startConsequences}
      reason={{ label: t.reasons, hint: t.reasonsHint }}
      submit={t.start}
    >
      <TextField form={form} name="licence" label={t.licence} hint={`${t.licenceHint}. ${t.everyLicence}`} width="medium" code />
      <RadiosField
        form={form}
        name="extent"
        label={t.extent}
        options={(['all', 'batch', 'range', 'site'] as const).map(value => ({ value, label: t.extents[value] }))}
      />
      {lots.length ? <SelectField form={form} name="lot" label={t.pickLot} hint={t.pickLotHint} options={lots} optional /> : null}
      <TextField form={form} name="batch" label={t.batch} hint={t.batchHint} width="medium" maxlength={20} optional code />
      <TextField form={form} name="first" label={t.first} hint={t.rangeHint} width="medium" optional code />
      <TextField form={form} name="last" label={t.last} width="medium" optional code />
      {sites.length ? <SelectField form={form} name="site" label={t.pickSite} options={sites} optional /> : null}
      <div class="buttons">
        <button type="submit" class="button button-second" formaction="/recalls/reach">
          {t.checkReach}
        </button>
      </div>
      {reach ? (
        <Notice lang={lang} title={t.reachHere}>
          {await ReachTable({ c, parts: reach, names: await namesOfParts(c.var.db, reach) })}
        </Notice>
      ) : null}
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

/** The lots of the licence named, and the sites at which any of them was. */
async function pickable(c: Ctx, licence: string, siteId: string): Promise<{ lots: Option[]; sites: Option[] }> {
  const { db, lang } = c.var
  const reading = readNie(licence)
  const lots = reading.kind === 'nie' ? await lotsOfLicence(db, reading.number) : []
  const named = new Set([
    ...(await sitesPassed(
      db,
      lots.map(({ id }) => id),
    )),
    ...(siteId ? [siteId] : []),
  ])
  const sites = (await Promise.all([...named].map(id => findSite(db, id)))).filter(site => site !== undefined)
  return {
    lots: lots.map(({ id, batch, packs, expiry }) => ({
      value: id,
      label: words[lang].lotOption(batch, formatNumber(packs, lang), formatDay(expiry, lang, 'short')),
    })),
    sites: sites.sort((a, b) => a.name.localeCompare(b.name)).map(({ id, name }) => ({ value: id, label: name })),
  }
}
