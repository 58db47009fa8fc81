import { readFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { inflateSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { Day } from '#/law/day.ts'
import { codeTexts } from './code-text.ts'
import { type Label, type LabelContent, layOut, type SymbolKind, shortened, symbolKinds } from './label.ts'
import { labelPages, labelsPdf } from './label-pdf.ts'
import { measure } from './label-rules.ts'
import { type LabelSizeKey, labelSize, labelSizeKeys, placeOfLabel } from './label-sizes.ts'
import { LabelPicture } from './label-svg.tsx'
import { runsOf } from './symbols.ts'

const today: Day = '2026-11-20'
const origin = 'https://absah.pom.go.id'
const longest = {
  licence: 'DKL2600000001A1',
  batch: 'BETS/2026-11+PAGI)20',
  expiry: '2028-12-20',
} as const
const gtin = '08991234567891'

function content(more: Partial<LabelContent> = {}): LabelContent {
  const lot = { ...longest, gtin, ...more }
  const serial = more.serial ?? '7ZX4QPA0GH2M'
  return { level: 'primary', productName: 'Vitamin C 500 mg tablet hisap rasa jeruk', symbols: symbolKinds, ...lot, serial, texts: codeTexts(origin, lot, lot.level ?? 'primary', serial) } // biome-ignore format: one thing
}
const laidOut = (size: LabelSizeKey, more?: Partial<LabelContent>) => layOut(content(more), labelSize(size), today)

type Bitmap = { width: number; height: number; data: Uint8ClampedArray<ArrayBuffer> }
const white = (width: number, height: number): Bitmap => ({
  width,
  height,
  data: new Uint8ClampedArray(width * height * 4).fill(255),
})

/** Blackens a rectangle, given in pixels that need not be whole. */
function blacken({ width, data }: Bitmap, x: number, y: number, w: number, h: number) {
  for (let row = Math.round(y); row < Math.round(y + h); row++)
    for (let column = Math.round(x); column < Math.round(x + w); column++)
      data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3)
}

async function decode(bitmap: Bitmap): Promise<{ format: string; text: string; symbology: string }[]> {
  const read = await readBarcodes(bitmap as unknown as ImageData, {
    formats: ['QRCode', 'DataMatrix'],
    maxNumberOfSymbols: 40,
    tryHarder: true,
    textMode: 'Plain',
  })
  return read
    .filter(({ isValid }) => isValid)
    .map(({ format, text, symbologyIdentifier }) => ({ format, text, symbology: symbologyIdentifier }))
}

beforeAll(() => {
  const wasmBinary = readFileSync('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm')
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer } })
})

/** A label as a printer of 600 dots to the inch would print its symbols. */
function printed({ width, height, symbols }: Label): Bitmap {
  const dots = 600 / 25.4
  const bitmap = white(Math.round(width * dots), Math.round(height * dots))
  for (const { matrix, x, y, module } of symbols)
    for (const run of runsOf(matrix))
      blacken(bitmap, (x + run.x * module) * dots, (y + run.y * module) * dots, run.width * module * dots, module * dots)
  return bitmap
}

describe('a label', () => {
  test.each(labelSizeKeys)('of %s carries three codes that scanners read back as they were written', async size => {
    const label = laidOut(size)
    const { national, elementString, link } = content().texts
    const read = await decode(printed(label))
    expect(read).toHaveLength(3)
    expect(read).toContainEqual({ format: 'QRCode', text: national, symbology: ']Q1' })
    expect(read).toContainEqual({ format: 'QRCode', text: link, symbology: ']Q1' })
    const gs1 = elementString!.slice(1).replaceAll('^', '\u001d')
    expect(read.find(({ format }) => format === 'DataMatrix')).toEqual({ format: 'DataMatrix', text: gs1, symbology: ']d2' })
  })
  test('without a GTIN has the national code and one that any camera opens', async () => {
    const read = await decode(printed(laidOut('roll-50x30', { gtin: undefined })))
    const { national, link } = content({ gtin: undefined }).texts
    expect(read.map(({ text }) => text).sort()).toEqual([national, link].sort())
    expect(link).toBe(`${origin}/v/${longest.licence}/7ZX4QPA0GH2M`)
  })
  test('marks the national code “BPOM RI” where another code stands beside it, and only there', () => {
    const texts = (symbols: readonly SymbolKind[]) => laidOut('a4-24', { symbols }).texts.map(({ text }) => text)
    expect(texts(['national', 'link'])).toContain('BPOM RI')
    expect(texts(['national'])).not.toContain('BPOM RI')
  })
  test('says the product, licence, batch, expiry and serial to people', () => {
    const text = laidOut('a4-24')
      .texts.map(each => each.text)
      .join('\n')
    for (const part of ['Vitamin C 500 mg', longest.licence, longest.batch, '20-12-2028', `(01) ${gtin} (21) 7ZX4QPA0GH2M`])
      expect(text).toContain(part)
    expect(laidOut('a4-24', { level: 'tertiary' }).texts.map(each => each.text)).toContain(`NIE ${longest.licence} · Palet`)
  })
  test.each(labelSizeKeys)('of %s keeps everything inside its edges and symbols apart by their quiet zones', size => {
    const { width, height, texts, symbols } = laidOut(size)
    const boxes = symbols.map(({ matrix, x, y, module, quiet }) => ({ left: x - quiet * module, top: y - quiet * module, right: x + (matrix.width + quiet) * module, bottom: y + (matrix.height + quiet) * module })) // biome-ignore format: one box
    for (const [k, box] of boxes.entries()) {
      expect(Math.min(box.left, box.top, width - box.right, height - box.bottom)).toBeGreaterThan(0)
      if (k > 0) expect(box.left).toBeGreaterThanOrEqual(boxes[k - 1]!.right)
      for (const { y, size: points, x } of texts)
        if (x < box.right) expect(y - points * 0.25).toBeGreaterThanOrEqual(box.bottom - 0.5)
    }
    for (const { y } of texts) expect(y).toBeLessThan(height)
  })
  test('is a picture in the preview, its symbols as one path each', () => {
    const svg = String(<LabelPicture label={laidOut('a4-24')} title="Label" />)
    expect(svg.match(/<path /g)).toHaveLength(3)
    expect(svg).toContain('aria-label="Label"')
    expect(svg).not.toMatch(/style=/)
  })
})

describe('the physical rules', () => {
  test('are kept by every size on offer, for all symbols', () => {
    for (const size of labelSizeKeys) for (const { problems } of measure(laidOut(size), today).value) expect(problems).toEqual([])
  })
  test('are told where a label is too small, with the article and what is assumed', () => {
    const { value, steps } = measure(
      layOut(content(), { key: 'tiny', title: { id: '', en: '' }, width: 20, height: 14 }, today),
      today,
    )
    expect(value.map(({ kind, problems }) => [kind, problems.length > 0])).toEqual(symbolKinds.map(kind => [kind, true]))
    expect(value[0]!.problems[0]!.id).toContain('paling kecil 6 × 6 mm')
    expect(steps[0]).toMatchObject({ table: 'symbolSize', cite: { instrument: 'Panduan TTAC' } })
  })
})

test('a text too long for its room ends in an ellipsis, and a short one stays', () => {
  expect(shortened('Vitamin C', 20)).toBe('Vitamin C')
  expect(shortened('Vitamin C tablet hisap', 8)).toMatch(/^Vitamin.*…$/)
})

describe('a sheet of labels', () => {
  /** The pages of a PDF as bitmaps: its filled areas, under the transformations that it states. */
  async function pagesOf(pdf: Buffer): Promise<{ width: number; height: number; operators: string }[]> {
    const text = pdf.toString('latin1')
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text)!.map(Number)
    return [...text.matchAll(/\/Filter \/FlateDecode[^\n]*>>\nstream\n([\s\S]*?)\nendstream/g)]
      .map(([, body]) => inflateSync(Buffer.from(body!, 'latin1')).toString('latin1'))
      .filter(operators => operators.includes(' re\n'))
      .map(operators => ({ width: width!, height: height!, operators }))
  }
  function painted({ width, height, operators }: { width: number; height: number; operators: string }): Bitmap {
    const dots = 400 / 25.4
    const bitmap = white(Math.round((width / 72) * 25.4 * dots), Math.round((height / 72) * 25.4 * dots))
    const [, perMillimetre, top] = /^([\d.]+) 0 0 -[\d.]+ 0 ([\d.]+) cm 0 g\n/.exec(operators)!.map(Number)
    expect(perMillimetre).toBeCloseTo(72 / 25.4, 5)
    expect(top).toBeCloseTo(height, 2)
    for (const [, scale, left, top, areas] of operators.matchAll(/q ([\d.]+) 0 0 [\d.]+ ([\d.]+) ([\d.]+) cm\n([\s\S]*?)\nf Q/g))
      for (const area of areas!.split('\n')) {
        const [x, y, w, h] = area.split(' ').map(Number) as [number, number, number, number]
        const at = (from: string, n: number) => (Number(from) + n * Number(scale)) * dots
        blacken(bitmap, at(left!, x), at(top!, y), w * Number(scale) * dots, h * Number(scale) * dots)
      }
    return bitmap
  }

  test('is a PDF whose every symbol reads back, on as many pages as the labels need', async () => {
    const serials = ['0000000000A1', '0000000000B2', '0000000000C3', '0000000000D4']
    const size = labelSize('a4-65')
    const labels = serials.map(serial => layOut(content({ serial }), size, today))
    const pdf = await buffer(labelsPdf({ title: 'Label', size, skip: 62 }, labels))
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    const pages = await pagesOf(pdf)
    expect(pages).toHaveLength(2)
    const read = (await Promise.all(pages.map(page => decode(painted(page))))).flat().map(({ text }) => text)
    const expected = serials.flatMap(serial => {
      const { national, link, elementString } = content({ serial }).texts
      return [national, link, elementString!.slice(1).replaceAll('^', '\u001d')]
    })
    expect(read.sort()).toEqual(expected.sort())
    const { x, y } = labels[0]!.texts[0]!
    const place = placeOfLabel(size, 62)
    const [, left, baseline] = /1 0 0 -1 ([\d.]+) ([\d.]+) Tm/.exec(pages[0]!.operators)!.map(Number)
    expect(left).toBeCloseTo(place.x + x, 3)
    expect(baseline).toBeCloseTo(place.y + y, 3)
  })
  test('has as many pages as it says, each where its table of contents says', async () => {
    const size = labelSize('roll-40x30')
    const label = layOut(content(), size, today)
    const pdf = await buffer(labelsPdf({ title: 'Label “Ω”', size, bleed: 2 }, Array<Label>(1203).fill(label)))
    const text = pdf.toString('latin1')
    const [, start] = /startxref\n(\d+)\n%%EOF\n$/.exec(text)!
    const rows = text.slice(Number(start)).split('\n').slice(3)
    const count = Number(/\/Size (\d+)/.exec(text)![1]) - 1
    for (let number = 1; number <= count; number++)
      expect(text.startsWith(`${number} 0 obj\n`, Number(rows[number - 1]!.slice(0, 10)))).toBe(true)
    expect(text.match(/\/Type \/Page /g)).toHaveLength(1203)
    expect(text.match(/\/Type \/Pages \/Parent \d+ 0 R \/Count (\d+)/g)!.map(node => Number(node.split(' ').at(-1)))).toEqual([
      500, 500, 203,
    ])
    expect(text).toContain('/Type /Pages /Count 1203 /MediaBox [0 0 124.724 96.378] ')
    expect(text.match(/\/Type \/Page .*\/TrimBox \[5\.669 5\.669 119\.055 90\.709\]>>/g)).toHaveLength(1203)
  })
  test('takes no more memory for many labels than for few', async () => {
    const size = labelSize('roll-50x30')
    const label = layOut(content({ symbols: ['national'] }), size, today)
    const pages = labelPages({ title: 'Label', size }, Array<Label>(5000).fill(label))
    let [bytes, most] = [0, 0]
    for (const piece of pages) {
      bytes += piece.length
      most = Math.max(most, piece.length)
    }
    expect(bytes).toBeGreaterThan(3_000_000)
    expect(most).toBeLessThan(220_000)
  })
  test('of a roll has a page for each label', async () => {
    const size = labelSize('roll-50x30')
    const labels = Array.from({ length: 3 }, () => layOut(content(), size, today))
    expect(await pagesOf(await buffer(labelsPdf({ title: 'Label', size }, labels)))).toHaveLength(3)
  })
  test('that fails while it is drawn ends as an error, not as a short file', async () => {
    const size = labelSize('roll-50x30')
    const labels = (function* (): Generator<Label> {
      yield layOut(content(), size, today)
      throw new Error('the key is gone')
    })()
    await expect(buffer(labelsPdf({ title: 'Label', size }, labels))).rejects.toThrow('the key is gone')
  })
  test('has its last label in the last column and row, inside the page', () => {
    for (const key of labelSizeKeys) {
      const size = labelSize(key)
      if (!size.sheet) continue
      const { x, y } = placeOfLabel(size, size.sheet.columns * size.sheet.rows - 1)
      expect([x + size.width <= size.sheet.width, y + size.height <= size.sheet.height]).toEqual([true, true])
    }
  })
})
