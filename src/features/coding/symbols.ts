import type { Matrix } from './symbols/matrix.ts'

export { dataMatrix } from './symbols/data-matrix.ts'
export { type Matrix, TooLongForSymbol } from './symbols/matrix.ts'
export { qrMatrix } from './symbols/qr.ts'

/** A dark stretch within one row, in modules. */
export type Run = { x: number; y: number; width: number }

/** The dark stretches of a symbol, row by row: half as many things to draw as there are dark modules. */
export function runsOf({ width, height, modules }: Matrix): Run[] {
  const runs: Run[] = []
  for (let y = 0; y < height; y++) {
    const row = y * width
    for (let x = 0; x < width; x++) {
      if (!modules[row + x]) continue
      const start = x
      while (x < width && modules[row + x]) x++
      runs.push({ x: start, y, width: x - start })
    }
  }
  return runs
}
