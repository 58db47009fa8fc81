import { findPerson } from '#/features/accounts/people.ts'
import { groupNie } from '#/features/register/nie.ts'
import { sayCite } from '#/law/explain.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { Invalid, NotAllowed } from '#/platform/http/errors.ts'
import { goOn } from '#/platform/http/frame.ts'
import { inLang } from '#/platform/http/problems.ts'
import {
  alterRows,
  Form,
  type FormState,
  Notice,
  RadiosField,
  RowsField,
  rowsFrom,
  rowValues,
  TextAreaField,
  textOf,
  type Values,
} from '#/platform/ui/kit.ts'
import { decide, propose, sendBack } from '../deciding.ts'
import { citableOptions } from '../reasons.ts'
import { mayDo } from '../what-next.ts'
import type { WholeCase } from '../whole-case.ts'
import { CasePage, readCase } from './case-page.tsx'
import { words } from './words.ts'

/** `/cases/:id/propose`: grant or refusal; the reasons begin as what the checklist found not met. */
export async function askProposal(c: Ctx): Promise<Response> {
  const { whole } = await readCase(c)
  return showProposal(c, { lang: c.var.lang, values: rowValues('reasons', findings(whole)) })
}

const findings = (whole: WholeCase): Record<string, string>[] =>
  whole.service.checklist(whole.given).flatMap(({ key, cite }) => {
    const mark = whole.marks.find(one => one.item === key && one.verdict === 'not met')
    return mark ? [{ instrument: cite.instrument, article: cite.article, says: mark.note ?? '' }] : []
  })

export async function takeProposal(c: Ctx): Promise<Response> {
  const id = param(c, 'id')
  const values = textOf(await c.req.parseBody({ all: true }))
  const altered = alterRows(values)
  if (altered) return showProposal(c, { lang: c.var.lang, values: altered })
  try {
    await propose(c.var.db, signedIn(c), id, { outcome: values.outcome, note: values.note, reasons: reasonsIn(values) })
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    // A reason's instrument and article stand in columns of one row.
    const problems = inLang(error.problems, c.var.lang).map(problem => ({
      ...problem,
      field: problem.field.replace('.cite.', '.'),
    }))
    return showProposal(c, { lang: c.var.lang, values, problems })
  }
  return goOn(c, `/cases/${id}`, { id: words.id.proposed, en: words.en.proposed })
}

/** A grant gives no reasons: rows left over from a change of mind are not sent. */
const reasonsIn = (values: Values) =>
  values.outcome === 'grant'
    ? []
    : rowsFrom(values, 'reasons')
        .filter(row => Object.values(row).some(cell => cell.trim()))
        .map(({ instrument, article, says }) => ({ cite: { instrument, article }, says }))

async function showProposal(c: Ctx, form: FormState): Promise<Response> {
  const { whole, acts } = await readCase(c)
  const { lang } = c.var
  const t = words[lang]
  if (!mayDo(acts, 'proposed')) throw new NotAllowed({ id: words.id.noActs, en: words.en.noActs })
  return c.html(
    <CasePage c={c} whole={whole} here="" title={t.proposal} problems={form.problems ?? []}>
      <Form form={form} action={`/cases/${whole.id}/propose`} submit={t.sendProposal}>
        <RadiosField
          form={form}
          name="outcome"
          label={t.outcome}
          options={[
            { value: 'grant', label: t.outcomes.grant, hint: t.grantHint },
            { value: 'refusal', label: t.outcomes.refusal },
          ]}
        />
        <RowsField
          form={form}
          name="reasons"
          label={t.reasons}
          row={t.oneReason}
          optional
          columns={[
            { name: 'instrument', label: t.instrument, options: citableOptions(lang) },
            { name: 'article', label: t.article },
            { name: 'says', label: t.says, wide: true },
          ]}
        />
        <TextAreaField form={form} name="note" label={t.noteToApprover} rows={3} maxlength={2000} optional />
      </Form>
    </CasePage>,
    form.problems?.length ? 422 : 200,
  )
}

/** `/cases/:id/decide`: what was proposed and why; the button follows it, the form below sends it back. */
export const askDecision = (c: Ctx): Promise<Response> => showDecision(c, { lang: c.var.lang })

export async function takeDecision(c: Ctx): Promise<Response> {
  const id = param(c, 'id')
  try {
    const { licence } = await decide(c.var.db, signedIn(c), id, { origin: c.var.platform.config.origin })
    const says = licence
      ? { id: words.id.granted(groupNie(licence)), en: words.en.granted(groupNie(licence)) }
      : { id: words.id.refused, en: words.en.refused }
    return goOn(c, `/cases/${id}`, says)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return showDecision(c, {
      lang: c.var.lang,
      problems: inLang(error.problems, c.var.lang).map(problem => ({ ...problem, field: '' })),
    })
  }
}

export async function takeReturn(c: Ctx): Promise<Response> {
  const id = param(c, 'id')
  const values = textOf(await c.req.parseBody())
  try {
    await sendBack(c.var.db, signedIn(c), id, values)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return showDecision(c, { lang: c.var.lang, values, problems: inLang(error.problems, c.var.lang) })
  }
  return goOn(c, `/cases/${id}`, { id: words.id.returned, en: words.en.returned })
}

async function showDecision(c: Ctx, form: FormState): Promise<Response> {
  const { whole, acts } = await readCase(c)
  const { lang } = c.var
  const t = words[lang]
  const { proposal } = whole.standing
  const because = acts.find(act => act.because)?.because
  if (!proposal || !mayDo(acts, 'returned')) throw new NotAllowed(because ?? { id: words.id.noActs, en: words.en.noActs })
  const proposer = await findPerson(c.var.db, proposal.by)
  const isGrant = proposal.outcome === 'grant'
  return c.html(
    <CasePage c={c} whole={whole} here="" title={t.decision} problems={form.problems ?? []}>
      <Notice lang={lang} tone={isGrant ? 'plain' : 'stop'} title={t.outcomes[proposal.outcome]}>
        <ul>
          {(isGrant ? t.grantConsequences : t.refuseConsequences).map(line => (
            <li>{line}</li>
          ))}
        </ul>
      </Notice>
      {proposer ? (
        <p>
          {t.proposedBy} {proposer.name}
        </p>
      ) : null}
      {proposal.reasons.length ? (
        <section>
          <h2>{t.reasons}</h2>
          <ol>
            {proposal.reasons.map(({ cite, says }) => (
              <li>
                {says} <span class="quiet">({sayCite(cite)})</span>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      {proposal.note ? <p>{proposal.note}</p> : null}
      <Form form={{ lang }} action={`/cases/${whole.id}/decide`} submit={isGrant ? t.grantAct : t.refuseAct} danger={!isGrant} />
      <section>
        <h2>{t.sendBack}</h2>
        <Form form={form} action={`/cases/${whole.id}/return`} submit={false}>
          <TextAreaField form={form} name="because" label={t.because} rows={3} maxlength={2000} />
          <button type="submit" class="button button-second">
            {t.sendBack}
          </button>
        </Form>
      </section>
    </CasePage>,
    form.problems?.length ? 422 : 200,
  )
}
