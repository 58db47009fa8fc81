import { groupNie } from '#/features/register/nie.ts'
import { sayCite } from '#/law/explain.ts'
import { ClockLine, formatDay, formatMoney, type Lang, type Happening as Line, Timeline } from '#/platform/ui/kit.ts'
import { site } from '#/platform/ui/site.ts'
import { stateRules } from './case.ts'
import { eventTitles } from './case-words.ts'
import type { CaseEvent } from './cases.ts'
import { sayReason } from './reasons.ts'
import { whySteps } from './say-law.ts'
import type { Remark } from './service.ts'
import type { WholeCase } from './whole-case.ts'

/** Whose turn it is, how much of the regulator's period is used, until when, and why. Nothing for a draft. */
export function CaseClock({
  lang,
  whole,
  viewer,
  because,
}: {
  lang: Lang
  whole: WholeCase
  viewer: 'regulator' | 'applicant'
  because?: string
}) {
  const { state, clock, terms, filedOn, events } = whole
  if (!filedOn) return null
  const { days, kind } = terms.evaluation.value
  const { owner } = stateRules[state]
  const stopped = state === 'with applicant' ? events.at(-1)?.on : undefined
  return (
    <ClockLine
      lang={lang}
      turn={owner === 'nobody' || owner === 'applicant' ? owner : 'regulator'}
      viewer={viewer}
      used={clock.used}
      allowed={days}
      late={clock.late}
      kind={kind}
      {...(clock.running && clock.due && { due: clock.due })}
      {...(stopped && { stoppedSince: stopped })}
      {...(because && { because })}
      why={whySteps(terms.evaluation.steps, lang)}
    />
  )
}

/**
 * What happened, the latest first. To the applicant officers are the regulator, not persons; and what they propose among themselves
 * is not a decision yet.
 */
export function CaseHistory({
  lang,
  events,
  viewer,
}: {
  lang: Lang
  events: readonly CaseEvent[]
  viewer: 'regulator' | 'applicant'
}) {
  const lines = [...events].reverse().map(event => lineOf(event, lang, viewer))
  return <Timeline lang={lang} events={lines} />
}

const officersActs: readonly CaseEvent['kind'][] = ['paid', 'asked', 'proposed', 'returned', 'granted', 'refused', 'lapsed']

function lineOf(event: CaseEvent, lang: Lang, viewer: 'regulator' | 'applicant'): Line {
  const isOfficers = officersActs.includes(event.kind)
  const by = viewer === 'applicant' && isOfficers ? site.regulator[lang] : event.actorName
  const body = bodyOf(event, lang, viewer)
  return { at: event.at, title: eventTitles[event.kind][lang], by, tone: toneOf(event.kind), ...(body && { body }) }
}

const toneOf = (kind: CaseEvent['kind']) =>
  kind === 'granted' ? 'ok' : kind === 'refused' || kind === 'lapsed' ? 'stop' : kind === 'asked' ? 'look' : 'plain'

function bodyOf(event: CaseEvent, lang: Lang, viewer: 'regulator' | 'applicant'): string | undefined {
  switch (event.kind) {
    case 'paid':
      return `${event.data.order} · ${formatMoney(event.data.amount, lang)}`
    case 'filed':
      return event.data.order
    case 'withdrawn':
      return event.data.because || undefined
    case 'returned':
      return viewer === 'regulator' ? event.data.because : undefined
    case 'proposed':
      return viewer === 'regulator'
        ? [...event.data.reasons.map(sayReason), event.data.note].filter(Boolean).join('\n') || undefined
        : undefined
    case 'refused':
      return event.data.reasons.map(sayReason).join('\n')
    case 'granted':
      return event.data.licence && groupNie(event.data.licence)
    default:
      return undefined
  }
}

/** Remarks as links to where each can be mended, with its article. */
export function RemarkList({
  lang,
  remarks,
  hrefOf,
}: {
  lang: Lang
  remarks: readonly Remark[]
  hrefOf?: (remark: Remark) => string
}) {
  return (
    <ul>
      {remarks.map(remark => (
        <li>
          {hrefOf ? <a href={hrefOf(remark)}>{remark.says[lang]}</a> : remark.says[lang]}{' '}
          <span class="quiet">({sayCite(remark.cite)})</span>
        </li>
      ))}
    </ul>
  )
}

/** Where an applicant mends what a remark says. */
export const placeOfRemark =
  (id: string) =>
  ({ section, field }: Remark): string =>
    section === 'documents'
      ? `/applications/${id}/documents#need-${field}`
      : `/applications/${id}/sections/${section}?fix=1#f-${field}`

/** A day in words, or nothing. */
export const sayDay = (day: string | undefined, lang: Lang): string | undefined => (day ? formatDay(day, lang) : undefined)
