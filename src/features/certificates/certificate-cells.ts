import type { CertificateFacts, Party } from '#/features/certificates/facts.ts'
import { drawRule, heightOf, inks, type Look, makeRoom, type Paper, writeText } from '#/features/certificates/paper.ts'
import { paperWords, sayBoth } from '#/features/certificates/paper-words.ts'
import { words } from '#/features/register/words.ts'
import { addDays, type Day } from '#/law/day.ts'
import type { Words } from '#/law/provisions.ts'
import { formatDay } from '#/platform/ui/kit.ts'

/** A fact of the licence: its label above, its value in one or more lines, the first of them in bold where it matters most. */
type Cell = { label: Words; lines: readonly string[]; strong?: true; address?: true }

/** Product, holder, maker and validity as a grid of labels and values; a list to those who hear it read. */
export function writeFacts(paper: Paper, facts: CertificateFacts): void {
  const t = paperWords
  const { id, en } = { id: words.id.commodities[facts.commodity], en: words.en.commodities[facts.commodity] }
  const kind: Cell = { label: t.kind, lines: [`${id} · ${en}`] }
  const form: Cell = { label: t.dosageForm, lines: [facts.dosageForm] }
  const rows: Cell[][] = [
    [{ label: t.productName, lines: [facts.productName], strong: true }],
    facts.brand ? [{ label: t.brand, lines: [facts.brand] }, kind] : [kind, form],
    ...(facts.brand ? [[form, ...packsCell(facts.packs)]] : facts.packs.length ? [packsCell(facts.packs)] : []),
    [
      { label: t.holder, lines: partyLines(facts.holder), strong: true, address: true },
      { label: t.maker, lines: partyLines(facts.maker), address: true },
    ],
    [
      { label: t.issuedOn, lines: [bothDays(facts.issuedOn)] },
      // What is kept is the first day on which it no longer holds; papers name the last on which it does.
      { label: t.validUntil, lines: [bothDays(addDays(facts.validUntil, -1))], strong: true },
    ],
  ]
  const list = paper.pdf.struct('L')
  paper.root.add(list)
  drawRule(paper)
  for (const row of rows) writeCells(paper, list, row)
  list.end()
}

/** Packs, one a line; many are run on, so that the row stays on one page. */
function packsCell(packs: readonly string[]): Cell[] {
  if (packs.length === 0) return []
  return [{ label: paperWords.packs, lines: packs.length > 6 ? [packs.join('; ')] : packs }]
}

/** Facts side by side, as high as the highest of them. */
function writeCells(paper: Paper, list: PDFKit.PDFStructureElement, cells: readonly Cell[]): void {
  const { pdf, left, width } = paper
  const gap = 20
  const column = (width - gap * (cells.length - 1)) / cells.length
  const look = ({ strong, address }: Cell, line: number): Look => ({
    width: column,
    size: address && line > 0 ? 10 : strong && cells.length === 1 ? 15 : 11.5,
    ...(strong && line === 0 && { face: 'strong' }),
  })
  const heights = cells.map(cell => cell.lines.reduce((sum, line, index) => sum + heightOf(paper, line, look(cell, index)), 24))
  makeRoom(paper, Math.max(...heights))
  const top = pdf.y + 5
  const ends = cells.map((cell, index) => {
    const x = left + index * (column + gap)
    const item = pdf.struct('LI')
    list.add(item)
    writeText(paper, 'Lbl', sayBoth(cell.label), { x, y: top, width: column, face: 'label', size: 7.5, color: inks.quiet }, item)
    const body = pdf.struct('LBody')
    item.add(body)
    pdf.y += 1
    for (const [line, text] of cell.lines.entries()) writeText(paper, 'P', text, { ...look(cell, line), x }, body)
    item.end()
    return pdf.y
  })
  pdf.y = Math.max(...ends) + 2
  drawRule(paper)
}

const partyLines = ({ name, address }: Party): string[] => (address ? [name, address] : [name])

const bothDays = (day: Day): string => {
  const [id, en] = [formatDay(day, 'id'), formatDay(day, 'en')]
  return id === en ? id : `${id} · ${en}`
}
