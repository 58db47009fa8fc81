import { type Day, dayAt } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import type { CodedLot, CodeTexts } from './code-text.ts'
import type { LabelSize } from './label-sizes.ts'
import { besideOtherCodes, quietZone, type Symbology } from './law-symbols.ts'
import type { Level } from './level.ts'
import { dataMatrix, type Matrix, qrMatrix } from './symbols.ts'

/** The symbols a label may carry: the national QR, a GS1 Data Matrix, and a QR that any camera opens. */
export const symbolKinds = ['national', 'datamatrix', 'link'] as const
export type SymbolKind = (typeof symbolKinds)[number]

/** What is printed on the label of one code. */
export type LabelContent = CodedLot & {
  level: Level
  productName: string
  serial: string
  texts: CodeTexts
  /** Which symbols; those that the code has no text for are left out. */
  symbols: readonly SymbolKind[]
}

/** A line of text: `y` is its baseline in millimetres, `size` is in points. */
export type LabelText = { x: number; y: number; size: number; bold: boolean; text: string }

/** A symbol: `x` and `y` are where its first module begins, `module` is how wide one is, all in millimetres. */
export type PlacedSymbol = {
  kind: SymbolKind
  symbology: Symbology
  text: string
  matrix: Matrix
  x: number
  y: number
  module: number
  /** Modules kept empty around it. */
  quiet: number
}

export type Label = { width: number; height: number; texts: LabelText[]; symbols: PlacedSymbol[] }

const millimetresPerPoint = 25.4 / 72
const padding = 1.5
const gap = 1.5

/**
 * Lays a label out: the symbols in a row as large as they can be, what people read beneath them. For a printer of so many dots to the
 * millimetre every module is whole dots and begins on one: a printer rounds others one by one, and scanners fail.
 */
export function layOut(content: LabelContent, size: LabelSize, on: Day = dayAt(new Date()), dots?: number): Label {
  const { width, height } = size
  const whole = (length: number, round: (value: number) => number) => (dots ? round(length * dots) / dots : length)
  const type = height < 25 ? { name: 5.5, line: 4.5 } : { name: 7.5, line: 6 }
  const lines = linesOf(content)
  const lineHeight = (points: number) => points * millimetresPerPoint * 1.25
  const textHeight = lineHeight(type.name) + (lines.length - 1) * lineHeight(type.line)
  const wanted = symbolsOf(content)
  const captionHeight = lineHeight(type.line)
  const room = Math.min(
    (width - 2 * padding - gap * (wanted.length - 1)) / wanted.length,
    height - 2 * padding - textHeight - captionHeight,
  )
  const side = dots ? room - 1 / dots : room
  const label: Label = { width, height, texts: [], symbols: [] }
  wanted.forEach(({ caption, ...symbol }, index) => {
    const left = padding + index * (side + gap)
    const quiet = find(on, ({ the }) => the(quietZone, { symbology: symbol.symbology })).value
    const module = whole(side / (Math.max(symbol.matrix.width, symbol.matrix.height) + 2 * quiet), Math.floor)
    const [x, y] = [whole(left, Math.ceil) + quiet * module, whole(padding, Math.ceil) + quiet * module]
    label.symbols.push({ ...symbol, x, y, module, quiet })
    if (caption)
      label.texts.push(lineOf(caption, x, padding + side + captionHeight * 0.75, side, type.line, symbol.kind === 'national'))
  })
  let y = padding + side + captionHeight
  lines.forEach((text, index) => {
    const points = index === 0 ? type.name : type.line
    y += lineHeight(points)
    label.texts.push(lineOf(text, padding, y - lineHeight(points) * 0.25, width - 2 * padding, points, index === 0))
  })
  return label

  function symbolsOf({ texts, symbols }: LabelContent) {
    const made = symbols.flatMap(kind => symbolOf(kind, texts))
    const mark = find(on, ({ the }) => the(besideOtherCodes, {})).value
    return made.map(symbol => ({ ...symbol, caption: captionOf(symbol.kind, made.length > 1, mark) }))
  }
}

type Drawn = Pick<PlacedSymbol, 'kind' | 'symbology' | 'text' | 'matrix'>

export function symbolOf(kind: SymbolKind, { national, elementString, link }: CodeTexts): Drawn[] {
  if (kind === 'national') return [{ kind, symbology: 'qr', text: national, matrix: qrMatrix(national) }]
  if (kind === 'link') return [{ kind, symbology: 'qr', text: link, matrix: qrMatrix(link) }]
  return elementString ? [{ kind, symbology: 'datamatrix', text: elementString, matrix: dataMatrix(elementString) }] : []
}

/** Labels speak Indonesian: they stand on goods for the Indonesian market. */
function captionOf(kind: SymbolKind, besideOthers: boolean, mark: string): string | undefined {
  if (kind === 'national') return besideOthers ? mark : undefined
  return kind === 'link' ? 'Pindai kamera' : 'GS1'
}

const levelWords: Record<Level, string> = { primary: '', secondary: ' · Karton', tertiary: ' · Palet' }

function linesOf({ productName, licence, level, batch, expiry, gtin, serial, texts }: LabelContent): string[] {
  const [year, month, day] = expiry.split('-')
  return [
    productName,
    `NIE ${licence}${levelWords[level]}`,
    `Bets ${batch} · Kedaluwarsa ${day}-${month}-${year}`,
    `${texts.elementString ? `(01) ${gtin} ` : ''}(21) ${serial}`,
  ]
}

function lineOf(text: string, x: number, y: number, room: number, size: number, bold: boolean): LabelText {
  return { x, y, size, bold, text: shortened(text, room / (size * millimetresPerPoint)) }
}

/** The text as far as it fits into so many ems of Helvetica, an ellipsis at the end of what does not. */
export function shortened(text: string, ems: number): string {
  if (widthOf(text) <= ems) return text
  let kept = text
  while (kept && widthOf(`${kept}…`) > ems) kept = kept.slice(0, -1)
  return `${kept.trimEnd()}…`
}

/** About as wide as Helvetica Bold sets it, on the wide side: a label must not run over its edge. */
function widthOf(text: string): number {
  let ems = 0
  for (const sign of text)
    ems += /[MW@%—…]/.test(sign) ? 1 : /[A-Z0-9&]/.test(sign) ? 0.68 : /[ijl.,:;'|()/ ·-]/.test(sign) ? 0.34 : 0.6
  return ems
}
