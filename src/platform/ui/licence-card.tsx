import type { PropsWithChildren } from 'hono/jsx'
import { Code } from './code.tsx'
import { type Fact, Facts } from './facts.tsx'
import type { Lang } from './lang.ts'
import { Tag } from './tag.tsx'
import type { Tone } from './tone.ts'
import { words } from './words.ts'

export type LicenceCardProps = PropsWithChildren<{
  lang: Lang
  /** The licence number as it is printed on the pack. */
  number: string
  name: string
  /** The register page of this licence. */
  href?: string
  holder: string
  /** What kind of product: `Suplemen kesehatan`. */
  kind?: string
  status: { word: string; tone: Tone }
  photo?: { src: string; alt: string }
  facts?: readonly Fact[]
  /** The rank of its name on the page; 1 where the page is about this licence alone. */
  level?: 1 | 2 | 3
}>

/** One licence, with the picture and name to compare with the pack in hand. */
export function LicenceCard({
  lang,
  number,
  name,
  href,
  holder,
  kind,
  status,
  photo,
  facts,
  level = 2,
  children,
}: LicenceCardProps) {
  const Name = `h${level}` as const
  return (
    <article class="card licence">
      {photo ? (
        <figure>
          <img src={photo.src} alt={photo.alt} width="160" height="160" loading="lazy" />
          <figcaption>{words[lang].isThisYourPack}</figcaption>
        </figure>
      ) : null}
      <div class="licence-text">
        <p class="licence-kind">
          <Tag tone={status.tone}>{status.word}</Tag> {kind}
        </p>
        <Name>{href ? <a href={href}>{name}</a> : name}</Name>
        <p>
          <Code lang={lang} value={number} />
        </p>
        <p class="quiet">{holder}</p>
        {facts?.length ? <Facts lang={lang} facts={facts} /> : null}
        {children}
      </div>
    </article>
  )
}
