import type { Child } from 'hono/jsx'
import { formatNumber } from './formats.ts'
import type { Lang } from './lang.ts'
import { Tag } from './tag.tsx'
import { words } from './words.ts'

/** One step of a law finding: what a table gave, and by which article. */
export type Reason = {
  table: string
  gives: unknown
  cite: { instrument: string; article: string }
  assumed?: boolean
  /** The step as a sentence, in the reader's language; what the table gave when left out. */
  says?: Child
}

export type WhyProps = {
  lang: Lang
  steps: readonly Reason[]
  label?: string
  open?: boolean
  /** The address of an article, where the platform has a page for it. */
  linkTo?: (cite: Reason['cite']) => string | undefined
}

/** "Mengapa?": the articles that an answer rests on, each with what it gave; assumptions are called so. */
export function Why({ lang, steps, label, open, linkTo }: WhyProps) {
  const t = words[lang]
  if (steps.length === 0) return null
  return (
    <details class="why" open={open}>
      <summary>{label ?? t.why}</summary>
      <ol class="why-steps">
        {steps.map(({ table, gives, cite, assumed, says }) => {
          const href = linkTo?.(cite)
          const article = cite.article === '–' ? cite.instrument : `${cite.instrument} ${cite.article}`
          return (
            <li>
              <p>{says ?? `${table}: ${sayGiven(gives, lang)}`}</p>
              <p class="quiet">
                {href ? <a href={href}>{article}</a> : article} {assumed ? <Tag tone="look">{t.assumed}</Tag> : null}
              </p>
            </li>
          )
        })}
      </ol>
    </details>
  )
}

function sayGiven(gives: unknown, lang: Lang): string {
  if (typeof gives === 'number' || typeof gives === 'bigint') return formatNumber(gives, lang)
  if (typeof gives === 'string') return gives
  if (typeof gives === 'boolean') return words[lang].yesOrNo(gives)
  if (typeof gives !== 'object' || gives === null) return words[lang].notGiven
  if ('id' in gives && 'en' in gives) return String(gives[lang])
  return Object.entries(gives)
    .map(([name, value]) => `${name} ${sayGiven(value, lang)}`)
    .join(', ')
}
