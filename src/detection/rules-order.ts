import type { Clocks } from './clocks.ts'
import type { Finding } from './finding.ts'
import type { Step } from './ledger.ts'
import type { Places } from './places.ts'
import { roleOf, type Traits } from './traits.ts'
import { waysOf } from './ways.ts'

const hour = 3_600_000

/**
 * Reports that cannot have happened in the order of their times although every place agrees: a clock is wrong. Names the report that
 * contradicts most others.
 */
export function orderFindings(traits: Traits, places: Places, clocks: Clocks): Finding[] {
  const { steps, returned, cameBack } = traits
  if (returned || waysOf(traits).seen.length > 1) return []
  const wrong = new Map<Step, number>()
  let hours = 0
  for (const earlier of steps)
    for (const later of steps) {
      if (!mustPrecede(earlier, later, places) || earlier.time <= later.time + clocks.slack) continue
      wrong.set(earlier, (wrong.get(earlier) ?? 0) + 1)
      wrong.set(later, (wrong.get(later) ?? 0) + 1)
      hours = Math.max(hours, Math.round((earlier.time - later.time) / hour))
    }
  const [worst] = [...wrong].sort(([, a], [, b]) => b - a)[0] ?? []
  if (worst)
    return [{ rule: 'clock out of order', score: 0.03, at: worst.time, facts: { site: worst.site, next: worst.time, hours } }]
  return cameBack
    ? [{ rule: 'return not reported', score: 0.1, at: steps.at(-1)!.time, facts: { site: steps.at(-1)!.site } }]
    : []
}

/** Making comes first, a shipment before its receipt, a receipt before what the same site does next. */
function mustPrecede(a: Step, b: Step, places: Places): boolean {
  if (a === b || b.act === 'scan' || b.act === 'stolen') return false
  if (a.act === 'commission') return true
  if (a.act === 'ship' && b.act === 'receive') return a.destination >= 0 ? a.destination === b.site : roleOf(b, places) === 'R'
  if (a.act === 'receive') return a.site === b.site && (b.act === 'ship' || b.act === 'dispense')
  return a.act === 'ship' && b.act === 'dispense'
}
