import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type { Label, PlacedSymbol } from './label.ts'
import { type LabelSize, labelsPerPage, placeOfLabel } from './label-sizes.ts'
import { pdfFile, pdfString, typefaces } from './pdf-file.ts'
import { runsOf } from './symbols.ts'

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

  function* contents(pageHeight: number): Generator<string> {
    // Millimetres from the top left corner, as labels are laid out.
    const head = `${pointsPerMillimetre.toFixed(6)} 0 0 ${(-pointsPerMillimetre).toFixed(6)} 0 ${pageHeight.toFixed(4)} cm 0 g\n`
    const perPage = labelsPerPage(size)
    let place = skip % perPage
    let content = head
    let drawn = 0
    for (const label of labels) {
      if (place === perPage) {
        yield content
        content = head
        place = 0
      }
      const { x, y } = placeOfLabel(size, place++)
      content += operatorsOf(label, size.sheet ? { x, y } : { x: x + bleed, y: y + bleed })
      drawn++
    }
    if (drawn > 0) yield content
  }
}

function operatorsOf({ texts, symbols }: Label, at: { x: number; y: number }): string {
  let operators = ''
  for (const symbol of symbols) operators += areasOf(symbol, at)
  for (const { x, y, size, bold, text } of texts)
    operators += `BT ${bold ? typefaces.bold : typefaces.plain} ${(size * millimetresPerPoint).toFixed(4)} Tf 1 0 0 -1 ${(at.x + x).toFixed(4)} ${(at.y + y).toFixed(4)} Tm ${pdfString(text)} Tj ET\n`
  return operators
}

/** A symbol: a scale in which a module is 1, then one filled path. */
function areasOf({ matrix, x, y, module }: PlacedSymbol, at: { x: number; y: number }): string {
  let areas = `q ${module.toFixed(5)} 0 0 ${module.toFixed(5)} ${(at.x + x).toFixed(4)} ${(at.y + y).toFixed(4)} cm\n`
  for (const run of runsOf(matrix)) areas += `${run.x} ${run.y} ${run.width} 1 re\n`
  return `${areas}f Q\n`
}
