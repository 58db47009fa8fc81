import { getLot, type Lot } from '#/features/coding/read-lots.ts'
import { reporterOf } from '#/features/tracing/reporter.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { Invalid } from '#/platform/http/errors.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { inLang } from '#/platform/http/problems.ts'
import { ConfirmPage, type FormState, TextField, textOf } from '#/platform/ui/kit.ts'
import { closeLot } from './closings.ts'
import { balanceOfLot } from './lot-balance.ts'
import { BalanceTables } from './lot-section.tsx'
import { numberIn } from './status-page.tsx'
import { alone } from './turn.ts'
import { en, id, words } from './words.ts'

/** Shows the reconciliation and asks whether it is accepted. */
export async function askClose(c: Ctx) {
  return c.html(await ClosePage({ c, lot: await getLot(c.var.db, param(c, 'id')), form: { lang: c.var.lang } }))
}

/** Accepts the reconciliation and closes the lot. */
export async function takeClose(c: Ctx) {
  const lot = await getLot(c.var.db, param(c, 'id'))
  const values = textOf(await c.req.parseBody({ all: true }))
  const { lang, platform, db } = c.var
  try {
    const { actor } = await reporterOf(db, signedIn(c))
    const typed = String(values.counted ?? '').trim()
    const counted = typed === '' ? undefined : numberIn(typed)
    if (typed !== '' && counted === undefined)
      throw new Invalid([{ field: 'counted', says: { id: id.badCount, en: en.badCount } }])
    const reason = String(values.reason ?? '')
      .trim()
      .slice(0, 2000)
    await alone(platform, [lot.id], tx => closeLot(tx, lot, { counted, reason }, actor))
    return goOn(c, `/lots/${lot.id}`, { id: id.closed, en: en.closed })
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return c.html(await ClosePage({ c, lot, form: { lang, values, problems: inLang(error.problems, lang) } }), 422)
  }
}

async function ClosePage({ c, lot, form }: { c: Ctx; lot: Lot; form: FormState }) {
  const { lang, db } = c.var
  const t = words[lang]
  return (
    <ConfirmPage
      {...frame(c)}
      title={t.closeTitle(lot.batch)}
      back={`/lots/${lot.id}`}
      form={form}
      action={`/lots/${lot.id}/close`}
      consequences={t.closeConsequences}
      reason={{ label: t.closeReason, hint: t.closeReasonHint }}
      submit={t.toClose}
      wide
    >
      <BalanceTables lang={lang} balance={await balanceOfLot(db, lot)} />
      <TextField
        form={form}
        name="counted"
        label={t.counted}
        hint={t.countedHint}
        width="short"
        inputmode="numeric"
        autocomplete="off"
        optional
      />
    </ConfirmPage>
  )
}
