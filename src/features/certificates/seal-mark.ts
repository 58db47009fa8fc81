/** The mark of the pages (`platform/ui/seal.tsx`) for paper: the same lines, on a square of 64. */
export const sealLines = {
  rings: [
    { radius: 29.5, width: 3, dash: [1.9, 1.19] },
    { radius: 25.5, width: 2 },
  ],
  strokes: ['M19.5 46.5 32 15l6.9 17.4M41.7 39.4l2.8 7.1', 'm24.4 34.6 6.4 6.2L47 24'],
  strokeWidth: 4.4,
} as const

/** Draws the mark in one colour in a square of `size` points whose upper left corner is at (x, y). */
export function drawSeal(
  pdf: PDFKit.PDFDocument,
  { x, y, size, color }: { x: number; y: number; size: number; color: string },
): void {
  pdf
    .save()
    .translate(x, y)
    .scale(size / 64)
  for (const ring of sealLines.rings) {
    pdf.circle(32, 32, ring.radius).lineWidth(ring.width)
    if ('dash' in ring) pdf.dash(ring.dash[0], { space: ring.dash[1] })
    else pdf.undash()
    pdf.stroke(color)
  }
  for (const stroke of sealLines.strokes)
    pdf.path(stroke).lineWidth(sealLines.strokeWidth).lineCap('round').lineJoin('round').stroke(color)
  pdf.restore()
}
