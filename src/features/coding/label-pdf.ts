import type { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import PDFDocument from 'pdfkit'
import type { Label, PlacedSymbol } from './label.ts'
import { type LabelSize, labelsPerPage, placeOfLabel } from './label-sizes.ts'
import { runsOf } from './symbols.ts'

const pointsPerMillimetre = 72 / 25.4

export type SheetAsked = {
  title: string
  size: LabelSize
  /** Labels already used up on the first sheet. */
  skip?: number
}

/**
 * Labels as a PDF, their symbols drawn as areas, not pictures: sharp at every printer's resolution. The pages are made while they are
 * read, with pauses in which others are served.
 */
export function labelsPdf({ title, size, skip = 0 }: SheetAsked, labels: Iterable<Label>): Readable {
  const page = size.sheet ?? size
  const document = new PDFDocument({
    autoFirstPage: false,
    size: [page.width * pointsPerMillimetre, page.height * pointsPerMillimetre],
    margin: 0,
    info: { Title: title },
  })
  const perPage = labelsPerPage(size)
  const draw = async () => {
    let place = skip % perPage
    let drawn = 0
    for (const label of labels) {
      if (drawn === 0 || place === perPage) {
        document.addPage()
        if (drawn > 0) place = 0
      }
      drawLabel(document, label, placeOfLabel(size, place))
      place++
      if (++drawn % 20 === 0) await setImmediate()
      if (document.destroyed) return
    }
    document.end()
  }
  draw().catch(error => document.destroy(error instanceof Error ? error : new Error(String(error))))
  return document as unknown as Readable
}

function drawLabel(document: PDFKit.PDFDocument, { texts, symbols }: Label, at: { x: number; y: number }): void {
  for (const symbol of symbols) document.addContent(areasOf(symbol, at))
  for (const { x, y, size, bold, text } of texts)
    document
      .font(bold ? 'Helvetica-Bold' : 'Helvetica')
      .fontSize(size)
      .fillColor('black')
      .text(text, (at.x + x) * pointsPerMillimetre, (at.y + y) * pointsPerMillimetre, {
        lineBreak: false,
        baseline: 'alphabetic',
      })
}

/** A symbol as PDF operators: a scale in which a module is 1, then one filled path. pdfkit's own paths cost ten times as much. */
function areasOf({ matrix, x, y, module }: PlacedSymbol, at: { x: number; y: number }): string {
  const scale = (module * pointsPerMillimetre).toFixed(5)
  const left = ((at.x + x) * pointsPerMillimetre).toFixed(4)
  const top = ((at.y + y) * pointsPerMillimetre).toFixed(4)
  const areas = runsOf(matrix).map(run => `${run.x} ${run.y} ${run.width} 1 re`)
  return `q 0 g ${scale} 0 0 ${scale} ${left} ${top} cm\n${areas.join('\n')}\nf Q`
}
