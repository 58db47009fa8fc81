import { createHash } from 'node:crypto'

/** What may go wrong with a pack on a line, in packs of a thousand; and every how many packs one is kept as a sample. */
export type Mishaps = { rejectsPerMille: number; reprintsPerMille: number; sampleEvery: number }

export type Fate = 'good' | 'reject' | 'reprint' | 'sample'

/** What happens to the pack at a place of the run: always the same for the same seed, so that a run can be told again. */
export function fateOf(seed: string, place: number, { rejectsPerMille, reprintsPerMille, sampleEvery }: Mishaps): Fate {
  if (sampleEvery > 0 && place % sampleEvery === sampleEvery - 1) return 'sample'
  const draw = drawOf(seed, place)
  if (draw < rejectsPerMille) return 'reject'
  return draw < rejectsPerMille + reprintsPerMille ? 'reprint' : 'good'
}

/** A number from 0 up to 1,000. */
const drawOf = (seed: string, place: number): number =>
  (createHash('sha256').update(`${seed} ${place}`).digest().readUInt32BE() / 2 ** 32) * 1000

/** Before which packs the line stops: spread evenly over the run. */
export const stopsIn = (packs: number, stops: number): ReadonlySet<number> =>
  new Set(Array.from({ length: stops }, (_, i) => Math.floor(((i + 1) * packs) / (stops + 1))))
