import type { Child, PropsWithChildren } from 'hono/jsx'
import { formatBytes } from './formats.ts'
import type { Lang } from './lang.ts'
import { words } from './words.ts'

export type Paper = {
  title: string
  href: string
  kind: 'pdf' | 'image' | 'other'
  bytes: number
  alt?: string
  version?: string
}

/** A document on the left and what is being judged on the right; on a phone one above the other. */
export function DocumentViewer({ lang, paper, pager, children }: PropsWithChildren<{ lang: Lang; paper: Paper; pager?: Child }>) {
  const t = words[lang]
  return (
    <div class="viewer">
      <section class="viewer-paper" aria-label={paper.title}>
        <header>
          <strong>{paper.title}</strong>
          <span class="quiet">
            {paper.version ? `${paper.version} · ` : ''}
            {formatBytes(paper.bytes, lang)}
          </span>
          <a href={paper.href} target="_blank" rel="noopener">
            {t.openAlone}
          </a>
        </header>
        {paper.kind === 'image' ? <img src={paper.href} alt={paper.alt ?? paper.title} /> : null}
        {paper.kind === 'pdf' ? <iframe src={paper.href} title={paper.title} loading="lazy" /> : null}
        {paper.kind === 'other' ? <p class="quiet">{t.cannotShow}</p> : null}
        {pager}
      </section>
      <section class="viewer-checks flow" aria-label={t.checklist}>
        {children}
      </section>
    </div>
  )
}
