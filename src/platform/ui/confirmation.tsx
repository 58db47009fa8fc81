import type { Child, PropsWithChildren } from 'hono/jsx'
import { Code } from './code.tsx'
import { Icon } from './icon.tsx'
import type { Lang } from './lang.ts'
import { words } from './words.ts'

export type ConfirmationProps = PropsWithChildren<{
  lang: Lang
  /** What has been done: the page's heading. */
  title: string
  /** The rank of the heading: 1 unless the page has its own. */
  level?: 1 | 2
  /** The number to keep, and its name. */
  reference?: { label: string; number: string }
  /** What happens next, each with its day. */
  next?: readonly Child[]
}>

/** It is done: the number to keep, and what happens next, by which day. */
export function Confirmation({ lang, title, level = 1, reference, next = [], children }: ConfirmationProps) {
  const Title = `h${level}` as const
  return (
    <>
      <div class="confirmation tone-ok">
        <Icon name="ok" size={48} />
        <Title>{title}</Title>
        {reference ? (
          <p>
            {reference.label}
            <br />
            <strong>
              <Code lang={lang} value={reference.number} copy />
            </strong>
          </p>
        ) : null}
      </div>
      {next.length ? (
        <section>
          <h2>{words[lang].whatNext}</h2>
          <ol>
            {next.map(step => (
              <li>{step}</li>
            ))}
          </ol>
        </section>
      ) : null}
      {children}
    </>
  )
}
