import { sitesOf } from '#/features/companies/sites.ts'
import { type Licence, licenceOn, licencesOf } from '#/features/register/licences.ts'
import { dayAt } from '#/law/day.ts'
import type { Ctx } from '#/platform/http/env.ts'
import { Invalid, type Problem, type Says } from '#/platform/http/errors.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { check, inLang } from '#/platform/http/problems.ts'
import { newId } from '#/platform/ids.ts'
import {
  DayField,
  EmptyState,
  Facts,
  Form,
  type FormState,
  Page,
  RadiosField,
  SelectField,
  TextField,
  textOf,
  type Values,
} from '#/platform/ui/kit.ts'
import { ordererOf } from './api.ts'
import { type OrderOnce, OrderOnceSchema, orderFromForm } from './order-form.ts'
import { orderLot } from './ordering.ts'
import { waitingWords } from './waiting-words.ts'
import { words } from './words.ts'

const lots = '/lots'

/** The two ways that begin with the facts of a batch: ordering codes, and entering a batch with serials of one's own. */
export type OrderWay = { start: string; send: string; title: Says; submit: Says }
const ordering: OrderWay = {
  start: `${lots}/new`,
  send: `${lots}/check`,
  title: { id: words.id.order, en: words.en.order },
  submit: { id: words.id.toReview, en: words.en.toReview },
}

/** First which licence, then the facts of the batch. */
export async function askOrder(c: Ctx, way = ordering) {
  const { companyId } = ordererOf(c)
  const values = c.req.query()
  const licence = values.licence ? await heldLicence(c, companyId, values.licence) : undefined
  return licence
    ? c.html(await orderPage(c, way, licence, { lang: c.var.lang, values: { ...values, idempotencyKey: newId() } }))
    : c.html(await licencePage(c, way, companyId))
}

/** Issues the codes and goes on to the lot. */
export async function takeOrder(c: Ctx) {
  const values = textOf(await c.req.parseBody({ all: true }))
  return answered(c, values, async order => {
    const { id, isNew, waits } = await orderLot(c.var.db, order, ordererOf(c))
    if (waits) return goOn(c, `/code-orders/${id}`, { id: waitingWords.id.kept, en: waitingWords.en.kept })
    const said = isNew ? 'lotIssued' : 'lotKnown'
    return goOn(c, `${lots}/${id}`, { id: words.id[said], en: words.en[said] })
  })
}

/** Reads the order from the form and works on it; what is wrong is shown in the form, with everything that was typed. */
export async function answered(
  c: Ctx,
  values: Values,
  work: (order: OrderOnce) => Promise<Response>,
  way = ordering,
): Promise<Response> {
  try {
    return await work(check(OrderOnceSchema, orderFromForm(values)))
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    const { companyId } = ordererOf(c)
    const licence = await heldLicence(c, companyId, String(values.licence ?? ''))
    if (!licence) return c.html(await licencePage(c, way, companyId, error.problems), 422)
    // The form has no field of these: they are told above it.
    const problems = error.problems.map(one => (['licence', 'idempotencyKey'].includes(one.field) ? { ...one, field: '' } : one))
    return c.html(await orderPage(c, way, licence, { lang: c.var.lang, values, problems: inLang(problems, c.var.lang) }), 422)
  }
}

async function heldLicence(c: Ctx, companyId: string, number: string): Promise<Licence | undefined> {
  const licence = await licenceOn(c.var.db, number, dayAt(new Date()))
  return licence?.holder.companyId === companyId ? licence : undefined
}

async function licencePage(c: Ctx, { start, title }: OrderWay, companyId: string, problems: readonly Problem[] = []) {
  const { lang, db } = c.var
  const t = words[lang]
  const held = (await licencesOf(db, companyId)).filter(licence => licence.standing === 'active')
  const form: FormState = { lang, values: c.req.query(), problems: inLang(problems, lang) }
  return (
    <Page {...frame(c)} title={title[lang]} back={lots} problems={form.problems}>
      {held.length === 0 ? (
        <EmptyState title={t.noLicences} action={{ href: '/apply', label: t.toApply }} />
      ) : (
        <Form form={form} method="get" action={start}>
          <SelectField
            form={form}
            name="licence"
            label={t.chooseLicence}
            hint={t.chooseHint}
            options={held.map(({ number, productName }) => ({ value: number, label: `${productName} (${number})` }))}
          />
        </Form>
      )}
    </Page>
  )
}

async function orderPage(
  c: Ctx,
  { start, send, title, submit }: OrderWay,
  { number, productName, gtins }: Licence,
  form: FormState,
) {
  const { lang, db } = c.var
  const t = words[lang]
  const sites = (await sitesOf(db, ordererOf(c).companyId)).filter(site => site.kind !== 'dispensing')
  const hidden = { licence: number, idempotencyKey: String(form.values?.idempotencyKey || newId()) }
  const noGtin = { value: '', label: t.noGtin }
  return (
    <Page {...frame(c)} title={title[lang]} back={start} problems={form.problems}>
      <Facts
        lang={lang}
        facts={[
          { label: t.product, value: productName },
          { label: t.licence, value: <span class="code">{number}</span> },
        ]}
      />
      <Form form={form} action={send} hidden={hidden} submit={submit[lang]}>
        <TextField
          form={form}
          name="batch"
          label={t.batch}
          hint={t.batchHint}
          width="medium"
          maxlength={20}
          autocomplete="off"
          code
        />
        {gtins.length ? (
          <RadiosField
            form={form}
            name="gtin"
            label={t.gtin}
            hint={t.gtinHint}
            options={[...gtins.map(gtin => ({ value: gtin, label: gtin })), noGtin]}
          />
        ) : null}
        <DayField
          form={form}
          name="productionDate"
          label={t.production}
          hint={send === ordering.send ? t.productionHint : undefined}
        />
        <DayField form={form} name="expiry" label={t.expiry} hint={t.expiryHint} />
        <SelectField
          form={form}
          name="siteId"
          label={t.site}
          options={sites.map(({ id, name, address }) => ({ value: id, label: `${name}, ${address}` }))}
        />
        <TextField
          form={form}
          name="packs"
          label={t.packs}
          hint={t.packsHint}
          width="medium"
          inputmode="numeric"
          autocomplete="off"
        />
        <TextField
          form={form}
          name="perCase"
          label={t.perCase}
          hint={t.perHint}
          width="short"
          inputmode="numeric"
          autocomplete="off"
        />
        <TextField
          form={form}
          name="perPallet"
          label={t.perPallet}
          hint={t.perHint}
          width="short"
          inputmode="numeric"
          autocomplete="off"
        />
      </Form>
    </Page>
  )
}
