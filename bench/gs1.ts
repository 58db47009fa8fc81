import { longestCode } from '#/gs1/clean-text.ts'
import { readCode } from '#/gs1/code.ts'
import { decodeEpcBinary } from '#/gs1/epc-binary.ts'
import { readGs1 } from '#/gs1/read.ts'
import { haveVectors, vectorRows } from '#/gs1/vectors.test-support.ts'
import { longTexts, mutants } from './gs1-mutants.ts'
import { type Bench, bestRate, type Figure, figure } from './harness.ts'

type Read = (text: string) => unknown
const everyGs1 = 10_000_000
const everyScan = 1_000_000

/** Reading what is spoilt: nothing may crash, take long, or take more than in proportion; and the standards' own cases. */
export const benches: Bench[] = [
  {
    name: 'gs1',
    run: async () => [
      figure('gs1.read', await rateOf(readGs1), 'codes/s', { atLeast: 100_000 }),
      ...spoilt('gs1.spoilt', readGs1, everyGs1),
      ...spoilt('gs1.scans', readCode, everyScan),
      figure('gs1.growth', worstGrowth(readGs1, 16_384), 'times as long for twice the length', { atMost: 3 }),
      figure('gs1.scans.growth', worstGrowth(readCode, longestCode / 2), 'times as long for twice the length', { atMost: 3 }),
      ...agreements(),
    ],
  },
]

const rateOf = (read: Read): Promise<number> =>
  bestRate(3, 200_000, () => {
    for (const text of mutants(200_000, 7)) read(text)
  })

const slow = 1

/**
 * How many spoilt codes crash the reader, and how long the slowest of them takes. One that took over a millisecond is read again a hundred
 * times by itself: what is left is its own time, what has gone was a pause of the machine or of the garbage collector.
 */
function spoilt(name: string, read: Read, count: number): Figure[] {
  let [crashes, pauses, worst] = [0, 0, 0]
  for (const text of mutants(count)) {
    const start = performance.now()
    try {
      read(text)
    } catch {
      crashes++
    }
    const ms = performance.now() - start
    if (ms <= slow) {
      worst = Math.max(worst, ms)
      continue
    }
    const alone = leastOf(read, text, 100)
    if (alone <= slow) pauses++
    worst = Math.max(worst, alone)
  }
  return [
    figure(`${name}.crashes`, crashes, `of ${count}`, { atMost: 0 }),
    figure(`${name}.worst`, worst, 'ms', { atMost: slow }),
    figure(`${name}.pauses`, pauses, `of ${count} took over 1 ms once and never again`, {}),
  ]
}

function leastOf(read: Read, text: string, turns: number): number {
  let least = Infinity
  for (let turn = 0; turn < turns; turn++) {
    const start = performance.now()
    read(text)
    least = Math.min(least, performance.now() - start)
  }
  return least
}

/** By how much the time grows at most when one of the long texts becomes twice as long; under a tenth of a millisecond nobody can tell. */
function worstGrowth(read: Read, length: number): number {
  const growths = Object.values(longTexts).map(textOf => {
    for (let turn = 0; turn < 20; turn++) read(textOf(length))
    const [once, twice] = [leastOf(read, textOf(length), 40), leastOf(read, textOf(2 * length), 40)]
    return twice < 0.1 ? 1 : twice / once
  })
  return Math.max(...growths)
}

type Whole = { in: string; ok: boolean; ai?: string | null; dl?: string | null; hri?: string[]; markup?: string }
type Binary = { segment: string; scheme?: string; digitalLinkPath?: string }

/** On how many of the standards' cases we agree, where they lie beside the project. */
function agreements(): Figure[] {
  if (!haveVectors) return []
  const whole = vectorRows<Whole>('gs1-syntax/labelled.jsonl')
  const decoded = vectorRows<Binary>('epc-binary/decode.jsonl')
  const refused = vectorRows<Binary>('epc-binary/refused.jsonl')
  const right = whole.filter(row => {
    const read = readGs1(row.in)
    const same = (ours: unknown, theirs: unknown) => JSON.stringify(ours) === JSON.stringify(theirs)
    return read.ok
      ? row.ok && same(read.ai, row.ai) && same(read.dl, row.dl) && same(read.hri, row.hri)
      : !row.ok && same(read.markup, row.markup)
  }).length
  const binary =
    decoded.filter(row => {
      const read = decodeEpcBinary(row.segment)
      return read.ok && read.path === row.digitalLinkPath && read.scheme === row.scheme
    }).length + refused.filter(row => !decodeEpcBinary(row.segment).ok).length
  return [
    figure('gs1.vectors', right, `of ${whole.length} inputs`, { atLeast: whole.length }),
    figure('gs1.vectors.epc binary', binary, `of ${decoded.length + refused.length} strings`, {
      atLeast: decoded.length + refused.length,
    }),
  ]
}
