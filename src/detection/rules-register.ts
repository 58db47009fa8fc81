import type { Clocks } from './clocks.ts'
import type { Customs } from './customs.ts'
import type { Finding } from './finding.ts'
import type { Traits } from './traits.ts'

/** What a look into a register tells: serials nobody gave out, packs past their day, stolen or called back. */
export function registerFindings(
  traits: Traits,
  customs: Customs,
  clocks: Clocks,
  recalledFrom: number,
  often: number,
): Finding[] {
  return [
    ...scannedOften(traits, often),
    ...unknown(traits, customs),
    ...expired(traits),
    ...recalled(traits, recalledFrom),
    ...stolen(traits, clocks),
    ...labels(traits),
  ]
}

/** How many serials are invented before anything is known: one in four hundred. */
const invented = 1 / 400

/** A pack may lack its commissioning because it was missed, because the file begins later, or because it never was made. */
function unknown({ commissioned, left, upstream, product, batch, steps }: Traits, customs: Customs): Finding[] {
  if (commissioned || steps.every(({ act }) => act === 'stolen')) return []
  const at = steps[0]!.time
  const share = customs.commissioned(product, batch)
  if (share !== undefined && left && share > 0.5)
    return [{ rule: 'commission not reported', score: 0.05, at, facts: { site: steps[0]!.site } }]
  const found: Finding[] = []
  const honest = (1 - (share ?? 0)) * (upstream ? 1 : customs.unseenUpstream)
  const score = Math.min(0.99, invented / (invented + honest))
  if (score > 0.01) found.push({ rule: 'unknown serial', score, at, facts: { site: steps[0]!.site } })
  if (customs.isUnknownProduct(product)) found.push({ rule: 'unknown product', score: upstream ? 0.3 : 0.6, at, facts: {} })
  return found
}

function expired({ sold, expiry }: Traits): Finding[] {
  return sold
    .filter(({ time }) => time >= expiry)
    .slice(0, 1)
    .map(({ site, time }) => ({ rule: 'sold after expiry', score: 0.97, at: time, facts: { site, first: expiry, next: time } }))
}

function recalled({ sold }: Traits, from: number): Finding[] {
  return sold
    .filter(({ time }) => time >= from)
    .slice(0, 1)
    .map(({ site, time }) => ({ rule: 'sold under recall', score: 0.9, at: time, facts: { site, first: from, next: time } }))
}

function scannedOften({ scans }: Traits, often: number): Finding[] {
  const at = scans[often - 1]
  return at === undefined
    ? []
    : [{ rule: 'scanned often', score: 0.7, at, facts: { count: scans.length, first: scans[0]!, next: at } }]
}

/** What its owner still does with a pack around the report of its theft says nothing; what others do with it later does. */
function stolen({ stolen: theft, steps }: Traits, { slack }: Clocks): Finding[] {
  if (!theft) return []
  const later = steps.find(
    ({ act, site, time }) =>
      (time > theft.time && (act === 'dispense' || act === 'scan')) ||
      (time > theft.time + slack && (act === 'receive' || act === 'ship') && site !== theft.site),
  )
  return later
    ? [
        {
          rule: 'seen after theft',
          score: 0.98,
          at: later.time,
          facts: { site: later.site, first: theft.time, next: later.time },
        },
      ]
    : []
}

/** Another batch or expiry than at the making: most often misread, so only a reason beside others. */
function labels({ otherBatch, otherExpiry }: Traits): Finding[] {
  const found: Finding[] = []
  if (otherBatch) found.push({ rule: 'other batch', score: 0.2, at: otherBatch.time, facts: {} })
  if (otherExpiry) found.push({ rule: 'other expiry', score: 0.2, at: otherExpiry.time, facts: { first: otherExpiry.expiry } })
  return found
}
