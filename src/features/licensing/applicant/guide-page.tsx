import { commodityNames } from '#/features/companies/names.ts'
import { type Commodity, commodities } from '#/features/register/nie-formats.ts'
import { type Day, dayAt } from '#/law/day.ts'
import { sayCite } from '#/law/explain.ts'
import type { Ctx } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import {
  CheckboxesField,
  Facts,
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
import type { GuideFacts, Question, Service } from '../service.ts'
import { servicesFor } from '../services.ts'
import { BeginForm } from './begin-form.tsx'
import { words } from './words.ts'

/** The answers in the guide's address, without what it never asked. */
type Asked = { commodity?: Commodity; service?: Service; facts: GuideFacts; next?: Question }

const inBoth = (word: 'whichProduct' | 'whichService') => ({ id: words.id[word], en: words.en[word] })

const whichProduct: Question = {
  key: 'commodity',
  asks: inBoth('whichProduct'),
  options: commodities.map(value => ({ value, label: commodityNames[value] })),
}

const whichService = (commodity: Commodity): Question => ({
  key: 'service',
  asks: inBoth('whichService'),
  options: servicesFor(commodity).map(({ key, title, about }) => ({ value: key, label: title, hint: about })),
})

function readGuide(query: Record<string, string | string[]>): Asked {
  const given = (question: Question): string | undefined => {
    const value = query[question.key]
    if (value === undefined) return undefined
    const chosen = (Array.isArray(value) ? value : value.split(',')).filter(one =>
      question.options.some(option => option.value === one),
    )
    return question.many ? chosen.join(',') : chosen[0]
  }
  const commodity = given(whichProduct) as Commodity | undefined
  if (!commodity) return { facts: {}, next: whichProduct }
  const offered = whichService(commodity)
  if (offered.options.length === 0) return { commodity, facts: {} }
  const service = servicesFor(commodity).find(({ key }) => key === given(offered))
  if (!service) return { commodity, facts: {}, next: offered }
  const facts: Record<string, string> = {}
  for (const question of service.questions) {
    const answer = given(question)
    if (answer === undefined) return { commodity, service, facts, next: question }
    facts[question.key] = answer
  }
  return { commodity, service, facts }
}

/** `/apply`: a few questions, then your documents, fee and time. Every answer is in the address, so that it can be shared. */
export async function showGuide(c: Ctx): Promise<Response> {
  const { lang } = c.var
  const query = Object.fromEntries(Object.entries(c.req.queries()).map(([key, all]) => [key, all.length > 1 ? all : all[0]!]))
  const asked = readGuide(query)
  const today = dayAt(new Date())
  const other = asked.service?.whyOther(asked.facts, today)
  if (other) return showEnd(c, asked, words[lang].otherWay, `${other[lang]} (${sayCite(other.cite)})`)
  if (asked.commodity && !asked.service && !asked.next) return showEnd(c, asked, words[lang].notServed, words[lang].notServedSays)
  return asked.next ? askNext(c, asked, asked.next) : showResult(c, asked, asked.service!, today)
}

/** What has been answered, as the hidden fields of the next question and as the query of a link. */
const answersOf = ({ commodity, service, facts }: Asked): Record<string, string> => ({
  ...(commodity && { commodity }),
  ...(service && { service: service.key }),
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
  const { commodity, service } = asked
  const questions = [whichProduct, ...(commodity ? [whichService(commodity)] : []), ...(service?.questions ?? [])]
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

async function showResult(c: Ctx, asked: Asked, service: Service, today: Day): Promise<Response> {
  const { lang, visitor } = c.var
  const t = words[lang]
  const needs = service.guideNeeds(asked.facts, today)
  const fee = service.fee?.({ contents: service.begin(asked.facts, {}), on: today })
  const { evaluation, payment } = service.terms(today)
  const begin = visitor?.roles.includes('applicant') ? await BeginForm(c, { service, facts: asked.facts, today }) : undefined
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
        {fee ? (
          <>
            <p>
              <strong>{formatMoney(fee.value, lang)}</strong>
            </p>
            <Why lang={lang} steps={whySteps(fee.steps, lang)} />
          </>
        ) : (
          <p>{t.noFee}</p>
        )}
      </section>
      <section>
        <h2>{t.time}</h2>
        <p>{t.evaluationTime(sayPeriod(evaluation.value, lang))}</p>
        <Why lang={lang} steps={whySteps([...evaluation.steps, ...(fee ? payment.steps : [])], lang)} />
      </section>
      <section>
        <h2>{t.result}</h2>
        <p>{service.result[lang]}</p>
      </section>
      <GuideAnswers lang={lang} asked={asked} />
      <p class="quiet">{t.guideShare}</p>
      {begin ? (
        begin
      ) : visitor ? null : (
        <p>
          <a class="button" href={`/sign-in?next=${encodeURIComponent(address)}`}>
            {t.signInToBegin}
          </a>
        </p>
      )}
      {fee?.steps.some(step => step.assumed) ? (
        <Notice lang={lang} tone="look">
          {fee.steps.map(({ note }) => note?.[lang]).join(' ')}
        </Notice>
      ) : null}
    </Page>,
  )
}
