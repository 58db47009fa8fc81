import { dotsOf } from './dots.ts'
import type { Label, LabelText, PlacedSymbol } from './label.ts'

const millimetresPerPoint = 25.4 / 72

/** How symbols are drawn: by the printer from their text, or as the dots that were measured here. */
export type Drawing = 'native' | 'dots'

/** One label in ZPL II for a printer of so many dots to the millimetre. The label was laid out for that many (`layOut`). */
export function zplOf({ width, height, symbols, texts }: Label, dots: number, drawing: Drawing): string {
  const at = (length: number) => Math.round(length * dots)
  return [
    `^XA^CI28^LH0,0^PW${at(width)}^LL${at(height)}`,
    ...symbols.map(symbol => `^FO${at(symbol.x)},${at(symbol.y)}${symbolCommand(symbol, at(symbol.module), drawing)}^FS`),
    ...texts.map(text => textCommand(text, at)),
    '^XZ\n',
  ].join('\n')
}

function symbolCommand({ symbology, text, matrix }: PlacedSymbol, module: number, drawing: Drawing): string {
  if (drawing === 'dots') {
    const { stride, bits } = dotsOf(matrix, module)
    return `^GFA,${bits.length},${bits.length},${stride},${bits.toString('hex').toUpperCase()}`
  }
  if (symbology === 'qr') return `^BQN,2,${module}^FH\\^FDMA,${hexed(text)}`
  return `^BXN,${module},200,,,,_^FH\\^FD${hexed(escapedFnc1(text))}`
}

/** `_1` is FNC1 and `__` an underscore, `_` being named in the command: firmware differs in what it is otherwise. */
const escapedFnc1 = (elementString: string): string => elementString.replaceAll('_', '__').replaceAll('^', '_1')

/** What ZPL would take for commands, and everything beyond ASCII, as the bytes of UTF-8 in hexadecimal. */
const hexed = (text: string): string =>
  text.replace(/[\\^~]|[^\x20-\x7e]/gu, sign =>
    [...Buffer.from(sign)].map(byte => `\\${byte.toString(16).padStart(2, '0').toUpperCase()}`).join(''),
  )

function textCommand({ x, y, size, bold, text }: LabelText, at: (length: number) => number): string {
  const high = at(size * millimetresPerPoint)
  return `^FT${at(x)},${at(y)}^A0N,${high},${Math.round(high * (bold ? 0.95 : 0.85))}^FH\\^FD${hexed(text)}^FS`
}
