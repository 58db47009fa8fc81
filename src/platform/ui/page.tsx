import { raw } from 'hono/html'
import type { Child, PropsWithChildren } from 'hono/jsx'
import type { Problem } from './answers.ts'
import { Crumbs } from './crumbs.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Icon } from './icon.tsx'
import type { Lang } from './lang.ts'
import type { Place, Who } from './navigation.ts'
import { Notice, type NoticeProps } from './notice.tsx'
import { Footer, Header } from './shell.tsx'
import { assets, site } from './site.ts'
import { words } from './words.ts'

/** What the request decides for every page, made once at the edge and spread: `<Page {...frame} title="…">`. */
export type Frame = {
  lang: Lang
  /** The address asked for, with its query; the language switch keeps it. */
  path: string
  who?: Who
  /** The message left by the act before this page. */
  flash?: Pick<NoticeProps, 'tone' | 'title'> & { says?: string }
  /** Whether the register behind this site is the invented one. */
  demo?: boolean
}

export type PageProps = PropsWithChildren<
  Frame & {
    /** The page's name: the title of the window, and the heading of the page unless `heading` is false. */
    title: string
    /** `false` when the page brings its own `h1` (a verdict, a confirmation). */
    heading?: boolean
    /** A few words above the heading: the file's number, the section. */
    caption?: Child
    /** Header places other than the visitor's own. */
    nav?: readonly Place[]
    back?: string | Place
    crumbs?: readonly Place[]
    /** The whole width, for tables and cases; otherwise a column to read. */
    wide?: boolean
    /** What was wrong with what was sent: shown first, and `Galat:` begins the title. */
    problems?: readonly Problem[]
    /** Seconds after which the page asks again, for work that takes long; only where no script keeps it fresh. */
    refresh?: number | { withoutScript: number }
    /** Keep the page out of search engines. */
    unlisted?: boolean
  }
>

/** A whole page: official banner, header, notices, one main heading, content, footer. */
export function Page({ children, title, heading = true, caption, nav, back, crumbs, wide, problems = [], ...rest }: PageProps) {
  const { lang, path, who, flash, demo, refresh, unlisted } = rest
  const t = words[lang]
  const backTo = typeof back === 'string' ? { href: back, label: t.back } : back
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={lang}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{`${problems.length ? `${t.error}: ` : ''}${title} – ${site.name}`}</title>
          <Refresh refresh={refresh} />
          {unlisted ? <meta name="robots" content="noindex" /> : null}
          <meta name="color-scheme" content="light dark" />
          <meta name="theme-color" content="#0b5d4e" />
          <link rel="icon" href={assets.favicon} type="image/svg+xml" />
          <link rel="apple-touch-icon" href={assets.touchIcon} />
          <link rel="manifest" href={assets.manifest} />
          <link rel="stylesheet" href={assets.styles} />
          <script type="module" src={assets.script} />
        </head>
        <body>
          <a class="skip" href="#main">
            {t.skip}
          </a>
          <Header lang={lang} path={path} who={who} nav={nav} demo={demo} />
          <div class={wide ? 'body body-wide' : 'body'}>
            {crumbs?.length ? <Crumbs lang={lang} places={crumbs} /> : null}
            {backTo ? (
              <nav aria-label={t.back}>
                <a class="back" href={backTo.href}>
                  <Icon name="back" />
                  {backTo.label}
                </a>
              </nav>
            ) : null}
            <main id="main" tabindex={-1} class="flow">
              {problems.length ? <ErrorSummary lang={lang} problems={problems} /> : null}
              {flash ? (
                <Notice lang={lang} tone={flash.tone} title={flash.title} live>
                  {flash.says}
                </Notice>
              ) : null}
              {heading ? (
                <h1>
                  {caption ? <span class="caption">{caption}</span> : null}
                  {title}
                </h1>
              ) : null}
              {children}
            </main>
          </div>
          <Footer lang={lang} />
        </body>
      </html>
    </>
  )
}

function Refresh({ refresh }: Pick<PageProps, 'refresh'>) {
  if (refresh === undefined) return null
  if (typeof refresh === 'number') return <meta http-equiv="refresh" content={String(refresh)} />
  return (
    <noscript>
      <meta http-equiv="refresh" content={String(refresh.withoutScript)} />
    </noscript>
  )
}
