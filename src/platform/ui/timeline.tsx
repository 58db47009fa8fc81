import type { Child } from 'hono/jsx'
import { formatDay, formatMoment, type Zone } from './formats.ts'
import { Icon } from './icon.tsx'
import type { Lang } from './lang.ts'
import { type Tone, toneIcon } from './tone.ts'

export type Happening = {
  /** An instant (Date or ISO string) or a legal day (`2026-11-20`). */
  at: Date | string
  title: Child
  /** Who did it, or where. */
  by?: Child
  tone?: Tone
  body?: Child
}

/** What happened, in the order given; the latest is usually first. */
export function Timeline({ lang, events, zone }: { lang: Lang; events: readonly Happening[]; zone?: Zone }) {
  return (
    <ol class="timeline">
      {events.map(({ at, title, by, tone = 'plain', body }) => (
        <li class={`tone-${tone}`}>
          <span class="timeline-dot">{tone === 'plain' ? null : <Icon name={toneIcon[tone]} />}</span>
          <time datetime={at instanceof Date ? at.toISOString() : at}>{sayWhen(at, lang, zone)}</time>
          <p class="timeline-title">{title}</p>
          {by ? <p class="quiet">{by}</p> : null}
          {body ? <div class="flow">{typeof body === 'string' ? <p>{body}</p> : body}</div> : null}
        </li>
      ))}
    </ol>
  )
}

function sayWhen(at: Date | string, lang: Lang, zone: Zone | undefined): string {
  return typeof at === 'string' && at.length === 10 ? formatDay(at, lang) : formatMoment(at, lang, zone)
}
