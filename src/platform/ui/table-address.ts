/** What a table's address may ask for, and what holds when it asks for nothing. */
export type TableRules = {
  /** The columns that may be sorted by. */
  sorts: readonly string[]
  /** The order without a wish; `-due` is descending. */
  by: string
  /** The names of the filters. */
  filters?: readonly string[]
  /** Rows on a page. */
  size?: number
}

/** What a table's address asks for. `offset` and `size` are for the query. */
export type TableState = {
  sort: string
  descending: boolean
  page: number
  size: number
  offset: number
  filters: Readonly<Record<string, string>>
}

/** Reads the query of a table's address. A wish that the table does not know counts as no wish. */
export function readTable(query: Readonly<Record<string, string | undefined>>, rules: TableRules): TableState {
  const size = rules.size ?? 25
  const wish = query.sort ?? ''
  const by = rules.sorts.includes(wish.replace(/^-/, '')) ? wish : rules.by
  const asked = Number(query.page)
  const page = Number.isSafeInteger(asked) && asked > 0 && asked <= 1_000_000 ? asked : 1
  const filters: Record<string, string> = {}
  for (const name of rules.filters ?? []) {
    const value = query[name]?.trim()
    if (value) filters[name] = value
  }
  return { sort: by.replace(/^-/, ''), descending: by.startsWith('-'), page, size, offset: (page - 1) * size, filters }
}

/** The address of the same table with something changed. A new order or filter begins again at the first page. */
export function tableAddress(
  path: string,
  state: TableState,
  change: Partial<Pick<TableState, 'sort' | 'descending' | 'page'>>,
): string {
  const { sort, descending, page } = { ...state, page: 1, ...change }
  const query = new URLSearchParams(state.filters)
  query.set('sort', `${descending ? '-' : ''}${sort}`)
  if (page > 1) query.set('page', String(page))
  return `${path.split('?')[0]}?${query}`
}
