import {
  drawRule,
  heightOf,
  inks,
  type Look,
  makeRoom,
  type Paper,
  writePaper,
  writeText,
} from '#/features/certificates/paper.ts'
import { paperWords } from '#/features/certificates/paper-words.ts'
import type { Day } from '#/law/day.ts'
import { formatDay } from '#/platform/ui/kit.ts'

/** A letter on the regulator's paper, in Indonesian: a fee order, a refusal. */
export type PaperLetter = {
  number: string
  date: Day
  place?: string
  /** Name and address of whom it is written to, a line each. */
  to: readonly string[]
  title: string
  paragraphs: readonly string[]
  /** Its last column stands to the right, as amounts do. `sum`: a last row in bold. */
  table?: { head: readonly string[]; rows: readonly (readonly string[])[]; sum?: readonly string[] }
  /** What follows the table. */
  closing?: readonly string[]
  signed?: { name: string; office: string }
}

/** The letter as a PDF that is not signed yet. The same letter always gives the same bytes. Throws CannotPrint (`typeface.ts`). */
export function renderLetter({ place = 'Jakarta', ...letter }: PaperLetter): Promise<Buffer> {
  const { number, date, to, title, paragraphs, table, closing = [], signed } = letter
  const t = paperWords
  const at = new Date(`${date}T00:00:00+07:00`)
  return writePaper({ title, subject: number, at, foot: `${t.letterNumber} ${number}` }, paper => {
    const { pdf } = paper
    const top = pdf.y
    writeText(paper, 'P', `${place}, ${formatDay(date, 'id')}`, { align: 'right' })
    pdf.y = top
    writeText(paper, 'P', `${t.letterNumber}: ${number}`, { width: paper.width - 170 })
    pdf.y += 14
    writeText(paper, 'P', t.letterTo)
    for (const line of to) writeText(paper, 'P', line, { width: 280 })
    pdf.y += 16
    writeText(paper, 'H1', title, { face: 'strong', size: 14 })
    pdf.y += 6
    for (const paragraph of paragraphs) writeParagraph(paper, paragraph)
    if (table) writeTable(paper, table)
    for (const paragraph of closing) writeParagraph(paper, paragraph)
    if (signed) writeSigned(paper, signed)
  })
}

function writeParagraph(paper: Paper, text: string): void {
  // At least two lines of a paragraph stay on the page on which it begins.
  makeRoom(paper, 32)
  writeText(paper, 'P', text)
  paper.pdf.y += 6
}

function writeTable(paper: Paper, { head, rows, sum }: NonNullable<PaperLetter['table']>): void {
  const { pdf } = paper
  pdf.y += 4
  makeRoom(paper, 50)
  const table = pdf.struct('Table')
  paper.root.add(table)
  drawRule(paper, inks.green, 1)
  writeRow(paper, table, head, 'TH', { face: 'label', size: 8.5, color: inks.quiet })
  for (const row of rows) writeRow(paper, table, row, 'TD', { size: 10.5 })
  if (sum) writeRow(paper, table, sum, 'TD', { face: 'strong', size: 10.5 })
  table.end()
  pdf.y += 12
}

function writeRow(
  paper: Paper,
  table: PDFKit.PDFStructureElement,
  cells: readonly string[],
  kind: 'TH' | 'TD',
  look: Look,
): void {
  const { pdf, left, width } = paper
  const gap = 10
  const share = 1 / (cells.length + 1)
  const last = cells.length - 1
  // The first column says what it is about and is twice as wide as each of the others.
  const column = (index: number): Look => ({
    ...look,
    x: left + (index === 0 ? 0 : (index + 1) * share * width),
    width: (index === 0 ? 2 : 1) * share * width - (index === last ? 0 : gap),
    align: index === last && last > 0 ? 'right' : 'left',
  })
  makeRoom(paper, Math.max(...cells.map((cell, index) => heightOf(paper, cell, column(index)))) + 8)
  const row = pdf.struct('TR')
  table.add(row)
  const top = pdf.y + 4
  const ends = cells.map((cell, index) => {
    writeText(paper, kind, cell, { ...column(index), y: top }, row)
    return pdf.y
  })
  row.end()
  pdf.y = Math.max(...ends) + 2
  drawRule(paper)
}

function writeSigned(paper: Paper, { name, office }: NonNullable<PaperLetter['signed']>): void {
  const { pdf, left, width } = paper
  makeRoom(paper, 60)
  pdf.y += 14
  const look: Look = { x: left + width - 220, width: 220 }
  writeText(paper, 'P', office, look)
  pdf.y += 4
  writeText(paper, 'P', name, { ...look, face: 'strong', size: 12 })
}
