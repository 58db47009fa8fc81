import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { getLicence } from '#/features/register/licences.ts'
import { signerOfLot } from '#/features/signed-codes/signed-lots.ts'
import { dayAt } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import { serialLength } from '#/numbers/serial.ts'
import { type Ctx, param } from '#/platform/http/env.ts'
import { Invalid, NotAllowed } from '#/platform/http/errors.ts'
import { check } from '#/platform/http/problems.ts'
import { serialsInBook } from './book.ts'
import { codeTexts } from './code-text.ts'
import { LabelsAsked, SymbolAsked } from './download-form.ts'
import { auditReading, beyond, fileHeaders, printingRefusal, rangeOf } from './downloads.ts'
import { type Label, layOut, symbolKinds, symbolOf } from './label.ts'
import { eplOf, eplResolutions } from './label-epl.ts'
import { labelsPdf } from './label-pdf.ts'
import { measure } from './label-rules.ts'
import { labelSize, resolutions } from './label-sizes.ts'
import { zplOf } from './label-zpl.ts'
import { quietZone } from './law-symbols.ts'
import { serialsIn } from './many-packs.ts'
import { pngOf } from './png.ts'
import { labelsPerFile } from './printing.ts'
import { getLot, type Lot, type LotSpan } from './read-lots.ts'
import { svgOf } from './symbol-svg.ts'

export const labelFormats = ['pdf', 'zpl', 'epl'] as const
export type LabelFormat = (typeof labelFormats)[number]
export const labelTypes = { pdf: 'application/pdf', zpl: 'text/plain; charset=utf-8', epl: 'application/octet-stream' } as const

/** Labels of a lot as a file, made while it is read. Symbols are measured against the physical rules first. */
export async function sendLabels(c: Ctx, format: LabelFormat): Promise<Response> {
  const asked = askedOf(check(LabelsAsked, c.req.query()), format)
  const lot = await getLot(c.var.db, param(c, 'id'))
  const refusal = await printingRefusal(c, lot)
  if (refusal) throw new NotAllowed(refusal)
  const { labels, count, largest } = await labelsOf(c, lot, asked)
  const broken = measure(largest, dayAt(new Date())).value.flatMap(({ problems }) => problems)
  if (broken.length) throw new Invalid(broken.map(says => ({ field: 'size', says })))
  await auditReading(c, lot, 'lot.labels read', { level: asked.level, from: asked.from, count, format })
  const file = fileOf(lot, asked, format, labels)
  return new Response(Readable.toWeb(file) as ReadableStream, {
    headers: { ...fileHeaders(lot, asked.level, format), 'Content-Type': labelTypes[format] },
  })
}

const noSuchPrinter = {
  id: 'Pencetak EPL memiliki 203 atau 300 titik per inci.',
  en: 'Printers that know EPL have 203 or 300 dots to the inch.',
}

/** Thermal printers have a resolution, 203 where none is named; EPL knows two. */
function askedOf(asked: LabelsAsked, format: LabelFormat): LabelsAsked {
  if (format === 'pdf') return asked
  if (format === 'epl' && asked.dpi === 600) throw new Invalid([{ field: 'dpi', says: noSuchPrinter }])
  return { ...asked, dpi: asked.dpi ?? 203 }
}

function fileOf(lot: Lot, asked: LabelsAsked, format: LabelFormat, labels: Iterable<Label>): Readable {
  const { dpi = 203, skip, bleed, draw } = asked
  const dots = resolutions[dpi]
  if (format === 'pdf') {
    const title = `Label bets ${lot.batch}, ${lot.licence}`
    return labelsPdf({ title, size: labelSize(asked.size), skip, bleed }, labels)
  }
  const epl = eplResolutions.find(known => known === dpi) ?? 203
  return Readable.from(
    inPieces(labels, label => (format === 'zpl' ? Buffer.from(zplOf(label, dots, draw)) : eplOf(label, dots, epl))),
    { objectMode: false },
  )
}

/** Some labels to a piece, and a pause after each in which others are served. */
async function* inPieces(labels: Iterable<Label>, written: (label: Label) => Buffer): AsyncGenerator<Buffer> {
  let piece: Buffer[] = []
  for (const label of labels) {
    piece.push(written(label))
    if (piece.length < 20) continue
    yield Buffer.concat(piece)
    piece = []
    await setImmediate()
  }
  yield Buffer.concat(piece)
}

/** Of all serials that are computed the one that takes the most room in a symbol: digits take less than letters. */
const largestSerial = 'Z'.repeat(serialLength)

/** A signature that takes the most room: no two of its characters share a way to be written short. */
const largestSignature = 'aA'.repeat(45)

/** Labels made one by one as they are asked for. `count` is how many there will be; no symbol is larger than those of `largest`. */
export async function labelsOf(
  c: Ctx,
  lot: Lot,
  asked: LabelsAsked,
): Promise<{ labels: Generator<Label>; count: number; largest: Label }> {
  const { level, size, symbol, dpi } = asked
  const today = dayAt(new Date())
  const { productName } = await getLicence(c.var.db, lot.licence, today)
  const most = asked.count ?? labelsPerFile
  const { spans, left } = await rangeOf(c, lot, { ...asked, count: most })
  const { origin } = c.var.platform.config
  const symbols = symbol === 'all' ? symbolKinds : [symbol]
  const sign = await signerOfLot(c.var.db, c.var.platform.keys, lot.id)
  const labelOf = (serial: string, signs = sign) => {
    const texts = codeTexts(origin, lot, level, serial, signs)
    const content = { ...lot, gtin: lot.gtin, level, productName, serial, texts, symbols }
    return layOut(content, labelSize(size), today, dpi && resolutions[dpi])
  }
  const { serials, largest } = await serialsOf(c, lot, spans)
  const labels = (function* () {
    for (const part of serials) for (const serial of part) yield labelOf(serial)
  })()
  return { labels, count: Math.min(most, left), largest: labelOf(largest, sign && (() => largestSignature)) }
}

/** The serials of some ranges; those that a holder made are read from the book, of as many labels as a file holds. */
async function serialsOf(c: Ctx, lot: Lot, spans: readonly LotSpan[]): Promise<{ serials: Iterable<string>[]; largest: string }> {
  if (lot.issuer !== 'holder')
    return { serials: spans.map(span => serialsIn(c.var.platform.keys, span, span)), largest: largestSerial }
  const serials: string[] = []
  for (const { classId, ...span } of spans)
    for await (const piece of serialsInBook(c.var.db, classId, span)) for (const serial of piece) serials.push(serial)
  return { serials: [serials], largest: serials.reduce((a, b) => (b.length > a.length ? b : a), '') }
}

/** The symbol of one code of a lot, by its place from 0, as a drawing or a picture. */
export async function sendSymbol(c: Ctx): Promise<Response> {
  const asked = check(SymbolAsked, c.req.query())
  const lot = await getLot(c.var.db, param(c, 'id'))
  const refusal = await printingRefusal(c, lot)
  if (refusal) throw new NotAllowed(refusal)
  const from = Number(param(c, 'place'))
  const { spans } = await rangeOf(c, lot, { level: asked.level, from, count: 1 })
  const [serial] = (await serialsOf(c, lot, spans)).serials.flatMap(part => [...part])
  if (serial === undefined) throw beyond(0)
  const sign = await signerOfLot(c.var.db, c.var.platform.keys, lot.id)
  const texts = codeTexts(c.var.platform.config.origin, lot, asked.level, serial, sign)
  const [symbol] = symbolOf(asked.symbol, texts)
  if (!symbol) throw new Invalid([{ field: 'symbol', says: noGtin }])
  await auditReading(c, lot, 'lot.labels read', { level: asked.level, from, count: 1, format: asked.format })
  const quiet = find(dayAt(new Date()), ({ the }) => the(quietZone, { symbology: symbol.symbology })).value
  const dotsPerMillimetre = resolutions[asked.dpi]
  const headers = { 'Cache-Control': 'no-store' }
  if (asked.format === 'png')
    return c.body(pngOf(symbol.matrix, { dots: asked.dots, quiet, dotsPerMillimetre }), 200, {
      ...headers,
      'Content-Type': 'image/png',
    })
  const svg = svgOf(symbol.matrix, { module: asked.dots / dotsPerMillimetre, quiet })
  return c.body(svg, 200, { ...headers, 'Content-Type': 'image/svg+xml' })
}

const noGtin = {
  id: 'Kode ini tidak memiliki GTIN, jadi tidak ada GS1 DataMatrix-nya.',
  en: 'This code has no GTIN, so there is no GS1 DataMatrix of it.',
}
