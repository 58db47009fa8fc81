import { writeFacts } from '#/features/certificates/certificate-cells.ts'
import type { CertificateFacts } from '#/features/certificates/facts.ts'
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
import { paperWords, sayBoth } from '#/features/certificates/paper-words.ts'
import { drawQr } from '#/features/certificates/qr-drawing.ts'
import { faces } from '#/features/certificates/typeface.ts'
import type { Ingredient } from '#/features/register/licence.ts'
import { groupNie } from '#/features/register/nie.ts'
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

const sayAmount = ({ amount, unit }: Ingredient): string =>
  amount === undefined ? '–' : `${formatNumber(amount, 'id', 6)} ${unit ?? ''}`.trim()
