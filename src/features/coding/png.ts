import { crc32, deflateSync } from 'node:zlib'
import { dotsOf } from './dots.ts'
import type { Matrix } from './symbols.ts'

/**
 * A symbol as a picture (PNG, ISO/IEC 15948): black on white, one bit to a dot, `dots` to the side of a module and `quiet` modules
 * empty around it. `dotsPerMillimetre` says at which size it is meant to be printed.
 */
export function pngOf(
  symbol: Matrix,
  { dots, quiet, dotsPerMillimetre }: { dots: number; quiet: number; dotsPerMillimetre: number },
): Buffer<ArrayBuffer> {
  const { stride, height, bits } = dotsOf(withMargin(symbol, quiet), dots)
  const rows = Buffer.alloc((stride + 1) * height)
  // In the picture 0 is black; each row begins with the filter that changes nothing.
  for (let y = 0; y < height; y++)
    for (let at = 0; at < stride; at++) rows[y * (stride + 1) + 1 + at] = ~bits[y * stride + at]! & 255
  const header = Buffer.alloc(13)
  header.writeUInt32BE((symbol.width + 2 * quiet) * dots, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 1
  const density = Buffer.alloc(9)
  density.writeUInt32BE(Math.round(dotsPerMillimetre * 1000), 0)
  density.writeUInt32BE(Math.round(dotsPerMillimetre * 1000), 4)
  density[8] = 1
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('pHYs', density),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function withMargin({ width, height, modules }: Matrix, quiet: number): Matrix {
  const wide = width + 2 * quiet
  const larger = new Uint8Array(wide * (height + 2 * quiet))
  for (let y = 0; y < height; y++) larger.set(modules.subarray(y * width, (y + 1) * width), (y + quiet) * wide + quiet)
  return { width: wide, height: height + 2 * quiet, modules: larger }
}

function chunk(kind: string, data: Buffer): Buffer<ArrayBuffer> {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(data.length, 0)
  framed.set(named, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}
