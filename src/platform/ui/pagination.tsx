import { formatNumber } from './formats.ts'
import { Icon } from './icon.tsx'
import type { Lang } from './lang.ts'
import { type TableState, tableAddress } from './table-address.ts'
import { words } from './words.ts'

export type PaginationProps = {
  lang: Lang
  path: string
  state: TableState
  /** Rows on this page. */
  shown: number
  total?: number
  more?: boolean
}

/** Which rows these are of how many, and the pages before and after. */
export function Pagination({ lang, path, state, shown, total, more }: PaginationProps) {
  const t = words[lang]
  const number = (value: number) => formatNumber(value, lang)
  const last = state.offset + shown
  const isMore = more ?? (total !== undefined && last < total)
  const isFirst = state.page === 1
  if (!shown && isFirst) return null
  return (
    <nav class="pages" aria-label={t.pages}>
      {shown ? (
        <p>
          {total === undefined
            ? t.shownSoFar(number(state.offset + 1), number(last))
            : t.shown(number(state.offset + 1), number(last), number(total))}
        </p>
      ) : null}
      {isFirst ? null : (
        <a rel="prev" href={tableAddress(path, state, { ...state, page: state.page - 1 })}>
          <Icon name="back" />
          {t.previous}
        </a>
      )}
      {isMore ? (
        <a rel="next" href={tableAddress(path, state, { ...state, page: state.page + 1 })}>
          {t.next}
          <Icon name="next" />
        </a>
      ) : null}
    </nav>
  )
}
