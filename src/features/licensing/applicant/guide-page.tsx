import { commodityNames } from '#/features/companies/names.ts'
import { type Commodity, commodities } from '#/features/register/nie-formats.ts'
import { type Day, dayAt } from '#/law/day.ts'
import { sayCite } from '#/law/explain.ts'
import type { Ctx } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import {
  CheckboxesField,
  Facts,
  Form,
  formatMoney,
  type Lang,
  Notice,
  Page,
  QuestionPage,
  RadiosField,
  Tag,
  Why,
} from '#/platform/ui/kit.ts'
import { sayPeriod, whySteps } from '../say-law.ts'
import { type GuideFacts, type Question, type Route, routes, type Service } from '../service.ts'
import { findServiceFor } from '../services.ts'
import { words } from './words.ts'

/** The answers in the guide's address, without what it never asked. */
type Asked = { commodity?: Commodity; route?: Route; service?: Service; facts: GuideFacts; next?: Question }

function whatToAsk(lang: Lang): { commodity: Question; route: Question } {
  const t = words[lang]
  const both = (word: string) => ({ id: word, en: word })
  return {
    commodity: {
      key: 'commodity',
      asks: both(t.whichProduct),
      options: commodities.map(value => ({ value, label: commodityNames[value] })),
    },
    route: { key: 'route', asks: both(t.whichRoute), options: routes.map(value => ({ value, label: both(t.routes[value]) })) },
  }
}

function readGuide(query: Record<string, string | string[]>, lang: Lang): Asked {
  const own = whatToAsk(lang)
  const given = (question: Question): string | undefined => {
    const value = query[question.key]
    if (value === undefined) return undefined
    const chosen = (Array.isArray(value) ? value : value.split(',')).filter(one =>
      question.options.some(option => option.value === one),
    )
    return question.many ? chosen.join(',') : chosen[0]
  }
  const commodity = given(own.commodity) as Commodity | undefined
  if (!commodity) return { facts: {}, next: own.commodity }
  const route = given(own.route) as Route | undefined
  if (!route) return { commodity, facts: {}, next: own.route }
  const service = findServiceFor(commodity, route)
  const facts: Record<string, string> = {}
  for (const question of service?.questions ?? []) {
    const answer = given(question)
    if (answer === undefined) return { commodity, route, facts, next: question, ...(service && { service }) }
    facts[question.key] = answer
  }
  return { commodity, route, facts, ...(service && { service }) }
}

/** `/apply`: a few questions, then your documents, fee and time. Every answer is in the address, so that it can be shared. */
export function showGuide(c: Ctx): Response | Promise<Response> {
  const { lang } = c.var
  const query = Object.fromEntries(Object.entries(c.req.queries()).map(([key, all]) => [key, all.length > 1 ? all : all[0]!]))
  const asked = readGuide(query, lang)
  const today = dayAt(new Date())
  const other = asked.service?.whyOther(asked.facts, today)
  if (other) return showEnd(c, asked, words[lang].otherWay, `${other[lang]} (${sayCite(other.cite)})`)
  if (asked.commodity && asked.route && !asked.service) return showEnd(c, asked, words[lang].notServed, words[lang].notServedSays)
  return asked.next ? askNext(c, asked, asked.next) : showResult(c, asked, asked.service!, today)
}

/** What has been answered, as the hidden fields of the next question and as the query of a link. */
const answersOf = ({ commodity, route, facts }: Asked): Record<string, string> => ({
  ...(commodity && { commodity }),
  ...(route && { route }),
  ...facts,
})

function backFrom(asked: Asked): string {
  const answers = Object.entries(answersOf(asked)).slice(0, -1)
  return answers.length ? `/apply?${new URLSearchParams(answers)}` : '/apply'
}

function askNext(c: Ctx, asked: Asked, question: Question): Response | Promise<Response> {
  const { lang } = c.var
  const t = words[lang]
  const options = question.options.map(({ value, label, hint }) => ({
    value,
    label: label[lang],
    ...(hint && { hint: hint[lang] }),
  }))
  // A question with any number of answers is answered by none, too: the empty value says that it was seen.
  const hidden = { ...answersOf(asked), ...(question.many && { [question.key]: '' }) }
  const field = {
    form: { lang },
    name: question.key,
    label: question.asks[lang],
    ...(question.hint && { hint: question.hint[lang] }),
  }
  const isFirst = question.key === 'commodity'
  return c.html(
    <QuestionPage
      {...frame(c)}
      title={t.guide}
      form={{ lang }}
      back={isFirst ? '/' : backFrom(asked)}
      action="/apply"
      method="get"
      hidden={hidden}
    >
      {isFirst ? <p class="lead">{t.guideLead}</p> : null}
      {question.many ? <CheckboxesField {...field} options={options} optional /> : <RadiosField {...field} options={options} />}
    </QuestionPage>,
  )
}

function showEnd(c: Ctx, asked: Asked, title: string, says: string): Response | Promise<Response> {
  return c.html(
    <Page {...frame(c)} title={title} back={backFrom(asked)}>
      <p>{says}</p>
      <GuideAnswers lang={c.var.lang} asked={asked} />
    </Page>,
  )
}

function GuideAnswers({ lang, asked }: { lang: Lang; asked: Asked }) {
  const t = words[lang]
  const own = whatToAsk(lang)
  const questions = [own.commodity, own.route, ...(asked.service?.questions ?? [])]
  const answers: Record<string, string> = answersOf(asked)
  const facts = questions.flatMap(({ key, asks, options }) => {
    const answer = answers[key]
    if (answer === undefined) return []
    const labels = answer
      .split(',')
      .flatMap(value => options.filter(option => option.value === value).map(({ label }) => label[lang]))
    return [{ label: asks[lang], value: labels.join('; ') || t.none }]
  })
  return (
    <section>
      <h2>{t.yourAnswers}</h2>
      <Facts lang={lang} facts={facts} />
    </section>
  )
}

function showResult(c: Ctx, asked: Asked, service: Service, today: Day): Response | Promise<Response> {
  const { lang, visitor } = c.var
  const t = words[lang]
  const needs = service.guideNeeds(asked.facts, today)
  const fee = service.fee(today)
  const { evaluation, payment } = service.terms(today)
  const isApplicant = visitor?.roles.includes('applicant') ?? false
  const address = `/apply?${new URLSearchParams(answersOf(asked))}`
  return c.html(
    <Page {...frame(c)} title={t.guideResult} caption={service.title[lang]} back={backFrom(asked)}>
      <section>
        <h2>{t.documentsNeeded}</h2>
        <ul>
          {needs.map(({ title, about, from, cite, assumed }) => (
            <li>
              {title[lang]}
              {from === 'application' ? null : <span class="quiet"> ({t.fromCompanyFile})</span>}
              <br />
              <span class="quiet">
                {about ? `${about[lang]} ` : ''}
                {sayCite(cite)}
              </span>{' '}
              {assumed ? <Tag tone="look">{t.assumed}</Tag> : null}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t.fee}</h2>
        <p>
          <strong>{formatMoney(fee.value, lang)}</strong>
        </p>
        <Why lang={lang} steps={whySteps(fee.steps, lang)} />
      </section>
      <section>
        <h2>{t.time}</h2>
        <p>{t.evaluationTime(sayPeriod(evaluation.value, lang))}</p>
        <Why lang={lang} steps={whySteps([...evaluation.steps, ...payment.steps], lang)} />
      </section>
      <section>
        <h2>{t.licenceKind}</h2>
        <p>{t.licenceKindSays}</p>
      </section>
      <GuideAnswers lang={lang} asked={asked} />
      <p class="quiet">{t.guideShare}</p>
      {isApplicant ? (
        <Form form={{ lang }} action="/applications" hidden={{ service: service.key, ...asked.facts }} submit={t.begin} />
      ) : visitor ? null : (
        <p>
          <a class="button" href={`/sign-in?next=${encodeURIComponent(address)}`}>
            {t.signInToBegin}
          </a>
        </p>
      )}
      {fee.steps.some(step => step.assumed) ? (
        <Notice lang={lang} tone="look">
          {fee.steps.map(({ note }) => note?.[lang]).join(' ')}
        </Notice>
      ) : null}
    </Page>,
  )
}
