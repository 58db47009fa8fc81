import type { PropsWithChildren } from 'hono/jsx'
import { type Fact, Facts } from './facts.tsx'
import { formatDay } from './formats.ts'
import type { Lang } from './lang.ts'
import { Seal } from './seal.tsx'
import { site } from './site.ts'
import { words } from './words.ts'

export type LetterProps = PropsWithChildren<{
  lang: Lang
  number: string
  /** The day it was written, `2026-11-20`. */
  on: string
  place?: string
  subject: string
  to: readonly string[]
  /** Who signs: name and office. */
  signed?: { name: string; office: string }
  draft?: boolean
}>

/** An official letter, on the screen as on paper. */
export function Letter({ lang, number, on, place = 'Jakarta', subject, to, signed, draft, children }: LetterProps) {
  const t = words[lang]
  const facts: Fact[] = [
    { label: t.letterNumber, value: number },
    { label: t.subject, value: subject },
  ]
  return (
    <article class="letter flow" aria-label={subject}>
      <header class="letter-head">
        <Seal size={56} />
        <p>{site.regulator[lang]}</p>
        {draft ? <p class="letter-draft">{t.draft}</p> : null}
      </header>
      <div class="letter-opening">
        <Facts lang={lang} facts={facts} />
        <p>
          {place}, <time datetime={on}>{formatDay(on, lang)}</time>
        </p>
      </div>
      <address>
        {t.to}
        {to.map(line => (
          <>
            <br />
            {line}
          </>
        ))}
      </address>
      {children}
      {signed ? (
        <p class="letter-sign">
          {signed.office}
          <br />
          <strong>{signed.name}</strong>
        </p>
      ) : null}
    </article>
  )
}
