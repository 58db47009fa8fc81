import { type Matrix, TooLongForSymbol } from './matrix.ts'
import { dataModules, layoutOf } from './qr-layout.ts'
import { bestMask } from './qr-penalty.ts'
import { bitsOf, dataCodewords, type Lengths, segmentsOf } from './qr-text.ts'
import { reedSolomon } from './reed-solomon.ts'

/** Level M by version (ISO/IEC 18004, table 9): check codewords of each block, and how many blocks. */
const checksPerBlock = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, ...Array<number>(19).fill(28)] // biome-ignore format: a table
const blockCounts = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49] // biome-ignore format: a table

const checksOf = reedSolomon(0x11d, 0)
const encoder = new TextEncoder()

/** A QR code of a text, 15 % of which may be lost (level M, ISO/IEC 18004), in the smallest version. Throws TooLongForSymbol. */
export function qrMatrix(text: string): Matrix {
  const data = encoder.encode(text)
  for (const lengths of [0, 1, 2] as const) {
    const segments = segmentsOf(data, lengths)
    const version = smallestVersion(bitsOf(segments, lengths), lengths)
    if (!version) continue
    return drawn(withChecks(dataCodewords(data, segments, lengths, capacityOf(version)), version), version)
  }
  throw new TooLongForSymbol('QR', text)
}

const lastVersion = [9, 26, 40] as const

function smallestVersion(bits: number, lengths: Lengths): number | undefined {
  const from = lengths === 0 ? 1 : lastVersion[lengths - 1]! + 1
  for (let version = from; version <= lastVersion[lengths]; version++) if (bits <= capacityOf(version) * 8) return version
  return undefined
}

/** Data codewords of a version. */
function capacityOf(version: number): number {
  return (dataModules(version) >> 3) - checksPerBlock[version - 1]! * blockCounts[version - 1]!
}

/** Data and checks, the blocks interleaved; the later blocks are longer by one where the data does not divide evenly (7.6). */
function withChecks(data: Uint8Array, version: number): Uint8Array {
  const [checks, count] = [checksPerBlock[version - 1]!, blockCounts[version - 1]!]
  const short = Math.floor(data.length / count)
  const shortBlocks = count - (data.length % count)
  const words = new Uint8Array(data.length + checks * count)
  for (let block = 0, from = 0; block < count; block++) {
    const length = short + (block < shortBlocks ? 0 : 1)
    const own = data.subarray(from, from + length)
    for (let i = 0; i < short; i++) words[i * count + block] = own[i]!
    if (length > short) words[short * count + block - shortBlocks] = own[short]!
    checksOf(own, checks).forEach((check, i) => {
      words[data.length + i * count + block] = check
    })
    from += length
  }
  return words
}

/** The codewords as a symbol, under the mask of least penalty. */
function drawn(codewords: Uint8Array, version: number): Matrix {
  const { size, words, places, turnedPlaces, ...blank } = layoutOf(version)
  const cells = blank.cells.slice()
  const turned = blank.turnedCells.slice()
  for (let bit = 0; bit < codewords.length * 8; bit++) {
    if (!((codewords[bit >> 3]! >> (7 - (bit & 7))) & 1)) continue
    cells[places[bit]!]! ^= 255
    turned[turnedPlaces[bit]!]! ^= 255
  }
  const mask = bestMask({ size, words, rows: new Int32Array(cells.buffer), columns: new Int32Array(turned.buffer) })
  const modules = new Uint8Array(size * size)
  for (let y = 0, to = 0; y < size; y++)
    for (let from = y * words * 4, end = from + size; from < end; from++) modules[to++] = (cells[from]! >> mask) & 1
  return { width: size, height: size, modules }
}
