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
import { addDays, type Day } from '#/law/day.ts'
import type { Words } from '#/law/provisions.ts'
import { formatDay, formatNumber } from '#/platform/ui/kit.ts'
import { site } from '#/platform/ui/site.ts'
import { type BorderPaper, paperTitles } from './paper.ts'

const qrSize = 84
const labelWidth = 190

/**
 * An import or export certificate as a PDF that is not signed yet: what was found, line by line, in Indonesian and English, and a QR code
 * of the page that says how it stands today. The same paper and instant always give the same bytes.
 */
export function paperPdf(paper: BorderPaper, { address, at }: { address: string; at: Date }): Promise<Buffer> {
  const { number, kind, content, issuedOn, validUntil, decidedBy } = paper
  const title = `${paperTitles[kind].id} ${number}`
  return writePaper({ title, subject: `${content.product}, ${content.holder}`, at, foot: title, watermark: true }, sheet => {
    writeTitle(sheet, paper, address)
    writeText(sheet, 'P', content.statement.id)
    writeText(sheet, 'P', content.statement.en, { face: 'slanted', size: 9, color: inks.quiet, lang: 'en' })
    sheet.pdf.y += 8
    drawRule(sheet)
    for (const { label, value } of content.lines) writeLine(sheet, label, value)
    for (const { batch, expiry, quantity, unit } of content.batches)
      writeLine(sheet, words.batch(batch), `${formatNumber(quantity, 'id')} ${unit}; exp. ${bothDays(expiry)}`)
    writeLine(sheet, words.issuedOn, bothDays(issuedOn))
    writeLine(sheet, words.lastDay, bothDays(addDays(validUntil, -1)))
    writeEnd(sheet, decidedBy, address)
  })
}

/** What it is and its number; beside it the code that any camera opens. */
function writeTitle(sheet: Paper, { kind, number }: BorderPaper, address: string): void {
  const { pdf, left, width } = sheet
  const top = pdf.y
  const wide = { width: width - qrSize - 24 }
  writeText(sheet, 'H1', paperTitles[kind].id.toUpperCase(), { ...wide, face: 'strong', size: 18, spacing: 1 })
  writeText(sheet, 'P', paperTitles[kind].en, { ...wide, face: 'slanted', size: 11.5, color: inks.quiet, lang: 'en' })
  pdf.y += 8
  writeText(sheet, 'P', number, { ...wide, face: 'code', size: 17, color: inks.green })
  const square = { x: left + width - qrSize, y: top, size: qrSize }
  const figure = { alt: paperWords.qr(address), bbox: [square.x, square.y, square.x + qrSize, square.y + qrSize] }
  sheet.root.add(pdf.struct('Figure', figure, () => drawQr(pdf, address, square)))
  pdf.y = Math.max(pdf.y, top + qrSize) + 13
}

/** A label on the left, what is said on the right. */
function writeLine(sheet: Paper, label: Words, value: string): void {
  const { pdf, left, width } = sheet
  const beside: Look = { x: left + labelWidth + 12, width: width - labelWidth - 12, size: 10.5 }
  const small: Look = { width: labelWidth, face: 'label', size: 8, color: inks.quiet }
  makeRoom(sheet, Math.max(heightOf(sheet, value, beside), heightOf(sheet, sayBoth(label), small)) + 10)
  const top = pdf.y + 4
  writeText(sheet, 'P', sayBoth(label), { ...small, y: top })
  const end = pdf.y
  writeText(sheet, 'P', value, { ...beside, y: top })
  pdf.y = Math.max(end, pdf.y) + 3
  drawRule(sheet)
}

function writeEnd(sheet: Paper, decidedBy: string, address: string): void {
  makeRoom(sheet, 90)
  sheet.pdf.y += 12
  const small: Look = { face: 'label', size: 7.5, color: inks.quiet }
  writeText(sheet, 'P', site.regulator.id, { size: 11 })
  writeText(sheet, 'P', decidedBy, { face: 'strong', size: 13 })
  sheet.pdf.y += 6
  writeText(sheet, 'P', paperWords.signed.id, small)
  writeText(sheet, 'P', paperWords.signed.en, { ...small, face: 'labelSlanted', lang: 'en' })
  writeText(sheet, 'P', `${sayBoth(paperWords.today)}: ${address}`, small)
}

const bothDays = (day: Day): string => {
  const [id, en] = [formatDay(day, 'id'), formatDay(day, 'en')]
  return id === en ? id : `${id} · ${en}`
}

const words = {
  batch: (batch: string): Words => ({ id: `Bets ${batch}`, en: `Batch ${batch}` }),
  issuedOn: { id: 'Tanggal terbit', en: 'Issued on' },
  lastDay: { id: 'Berlaku sampai', en: 'Valid until' },
}
