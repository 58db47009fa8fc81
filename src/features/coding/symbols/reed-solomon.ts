/** The check codewords of some data. */
export type ReedSolomon = (data: Uint8Array, checks: number) => Uint8Array

/**
 * Reed-Solomon checks over the field of 256 elements that a polynomial makes (0x11d for QR, 0x12d for Data Matrix), with roots from
 * α to the power `firstRoot` on.
 */
export function reedSolomon(polynomial: number, firstRoot: number): ReedSolomon {
  const exp = new Uint8Array(512)
  const log = new Uint8Array(256)
  for (let power = 0, x = 1; power < 255; power++) {
    exp[power] = x
    exp[power + 255] = x
    log[x] = power
    x <<= 1
    if (x > 255) x ^= polynomial
  }
  /** Logarithms of the generator's coefficients below the leading one, the highest first. */
  const generators = new Map<number, Uint8Array>()

  function generatorOf(checks: number): Uint8Array {
    let product = [1]
    for (let root = firstRoot; root < firstRoot + checks; root++)
      product = [...product, 0].map((value, i) => value ^ (i > 0 ? times(product[i - 1]!, exp[root]!) : 0))
    return Uint8Array.from(product.slice(1), value => log[value]!)
  }
  const times = (a: number, b: number) => (a && b ? exp[log[a]! + log[b]!]! : 0)

  return (data, checks) => {
    let generator = generators.get(checks)
    if (!generator) {
      generator = generatorOf(checks)
      generators.set(checks, generator)
    }
    const rest = new Uint8Array(data.length + checks)
    rest.set(data)
    for (let i = 0; i < data.length; i++) {
      const lead = rest[i]!
      if (lead === 0) continue
      const power = log[lead]!
      for (let k = 0; k < checks; k++) rest[i + 1 + k]! ^= exp[power + generator[k]!]!
    }
    return rest.subarray(data.length)
  }
}
