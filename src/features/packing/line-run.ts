import type { Balance } from './balance.ts'
import type { Done } from './done.ts'
import { fateOf, type Mishaps, stopsIn } from './line-chance.ts'
import type { LineClient, LineLot } from './line-client.ts'

export type LinePlan = Mishaps & {
  lot: LineLot
  /** Packs to run: all of the lot's codes where left out. */
  packs?: number | undefined
  perMinute: number
  stops: number
  stopSeconds: number
  /** Not to wait for the line's pace. */
  fast: boolean
  seed: string
}

export type Summary = {
  packs: number
  good: number
  rejected: number
  samples: number
  reprints: number
  cases: number
  pallets: number
  /** Rows that the platform knew already: reprints, and what was sent again. */
  already: number
  seconds: number
  balance: Balance
}

/** What a line waits by: tests and fast runs do not. */
export type Clock = { now: () => number; wait: (ms: number) => Promise<void> }

export const wallClock: Clock = { now: () => performance.now(), wait: ms => new Promise(done => setTimeout(done, ms)) }

/**
 * Runs a lot over a packing line: packs are printed, read, rejected or kept as samples; good ones are activated and put into a case, and full
 * cases onto a pallet. All of it is asked of the platform as the line goes, case by case. Gives what was done and how the platform counts it.
 */
export async function runLine(client: LineClient, plan: LinePlan, clock: Clock = wallClock): Promise<Summary> {
  const { lot } = plan
  const planned = Math.min(plan.packs ?? lot.packs, lot.packs)
  const started = clock.now()
  const stops = stopsIn(planned, plan.stops)
  const line = lineOf(client, lot)
  let stopped = 0
  let place = 0
  for await (const serial of client.codes(lot.id, 'primary')) {
    if (place === planned) break
    if (stops.has(place)) stopped += plan.stopSeconds * 1000
    const due = started + stopped + (place * 60_000) / plan.perMinute
    if (!plan.fast && due > clock.now()) await clock.wait(due - clock.now())
    await line.take(serial, fateOf(plan.seed, place, plan))
    place++
  }
  await line.end()
  const seconds = (clock.now() - started) / 1000
  return { packs: place, ...line.counts, seconds, balance: await client.reconciliation(lot.id) }
}

type Counts = Omit<Summary, 'packs' | 'seconds' | 'balance'>

/** The line itself: what stands in the open case and on the open pallet, and what waits to be reported with it. */
function lineOf(client: LineClient, lot: LineLot) {
  const counts: Counts = { good: 0, rejected: 0, samples: 0, reprints: 0, cases: 0, pallets: 0, already: 0 }
  const outer = { secondary: client.codes(lot.id, 'secondary'), tertiary: client.codes(lot.id, 'tertiary') }
  const open = {
    packs: [] as string[],
    reread: [] as string[],
    rejects: [] as string[],
    samples: [] as string[],
    cases: [] as string[],
  }

  const tell = (done: Done) => {
    counts.already += done.already
  }
  const status = async (act: string, codes: string[]) => {
    if (codes.length > 0) tell(await client.statuses(lot.id, { act, codes }))
  }
  const pack = async (level: 'secondary' | 'tertiary', children: string[]): Promise<string> => {
    const { value: parent, done } = await outer[level].next()
    if (done) throw new Error(`The lot has no ${level} code left.`)
    tell(await client.packing(lot.id, { act: 'pack', rows: children.map(child => ({ parent, child })) }))
    return parent
  }
  const closeCase = async () => {
    await status('activate', open.packs)
    // A label printed twice was read twice: the second reading comes after the pack was activated.
    await status('activate', open.reread)
    await status('reject', open.rejects)
    await status('sample', open.samples)
    if (open.packs.length > 0) {
      open.cases.push(await pack('secondary', open.packs))
      counts.cases++
    }
    Object.assign(open, { packs: [], reread: [], rejects: [], samples: [] })
  }
  const closePallet = async () => {
    if (open.cases.length === 0) return
    await pack('tertiary', open.cases)
    counts.pallets++
    open.cases = []
  }

  return {
    counts,
    take: async (serial: string, fate: ReturnType<typeof fateOf>) => {
      if (fate === 'reject') {
        counts.rejected++
        open.rejects.push(serial)
      } else if (fate === 'sample') {
        counts.samples++
        open.samples.push(serial)
      } else {
        counts.good++
        open.packs.push(serial)
      }
      if (fate === 'reprint') {
        counts.reprints++
        open.reread.push(serial)
      }
      if (open.packs.length === lot.perCase) await closeCase()
      if (open.cases.length === lot.perPallet) await closePallet()
    },
    end: async () => {
      await closeCase()
      await closePallet()
    },
  }
}
