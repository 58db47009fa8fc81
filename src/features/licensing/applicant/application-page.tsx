import { groupNie } from '#/features/register/nie.ts'
import { dayAt } from '#/law/day.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { Facts, formatDay, type Lang, Notice, Page, type Task, TaskList } from '#/platform/ui/kit.ts'
import { Why } from '#/platform/ui/why.tsx'
import { CaseClock, CaseHistory } from '../case-parts.tsx'
import { stateTitles } from '../case-words.ts'
import { getSection } from '../dossier-acts.ts'
import { whySteps } from '../say-law.ts'
import { StateTag } from '../state-tag.tsx'
import { mayDo, whatNext } from '../what-next.ts'
import { blocksOf, getReadableCase, type WholeCase } from '../whole-case.ts'
import { sayOrder } from './order-page.tsx'
import { words } from './words.ts'

/** `/applications/:id`: the dossier's home while it is a draft; afterwards how it stands, whose turn it is, and what to do. */
export async function showApplication(c: Ctx): Promise<Response> {
  const whole = await getReadableCase(c.var.db, param(c, 'id'), signedIn(c), dayAt(new Date()))
  const { lang } = c.var
  const t = words[lang]
  const isOwn = signedIn(c).companyId === whole.companyId
  const acts = whatNext(whole.service.life, whole, signedIn(c))
  return c.html(
    <Page
      {...frame(c)}
      title={whole.productName ?? t.unnamed}
      caption={`${whole.number} · ${whole.service.title[lang]}`}
      back={isOwn ? { href: '/applications', label: t.applications } : { href: `/cases/${whole.id}`, label: whole.number }}
    >
      <p>
        <StateTag lang={lang} state={whole.state} />
      </p>
      {whole.state === 'draft' ? <Draft lang={lang} whole={whole} /> : <Standing lang={lang} whole={whole} />}
      {mayDo(acts, 'withdrawn') ? (
        <p>
          <a href={`/applications/${whole.id}/withdraw`}>{t.withdraw}</a>
        </p>
      ) : null}
      <section>
        <h2>{t.history}</h2>
        <CaseHistory lang={lang} events={whole.events} viewer="applicant" />
      </section>
    </Page>,
  )
}

function Draft({ lang, whole }: { lang: Lang; whole: WholeCase }) {
  const t = words[lang]
  const { id, service, remarks, deadline } = whole
  const blocks = blocksOf(remarks)
  const left = (section: string) => blocks.filter(remark => remark.section === section).length
  const sections: Task[] = service.sections.map(({ key, title, about }) => {
    const count = left(key)
    const isBegun = (whole.versions[key] ?? 0) > 0
    return {
      label: title[lang],
      href: `/applications/${id}/sections/${key}${isBegun && count ? '?fix=1' : ''}`,
      hint: isBegun && count ? t.thingsLeft(count) : about[lang],
      state: count === 0 && isBegun ? 'done' : isBegun ? 'begun' : 'todo',
    }
  })
  const missing = left('documents')
  const documents: Task = {
    label: t.documents,
    href: `/applications/${id}/documents`,
    hint: missing ? t.thingsLeft(missing) : t.documentsAbout,
    state: missing === 0 ? 'done' : whole.documents.length ? 'begun' : 'todo',
  }
  const sending: Task = {
    label: t.checkAndSend,
    href: `/applications/${id}/check`,
    state: 'todo',
    ...(blocks.length && { hint: t.thingsLeft(blocks.length) }),
  }
  return (
    <>
      {whole.given.applicant.isVerified ? null : (
        <Notice lang={lang} tone="look" title={t.companyNotVerified}>
          <p>
            <a href="/company">{t.toCompanyFile}</a>
          </p>
        </Notice>
      )}
      <TaskList
        lang={lang}
        groups={[
          { title: t.prepare, tasks: [...sections, documents] },
          { title: t.checkAndSend, tasks: [sending] },
        ]}
      />
      <p>
        <a href={`/applications/${id}/label`}>{t.seeLabel}</a>
      </p>
      {deadline ? (
        <>
          <p class="quiet">{t.keptUntil(formatDay(deadline.due, lang))}</p>
          <Why lang={lang} steps={whySteps(deadline.term.steps, lang)} />
        </>
      ) : null}
    </>
  )
}

function Standing({ lang, whole }: { lang: Lang; whole: WholeCase }) {
  const t = words[lang]
  const { id, state, order, licence, deadline } = whole
  const facts = [
    ...(order ? [{ label: t.order, value: <a href={`/applications/${id}/order`}>{sayOrder(order, lang)}</a> }] : []),
    ...(licence
      ? [
          { label: t.licence, value: <NumberLink href={`/register/${licence}`} number={licence} /> },
          { label: t.certificate, value: <NumberLink href={`/certificates/${licence}`} number={licence} /> },
        ]
      : []),
  ]
  return (
    <>
      <CaseClock lang={lang} whole={whole} viewer="applicant" because={t.whose[state]} />
      {whole.filedOn ? null : <p>{t.whose[state]}</p>}
      {state === 'with applicant' ? (
        <Notice lang={lang} tone="look" title={stateTitles[state][lang]}>
          <p>{deadline ? t.answerBy(formatDay(deadline.due, lang)) : null}</p>
          <p>
            <a class="button" href={`/applications/${id}/answers`}>
              {t.answerNow}
            </a>
          </p>
        </Notice>
      ) : null}
      {state === 'awaiting payment' ? (
        <p>
          <a class="button" href={`/applications/${id}/order`}>
            {t.seeOrder}
          </a>
        </p>
      ) : null}
      {facts.length ? <Facts lang={lang} facts={facts} /> : null}
      <ul class="links">
        {state === 'granted' || state === 'refused' ? (
          <li>
            <a href={`/applications/${id}/letter`}>{t.decisionLetter}</a>
          </li>
        ) : null}
        <li>
          <a href={`/applications/${id}/check`}>{t.seeDossier}</a>
        </li>
        <li>
          <a href={`/applications/${id}/label`}>{t.seeLabel}</a>
        </li>
      </ul>
    </>
  )
}

function NumberLink({ href, number }: { href: string; number: string }) {
  return (
    <a class="code" href={href}>
      {groupNie(number)}
    </a>
  )
}

/** The title of a section, also of the documents, which are none of the service's own. */
export const sectionTitle = (whole: Pick<WholeCase, 'service'>, key: string, lang: Lang): string =>
  key === 'documents' ? words[lang].documents : getSection(whole.service, key).title[lang]
