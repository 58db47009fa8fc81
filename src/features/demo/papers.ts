import PDFDocument from 'pdfkit'

/** A one-page paper of the demo that says what it stands for. The same title always gives the same bytes, so it is kept once. */
export function demoPaper(title: string): Promise<Uint8Array> {
  const info = { Title: title, CreationDate: new Date(0), ModDate: new Date(0) }
  const document = new PDFDocument({ size: 'A4', margin: 72, info })
  const pieces: Buffer[] = []
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    document.on('data', piece => pieces.push(piece))
    document.on('end', () => resolve(Buffer.concat(pieces)))
    document.on('error', reject)
  })
  document.font('Helvetica-Bold').fontSize(22).text(title)
  document.moveDown().font('Helvetica').fontSize(12)
  document.text('Dokumen contoh untuk register demo. Isinya rekaan dan tidak berlaku di mana pun.')
  document.text('Sample document of the demo register. Its content is invented and valid nowhere.')
  document.end()
  return whole
}
