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

const laneOnes = 0x01010101

/** The count of each mask, its four lanes added up. */
function sums(counts: Counts): number[] {
  const sums = [0, 0, 0, 0, 0, 0, 0, 0]
  for (let digit = 0; digit < digits; digit++) {
    const bits = counts[digit]!
    if (bits === 0) continue
    // The product has the sum of the four lanes in its highest byte.
    for (let mask = 0; mask < 8; mask++) sums[mask]! += (Math.imul((bits >>> mask) & laneOnes, laneOnes) >>> 24) * 2 ** digit
  }
  return sums
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

const lightBefore = new Int32Array(177)
const finderBefore = new Int32Array(177)

/**
 * Runs of five and more (3, and 1 for each further module), and 1011101 with four light modules on one side (40). Counts of the runs are
 * kept in variables, four digits each, and what is carried beyond goes to `penalties`: this is where the time of a symbol goes.
 */
function countLines(grid: Grid, lines: Int32Array, penalties: Counts): void {
  const { size, words } = grid
  for (let word = 0; word < words; word++) {
    const counted = word === words - 1 ? lastWord(grid) : -1
    let [same1, same2, same3, fiveBefore] = [0, 0, 0, 0]
    let [w1, w2, w3, w4, w5, w6] = [0, 0, 0, 0, 0, 0]
    let [run0, run1, run2, run3] = [0, 0, 0, 0]
    for (let y = 0, at = word; y < size; y++, at += words) {
      const w = lines[at]!
      const same = y > 0 ? ~(w ^ w1) : 0
      const five = same & same1 & same2 & same3 & counted
      let carry = five
      if (carry !== 0) {
        let before = run0
        run0 ^= carry
        carry &= before
        before = run1
        run1 ^= carry
        carry &= before
        if (carry !== 0) {
          before = run2
          run2 ^= carry
          carry &= before
          before = run3
          run3 ^= carry
          carry &= before
          add(penalties, carry, 4)
        }
        add(penalties, five & ~fiveBefore, 1)
      }
      const light = y >= 3 ? ~(w | w1 | w2 | w3) : 0
      const finder = y >= 6 ? w & ~w1 & w2 & w3 & w4 & ~w5 & w6 : 0
      lightBefore[y] = light
      finderBefore[y] = finder
      if (y >= 10) {
        const after = light & finderBefore[y - 4]! & counted
        const before = finder & lightBefore[y - 7]! & counted
        if ((after | before) !== 0)
          for (const found of [after, before]) {
            add(penalties, found, 3)
            add(penalties, found, 5)
          }
      }
      same3 = same2
      same2 = same1
      same1 = same
      fiveBefore = five
      w6 = w5
      w5 = w4
      w4 = w3
      w3 = w2
      w2 = w1
      w1 = w
    }
    add(penalties, run0, 0)
    add(penalties, run1, 1)
    add(penalties, run2, 2)
    add(penalties, run3, 3)
  }
}

/** Squares of two by two of one colour (3), and how many modules are dark. */
function countBlocks(grid: Grid, penalties: Counts, dark: Counts): void {
  const { size, words, rows } = grid
  for (let word = 0; word < words; word++) {
    const counted = word === words - 1 ? lastWord(grid) : -1
    const inside = word === 0 ? counted & ~255 : counted
    let [above, aboveLeft] = [0, 0]
    let [block0, block1, block2, block3] = [0, 0, 0, 0]
    let [dark0, dark1, dark2, dark3] = [0, 0, 0, 0]
    for (let y = 0, at = word; y < size; y++, at += words) {
      const w = rows[at]!
      const left = word === 0 ? 0 : rows[at - 1]!
      let carry = w & counted
      let before = dark0
      dark0 ^= carry
      carry &= before
      before = dark1
      dark1 ^= carry
      carry &= before
      before = dark2
      dark2 ^= carry
      carry &= before
      before = dark3
      dark3 ^= carry
      carry &= before
      if (carry !== 0) add(dark, carry, 4)
      if (y > 0) {
        const same = ~(w ^ above)
        const across = ~(w ^ ((w << 8) | (left >>> 24)))
        carry = same & across & ((same << 8) | (~(left ^ aboveLeft) >>> 24)) & inside
        before = block0
        block0 ^= carry
        carry &= before
        before = block1
        block1 ^= carry
        carry &= before
        before = block2
        block2 ^= carry
        carry &= before
        before = block3
        block3 ^= carry
        carry &= before
        if (carry !== 0) for (const digit of [4, 5]) add(penalties, carry, digit)
      }
      above = w
      aboveLeft = left
    }
    for (const [digit, bits] of [block0, block1, block2, block3].entries()) {
      add(penalties, bits, digit)
      add(penalties, bits, digit + 1)
    }
    for (const [digit, bits] of [dark0, dark1, dark2, dark3].entries()) add(dark, bits, digit)
  }
}
