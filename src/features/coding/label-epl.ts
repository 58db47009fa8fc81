import { dotsOf } from './dots.ts'
import type { Label, LabelText } from './label.ts'
import type { Resolution } from './label-sizes.ts'

const millimetresPerPoint = 25.4 / 72

/** The resolutions of printers that know EPL2. */
export const eplResolutions = [203, 300] as const satisfies readonly Resolution[]

/** The printer's own typefaces 1 to 5, in dots with the room around each sign. */
const typefaces: Record<(typeof eplResolutions)[number], readonly (readonly [width: number, height: number])[]> = {
  203: [[10, 14], [12, 18], [14, 22], [16, 26], [34, 50]],
  300: [[14, 22], [18, 30], [22, 38], [26, 46], [50, 82]],
} // biome-ignore format: a table

/**
 * One label in EPL2. Symbols are dots (`GW`, where 0 prints black): the barcodes of EPL2 know neither FNC1 in a Data Matrix nor how
 * large a QR code becomes. `dots` are what the label was laid out for.
 */
export function eplOf(
  { width, height, symbols, texts }: Label,
  dots: number,
  resolution: (typeof eplResolutions)[number],
): Buffer {
  const at = (length: number) => Math.round(length * dots)
  const parts = [Buffer.from(`\nN\nI8,A,001\nq${at(width)}\nQ${at(height)},24\n`)]
  for (const { matrix, x, y, module } of symbols) {
    const { stride, height: rows, bits } = dotsOf(matrix, at(module))
    parts.push(
      Buffer.from(`GW${at(x)},${at(y)},${stride},${rows},`),
      Buffer.from(bits.map(byte => ~byte & 255)),
      Buffer.from('\n'),
    )
  }
  for (const text of texts) parts.push(Buffer.from(textCommand(text, at, width, resolution), 'latin1'))
  parts.push(Buffer.from('P1\n'))
  return Buffer.concat(parts)
}

/** In the largest typeface that is no higher than asked and in which the text fits; cut short where it fits in none. */
function textCommand(
  { x, y, size, text }: LabelText,
  at: (length: number) => number,
  width: number,
  resolution: (typeof eplResolutions)[number],
): string {
  const room = at(width - x)
  const shown = [...text.normalize('NFC')]
    .map(sign => (/[\x20-\x7e\xa0-\xff]/.test(sign) ? sign : sign === '…' ? '...' : '?'))
    .join('')
  const faces = typefaces[resolution]
  const fitting = faces.findLastIndex(
    ([wide, high]) => high <= at(size * millimetresPerPoint * 1.25) && wide * shown.length <= room,
  )
  const face = Math.max(0, fitting)
  const [wide, high] = faces[face]!
  const kept = shown.slice(0, Math.floor(room / wide)).replace(/["\\]/g, sign => `\\${sign}`)
  return `A${at(x)},${Math.max(0, at(y) - Math.round(high * 0.8))},0,${face + 1},1,1,N,"${kept}"\n`
}
