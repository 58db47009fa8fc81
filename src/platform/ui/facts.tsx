import type { Child } from 'hono/jsx'
import type { Lang } from './lang.ts'
import { words } from './words.ts'

export type Fact = { label: string; value?: Child }

/** Names and values, one under the other. A value left out shows as not given, never as a gap. */
export function Facts({ lang, facts }: { lang: Lang; facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(({ label, value }) => (
        <div>
          <dt>{label}</dt>
          <dd>{isGiven(value) ? value : <span class="quiet">{words[lang].notGiven}</span>}</dd>
        </div>
      ))}
    </dl>
  )
}

export function isGiven(value: Child): boolean {
  return value !== undefined && value !== null && value !== '' && value !== false
}
