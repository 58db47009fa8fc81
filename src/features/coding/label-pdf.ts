import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type { Label, PlacedSymbol } from './label.ts'
import { type LabelSize, labelsPerPage, placeOfLabel } from './label-sizes.ts'
import { type ContentWriter, contentWriter } from './pdf-content.ts'
import { pdfFile, pdfString, typefaces } from './pdf-file.ts'

const pointsPerMillimetre = 72 / 25.4
const millimetresPerPoint = 25.4 / 72

export type SheetAsked = {
  title: string
  size: LabelSize
  /** Labels already used up on the first sheet. */
  skip?: number
  /** Millimetres of paper around the label of a roll, beyond where it is cut. */
  bleed?: number
}

/**
 * Labels as a PDF, their symbols drawn as areas, not pictures: sharp at every printer's resolution. Pages are made while they are read,
 * with pauses in which others are served; a file of a hundred thousand labels takes no more memory than one of a hundred.
 */
export function labelsPdf(asked: SheetAsked, labels: Iterable<Label>): Readable {
  return Readable.from(withPauses(labelPages(asked, labels)), { objectMode: false, highWaterMark: 65536 })
}

async function* withPauses(pieces: Iterable<Buffer>): AsyncGenerator<Buffer> {
  let since = performance.now()
  for (const piece of pieces) {
    yield piece
    if (performance.now() - since < 10) continue
    await setImmediate()
    since = performance.now()
  }
}

/** The same without pauses, for those who have the thread to themselves. */
export function labelPages(
  { title, size, skip = 0, bleed = 0 }: SheetAsked,
  labels: Iterable<Label>,
): Generator<Buffer<ArrayBuffer>> {
  const [width, height] = [size.sheet?.width ?? size.width + 2 * bleed, size.sheet?.height ?? size.height + 2 * bleed].map(
    length => length * pointsPerMillimetre,
  ) as [number, number]
  const cut = bleed * pointsPerMillimetre
  const trim = bleed > 0 && !size.sheet && { trim: { left: cut, bottom: cut, right: width - cut, top: height - cut } }
  return pdfFile({ title, width, height, ...trim }, contents(height))

  function* contents(pageHeight: number): Generator<Buffer> {
    // Millimetres from the top left corner, as labels are laid out.
    const head = `${pointsPerMillimetre.toFixed(6)} 0 0 ${(-pointsPerMillimetre).toFixed(6)} 0 ${pageHeight.toFixed(4)} cm 0 g\n`
    const perPage = labelsPerPage(size)
    const content = contentWriter()
    let place = skip % perPage
    content.text(head)
    let drawn = 0
    for (const label of labels) {
      if (place === perPage) {
        yield content.taken()
        content.text(head)
        place = 0
      }
      const { x, y } = placeOfLabel(size, place++)
      draw(content, label, size.sheet ? { x, y } : { x: x + bleed, y: y + bleed })
      drawn++
    }
    if (drawn > 0) yield content.taken()
  }
}

function draw(content: ContentWriter, { texts, symbols }: Label, at: { x: number; y: number }): void {
  for (const symbol of symbols) drawSymbol(content, symbol, at)
  for (const { x, y, size, bold, text } of texts)
    content.text(
      `BT ${bold ? typefaces.bold : typefaces.plain} ${point4(size * millimetresPerPoint)} Tf 1 0 0 -1 ${point4(at.x + x)} ${point4(at.y + y)} Tm ${pdfString(text)} Tj ET\n`,
    )
}

/** A symbol: a scale in which a module is 1, then one filled path. */
function drawSymbol(content: ContentWriter, { matrix, x, y, module }: PlacedSymbol, at: { x: number; y: number }): void {
  content.text(`q ${module.toFixed(5)} 0 0 ${module.toFixed(5)} ${point4(at.x + x)} ${point4(at.y + y)} cm\n`)
  content.areas(matrix)
  content.text('f Q\n')
}

const point4 = (value: number): string => String(Math.round(value * 10_000) / 10_000)
