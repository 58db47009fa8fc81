import type { Pool } from 'pg'
import type { Platform } from '#/platform/platform.ts'

/** One measured figure, printed as one line of JSON. `baseline` is measured in the same run, in the same unit. */
export type Figure = { name: string; value: number; unit: string; baseline?: number; ratio?: number; goal: string; met: boolean }

/** What a bench may ask for. A bench that never asks for the database runs without one. */
export type BenchEnv = { database(): Promise<Pool>; platform(): Promise<Platform> }

export type Bench = { name: string; run(env: BenchEnv): Promise<Figure[]> }

/** What a figure must reach: a value at least or at most so much, a multiple of its baseline, or several of these. */
export type Goal = { atLeast?: number; atMost?: number; timesBaseline?: number }

/** The figure, with its goal in words and whether it is met. Throws where a goal compares with a baseline that was not measured. */
export function figure(name: string, value: number, unit: string, goal: Goal, baseline?: number): Figure {
  if (goal.timesBaseline !== undefined && baseline === undefined)
    throw new Error(`The figure ${name} has no baseline to be compared with.`)
  const ratio = baseline === undefined ? undefined : value / baseline
  const met =
    value >= (goal.atLeast ?? -Infinity) &&
    value <= (goal.atMost ?? Infinity) &&
    (ratio ?? Infinity) >= (goal.timesBaseline ?? -Infinity)
  return {
    name,
    value: rounded(value),
    unit,
    ...(ratio !== undefined && { baseline: rounded(baseline!), ratio: rounded(ratio) }),
    goal: inWords(goal, unit),
    met,
  }
}

/** The highest rate, in things per second, of a few turns of the work: the turn that other processes disturbed least. */
export async function bestRate(turns: number, things: number, work: () => void | Promise<void>): Promise<number> {
  let best = 0
  for (let turn = 0; turn < turns; turn++) {
    const start = performance.now()
    await work()
    best = Math.max(best, (things * 1000) / (performance.now() - start))
  }
  return best
}

/**
 * Runs the named benches, or all when none is named, one after another, and hands each figure over as soon as its bench has ended.
 * Gives whether every goal was met. Throws before running any if a name is unknown.
 */
export async function runBenches(
  benches: readonly Bench[],
  names: readonly string[],
  env: BenchEnv,
  print: (line: string) => void,
): Promise<boolean> {
  const unknown = names.find(name => !benches.some(bench => bench.name === name))
  if (unknown !== undefined)
    throw new Error(`There is no bench "${unknown}". There are: ${benches.map(bench => bench.name).join(', ')}.`)
  let met = true
  for (const bench of benches) {
    if (names.length > 0 && !names.includes(bench.name)) continue
    for (const figure of await bench.run(env)) {
      print(JSON.stringify(figure))
      met &&= figure.met
    }
  }
  return met
}

function inWords({ atLeast, atMost, timesBaseline }: Goal, unit: string): string {
  const parts = [
    atLeast !== undefined && `at least ${atLeast} ${unit}`,
    atMost !== undefined && `at most ${atMost} ${unit}`,
    timesBaseline !== undefined && `at least ${timesBaseline} times the baseline`,
  ]
  return parts.filter(Boolean).join(' and ')
}

/** Four significant digits: more would be noise. Whole numbers stay whole. */
function rounded(value: number): number {
  return Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(4))
}
