import type { PropsWithChildren } from 'hono/jsx'
import { formatBytes, formatNumber } from './formats.ts'
import type { Lang } from './lang.ts'
import { Page, type PageProps } from './page.tsx'
import { words } from './words.ts'

export type ProgressProps = {
  lang: Lang
  label: string
  done: number
  /** How much there is in all; left out while it is not known. */
  total?: number
  /** What is counted; plain numbers where left out. */
  unit?: 'bytes'
  /** Where the numbers come from while the page is open: server-sent events with `{done, total}`. */
  stream?: string
  /** The page is about this work alone: where nothing is streamed a script asks for the page again and takes over its numbers. */
  whole?: boolean
}

/** How far long work has come. */
export function Progress({ lang, label, done, total, unit, stream, whole }: ProgressProps) {
  const t = words[lang]
  const say = (count: number) => (unit === 'bytes' ? formatBytes(count, lang) : formatNumber(count, lang))
  return (
    <div class="progress" data-island={stream || whole ? 'progress' : undefined} data-stream={stream} data-lang={lang}>
      <label for="progress">{label}</label>
      <progress id="progress" max={total ?? 1} value={total === undefined ? undefined : done} />
      <p class="quiet">{total === undefined ? say(done) : t.doneOf(say(done), say(total))}</p>
    </div>
  )
}

/** Seconds between two looks of a browser that runs no script. */
const every = 5

/** A page that asks again every few seconds until the work is done; nothing is lost by leaving it. */
export function ProgressPage({
  children,
  label,
  done,
  total,
  unit,
  stream,
  ...page
}: PropsWithChildren<Omit<PageProps, 'children'> & ProgressProps>) {
  return (
    <Page refresh={{ withoutScript: every }} {...page}>
      <Progress lang={page.lang} {...{ label, done, total, unit, stream }} whole />
      <p class="quiet">{words[page.lang].mayLeave}</p>
      {children}
    </Page>
  )
}
