import bwip from 'bwip-js/node'
import { correction, generate } from 'lean-qr'

/** A symbol as rows of dark and light modules, without its quiet zone. */
export type Matrix = { width: number; height: number; isDark: (x: number, y: number) => boolean }

/** A QR code of a text, 15 % of which may be lost (level M, ISO/IEC 18004). */
export function qrMatrix(text: string): Matrix {
  const bitmap = generate(text, { minCorrectionLevel: correction.M })
  return { width: bitmap.size, height: bitmap.size, isDark: (x, y) => bitmap.get(x, y) }
}

/** A GS1 Data Matrix (ISO/IEC 16022, ECC 200) of an element string with `^` for FNC1. */
export function dataMatrix(elementString: string): Matrix {
  // Written as a plain Data Matrix whose FNC1 are ours: bwip's own bracketed input would stumble over brackets in a batch.
  const [symbol] = bwip.raw('datamatrix', elementString.replaceAll('^', '^FNC1'), { parsefnc: true })
  if (!symbol || !('pixs' in symbol)) throw new Error('The Data Matrix has no modules.')
  const { pixs, pixx, pixy } = symbol
  return { width: pixx, height: pixy, isDark: (x, y) => pixs[y * pixx + x] === 1 }
}

/** A dark stretch within one row, in modules. */
export type Run = { x: number; y: number; width: number }

/** The dark stretches of a symbol, row by row: half as many things to draw as there are dark modules. */
export function runsOf({ width, height, isDark }: Matrix): Run[] {
  const runs: Run[] = []
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (!isDark(x, y)) continue
      const start = x
      while (x < width && isDark(x, y)) x++
      runs.push({ x: start, y, width: x - start })
    }
  return runs
}
