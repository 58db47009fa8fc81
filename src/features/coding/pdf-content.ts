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

/** ` 1 re` and the end of the line, behind x, y and width. */
const rectangle = Buffer.from(' 1 re\n')

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
      // At most every other module begins a rectangle; three numbers of three digits, two blanks and the operator.
      makeRoom(Math.ceil(width / 2) * height * 17)
      for (let y = 0; y < height; y++) {
        const row = y * width
        for (let x = 0; x < width; x++) {
          if (modules[row + x] === 0) continue
          const start = x
          while (x < width && modules[row + x] !== 0) x++
          digits(start)
          bytes[at++] = 32
          digits(y)
          bytes[at++] = 32
          digits(x - start)
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
