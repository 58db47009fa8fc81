import { qrMatrix, runsOf } from '#/features/coding/symbols.ts'

/** Draws the QR code of a text as areas, not as a picture: sharp at any size. The paper around it is its quiet zone. */
export function drawQr(pdf: PDFKit.PDFDocument, text: string, { x, y, size }: { x: number; y: number; size: number }): void {
  const matrix = qrMatrix(text)
  pdf
    .save()
    .translate(x, y)
    .scale(size / matrix.width)
  // The watermark must not shine through: readers want the light modules light.
  pdf.rect(-4, -4, matrix.width + 8, matrix.height + 8).fill('white')
  for (const run of runsOf(matrix)) pdf.rect(run.x, run.y, run.width, 1)
  pdf.fill('black').restore()
}
