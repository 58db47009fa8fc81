import type { Span, Spans } from '#/numbers/spans.ts'

/** A part of a set, and the last row that covered it; without one where none did. */
export type Painted<Row> = Span & { readonly row?: Row }

/**
 * For each part of the set the last of the rows, in the order given, that covers it. Where a row `stays` before the next, that no
 * longer covers it. Neighbours under one row are one part.
 */
export function paint<Row extends Span>(
  set: Spans,
  rows: readonly Row[],
  stays: (row: Row, next: Row) => boolean = () => false,
): Painted<Row>[] {
  const edges = edgesOf(set, rows)
  const top = new Int32Array(edges.length).fill(-1)
  for (const [i, row] of rows.entries()) {
    const end = place(edges, row.until)
    for (let at = place(edges, row.from); at < end; at++) if (top[at]! < 0 || !stays(rows[top[at]!]!, row)) top[at] = i
  }
  const parts: Painted<Row>[] = []
  for (const { from, until } of set) {
    const end = place(edges, until)
    for (let at = place(edges, from); at < end; at++)
      append(parts, edges[at]!, edges[at + 1]!, top[at]! < 0 ? undefined : rows[top[at]!])
  }
  return parts
}

/** Where parts may begin or end: every edge of the set, and of the rows. */
function edgesOf(set: Spans, rows: readonly Span[]): Float64Array {
  const all = new Float64Array(2 * (set.length + rows.length))
  let at = 0
  for (const { from, until } of [...set, ...rows]) {
    all[at++] = from
    all[at++] = until
  }
  all.sort()
  let kept = 0
  for (const edge of all) if (kept === 0 || all[kept - 1] !== edge) all[kept++] = edge
  return all.subarray(0, kept)
}

function place(edges: Float64Array, edge: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (edges[middle]! < edge) low = middle + 1
    else high = middle
  }
  return low
}

function append<Row>(parts: Painted<Row>[], from: number, until: number, row: Row | undefined): void {
  const last = parts.at(-1)
  if (last && last.until === from && last.row === row) parts[parts.length - 1] = { ...last, until }
  else parts.push(row === undefined ? { from, until } : { from, until, row })
}
