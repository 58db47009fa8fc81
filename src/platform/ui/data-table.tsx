import type { Child } from 'hono/jsx'
import type { Option } from './choice-fields.tsx'
import { EmptyState } from './empty-state.tsx'
import { Icon } from './icon.tsx'
import type { Lang } from './lang.ts'
import { Pagination } from './pagination.tsx'
import { type TableState, tableAddress } from './table-address.ts'
import { words } from './words.ts'

export type Column<Row> = {
  key: string
  title: string
  show: (row: Row) => Child
  /** The heading sorts by this column; `key` must be among the rules' `sorts`. */
  sortable?: boolean
  /** Figures stand at the end of their cell, tabular. */
  numeric?: boolean
  /** Never broken over lines: a code, an instant that is a link. Short text with figures in it (a date, a sum) is kept whole anyway. */
  whole?: boolean
}

export type Filter = { name: string; label: string; options?: readonly Option[] }

export type DataTableProps<Row> = {
  lang: Lang
  /** What the table lists; read out before it, and shown. */
  caption: string
  captionHidden?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  /** Given together: the table then sorts, filters and pages by its address. */
  path?: string
  state?: TableState
  filters?: readonly Filter[]
  /** How many rows there are in all; where counting would cost too much, say only whether there are `more`. */
  total?: number
  more?: boolean
  /** What to say, and to do, when there is no row. */
  empty?: Child
}

/** A table that sorts, filters and pages by address, and stacks its rows on a phone. */
export function DataTable<Row>({ lang, columns, rows, state, path = '', filters, empty, ...rest }: DataTableProps<Row>) {
  const { caption, captionHidden, total, more } = rest
  return (
    <div class="table-frame">
      {filters && state ? <Filters lang={lang} path={path} state={state} filters={filters} /> : null}
      {rows.length === 0 ? (
        (empty ?? <EmptyState title={words[lang].nothing} />)
      ) : (
        <table class="table">
          <caption class={captionHidden ? 'unseen' : undefined}>{caption}</caption>
          <thead>
            <tr>
              {columns.map(column => (
                <Heading lang={lang} column={column} path={path} state={state} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr>
                {columns.map(column => (
                  <Cell column={column} row={row} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {state ? <Pagination lang={lang} path={path} state={state} shown={rows.length} total={total} more={more} /> : null}
    </div>
  )
}

function Cell<Row>({ column: { title, show, numeric, whole }, row }: { column: Column<Row>; row: Row }) {
  const shown = show(row)
  const isWhole = whole ?? (typeof shown === 'string' && shown.length <= longestWhole && /\d/.test(shown))
  return (
    <td data-label={title} class={[numeric && 'numeric', isWhole && 'whole'].filter(Boolean).join(' ') || undefined}>
      <div>{shown}</div>
    </td>
  )
}

/** As long as an instant in short words: `23 Sep 2026 pukul 18.20 WIB`. */
const longestWhole = 28

type HeadingProps<Row> = { lang: Lang; column: Column<Row>; path: string; state?: TableState }

function Heading<Row>({ lang, column: { key, title, sortable, numeric }, path, state }: HeadingProps<Row>) {
  const style = numeric ? 'numeric' : undefined
  if (!sortable || !state) {
    return (
      <th scope="col" class={style}>
        {title}
      </th>
    )
  }
  const t = words[lang]
  const sorted = state.sort === key
  const descending = sorted && !state.descending
  return (
    <th scope="col" class={style} aria-sort={sorted ? (state.descending ? 'descending' : 'ascending') : undefined}>
      <a href={tableAddress(path, state, { sort: key, descending })}>
        {title}
        {sorted ? (
          <>
            <Icon name={state.descending ? 'down' : 'up'} size={16} />
            <span class="unseen">{state.descending ? t.sortedDown : t.sortedUp}</span>
          </>
        ) : null}
      </a>
    </th>
  )
}

type FiltersProps = { lang: Lang; path: string; state: TableState; filters: readonly Filter[] }

function Filters({ lang, path, state, filters }: FiltersProps) {
  const t = words[lang]
  const address = path.split('?')[0]!
  return (
    <form class="filters" method="get" action={address} role="search">
      {filters.map(({ name, label, options }) => (
        <div class={options ? 'field' : 'field field-search'}>
          <label for={`filter-${name}`}>{label}</label>
          {options ? (
            <select id={`filter-${name}`} name={name} class="input">
              <option value="">–</option>
              {options.map(option => (
                <option value={option.value} selected={state.filters[name] === option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          ) : (
            <input id={`filter-${name}`} name={name} type="search" class="input" value={state.filters[name] ?? ''} />
          )}
        </div>
      ))}
      <input type="hidden" name="sort" value={`${state.descending ? '-' : ''}${state.sort}`} />
      <button type="submit" class="button button-second">
        {t.filter}
      </button>
      {Object.keys(state.filters).length ? <a href={address}>{t.clearFilter}</a> : null}
    </form>
  )
}
