import type { Matrix } from './symbols.ts'

/** The operators of one page after another, written into the same bytes again and again: pages of a hundred thousand labels leave no garbage. */
export type ContentWriter = {
  /** Operators in Latin-1. */
  text(operators: string): void
  /** The dark modules of a symbol as rectangles, a module being 1. */
  areas(symbol: Matrix): void
  /** What was written since the last time. It holds until something is written again. */
  taken(): Buffer
}

/** The operator of a rectangle, behind x, y, width and height. */
const rectangle = Buffer.from(' re\n')

export function contentWriter(): ContentWriter {
  let bytes = Buffer.allocUnsafe(65_536)
  let at = 0
  const makeRoom = (more: number) => {
    if (at + more <= bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, at + more))
    bytes.copy(larger, 0, 0, at)
    bytes = larger
  }
  const digits = (value: number) => {
    if (value >= 100) bytes[at++] = 48 + Math.floor(value / 100)
    if (value >= 10) bytes[at++] = 48 + (Math.floor(value / 10) % 10)
    bytes[at++] = 48 + (value % 10)
  }
  return {
    text: operators => {
      makeRoom(operators.length)
      at += bytes.write(operators, at, 'latin1')
    },
    areas: ({ width, height, modules }) => {
      const isRun = (row: number, from: number, until: number): boolean => {
        if ((from > 0 && modules[row + from - 1] !== 0) || (until < width && modules[row + until] !== 0)) return false
        for (let x = from; x < until; x++) if (modules[row + x] === 0) return false
        return true
      }
      // At most every other module begins a rectangle; four numbers of three digits, three blanks and the operator.
      makeRoom(Math.ceil(width / 2) * height * 20)
      for (let y = 0; y < height; y++) {
        const row = y * width
        for (let x = 0; x < width; x++) {
          if (modules[row + x] === 0) continue
          const start = x
          while (x < width && modules[row + x] !== 0) x++
          // One that goes on from the row above was drawn with it.
          if (y > 0 && isRun(row - width, start, x)) continue
          let end = y + 1
          while (end < height && isRun(end * width, start, x)) end++
          digits(start)
          bytes[at++] = 32
          digits(y)
          bytes[at++] = 32
          digits(x - start)
          bytes[at++] = 32
          digits(end - y)
          for (let k = 0; k < rectangle.length; k++) bytes[at++] = rectangle[k]!
        }
      }
    },
    taken: () => {
      const written = bytes.subarray(0, at)
      at = 0
      return written
    },
  }
}
