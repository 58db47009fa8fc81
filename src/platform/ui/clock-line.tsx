import { Bar } from './bar.tsx'
import { formatDay, formatDays, formatNumber } from './formats.ts'
import { Icon } from './icon.tsx'
import type { Lang } from './lang.ts'
import { Tag } from './tag.tsx'
import type { Tone } from './tone.ts'
import { type Reason, Why } from './why.tsx'
import { words } from './words.ts'

export type ClockLineProps = {
  lang: Lang
  turn: 'regulator' | 'applicant' | 'nobody'
  /** Who reads this: their own turn is called so. */
  viewer?: 'regulator' | 'applicant'
  /** Who exactly holds the file: a name, an office. */
  holder?: string
  used: number
  allowed: number
  /** Days over the time allowed. */
  late?: number
  kind?: 'calendar' | 'working'
  /** The last day in time, `2026-12-04`. */
  due?: string
  /** The clock stands still since this day. */
  stoppedSince?: string
  /** Why it stands still, or whose turn it is, in a sentence. */
  because?: string
  why?: readonly Reason[]
}

/** Progress, honestly: whose turn it is, days used of days allowed, the due date, and the article that says so. */
export function ClockLine(props: ClockLineProps) {
  const { lang, turn, viewer, holder, used, allowed, late = 0, kind = 'working', due, stoppedSince, because, why = [] } = props
  const t = words[lang]
  const tone = toneOf(props)
  return (
    <div class={`clock tone-${tone}`} role="group" aria-label={t.clock}>
      <p class="clock-turn">
        <Icon name="clock" size={24} />
        <strong>{turn === viewer ? t.yourTurn : t.turns[turn]}</strong>
        {holder ? <span class="quiet">{holder}</span> : null}
        {late > 0 ? <Tag tone="stop">{t.late(formatDays(late, lang, kind))}</Tag> : null}
      </p>
      <Bar share={allowed > 0 ? used / allowed : 1} />
      <p>
        {t.usedOf(formatNumber(used, lang), formatDays(allowed, lang, kind))}
        {due ? (
          <>
            {' · '}
            {t.due} <strong>{formatDay(due, lang)}</strong>
          </>
        ) : null}
        {stoppedSince ? ` · ${t.stoppedSince(formatDay(stoppedSince, lang))}` : ''}
      </p>
      {because ? <p class="quiet">{because}</p> : null}
      <Why lang={lang} steps={why} />
    </div>
  )
}

/** A few days before the end, the regulator should look; whenever it is the applicant's own turn, the applicant should. */
const soon = 3

function toneOf({ turn, viewer, used, allowed, late = 0 }: ClockLineProps): Tone {
  if (late > 0) return 'stop'
  if (turn === 'nobody') return 'unknown'
  if (turn === 'regulator') return allowed - used <= soon ? 'look' : 'ok'
  return viewer === 'applicant' ? 'look' : 'unknown'
}
