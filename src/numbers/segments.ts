import { checkClass, checkNumber, checkRange, numbersPerClass } from './class.ts'
import type { Span, Spans } from './spans.ts'

/** An aligned piece of a class's numbers: its page among all pages of all classes, and its heap number in that page. */
export type Piece = { readonly page: number; readonly node: number }

/** Numbers in a page. The root (node 1) is the whole page, node k splits into 2k and 2k + 1, the leaf of offset o is pageSize + o. */
export const pageSize = 2 ** 20

const depth = 20
/** Pages in a class. */
export const pagesPerClass = numbersPerClass / pageSize

/**
 * The fewest pieces that together are exactly this set of the class's numbers, none of them overlapping, in rising order:
 * the rows that an event leaves in a table of sightings. Throws a RangeError where a class has no such numbers.
 */
export function nodesOf(classId: number, spans: Spans): Piece[] {
  checkClass(classId)
  const pieces: Piece[] = []
  for (const span of spans) {
    checkRange(span)
    let n = span.from
    while (n < span.until) {
      const offset = n % pageSize
      const height = Math.min(alignment(offset), 31 - Math.clz32(Math.min(span.until - n, pageSize)))
      pieces.push({ page: pageOf(classId, n), node: (pageSize + offset) >> height })
      n += 2 ** height
    }
  }
  return pieces
}

/**
 * Where to look for number `n`: its page, and the 21 nodes there that hold it, from its leaf up to the root. A set holds `n`
 * exactly if one of these is among the set's pieces.
 */
export function pathOf(classId: number, n: number): { page: number; nodes: number[] } {
  checkClass(classId)
  checkNumber(n)
  const leaf = pageSize + (n % pageSize)
  return { page: pageOf(classId, n), nodes: Array.from({ length: depth + 1 }, (_, height) => leaf >> height) }
}

/** The smallest piece that holds number `n`: itself alone. */
export function leafOf({ classId, n }: { classId: number; n: number }): Piece {
  checkClass(classId)
  checkNumber(n)
  return { page: pageOf(classId, n), node: pageSize + (n % pageSize) }
}

/** The class of a piece and its numbers there. Throws a RangeError for a page or node that no class has. */
export function spanOf({ page, node }: Piece): Span & { classId: number } {
  const classId = Math.floor(page / pagesPerClass)
  checkClass(classId)
  if (!Number.isInteger(page) || !Number.isInteger(node) || node < 1 || node >= 2 * pageSize)
    throw new RangeError(`Nodes are numbered 1 to ${2 * pageSize - 1} in a page; there is no node ${node} in page ${page}.`)
  const level = 31 - Math.clz32(node)
  const size = 2 ** (depth - level)
  const from = (page % pagesPerClass) * pageSize + (node - 2 ** level) * size
  return { classId, from, until: from + size }
}

/** The page in which number `n` of a class lies. */
export function pageOf(classId: number, n: number): number {
  return classId * pagesPerClass + Math.floor(n / pageSize)
}

/** The height of the largest piece that can begin at this offset. */
function alignment(offset: number): number {
  return offset === 0 ? depth : 31 - Math.clz32(offset & -offset)
}
