import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { Dots } from './dots.ts'

export type Read = { text: string; symbology: string; format: string }

let prepared = false

/** The one symbol on a picture (PNG, or what a canvas holds), or undefined. */
export async function readPicture(picture: Uint8Array | ImageData): Promise<Read | undefined> {
  if (!prepared) {
    const wasmBinary = readFileSync('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm')
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer } })
    prepared = true
  }
  const [found] = await readBarcodes(picture, { formats: ['QRCode', 'DataMatrix'], textMode: 'Plain', tryHarder: true })
  return found?.isValid ? { text: found.text, symbology: found.symbologyIdentifier, format: found.format } : undefined
}

/** The one symbol among dots, black on white with some white around them. */
export function readDots({ stride, height, bits }: Dots): Promise<Read | undefined> {
  const margin = 40
  const width = stride * 8 + 2 * margin
  const data = new Uint8ClampedArray(width * (height + 2 * margin) * 4).fill(255)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < stride * 8; x++)
      if ((bits[y * stride + (x >> 3)]! >> (7 - (x & 7))) & 1) {
        const at = ((y + margin) * width + x + margin) * 4
        data.fill(0, at, at + 3)
      }
  return readPicture({ data, width, height: height + 2 * margin } as unknown as ImageData)
}

/** Other programs that read symbols, where this machine has them. */
export const otherReaders = {
  zbarimg: spawnSync('zbarimg', ['--version']).error === undefined,
  dmtxread: spawnSync('dmtxread', ['--version']).error === undefined,
}

/** What another program reads on a picture; the separator of GS1 elements is GS. */
export function readElsewhere(program: keyof typeof otherReaders, png: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'absah-symbol-'))
  try {
    const file = join(folder, 'symbol.png')
    writeFileSync(file, png)
    const wish = program === 'zbarimg' ? ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable'] : ['--gs1=29', '-N1', '-m', '4000']
    return execFileSync(program, [...wish, file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).replace(/\n$/, '')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
