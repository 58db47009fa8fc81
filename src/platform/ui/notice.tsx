import type { PropsWithChildren } from 'hono/jsx'
import { Icon } from './icon.tsx'
import type { Lang } from './lang.ts'
import { type Tone, toneIcon } from './tone.ts'
import { words } from './words.ts'

export type NoticeProps = PropsWithChildren<{
  lang: Lang
  tone?: Tone
  /** What it is about, in a few words; the tone's own word when left out. */
  title?: string
  /** Read out at once by screen readers: for what an act has just done. */
  live?: boolean
}>

/** A message in the page: done, look here, warning, or a plain note. */
export function Notice({ lang, tone = 'plain', title, live, children }: NoticeProps) {
  const t = words[lang]
  const word = { ok: t.success, look: t.important, stop: t.stop, unknown: t.information, plain: t.information }[tone]
  return (
    <div class={`notice tone-${tone}`} role={live ? 'status' : undefined}>
      <Icon name={toneIcon[tone]} size={24} />
      <div>
        <p class="notice-title">{title ?? word}</p>
        {typeof children === 'string' ? <p>{children}</p> : children}
      </div>
    </div>
  )
}
