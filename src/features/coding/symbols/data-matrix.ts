import { dataCodewords } from './data-matrix-text.ts'
import { type Matrix, TooLongForSymbol } from './matrix.ts'
import { reedSolomon } from './reed-solomon.ts'

/** A square symbol: its side in modules with borders, data and check codewords, blocks they are divided into, regions along a side. */
type Size = { side: number; data: number; checks: number; blocks: number; regions: number }

// biome-ignore format: a table
/** ISO/IEC 16022, table 7, up to the largest whose blocks are of one length. */
const sizes: readonly Size[] = ([
  [10, 3, 5, 1, 1], [12, 5, 7, 1, 1], [14, 8, 10, 1, 1], [16, 12, 12, 1, 1], [18, 18, 14, 1, 1], [20, 22, 18, 1, 1],
  [22, 30, 20, 1, 1], [24, 36, 24, 1, 1], [26, 44, 28, 1, 1], [32, 62, 36, 1, 2], [36, 86, 42, 1, 2], [40, 114, 48, 1, 2],
  [44, 144, 56, 1, 2], [48, 174, 68, 1, 2], [52, 204, 84, 2, 2], [64, 280, 112, 2, 4], [72, 368, 144, 4, 4], [80, 456, 192, 4, 4],
  [88, 576, 224, 4, 4], [96, 696, 272, 4, 4], [104, 816, 336, 6, 4],
] as const).map(([side, data, checks, blocks, regions]) => ({ side, data, checks, blocks, regions }))

const checksOf = reedSolomon(0x12d, 1)

/**
 * A GS1 Data Matrix (ISO/IEC 16022, ECC 200) of an element string with `^` for FNC1: the smallest square symbol that holds it.
 * Throws TooLongForSymbol.
 */
export function dataMatrix(elementString: string): Matrix {
  const fits = (codewords: number) => sizes.find(({ data }) => data >= codewords)
  const data = dataCodewords(elementString, codewords => {
    const size = fits(codewords)
    if (!size) throw new TooLongForSymbol('Data Matrix', elementString)
    return size.data
  })
  const size = fits(data.length)!
  const { frame, places } = layoutOf(size)
  const codewords = withChecks(data, size)
  const modules = frame.slice()
  for (let bit = 0; bit < places.length; bit++) if ((codewords[bit >> 3]! >> (7 - (bit & 7))) & 1) modules[places[bit]!] = 1
  return { width: size.side, height: size.side, modules }
}

/** Data, then checks, the blocks interleaved. */
function withChecks(data: Uint8Array, { checks, blocks }: Size): Uint8Array {
  const all = new Uint8Array(data.length + checks)
  all.set(data)
  for (let block = 0; block < blocks; block++) {
    const own = blocks === 1 ? data : data.filter((_, i) => i % blocks === block)
    checksOf(own, checks / blocks).forEach((check, i) => {
      all[data.length + i * blocks + block] = check
    })
  }
  return all
}

/** What all symbols of one size share: the borders, and where each bit of the codewords goes. */
type Layout = { frame: Uint8Array; places: Uint32Array }
const layouts = new Map<number, Layout>()

function layoutOf({ side, data, checks, regions }: Size): Layout {
  let layout = layouts.get(side)
  if (!layout) {
    const region = side / regions
    const inner = side - 2 * regions
    const frame = new Uint8Array(side * side)
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++) {
        const [a, b] = [x % region, y % region]
        if (a === 0 || b === region - 1 || (b === 0 && a % 2 === 0) || (a === region - 1 && b % 2 === 1)) frame[y * side + x] = 1
      }
    const outer = (at: number) => at + 2 * Math.floor(at / (region - 2)) + 1
    const { places, corner } = placement(inner, (data + checks) * 8)
    const toFrame = (at: number) => outer(Math.floor(at / inner)) * side + outer(at % inner)
    for (const at of corner) frame[toFrame(at)] = 1
    layout = { frame, places: places.map(toFrame) }
    layouts.set(side, layout)
  }
  return layout
}

/**
 * Where each bit goes within the joined regions (Annex F): codewords in the shape of an L that lean on each other along diagonals,
 * broken ones at the edges. `corner` is the fixed pattern of the sizes that a few modules are left over in.
 */
function placement(side: number, bits: number): { places: Uint32Array; corner: number[] } {
  const places = new Uint32Array(bits)
  const taken = new Uint8Array(side * side)
  let next = 0
  const put = (row: number, column: number) => {
    let [r, c] = [row, column]
    if (r < 0) {
      r += side
      c += 4 - ((side + 4) % 8)
    }
    if (c < 0) {
      c += side
      r += 4 - ((side + 4) % 8)
    }
    taken[r * side + c] = 1
    places[next++] = r * side + c
  }
  const putAll = (at: readonly (readonly [number, number])[]) => {
    for (const [row, column] of at) put(row, column)
  }
  const last = side - 1
  const whole = (r: number, c: number) =>
    putAll([[r - 2, c - 2], [r - 2, c - 1], [r - 1, c - 2], [r - 1, c - 1], [r - 1, c], [r, c - 2], [r, c - 1], [r, c]]) // biome-ignore format: a shape
  let row = 4
  let column = 0
  do {
    if (row === side && column === 0)
      putAll([[last, 0], [last, 1], [last, 2], [0, last - 1], [0, last], [1, last], [2, last], [3, last]]) // biome-ignore format: a shape
    if (row === side - 2 && column === 0 && side % 4)
      putAll([[last - 2, 0], [last - 1, 0], [last, 0], [0, last - 3], [0, last - 2], [0, last - 1], [0, last], [1, last]]) // biome-ignore format: a shape
    if (row === side - 2 && column === 0 && side % 8 === 4)
      putAll([[last - 2, 0], [last - 1, 0], [last, 0], [0, last - 1], [0, last], [1, last], [2, last], [3, last]]) // biome-ignore format: a shape
    if (row === side + 4 && column === 2 && side % 8 === 0)
      putAll([[last, 0], [last, last], [0, last - 2], [0, last - 1], [0, last], [1, last - 2], [1, last - 1], [1, last]]) // biome-ignore format: a shape
    do {
      if (row < side && column >= 0 && !taken[row * side + column]) whole(row, column)
      row -= 2
      column += 2
    } while (row >= 0 && column < side)
    row += 1
    column += 3
    do {
      if (row >= 0 && column < side && !taken[row * side + column]) whole(row, column)
      row += 2
      column -= 2
    } while (row < side && column >= 0)
    row += 3
    column += 1
  } while (row < side || column < side)
  const corner = taken[side * side - 1] ? [] : [side * side - 1, (last - 1) * side + last - 1]
  return { places, corner }
}
