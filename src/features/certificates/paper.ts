import PDFDocument from 'pdfkit'
import { drawSeal } from '#/features/certificates/seal-mark.ts'
import { faces, printable } from '#/features/certificates/typeface.ts'
import { site } from '#/platform/ui/site.ts'

/** The inks of our papers: those of the pages, with a tint of the green that stays pale in print. */
export const inks = {
  ink: '#1b1f23',
  quiet: '#57606a',
  line: '#d9d6cd',
  raised: '#f7f6f2',
  green: '#0b5d4e',
  watermark: '#f0f5f3',
}

/** A4, in points. */
const margins = { left: 62, right: 62, top: 46, bottom: 62 }
const sealSize = 42

/** A paper being written, top to bottom: `root` takes its parts in reading order. */
export type Paper = { pdf: PDFKit.PDFDocument; root: PDFKit.PDFStructureElement; left: number; width: number; bottom: number }

export type PaperAsked = {
  title: string
  subject: string
  at: Date
  /** What the foot of every page says, beside the page number. */
  foot: string
  watermark?: boolean
}

/** How a piece of text looks. `lang` where it is not Indonesian. */
export type Look = {
  face?: keyof typeof faces
  size?: number
  color?: string
  align?: 'left' | 'right' | 'center'
  spacing?: number
  lang?: 'en'
  x?: number
  y?: number
  width?: number
}

/**
 * Writes a paper on A4 with the seal at its head and gives its bytes: tagged for screen readers, in Indonesian. The same input
 * always gives the same bytes. Throws CannotPrint for a character that our faces lack.
 */
export async function writePaper(
  { title, subject, at, foot, watermark }: PaperAsked,
  body: (paper: Paper) => void,
): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'A4',
    margins,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: 'id-ID',
    bufferPages: true,
    autoFirstPage: false,
    info: { Title: title, Author: site.regulator.id, Subject: subject, Creator: site.name, CreationDate: at, ModDate: at },
  })
  const bytes = bytesOf(pdf)
  if (watermark) pdf.on('pageAdded', () => asArtifact(pdf, 'Layout', () => drawWatermark(pdf)))
  pdf.addPage()
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  const { width, height } = pdf.page
  const paper = { pdf, root, left: margins.left, width: width - margins.left - margins.right, bottom: height - margins.bottom }
  writeHead(paper)
  body(paper)
  root.end()
  writeFeet(paper, foot)
  pdf.end()
  return bytes
}

/** Writes text under the last, as a part of the given kind (`P`, `H1`, `TD`, …) of a parent. */
export function writeText(paper: Paper, kind: string, text: string, look: Look = {}, parent = paper.root): void {
  const { pdf } = paper
  parent.add(pdf.struct(kind, look.lang ? { lang: 'en-GB' } : {}, () => setText(paper, text, look)))
}

/** Draws what only decorates: screen readers pass over it. */
export function asArtifact(pdf: PDFKit.PDFDocument, type: 'Layout' | 'Pagination', draw: () => void): void {
  pdf.markContent('Artifact', { type })
  pdf.save()
  draw()
  pdf.restore()
  pdf.endMarkedContent()
}

/** A line across the paper where it has been written to. */
export function drawRule({ pdf, left, width }: Paper, color = inks.line, thickness = 0.6): void {
  const { y } = pdf
  asArtifact(pdf, 'Layout', () =>
    pdf
      .moveTo(left, y)
      .lineTo(left + width, y)
      .lineWidth(thickness)
      .stroke(color),
  )
}

/** Goes on to a new page unless so many points are left on this one. */
export function makeRoom({ pdf, bottom }: Paper, points: number): void {
  if (pdf.y + points > bottom) pdf.addPage()
}

/** How high a text will stand in that look. */
export function heightOf(paper: Paper, text: string, look: Look): number {
  const { pdf } = paper
  return dress(pdf, look).heightOfString(printable(text), setting(paper, look))
}

function setText(paper: Paper, text: string, look: Look): void {
  const { pdf, left } = paper
  dress(pdf, look)
    .fillColor(look.color ?? inks.ink)
    .text(printable(text), look.x ?? left, look.y ?? pdf.y, setting(paper, look))
}

const dress = (pdf: PDFKit.PDFDocument, { face = 'text', size = 11 }: Look) => pdf.font(faces[face]).fontSize(size)

const setting = ({ width }: Paper, look: Look): PDFKit.Mixins.TextOptions => ({
  width: look.width ?? width,
  align: look.align ?? 'left',
  lineGap: 1.5,
  ...(look.spacing !== undefined && { characterSpacing: look.spacing }),
})

function writeHead(paper: Paper): void {
  const { pdf, left, width } = paper
  const top = margins.top
  asArtifact(pdf, 'Layout', () => drawSeal(pdf, { x: left, y: top, size: sealSize, color: inks.green }))
  const beside = { x: left + sealSize + 14, width: width - sealSize - 14 }
  writeText(paper, 'P', site.regulator.id, { ...beside, y: top + 4, face: 'strong', size: 15, color: inks.green })
  writeText(paper, 'P', site.regulator.en, { ...beside, face: 'slanted', size: 10.5, color: inks.quiet, lang: 'en' })
  pdf.y = top + sealSize + 11
  drawRule(paper, inks.green, 1.4)
  pdf.y += 3
  drawRule(paper, inks.green, 0.5)
  pdf.y += 15
}

function writeFeet(paper: Paper, foot: string): void {
  const { pdf, left, width, bottom } = paper
  const { start, count } = pdf.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page)
    pdf.y = bottom + 14
    drawRule(paper)
    const ofAll = `${page + 1} / ${count}`
    asArtifact(pdf, 'Pagination', () => {
      pdf.font(faces.label).fontSize(7.5).fillColor(inks.quiet)
      pdf.text(printable(foot), left, bottom + 21, { lineBreak: false })
      pdf.text(ofAll, left + width - pdf.widthOfString(ofAll), bottom + 21, { lineBreak: false })
    })
  }
}

function drawWatermark(pdf: PDFKit.PDFDocument): void {
  const size = 380
  const { width, height } = pdf.page
  drawSeal(pdf, { x: (width - size) / 2, y: (height - size) / 2 + 30, size, color: inks.watermark })
}

function bytesOf(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  const parts: Buffer[] = []
  return new Promise((resolve, reject) => {
    pdf.on('data', part => parts.push(part))
    pdf.on('end', () => resolve(Buffer.concat(parts)))
    pdf.on('error', reject)
  })
}
