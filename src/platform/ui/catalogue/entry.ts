import type { Child } from 'hono/jsx'
import type { Lang, Words } from '../lang.ts'

/** One part in the living catalogue, shown with invented but true-looking content. */
export type Entry = {
  slug: string
  title: Words<string>
  /** Shown in a page of the whole width. */
  wide?: boolean
  show: (lang: Lang) => Child
}
