import { randomFrom } from '#/features/demo/random.ts'

/** Draws of one run: the same text gives the same draws for ever. */
export type Chance = {
  /** From 0 to below 1. */
  share: () => number
  /** True with this probability. */
  happens: (probability: number) => boolean
  between: (least: number, below: number) => number
  normal: (sd: number) => number
  exponential: (mean: number) => number
  /** A multiplier around 1: log-normal with median 1. */
  around: (sigma: number) => number
  poisson: (mean: number) => number
  pick: <T>(list: readonly T[]) => T
  /** So many different ones of the list. */
  some: <T>(list: readonly T[], count: number) => T[]
}

export function chanceFrom(seed: string): Chance {
  const { int, pick, shuffled } = randomFrom(seed)
  const share = () => int(2 ** 32) / 2 ** 32
  const normal = (sd: number) => sd * Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share())
  return {
    share,
    happens: probability => share() < probability,
    between: (least, below) => least + share() * (below - least),
    normal,
    exponential: mean => -mean * Math.log(1 - share()),
    around: sigma => Math.exp(normal(sigma)),
    poisson: mean => {
      const limit = Math.exp(-mean)
      let count = 0
      for (let product = share(); product > limit; product *= share()) count++
      return count
    },
    pick,
    some: (list, count) => shuffled(list).slice(0, count),
  }
}
