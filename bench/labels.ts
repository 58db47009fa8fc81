import bwip from 'bwip-js/node'
import { codeTexts } from '#/features/coding/code-text.ts'
import { type Label, layOut, symbolKinds } from '#/features/coding/label.ts'
import { labelPages } from '#/features/coding/label-pdf.ts'
import { labelSize, resolutions } from '#/features/coding/label-sizes.ts'
import { zplOf } from '#/features/coding/label-zpl.ts'
import { pngOf } from '#/features/coding/png.ts'
import { otherReaders, readElsewhere, readPicture } from '#/features/coding/symbol-readers.test-support.ts'
import { svgOf } from '#/features/coding/symbol-svg.ts'
import { dataMatrix, type Matrix, qrMatrix } from '#/features/coding/symbols.ts'
import { serialKey } from '#/numbers/serial.ts'
import { serialsOf } from '#/numbers/serial-lines.ts'
import { type Bench, bestRate, type Figure, figure } from './harness.ts'

const lot = { licence: 'DKL2600000001A1', gtin: '08991234567891', batch: 'B-2026-11', expiry: '2028-12-20' } as const
const key = serialKey(Buffer.alloc(32, 7), 1, 1)
const textsOf = (serial: string) => codeTexts('https://absah.pom.go.id', lot, 'primary', serial)
const textOf = { qr: (serial: string) => textsOf(serial).link, datamatrix: (serial: string) => textsOf(serial).elementString! }
const matrixOf = { qr: qrMatrix, datamatrix: dataMatrix }

/** What symbols and labels cost on one core, beside the usual library making the same symbols in the same run. */
export const benches: Bench[] = [
  {
    name: 'labels',
    run: async () => [
      figure('labels.svg.datamatrix', await svgRate('datamatrix'), 'symbols/s', { atLeast: 4000 }, await usualRate('datamatrix')),
      figure('labels.svg.qr', await svgRate('qr'), 'symbols/s', { atLeast: 4000 }, await usualRate('qr')),
      ...(await pdfFigures()),
      figure('labels.zpl', await printerRate(label => zplOf(label, resolutions[203], 'native')), 'labels/s', { atLeast: 1500 }),
      figure('labels.zpl.dots', await printerRate(label => zplOf(label, resolutions[203], 'dots')), 'labels/s', {
        atLeast: 1000,
      }),
      figure('labels.png', await pngRate(), 'symbols/s', { atLeast: 1000 }),
      figure('labels.read back', await readBack(200), 'of 600 symbols', { atLeast: 600 }),
      ...elsewhere(25),
    ],
  },
]

const svgRate = (kind: 'qr' | 'datamatrix'): Promise<number> =>
  bestRate(4, 2000, () => {
    for (const serial of serialsOf(key, { from: 0, until: 2000 }))
      svgOf(matrixOf[kind](textOf[kind](serial)), { module: 0.3, quiet: 4 })
  })

const usualRate = (kind: 'qr' | 'datamatrix'): Promise<number> =>
  bestRate(2, 200, () => {
    for (const serial of serialsOf(key, { from: 0, until: 200 }))
      if (kind === 'qr') bwip.toSVG({ bcid: 'qrcode', text: textOf.qr(serial) })
      else bwip.toSVG({ bcid: 'datamatrix', text: textOf.datamatrix(serial).replaceAll('^', '^FNC1'), parsefnc: true })
  })

function* labels(count: number, dots?: number): Generator<Label> {
  const size = labelSize('roll-50x30')
  for (const serial of serialsOf(key, { from: 0, until: count })) {
    const content = { ...lot, level: 'primary', productName: 'Vitamin C 500 mg', serial, symbols: symbolKinds } as const
    yield layOut({ ...content, texts: textsOf(serial) }, size, '2026-11-20', dots)
  }
}

/** A PDF of 100,000 labels with three symbols each; what it adds to the memory in use is looked at ten times on the way. */
async function pdfFigures() {
  const count = 100_000
  const size = labelSize('roll-50x30')
  for (const _ of labelPages({ title: 'Label', size }, labels(500)));
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let [bytes, pieces, most] = [0, 0, 0]
  const rate = await bestRate(1, count, () => {
    for (const piece of labelPages({ title: 'Label', size }, labels(count))) {
      bytes += piece.length
      if (++pieces % 20_000 === 0) most = Math.max(most, process.memoryUsage().rss - before)
    }
  })
  return [
    figure('labels.pdf', rate, 'labels/s', { atLeast: 1500 }),
    figure('labels.pdf.memory', most / 2 ** 20, 'MiB', { atMost: 200 }),
    figure('labels.pdf.size', bytes / count, 'bytes/label', { atMost: 6000 }),
  ]
}

const printerRate = (written: (label: Label) => string): Promise<number> =>
  bestRate(3, 1000, () => {
    for (const label of labels(1000, resolutions[203])) written(label)
  })

const pngRate = (): Promise<number> =>
  bestRate(3, 1000, () => {
    for (const serial of serialsOf(key, { from: 0, until: 1000 }))
      pngOf(qrMatrix(textOf.qr(serial)), { dots: 4, quiet: 4, dotsPerMillimetre: 12 })
  })

/** The same with the programs that people use at a terminal, where this machine has them: a process for each symbol, so only some. */
function elsewhere(count: number): Figure[] {
  const symbols = [...labels(count)].flatMap(label => label.symbols)
  return (['zbarimg', 'dmtxread'] as const).flatMap(program => {
    if (!otherReaders[program]) {
      console.error(`Skipped: ${program} is not on this machine.`)
      return []
    }
    const own = symbols.filter(({ symbology }) => (symbology === 'qr') === (program === 'zbarimg'))
    const right = own.filter(({ matrix, text }) => {
      const picture = pngOf(matrix, { dots: 4, quiet: 4, dotsPerMillimetre: 12 })
      return readElsewhere(program, picture).replace(/^\u001d/, '') === scanned(text)
    })
    return figure(`labels.read back by ${program}`, right.length, `of ${own.length} symbols`, { atLeast: own.length })
  })
}

/** What a scanner sends of a text: its first FNC1 only says that elements follow. */
const scanned = (text: string): string => text.replace(/^\^/, '').replaceAll('^', '\u001d')

/** How many symbols of some labels another program reads back to their text. */
async function readBack(count: number): Promise<number> {
  let right = 0
  for (const label of labels(count))
    for (const { text, matrix } of label.symbols) if ((await read(matrix)) === scanned(text)) right++
  return right
}

const read = async (matrix: Matrix): Promise<string | undefined> =>
  (await readPicture(pngOf(matrix, { dots: 4, quiet: 4, dotsPerMillimetre: 12 })))?.text
