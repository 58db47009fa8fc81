import { formatMoment, formatNumber, type Lang, Tag, type Tone } from '#/platform/ui/kit.ts'
import type { Counts } from './outbox.ts'
import { fieldNames } from './schedule.ts'
import type { Subscription } from './subscriptions.ts'
import { words } from './words.ts'

export const noCounts: Counts = { waiting: 0, dead: 0, isTrying: false }

type State = keyof (typeof words)['id']['states']
const tones: Record<State, Tone> = { running: 'ok', trying: 'look', paused: 'plain', receiver: 'stop', query: 'stop' }

/** How a subscription stands, in one word. */
export const stateOf = ({ stopped }: Subscription, { isTrying }: Counts): State =>
  stopped?.because ?? (isTrying ? 'trying' : 'running')

export function StateTag({ lang, of, counts }: { lang: Lang; of: Subscription; counts: Counts }) {
  const state = stateOf(of, counts)
  return <Tag tone={tones[state]}>{words[lang].states[state]}</Tag>
}

/** What waits to be sent and what was not taken; nothing where there is neither. */
export function Backlog({ lang, counts: { waiting, dead } }: { lang: Lang; counts: Counts }) {
  const t = words[lang]
  const says = [waiting > 0 && t.waiting(formatNumber(waiting, lang)), dead > 0 && t.notTaken(formatNumber(dead, lang))]
  return <>{says.filter(Boolean).join('; ')}</>
}

/** When a subscription is answered, as its owner wrote it. */
export function sayWhen(lang: Lang, { when }: Subscription): string {
  const t = words[lang]
  if ('stream' in when) return t.stream
  if ('trigger' in when) return `${t.trigger}: ${when.trigger}`
  return fieldNames
    .flatMap(name => (when.schedule[name] === undefined ? [] : `${t.fields[name]} ${when.schedule[name]}`))
    .join(', ')
}

export const sayMoment = (lang: Lang, at: Date | undefined): string =>
  at ? formatMoment(at, lang, 'WIB', 'short') : words[lang].never
