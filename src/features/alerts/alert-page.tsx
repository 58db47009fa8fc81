import { z } from 'zod'
import { findSite } from '#/features/companies/companies.ts'
import { groupNie } from '#/features/register/nie.ts'
import { dayAt } from '#/law/day.ts'
import { actorOf, type Visitor } from '#/platform/accounts/person.ts'
import { act } from '#/platform/audit/audit.ts'
import type { Db } from '#/platform/database/connect.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { Invalid } from '#/platform/http/errors.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { both, check, inLang } from '#/platform/http/problems.ts'
import {
  type Fact,
  Facts,
  Form,
  type FormState,
  formatMoment,
  type Lang,
  Notice,
  Page,
  RadiosField,
  Tag,
  TextAreaField,
  Timeline,
  textOf,
} from '#/platform/ui/kit.ts'
import { type AlertCase, type Doing, getAlert, type Reason, reasonsOf, type Step, stepsOf, takeStep } from './alerts.ts'
import { Age, ClassTag, sayScore, stateTones } from './list-page.tsx'
import { reasonWords } from './reason-words.ts'
import type { KeptFacts } from './tables.ts'
import { words } from './words.ts'

const note = z
  .string()
  .trim()
  .min(20, both('Jelaskan alasannya, paling sedikit 20 karakter.', 'Explain the reasons in at least 20 characters.'))
  .max(4000, both('Ringkas alasannya: paling banyak 4.000 karakter.', 'Shorten the reasons: at most 4,000 characters.'))
const Worked = z.object({
  doing: z.enum(['noted', 'technical', 'suspect', 'false', 'proposed'], { error: both('Pilih satu.', 'Choose one.') }),
  note,
})
const Decision = z.object({ decision: z.enum(['confirmed', 'refused'], { error: both('Pilih satu.', 'Choose one.') }), note })

/** `/alerts/:id`: why a pack looks wrong, what was done, and what can be done. */
export async function alertPage(c: Ctx): Promise<Response> {
  return show(c, { lang: c.var.lang })
}

/** Takes an alert in hand, or lets it go. */
export const sendTaken = (c: Ctx): Promise<Response> => done(c, { kind: 'taken' })
export const sendReleased = (c: Ctx): Promise<Response> => done(c, { kind: 'released' })

/** Notes on an alert, closes it, or proposes that it is confirmed. */
export const sendWork = (c: Ctx): Promise<Response> =>
  form(c, body => {
    const { doing, note } = check(Worked, body)
    if (doing === 'noted' || doing === 'proposed') return { kind: doing, note }
    return { kind: 'closed', outcome: doing, note }
  })

/** Decides on another officer's proposal. */
export const sendDecision = (c: Ctx): Promise<Response> =>
  form(c, body => {
    const { decision, note } = check(Decision, body)
    return { kind: decision, note }
  })

async function form(c: Ctx, read: (body: unknown) => Doing): Promise<Response> {
  const body = textOf(await c.req.parseBody())
  try {
    return await done(c, read(body))
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return show(c, { lang: c.var.lang, values: body, problems: inLang(error.problems, c.var.lang) })
  }
}

async function done(c: Ctx, doing: Doing): Promise<Response> {
  const id = param(c, 'id')
  const actor = actorOf(signedIn(c))
  const facts = { ...(doing.outcome && { outcome: doing.outcome }), ...(doing.note && { note: doing.note }) }
  await act(c.var.db, actor, { act: `alert.${doing.kind}`, subject: 'alert', id, facts }, tx => takeStep(tx, id, doing, actor))
  return goOn(c, `/alerts/${id}`, { id: words.id.recorded, en: words.en.recorded })
}

async function show(c: Ctx, form: FormState): Promise<Response> {
  const { db, lang } = c.var
  const t = words[lang]
  const alert = await getAlert(db, param(c, 'id'))
  const [reasons, steps] = await Promise.all([reasonsOf(db, alert.id), stepsOf(db, alert.id)])
  const siteName = await siteNames(db, alert, reasons)
  return c.html(
    <Page
      {...frame(c)}
      title={reasons[0] ? t.rules[reasons[0].rule] : t.alert}
      caption={alert.licence && groupNie(alert.licence)}
      back={{ href: '/alerts', label: t.alerts }}
      problems={form.problems}
      unlisted
    >
      <p>
        <ClassTag lang={lang} of={alert.class} /> <Tag tone={stateTones[alert.state]}>{t.states[alert.state]}</Tag>
      </p>
      <h2>{t.reasons}</h2>
      <ul class="flow">
        {reasons.map(reason => (
          <li>
            {say(reason, lang, siteName)}{' '}
            <span class="quiet">
              ({t.score.toLowerCase()} {sayScore(reason.score, lang)})
            </span>
          </li>
        ))}
      </ul>
      <p class="buttons">
        <a class="button" href={`/packs/${alert.classId}/${alert.n}`}>
          {t.journey}
        </a>
        {alert.lotId ? (
          <a
            class="button button-second"
            href={`/recalls/new?licence=${alert.licence}&batch=${encodeURIComponent(alert.batch ?? '')}&lot=${alert.lotId}`}
          >
            {t.recall}
          </a>
        ) : null}
      </p>
      <Facts lang={lang} facts={factsOf(lang, alert, siteName)} />
      <Work lang={lang} alert={alert} steps={steps} visitor={signedIn(c)} form={form} />
      <h2>{t.history}</h2>
      <Timeline lang={lang} events={steps.map(step => happening(lang, step))} />
    </Page>,
    form.problems?.length ? 422 : 200,
  )
}

type SiteName = (id: string | undefined) => string

async function siteNames(db: Db, alert: AlertCase, reasons: readonly Reason[]): Promise<SiteName> {
  const ids = new Set([alert.siteId, ...reasons.flatMap(({ facts }) => [facts.site, facts.home, facts.other])])
  const names = new Map<string, string>()
  for (const id of ids) {
    const site = id === undefined ? undefined : await findSite(db, id)
    if (site) names.set(site.id, site.name)
  }
  return id => names.get(id ?? '') ?? '–'
}

/** A reason as a sentence for people. */
export function say({ rule, facts }: Reason, lang: Lang, siteName: SiteName): string {
  const moment = (at: KeptFacts['first']) =>
    at === undefined || at === null ? '–' : formatMoment(new Date(at), lang, 'WIB', 'short')
  const { site, home, other, first, next, km = 0, count = 0, hours = 0 } = facts
  const told = {
    site: siteName(site),
    home: siteName(home),
    other: siteName(other),
    first: moment(first),
    next: moment(next),
    km,
    count,
    hours,
  }
  return reasonWords[rule](told)[lang]
}

function factsOf(lang: Lang, alert: AlertCase, siteName: SiteName): Fact[] {
  const t = words[lang]
  return [
    { label: t.score, value: sayScore(alert.score, lang) },
    { label: t.code, value: <span class="code">{alert.code}</span> },
    ...(alert.licence ? [{ label: t.licence, value: <a href={`/register/${alert.licence}`}>{groupNie(alert.licence)}</a> }] : []),
    ...(alert.lotId ? [{ label: t.batch, value: <a href={`/lots/${alert.lotId}`}>{alert.batch}</a> }] : []),
    ...(alert.siteId ? [{ label: t.site, value: siteName(alert.siteId) }] : []),
    ...(alert.reporter ? [{ label: t.reporter, value: alert.reporter }] : []),
    { label: t.since, value: formatMoment(alert.since, lang) },
    { label: t.age, value: <Age lang={lang} of={alert} today={dayAt(new Date())} /> },
    { label: t.owner, value: alert.owner?.name ?? t.nobody },
    ...(alert.outcome ? [{ label: t.outcome, value: t.outcomes[alert.outcome] }] : []),
  ]
}

type WorkProps = { lang: Lang; alert: AlertCase; steps: readonly Step[]; visitor: Visitor; form: FormState }

function Work({ lang, alert, steps, visitor, form }: WorkProps) {
  const t = words[lang]
  const to = (what: string) => `/alerts/${alert.id}/${what}`
  const plain = { lang }
  if (alert.state === 'closed') return null
  if (alert.state === 'proposed') return <Decide lang={lang} alert={alert} steps={steps} visitor={visitor} form={form} />
  if (alert.owner?.id !== visitor.id)
    return (
      <Notice lang={lang} title={alert.owner ? t.ownedBy(alert.owner.name) : t.takeFirst}>
        <Form form={plain} action={to('take')} submit={alert.owner ? t.takeOver : t.take} />
      </Notice>
    )
  return (
    <>
      <Form form={form} action={to('work')} submit={t.record}>
        <RadiosField
          form={form}
          name="doing"
          label={t.toDo}
          options={(['noted', 'technical', 'suspect', 'false', 'proposed'] as const).map(value => ({
            value,
            label: t.doings[value],
          }))}
        />
        <TextAreaField form={form} name="note" label={t.note} hint={t.noteHint} maxlength={4000} />
      </Form>
      <Form form={plain} action={to('release')} submit={false}>
        <button type="submit" class="button button-second">
          {t.release}
        </button>
      </Form>
    </>
  )
}

function Decide({ lang, alert, steps, visitor, form }: WorkProps) {
  const t = words[lang]
  const proposal = steps.findLast(({ kind }) => kind === 'proposed')
  if (proposal?.byId === visitor.id) return <Notice lang={lang} title={t.ownProposal} />
  if (!visitor.roles.includes('approver')) return <Notice lang={lang} title={t.waitsForApprover} />
  return (
    <>
      <h2>{t.decide}</h2>
      <p>{t.decideLead}</p>
      <Form form={form} action={`/alerts/${alert.id}/decide`} submit={t.record}>
        <RadiosField
          form={form}
          name="decision"
          label={t.decision}
          options={[
            { value: 'confirmed', label: t.confirm },
            { value: 'refused', label: t.refuse },
          ]}
        />
        <TextAreaField form={form} name="note" label={t.note} hint={t.noteHint} maxlength={4000} />
      </Form>
    </>
  )
}

function happening(lang: Lang, { kind, note, facts, by, at }: Step) {
  const t = words[lang]
  const outcome = Object.entries(t.outcomes).find(([name]) => name === facts.outcome)?.[1]
  return { at, by, title: t.steps[kind], body: [outcome, note].filter(Boolean).join('. ') }
}
