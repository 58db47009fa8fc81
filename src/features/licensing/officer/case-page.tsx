import type { Child, PropsWithChildren } from 'hono/jsx'
import { kindNames } from '#/features/companies/names.ts'
import { groupNie } from '#/features/register/nie.ts'
import { dayAt } from '#/law/day.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { CheckAnswers, Facts, formatDay, type Lang, Page, type Problem, Tabs } from '#/platform/ui/kit.ts'
import { dossierAnswers } from '../applicant/check-page.tsx'
import { sayOrder } from '../applicant/order-page.tsx'
import { CaseClock, CaseHistory, RemarkList } from '../case-parts.tsx'
import { StateTag } from '../state-tag.tsx'
import { mayDo, type NextAct, whatNext } from '../what-next.ts'
import { getReadableCase, type WholeCase } from '../whole-case.ts'
import { words } from './words.ts'

export type CasePageProps = PropsWithChildren<{
  c: Ctx
  whole: WholeCase
  here: string
  title: string
  problems?: readonly Problem[]
}>

/** The frame of every officer's view of a case: name, state, clock, and the other views. */
export function CasePage({ c, whole, here, title, problems = [], children }: CasePageProps) {
  const { lang } = c.var
  const t = words[lang]
  const base = `/cases/${whole.id}`
  return (
    <Page
      {...frame(c)}
      title={title}
      caption={[whole.number, title !== whole.productName && whole.productName, whole.given.applicant.name]
        .filter(Boolean)
        .join(' · ')}
      back={{ href: '/cases', label: t.cases }}
      wide
      problems={problems}
    >
      <p>
        <StateTag lang={lang} state={whole.state} />
      </p>
      <CaseClock lang={lang} whole={whole} viewer="regulator" />
      <Tabs
        label={t.views}
        here={here}
        tabs={[
          { href: base, label: t.summary },
          { href: `${base}/dossier`, label: t.dossier },
          { href: `${base}/checklist`, label: t.checklist },
          { href: `${base}/questions`, label: t.questions, count: whole.questions.length },
        ]}
      />
      {children}
    </Page>
  )
}

/** The case as an officer reads it, with what this officer may do. */
export async function readCase(c: Ctx): Promise<{ whole: WholeCase; acts: NextAct[] }> {
  const whole = await getReadableCase(c.var.db, param(c, 'id'), signedIn(c), dayAt(new Date()))
  return { whole, acts: whatNext(whole.service.life, whole, signedIn(c)) }
}

/** `/cases/:id`: facts, what to do next, what the checks remark, what happened. */
export async function showCase(c: Ctx): Promise<Response> {
  const { whole, acts } = await readCase(c)
  const { lang } = c.var
  const t = words[lang]
  const { given, filedOn, order, licence } = whole
  return c.html(
    <CasePage c={c} whole={whole} here={`/cases/${whole.id}`} title={whole.productName ?? whole.number}>
      <section>
        <h2>{t.acts}</h2>
        <Acts lang={lang} whole={whole} acts={acts} />
      </section>
      <section>
        <h2>{t.facts}</h2>
        <Facts
          lang={lang}
          facts={[
            { label: t.service, value: whole.service.title[lang] },
            { label: t.applicant, value: <a href={`/companies/${given.applicant.id}`}>{given.applicant.name}</a> },
            { label: t.kind, value: kindNames[given.applicant.kind][lang] },
            { label: t.filedOn, value: filedOn && formatDay(filedOn, lang) },
            ...(order ? [{ label: t.order, value: sayOrder(order, lang) }] : []),
            ...(licence ? [{ label: t.number, value: <a href={`/register/${licence}`}>{groupNie(licence)}</a> }] : []),
          ]}
        />
        <p>
          <a href={`/applications/${whole.id}`}>{t.applicantsView}</a>
        </p>
      </section>
      <section>
        <h2>{t.remarks}</h2>
        {whole.remarks.length ? <RemarkList lang={lang} remarks={whole.remarks} /> : <p>{t.noRemarks}</p>}
      </section>
      <section>
        <h2>{t.history}</h2>
        <CaseHistory lang={lang} events={whole.events} viewer="regulator" />
      </section>
    </CasePage>,
  )
}

function Acts({ lang, whole, acts }: { lang: Lang; whole: WholeCase; acts: readonly NextAct[] }) {
  const t = words[lang]
  const base = `/cases/${whole.id}`
  const items = whole.service.checklist(whole.given)
  const met = items.filter(({ key }) => whole.marks.some(mark => mark.item === key && mark.verdict === 'met')).length
  const offered: { href: string; label: string; about?: Child }[] = [
    ...(mayDo(acts, 'paid') && whole.order
      ? [{ href: `/payments?order=${whole.order.number}&amount=${whole.order.amount}`, label: t.recordPayment }]
      : []),
    ...(mayDo(acts, 'proposed')
      ? [
          { href: `${base}/checklist`, label: t.judge, about: t.marked(met, items.length) },
          { href: `${base}/questions`, label: t.ask },
          { href: `${base}/propose`, label: t.proposeAct },
        ]
      : []),
    ...(mayDo(acts, 'returned') ? [{ href: `${base}/decide`, label: t.decideAct }] : []),
  ]
  const because = acts.find(act => act.because)?.because
  if (offered.length === 0) return <p>{because ? because[lang] : t.noActs}</p>
  return (
    <ul class="links">
      {offered.map(({ href, label, about }) => (
        <li>
          <a href={href}>{label}</a> {about ? <span class="quiet">{about}</span> : null}
        </li>
      ))}
    </ul>
  )
}

/** `/cases/:id/dossier`: all that the applicant answered. */
export async function showDossier(c: Ctx): Promise<Response> {
  const { whole } = await readCase(c)
  const { lang } = c.var
  return c.html(
    <CasePage c={c} whole={whole} here={`/cases/${whole.id}/dossier`} title={words[lang].dossier}>
      <CheckAnswers lang={lang} sections={dossierAnswers(whole, lang, false)} />
    </CasePage>,
  )
}
