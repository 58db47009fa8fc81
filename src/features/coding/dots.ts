import type { Matrix } from './symbols.ts'

/** A picture of one bit to a dot, black is 1, rows filled up to whole bytes. */
export type Dots = { stride: number; height: number; bits: Buffer<ArrayBuffer> }

/** A symbol in dots, so many to the side of a module. */
export function dotsOf({ width, height, modules }: Matrix, dots: number): Dots {
  const stride = Math.ceil((width * dots) / 8)
  const bits = Buffer.alloc(stride * height * dots)
  for (let y = 0; y < height; y++) {
    const first = y * dots * stride
    for (let x = 0; x < width; x++)
      if (modules[y * width + x])
        for (let dot = x * dots; dot < (x + 1) * dots; dot++) bits[first + (dot >> 3)]! |= 128 >> (dot & 7)
    for (let again = 1; again < dots; again++) bits.copy(bits, first + again * stride, first, first + stride)
  }
  return { stride, height: height * dots, bits }
}
