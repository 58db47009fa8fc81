/** Chance that is the same every time: a generator of numbers from a seed. Not for secrets. */
export type Random = {
  /** A whole number from 0 to below `below`. */
  int: (below: number) => number
  /** A whole number from `least` to `most`, both included. */
  between: (least: number, most: number) => number
  pick: <T>(list: readonly T[]) => T
  /** True once in `times`, on average. */
  oneIn: (times: number) => boolean
  shuffled: <T>(list: readonly T[]) => T[]
}

/** The generator sfc32, seeded from a text: each part of the demo has a text of its own, so that one part may change without the others. */
export function randomFrom(seed: string): Random {
  const next = sfc32(...seedOf(seed))
  const int = (below: number) => Math.floor((next() / 2 ** 32) * below)
  const random: Random = {
    int,
    between: (least, most) => least + int(most - least + 1),
    pick: list => list[int(list.length)]!,
    oneIn: times => int(times) === 0,
    shuffled: list => {
      const mixed = [...list]
      for (let i = mixed.length - 1; i > 0; i--) {
        const j = int(i + 1)
        ;[mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!]
      }
      return mixed
    },
  }
  // The first numbers still show the seed.
  for (let i = 0; i < 12; i++) next()
  return random
}

function sfc32(a: number, b: number, c: number, d: number): () => number {
  return () => {
    const sum = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
}

/** Four words from a text (FNV-1a, once for each). */
function seedOf(text: string): [number, number, number, number] {
  const word = (start: number) => {
    let hash = start
    for (const char of text) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193)
    return hash >>> 0
  }
  return [word(0x811c9dc5), word(0x9e3779b9), word(0x243f6a88), word(0xb7e15162)]
}
