import { describe, expect, test } from 'vitest'
import type { Day } from '#/law/day.ts'
import { codeTexts } from './code-text.ts'
import { type Label, layOut, symbolKinds } from './label.ts'
import { eplOf, eplResolutions } from './label-epl.ts'
import { measure } from './label-rules.ts'
import { labelSize, type Resolution, resolutions } from './label-sizes.ts'
import { zplOf } from './label-zpl.ts'
import { pngOf } from './png.ts'
import { otherReaders, readDots, readElsewhere, readPicture } from './symbol-readers.test-support.ts'
import { svgOf } from './symbol-svg.ts'

const today: Day = '2026-11-20'
const lot = { licence: 'DKL2600000001A1', gtin: '08991234567891', batch: 'B_1/A)+20', expiry: '2028-12-20' } as const
const serial = '7ZX4QPA0GH2M'
const texts = codeTexts('https://absah.pom.go.id', lot, 'primary', serial)
const scanned = texts.elementString!.slice(1).replaceAll('^', '\u001d')
const every = Object.keys(resolutions).map(Number) as Resolution[]
const labelFor = (dpi: Resolution, more: Partial<Parameters<typeof layOut>[0]> = {}): Label =>
  layOut(
    { ...lot, level: 'primary', productName: 'Jamu “Sari^Wangi” ~50 µg', serial, texts, symbols: symbolKinds, ...more },
    labelSize('roll-100x50'),
    today,
    resolutions[dpi],
  )

describe('a label for a thermal printer', () => {
  test.each(every)('of %s dots to the inch has modules of whole dots that begin on a dot', dpi => {
    const dots = resolutions[dpi]
    const { symbols } = labelFor(dpi)
    for (const { module, x, y } of symbols)
      for (const length of [module, x, y]) expect(length * dots).toBeCloseTo(Math.round(length * dots), 6)
  })
  test('is told where the printer is too coarse for it, and passes where it is fine', () => {
    const problems = (dpi: Resolution) => {
      const label = layOut(
        { ...lot, level: 'primary', productName: 'Jamu', serial, texts, symbols: symbolKinds },
        labelSize('roll-40x30'),
        today,
        resolutions[dpi],
      )
      return measure(label, today).value.flatMap(({ problems }) => problems).length
    }
    expect([problems(203) > 0, problems(600)]).toEqual([true, 0])
  })
})

/** The symbols of a ZPL label as the printer's manual reads them. */
function symbolsOfZpl(zpl: string): { kind: string; module: number; data: string }[] {
  const unhexed = (text: string) =>
    text.replace(/(\\[0-9A-F]{2})+/g, bytes => Buffer.from(bytes.replaceAll('\\', ''), 'hex').toString())
  return zpl
    .split('^FO')
    .slice(1)
    .flatMap(field => {
      const matrix = /^\d+,\d+\^BXN,(\d+),200,,,,_\^FH\\\^FD(.*?)\^FS/.exec(field)
      const qr = /^\d+,\d+\^BQN,2,(\d+)\^FH\\\^FDMA,(.*?)\^FS/.exec(field)
      if (qr) return [{ kind: 'qr', module: Number(qr[1]), data: unhexed(qr[2]!) }]
      if (!matrix) return []
      const data = unhexed(matrix[2]!).replace(/_(.)/g, (_, sign) => (sign === '1' ? '\u001d' : sign))
      return [{ kind: 'datamatrix', module: Number(matrix[1]), data }]
    })
}

describe('ZPL', () => {
  test('has the printer draw each symbol from its text, FNC1 and underscores escaped', () => {
    const zpl = zplOf(labelFor(300), resolutions[300], 'native')
    const { symbols } = labelFor(300)
    expect(symbolsOfZpl(zpl)).toEqual([
      { kind: 'qr', module: Math.round(symbols[0]!.module * resolutions[300]), data: texts.national },
      { kind: 'datamatrix', module: Math.round(symbols[1]!.module * resolutions[300]), data: `\u001d${scanned}` },
      { kind: 'qr', module: Math.round(symbols[2]!.module * resolutions[300]), data: texts.link },
    ])
    expect(zpl).toContain('^FD_10108991234567891')
    expect(zpl).toContain('B__1/A)+20_121')
  })
  test('keeps what a product is called from being taken for commands', () => {
    const zpl = zplOf(labelFor(203), resolutions[203], 'native')
    expect(zpl).toContain('Jamu \\E2\\80\\9CSari\\5EWangi\\E2\\80\\9D \\7E50 \\C2\\B5g')
    expect(zpl.startsWith('^XA^CI28^LH0,0^PW800^LL400')).toBe(true)
    expect(zpl.trimEnd().endsWith('^XZ')).toBe(true)
  })
  test('as dots carries the very symbols that were measured', async () => {
    const zpl = zplOf(labelFor(300), resolutions[300], 'dots')
    const read = await Promise.all(
      [...zpl.matchAll(/\^GFA,(\d+),\d+,(\d+),([0-9A-F]+)\^FS/g)].map(([, bytes, stride, hex]) => {
        expect(hex).toHaveLength(2 * Number(bytes))
        return readDots({ stride: Number(stride), height: Number(bytes) / Number(stride), bits: Buffer.from(hex!, 'hex') })
      }),
    )
    expect(read.map(one => one?.text)).toEqual([texts.national, scanned, texts.link])
  })
})

describe('EPL', () => {
  test.each(eplResolutions)('at %s dots to the inch carries symbols as dots, 0 being black', async dpi => {
    const symbols = ['national', 'datamatrix'] as const
    const epl = eplOf(labelFor(dpi, { symbols }), resolutions[dpi], dpi).toString('latin1')
    const read: (string | undefined)[] = []
    for (let at = epl.indexOf('\nGW'); at >= 0; ) {
      const [head, , , stride, height] = /^\nGW(\d+),(\d+),(\d+),(\d+),/.exec(epl.slice(at, at + 60))!
      const from = at + head.length
      const bits = Buffer.from(epl.slice(from, from + Number(stride) * Number(height)), 'latin1')
      read.push(
        (await readDots({ stride: Number(stride), height: Number(height), bits: Buffer.from(bits.map(byte => ~byte & 255)) }))
          ?.text,
      )
      at = epl.indexOf('\nGW', from + bits.length - 1)
    }
    expect(read).toEqual([texts.national, scanned])
  })
  test('cuts texts to the width of the label and keeps quotes from ending them', () => {
    const label = labelFor(203, { productName: 'Sirup "Sehat" \\ Selalu '.repeat(9) })
    const epl = eplOf(label, resolutions[203], 203).toString('latin1')
    expect(epl).toContain('Sirup \\"Sehat\\" \\\\ Selalu')
    for (const [, x, face, text] of epl.matchAll(/^A(\d+),\d+,0,(\d),1,1,N,"(.*)"$/gm)) {
      const width = [10, 12, 14, 16, 34][Number(face) - 1]!
      expect(Number(x) + text!.replace(/\\(.)/g, '$1').length * width).toBeLessThanOrEqual(800)
    }
    expect(epl.startsWith('\nN\nI8,A,001\nq800\nQ400,24\n')).toBe(true)
    expect(epl.endsWith('P1\n')).toBe(true)
  })
})

describe('a single symbol', () => {
  const { symbols } = labelFor(300)
  const picture = (k: number) => pngOf(symbols[k]!.matrix, { dots: 5, quiet: symbols[k]!.quiet + 3, dotsPerMillimetre: 12 })

  test('as a picture reads back as its text', async () => {
    expect((await readPicture(picture(0)))?.text).toBe(texts.national)
    expect(await readPicture(picture(1))).toEqual({ text: scanned, symbology: ']d2', format: 'DataMatrix' })
    expect((await readPicture(picture(2)))?.text).toBe(texts.link)
  })
  test.skipIf(!otherReaders.zbarimg)('QR reads back with zbarimg too (apt install zbar-tools)', () => {
    expect(readElsewhere('zbarimg', picture(0))).toBe(texts.national)
    expect(readElsewhere('zbarimg', picture(2))).toBe(texts.link)
  })
  test.skipIf(!otherReaders.dmtxread)('Data Matrix reads back with dmtxread too (apt install dmtx-utils)', () => {
    expect(readElsewhere('dmtxread', picture(1)).replace(/^\u001d/, '')).toBe(scanned)
  })
  test('as a drawing is as many millimetres wide as its modules say, quiet zone included', () => {
    const { matrix } = symbols[1]!
    const svg = svgOf(matrix, { module: 0.3, quiet: 1 })
    const side = matrix.width + 2
    expect(svg).toContain(`width="${Math.round(side * 3) / 10}mm"`)
    expect(svg).toContain(`viewBox="-1 -1 ${side} ${side}"`)
    const cells = new Uint8Array(matrix.modules.length)
    for (const [, x, y, width] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g))
      cells.fill(1, Number(y) * matrix.width + Number(x), Number(y) * matrix.width + Number(x) + Number(width))
    expect([...cells]).toEqual([...matrix.modules])
  })
})
