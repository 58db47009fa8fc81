import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestMask } from './qr-penalty.ts'

/** The penalty as ISO/IEC 18004 tells it, module by module. */
function penalty(dark: (x: number, y: number) => boolean, size: number): number {
  let sum = 0
  for (const at of [(a: number, b: number) => dark(b, a), (a: number, b: number) => dark(a, b)])
    for (let line = 0; line < size; line++) {
      const text = Array.from({ length: size }, (_, k) => (at(line, k) ? '1' : '0')).join('')
      for (const [run] of text.matchAll(/0{5,}|1{5,}/g)) sum += run.length - 2
      for (let k = 0; k + 11 <= size; k++) if (/^(00001011101|10111010000)/.test(text.slice(k))) sum += 40
    }
  let count = 0
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      if (dark(x, y)) count++
      const corner = [dark(x, y), dark(x - 1, y), dark(x, y - 1), dark(x - 1, y - 1)]
      if (x > 0 && y > 0 && new Set(corner).size === 1) sum += 3
    }
  return sum + Math.floor(Math.abs((count * 100) / size ** 2 - 50) / 5) * 10
}

/** Modules with the long runs and false finders that a coin rarely throws. */
const stretch = fc.constantFrom('00000', '111111', '10111010000', '00001011101', '0', '1', '10')
const symbol = fc.integer({ min: 11, max: 30 }).chain(size => {
  const line = fc
    .array(stretch, { minLength: size, maxLength: size })
    .map(parts => Array.from(parts.join('').slice(0, size), Number))
  return fc.array(fc.array(line, { minLength: size, maxLength: size }), { minLength: 8, maxLength: 8 })
})

test('of eight masks the one is chosen whose penalty, counted one module at a time, is least', () => {
  fc.assert(
    fc.property(symbol, masks => {
      const size = masks[0]!.length
      const words = Math.ceil(size / 4)
      const rows = new Uint8Array(words * 4 * size)
      const columns = new Uint8Array(words * 4 * size)
      for (let y = 0; y < size; y++)
        for (let x = 0; x < size; x++)
          for (const [mask, lines] of masks.entries()) {
            rows[y * words * 4 + x]! |= lines[y]![x]! << mask
            columns[x * words * 4 + y]! |= lines[y]![x]! << mask
          }
      const grid = { size, words, rows: new Int32Array(rows.buffer), columns: new Int32Array(columns.buffer) }
      const penalties = masks.map(lines => penalty((x, y) => lines[y]?.[x] === 1, size))
      expect(penalties[bestMask(grid)]).toBe(Math.min(...penalties))
    }),
    { numRuns: 40 },
  )
})
