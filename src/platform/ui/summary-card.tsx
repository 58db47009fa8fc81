import type { Child, PropsWithChildren } from 'hono/jsx'
import { type Fact, Facts } from './facts.tsx'
import type { Lang } from './lang.ts'
import type { Place } from './navigation.ts'

export type SummaryCardProps = PropsWithChildren<{
  lang: Lang
  title: Child
  /** The rank of its heading on the page. */
  level?: 2 | 3
  facts?: readonly Fact[]
  actions?: readonly Place[]
  tag?: Child
}>

/** One thing among several of its kind: a site, a certificate, a batch. */
export function SummaryCard({ lang, title, level = 2, facts, actions = [], tag, children }: SummaryCardProps) {
  const Title = `h${level}` as const
  return (
    <section class="card summary">
      <header>
        <Title>{title}</Title>
        {tag}
        {actions.length ? (
          <ul class="card-actions">
            {actions.map(({ href, label }) => (
              <li>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        ) : null}
      </header>
      {facts ? <Facts lang={lang} facts={facts} /> : null}
      {children}
    </section>
  )
}
