/**
 * How ill each of the eight masks suits scanners (ISO/IEC 18004, 7.8.3): long runs, blocks, false finders, more dark than light. All
 * eight are judged at once: a module is a byte whose bit `m` is what it would be under mask `m`, and four modules make a word, so one
 * operation does what a module by module comparison needs thirty-two for.
 */
export type Grid = {
  size: number
  /** Words to a row: the row is filled up with modules that do not count. */
  words: number
  /** Row by row. */
  rows: Int32Array
  /** Column by column. */
  columns: Int32Array
}

/** Bits of a count, each word a digit of thirty-two counts side by side. */
type Counts = Int32Array
const digits = 24

function add(counts: Counts, bits: number, digit: number): void {
  for (let at = digit, carry = bits; carry !== 0; at++) {
    const before = counts[at]!
    counts[at] = before ^ carry
    carry &= before
  }
}

/** The count of each mask, its four lanes added up. */
function sums(counts: Counts): number[] {
  return Array.from({ length: 8 }, (_, mask) => {
    let sum = 0
    for (let digit = 0; digit < digits; digit++)
      for (let lane = mask; lane < 32; lane += 8) sum += ((counts[digit]! >>> lane) & 1) * 2 ** digit
    return sum
  })
}

/** The mask of least penalty. */
export function bestMask(grid: Grid): number {
  const penalties = new Int32Array(digits)
  const dark = new Int32Array(digits)
  countLines(grid, grid.rows, penalties)
  countLines(grid, grid.columns, penalties)
  countBlocks(grid, penalties, dark)
  const modules = grid.size * grid.size
  const shares = sums(dark)
  const totals = sums(penalties).map((sum, mask) => sum + Math.floor(Math.abs((shares[mask]! * 100) / modules - 50) / 5) * 10)
  return totals.indexOf(Math.min(...totals))
}

/** The modules of a row that are not filling, in its last word. */
const lastWord = ({ size, words }: Grid): number => (size % 4 === 0 ? -1 : (1 << ((size - (words - 1) * 4) * 8)) - 1)

/** Runs of five and more (3, and 1 for each further module), and 1011101 with four light modules on one side (40). */
function countLines(grid: Grid, lines: Int32Array, penalties: Counts): void {
  const { size, words } = grid
  const light = new Int32Array(size)
  const finder = new Int32Array(size)
  for (let word = 0; word < words; word++) {
    const counted = word === words - 1 ? lastWord(grid) : -1
    let [same1, same2, same3, fiveBefore] = [0, 0, 0, 0]
    let [w1, w2, w3, w4, w5, w6] = [0, 0, 0, 0, 0, 0]
    for (let y = 0, at = word; y < size; y++, at += words) {
      const w = lines[at]!
      const same = y > 0 ? ~(w ^ w1) : 0
      const five = same & same1 & same2 & same3 & counted
      add(penalties, five, 0)
      add(penalties, five & ~fiveBefore, 1)
      light[y] = y >= 3 ? ~(w | w1 | w2 | w3) : 0
      finder[y] = y >= 6 ? w & ~w1 & w2 & w3 & w4 & ~w5 & w6 : 0
      if (y >= 10) {
        const after = light[y]! & finder[y - 4]! & counted
        const before = finder[y]! & light[y - 7]! & counted
        add(penalties, after, 3)
        add(penalties, after, 5)
        add(penalties, before, 3)
        add(penalties, before, 5)
      }
      ;[same3, same2, same1, fiveBefore] = [same2, same1, same, five]
      ;[w6, w5, w4, w3, w2, w1] = [w5, w4, w3, w2, w1, w]
    }
  }
}

/** Squares of two by two of one colour (3), and how many modules are dark. */
function countBlocks(grid: Grid, penalties: Counts, dark: Counts): void {
  const { size, words, rows } = grid
  for (let y = 0, at = 0; y < size; y++)
    for (let word = 0; word < words; word++, at++) {
      const counted = word === words - 1 ? lastWord(grid) : -1
      const w = rows[at]!
      add(dark, w & counted, 0)
      if (y === 0) continue
      const left = word === 0 ? 0 : rows[at - 1]!
      const same = ~(w ^ rows[at - words]!)
      const sameLeft = word === 0 ? 0 : ~(left ^ rows[at - words - 1]!)
      const across = ~(w ^ ((w << 8) | (left >>> 24)))
      const block = same & across & ((same << 8) | (sameLeft >>> 24)) & counted & (word === 0 ? ~255 : -1)
      add(penalties, block, 0)
      add(penalties, block, 1)
    }
}
