import { readFileSync } from 'node:fs'
import bwip from 'bwip-js/node'
import fc from 'fast-check'
import { correction, generate } from 'lean-qr'
import { beforeAll, describe, expect, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { dataMatrix } from './data-matrix.ts'
import { type Matrix, TooLongForSymbol } from './matrix.ts'
import { qrMatrix } from './qr.ts'

beforeAll(() => {
  const wasmBinary = readFileSync('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm')
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer } })
})

/** What a reader makes of a symbol of four dots to the module, with its quiet zone. */
async function read({ width, height, modules }: Matrix) {
  const [dots, quiet] = [4, 4]
  const side = (width + 2 * quiet) * dots
  const data = new Uint8ClampedArray(side * (height + 2 * quiet) * dots * 4).fill(255)
  for (let y = 0; y < height * dots; y++)
    for (let x = 0; x < width * dots; x++)
      if (modules[Math.floor(y / dots) * width + Math.floor(x / dots)]) {
        const at = ((y + quiet * dots) * side + x + quiet * dots) * 4
        data.fill(0, at, at + 3)
      }
  const image = { data, width: side, height: (height + 2 * quiet) * dots } as unknown as ImageData
  const [found] = await readBarcodes(image, { formats: ['QRCode', 'DataMatrix'], textMode: 'Plain', isPure: true })
  return found && { text: found.text, symbology: found.symbologyIdentifier, level: found.ecLevel }
}

const cset82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'
const value = (most: number) => fc.string({ unit: fc.constantFrom(...cset82), minLength: 1, maxLength: most })
const digits = (length: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })
const elementString = fc
  .tuple(digits(14), digits(6), value(20), value(20), fc.option(value(90)))
  .map(([gtin, six, batch, serial, more]) => `^01${gtin}17${six}10${batch}^21${serial}${more ? `^92${more}` : ''}`)

const sizes = [10, 12, 14, 16, 18, 20, 22, 24, 26, 32, 36, 40, 44, 48, 52, 64, 72, 80, 88, 96, 104]

describe('a Data Matrix', () => {
  test('reads back as the GS1 elements it was made of, whatever characters values have', () =>
    fc.assert(
      fc.asyncProperty(elementString, async text => {
        expect(await read(dataMatrix(text))).toMatchObject({
          text: text.slice(1).replaceAll('^', '\u001d'),
          symbology: ']d2',
        })
      }),
      { numRuns: 60 },
    ))
  // The other one also writes FNC1 inside C40, which some readers lose, and EDIFACT, which pays for capitals among signs only.
  test('is at most one size larger than the one that another encoder makes', () =>
    fc.assert(
      fc.property(elementString, text => {
        const [other] = bwip.raw('datamatrix', text.replaceAll('^', '^FNC1'), { parsefnc: true }) as { pixx: number }[]
        expect(sizes.indexOf(dataMatrix(text).width)).toBeLessThanOrEqual(sizes.indexOf(other!.pixx) + 1)
      }),
      { numRuns: 100 },
    ))
  test('exists in every size up to 104 modules, and refuses what is longer', async () => {
    const sides = new Set<number>()
    for (let length = 1; length < 1600; length += 1 + Math.floor(length / 20)) {
      const text = `^90${'7'.repeat(length)}`
      const matrix = dataMatrix(text)
      if (sides.has(matrix.width)) continue
      sides.add(matrix.width)
      expect((await read(matrix))?.text).toBe(text.slice(1))
    }
    expect([...sides]).toEqual(sizes)
    expect(() => dataMatrix(`^90${'7'.repeat(2000)}`)).toThrow(TooLongForSymbol)
  })
  test('says which character it cannot carry', () => {
    expect(() => dataMatrix('^10é')).toThrow('é')
  })
})

describe('a QR code', () => {
  test('reads back as its text, at level M, whatever characters it has', () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(value(200), digits(80), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })),
        async text => {
          expect(await read(qrMatrix(text))).toMatchObject({ text, level: 'M' })
        },
      ),
      { numRuns: 60 },
    ))
  test('is as small as the one that another encoder makes', () =>
    fc.assert(
      fc.property(fc.oneof(value(120), elementString, digits(200)), text => {
        expect(qrMatrix(text).width).toBeLessThanOrEqual(generate(text, { minCorrectionLevel: correction.M }).size)
      }),
      { numRuns: 60 },
    ))
  test('exists in every version, and refuses what is longer', async () => {
    const versions = new Set<number>()
    for (let length = 1; length <= 2331; length += 12) {
      const matrix = qrMatrix('a'.repeat(length))
      if (versions.has(matrix.width)) continue
      versions.add(matrix.width)
      expect((await read(matrix))?.text).toBe('a'.repeat(length))
    }
    expect([...versions]).toEqual(Array.from({ length: 40 }, (_, k) => 21 + 4 * k))
    expect(() => qrMatrix('a'.repeat(2332))).toThrow(TooLongForSymbol)
  })
})
