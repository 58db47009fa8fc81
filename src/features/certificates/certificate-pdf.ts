import type { CertificateFacts, Party } from '#/features/certificates/facts.ts'
import { holderDuties, registrationText } from '#/features/certificates/law.ts'
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
import { drawQr } from '#/features/certificates/qr-drawing.ts'
import { faces } from '#/features/certificates/typeface.ts'
import type { Ingredient } from '#/features/register/licence.ts'
import { groupNie } from '#/features/register/nie.ts'
import { words } from '#/features/register/words.ts'
import { addDays, type Day } from '#/law/day.ts'
import { sayCite } from '#/law/explain.ts'
import { find, type Words } from '#/law/provisions.ts'
import { formatDay, formatNumber } from '#/platform/ui/kit.ts'
import { site } from '#/platform/ui/site.ts'

const qrSize = 84

/**
 * The certificate of a licence as a PDF that is not signed yet: what was licensed to whom until when, on which text, and a QR code of
 * the page that says how it stands today. Indonesian, with English beneath. The same facts and instant always give the same bytes.
 */
export function certificatePdf(facts: CertificateFacts, { version, at }: { version: number; at: Date }): Promise<Buffer> {
  const number = groupNie(facts.number)
  const title = `${paperWords.title.id} ${number}`
  const subject = `${facts.productName}, ${facts.holder.name}`
  const foot = `${title} · ${paperWords.version(version)}`
  return writePaper({ title, subject, at, foot, watermark: true }, paper => {
    writeTitle(paper, facts)
    writeStatement(paper, facts)
    writeFacts(paper, facts)
    writeComposition(paper, facts.composition)
    writeDuties(paper, facts)
    writeEnd(paper, facts)
  })
}

/** What it is and for which number; beside it the code that any camera opens. */
function writeTitle(paper: Paper, { number, address }: CertificateFacts): void {
  const { pdf, left, width } = paper
  const t = paperWords
  const top = pdf.y
  const wide = { width: width - qrSize - 24 }
  writeText(paper, 'H1', t.title.id.toUpperCase(), { ...wide, face: 'strong', size: 21, spacing: 1.2 })
  writeText(paper, 'P', t.title.en, { ...wide, face: 'slanted', size: 11.5, color: inks.quiet, lang: 'en' })
  pdf.y += 13
  writeText(paper, 'P', sayBoth(t.number), { ...wide, face: 'label', size: 7.5, color: inks.quiet })
  pdf.y += 3
  writeText(paper, 'P', groupNie(number), { ...wide, face: 'code', size: 20, color: inks.green })
  const square = { x: left + width - qrSize, y: top, size: qrSize }
  const figure = { alt: t.qr(address), bbox: [square.x, square.y, square.x + qrSize, square.y + qrSize] }
  paper.root.add(pdf.struct('Figure', figure, () => drawQr(pdf, address, square)))
  pdf.y = top + qrSize + 13
}

/** By whom, on which text, and what for. */
function writeStatement(paper: Paper, { commodity, issuedOn }: CertificateFacts): void {
  const { text } = find(issuedOn, ({ the }) => the(registrationText, { commodity })).value
  const { id, en } = paperWords.statement(text)
  writeText(paper, 'P', id)
  paper.pdf.y += 2
  writeText(paper, 'P', en, { face: 'slanted', size: 9, color: inks.quiet, lang: 'en' })
  paper.pdf.y += 10
}

/** A fact of the licence: its label above, its value in one or more lines, the first of them in bold where it matters most. */
type Cell = { label: Words; lines: readonly string[]; strong?: true; address?: true }

function writeFacts(paper: Paper, facts: CertificateFacts): void {
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

function writeComposition(paper: Paper, composition: readonly Ingredient[]): void {
  if (composition.length === 0) return
  const { pdf, left, width } = paper
  const amountWidth = 130
  makeRoom(paper, 70)
  pdf.y += 9
  writeHeading(paper, paperWords.composition)
  const table = pdf.struct('Table')
  paper.root.add(table)
  const writeRow = (cells: readonly [string, string], kind: 'TH' | 'TD', look: Look) => {
    makeRoom(paper, heightOf(paper, cells[0], { ...look, width: width - amountWidth }) + 4)
    const row = pdf.struct('TR')
    table.add(row)
    const top = pdf.y + 3
    writeText(paper, kind, cells[0], { ...look, y: top, width: width - amountWidth - 8 }, row)
    const end = pdf.y
    writeText(paper, kind, cells[1], { ...look, x: left + width - amountWidth, y: top, width: amountWidth, align: 'right' }, row)
    row.end()
    pdf.y = Math.max(end, pdf.y)
    drawRule(paper)
  }
  const { ingredient, amount } = paperWords
  writeRow([sayBoth(ingredient), sayBoth(amount)], 'TH', {
    face: 'label',
    size: 8,
    color: inks.quiet,
  })
  for (const each of composition) writeRow([each.name, sayAmount(each)], 'TD', { size: 10.5 })
  table.end()
}

function writeDuties(paper: Paper, { commodity, issuedOn }: CertificateFacts): void {
  const { steps } = find(issuedOn, ({ every }) => every(holderDuties, { commodity }))
  if (steps.length === 0) return
  const { pdf, left, width } = paper
  makeRoom(paper, 30 + steps.length * 27)
  pdf.y += 9
  writeHeading(paper, paperWords.duties)
  const list = pdf.struct('L')
  paper.root.add(list)
  const beside = { x: left + 16, width: width - 16 }
  for (const [index, { gives, cite }] of steps.entries()) {
    const { id, en } = gives as Words
    const item = pdf.struct('LI')
    list.add(item)
    const { y } = pdf
    writeText(paper, 'Lbl', `${index + 1}.`, { size: 9, width: 14 }, item)
    const body = pdf.struct('LBody')
    item.add(body)
    writeText(paper, 'P', `${id} (${sayCite(cite)})`, { ...beside, y, size: 9 }, body)
    writeText(paper, 'P', en, { ...beside, face: 'slanted', size: 8, color: inks.quiet, lang: 'en' }, body)
    item.end()
    pdf.y += 2
  }
  list.end()
}

/** Who decided and when, what is signed, and where today's state is read: kept together at the foot of the last page. */
function writeEnd(paper: Paper, { issuedOn, decidedBy, address }: CertificateFacts): void {
  const { pdf, bottom } = paper
  const height = 80
  makeRoom(paper, height + 12)
  pdf.y = Math.max(pdf.y + 12, bottom - height)
  const t = paperWords
  const small: Look = { face: 'label', size: 7.5, color: inks.quiet }
  writeText(paper, 'P', sayBoth(t.decided), small)
  pdf.y += 1
  writeText(paper, 'P', [formatDay(issuedOn, 'id'), site.regulator.id].join(' · '), { size: 11 })
  if (decidedBy) writeText(paper, 'P', decidedBy, { face: 'strong', size: 13 })
  pdf.y += 6
  writeText(paper, 'P', t.signed.id, small)
  writeText(paper, 'P', t.signed.en, { ...small, face: 'labelSlanted', lang: 'en' })
  const line = paper.pdf.struct('P')
  paper.root.add(line)
  const { y } = pdf
  const says = `${sayBoth(t.today)}: `
  writeText(paper, 'Span', says, small, line)
  const x = paper.left + pdf.font(faces.label).fontSize(7.5).widthOfString(says)
  const link = () => pdf.fillColor(inks.green).text(address, x, y, { link: address, lineBreak: false })
  line.add(pdf.struct('Link', { alt: address }, link))
  line.end()
}

function writeHeading(paper: Paper, heading: Words): void {
  writeText(paper, 'H2', sayBoth(heading), { face: 'labelStrong', size: 9, color: inks.green })
  paper.pdf.y += 2
}

const sayBoth = ({ id, en }: Words): string => `${id} · ${en}`
const partyLines = ({ name, address }: Party): string[] => (address ? [name, address] : [name])
const bothDays = (day: Day): string => {
  const [id, en] = [formatDay(day, 'id'), formatDay(day, 'en')]
  return id === en ? id : `${id} · ${en}`
}
const sayAmount = ({ amount, unit }: Ingredient): string =>
  amount === undefined ? '–' : `${formatNumber(amount, 'id', 6)} ${unit ?? ''}`.trim()
