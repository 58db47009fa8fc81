import type { Clocks } from './clocks.ts'
import type { Customs } from './customs.ts'
import type { Finding } from './finding.ts'
import type { Settings } from './settings.ts'
import { type At, handledLater, type Traits } from './traits.ts'
import { waysOf } from './ways.ts'

/** What outlets report against each other and against the papers. A clock may err; a place does not, so places weigh more. */
export function outletFindings(traits: Traits, customs: Customs, clocks: Clocks, settings: Settings): Finding[] {
  return [
    ...sales(traits, clocks),
    ...everywhere(traits),
    ...strays(traits, customs, clocks, settings),
    ...channel(traits, customs, settings),
  ]
}

function sales({ sold, sent, got, returned, rereads }: Traits, { slack }: Clocks): Finding[] {
  const found: Finding[] = []
  if (rereads > 0)
    found.push({ rule: 'sale read twice', score: 0.02, at: sold[0]!.time, facts: { site: sold[0]!.site, count: rereads + 1 } })
  if (sold.length < 2) return found
  const [first, second] = [sold[0]!, sold[1]!]
  const facts = { site: first.site, other: second.site, first: first.time, next: second.time, count: sold.length }
  const outlets = new Set(sold.map(({ site }) => site))
  if (outlets.size === 1) {
    const score = returned ? 0.1 : second.time - first.time > 36 * slack ? 0.6 : 0.3
    return [...found, { rule: 'sold twice at one outlet', score, at: second.time, facts }]
  }
  const meant = (site: number) => sent.some(at => at.site === site) || got.some(at => at.site === site)
  if (returned && outlets.size === 2) return found
  if (outlets.size === 2 && [...outlets].every(meant) && sent.length > 1)
    return [...found, { rule: 'return not reported', score: 0.2, at: second.time, facts }]
  return [...found, { rule: 'sold at two outlets', score: 1 - 0.04 ** (outlets.size - 1), at: second.time, facts }]
}

/** One body cannot be at three outlets, and a return explains one move only. */
function everywhere(traits: Traits): Finding[] {
  const { seen, strays: found } = waysOf(traits)
  const moves = found.length - (traits.returned || traits.cameBack ? 1 : 0)
  if (seen.length < 3 || moves < 2) return []
  const last = seen.reduce((a, b) => (a.time > b.time ? a : b))
  return [
    { rule: 'at several outlets', score: 0.95, at: last.time, facts: { site: last.site, next: last.time, count: seen.length } },
  ]
}

/** Turned up where no paper sent it: with its whole case, by changing places with another pack, or alone. */
function strays(traits: Traits, customs: Customs, clocks: Clocks, { caseFrom }: Settings): Finding[] {
  const { batch, sent, returned, cameBack } = traits
  const { home, strays: found } = waysOf(traits)
  if (!home) return []
  if (sent.length === 0 && found.length === 0) return withOthers(traits, home, customs, caseFrom)
  if (returned && found.length <= 1) return []
  return found.map(({ site, time }): Finding => {
    const at = Math.max(time, home.time)
    const facts = { site, home: home.site, next: time, count: customs.strayed(batch, home.site, site) }
    if (facts.count >= caseFrom) return { rule: 'strayed with its case', score: 0.95, at, facts }
    const later = handledLater(traits, time + clocks.slack).filter(handled => handled.site !== site)
    const received = traits.got.some(at => at.site === site)
    if (cameBack || (later.length > 1 && received)) return { rule: 'return not reported', score: 0.3, at, facts }
    if (later.length > 1) return { rule: 'seen before it was there', score: 0.93, at: later[1]!.time, facts }
    if (changedPlaces(traits, home, site, customs)) return { rule: 'in another case', score: 0.1, at, facts }
    return { rule: received && traits.got.length > 1 ? 'received at two outlets' : 'not where it was sent', score: 0, at, facts }
  })
}

/** Without papers of its own, a pack at an outlet to which its batch mostly strayed came with those that strayed. */
function withOthers({ batch }: Traits, { site, time }: At, customs: Customs, caseFrom: number): Finding[] {
  const count = customs.strayedTo(batch, site)
  if (count < caseFrom || customs.supplied(batch, site) > count) return []
  return [{ rule: 'strayed with its case', score: 0.85, at: time, facts: { site, next: time, count } }]
}

/** Another pack went the opposite way, or the same batch was sent there too: the two lay in each other's case. */
function changedPlaces({ batch, sold }: Traits, home: At, site: number, customs: Customs): boolean {
  if (sold.some(sale => sale.site === home.site)) return false
  return customs.strayedBetween(site, home.site) > 0 || customs.supplied(batch, site) > 1
}

function channel(traits: Traits, customs: Customs, { caseFrom }: Settings): Finding[] {
  const { batch, product, sent } = traits
  const { home, seen } = waysOf(traits)
  // Where the provinces on file are wrong for many packs, they say little about one.
  const trust = Math.max(0, 1 - customs.outside / 0.15)
  const seenOutside = seen.filter(({ site }) => customs.isAuthorised(product, site) === false)
  const sentOutside = sent.filter(({ site }) => customs.isAuthorised(product, site) === false)
  return [...seenOutside, ...sentOutside]
    .filter(({ site }, n, all) => all.findIndex(at => at.site === site) === n)
    .flatMap(({ site, time }): Finding[] => {
      const count = Math.max(customs.seenAt(batch, site), customs.supplied(batch, site))
      const swapped = count < caseFrom && home && home.site !== site && changedPlaces(traits, home, site, customs)
      const score = swapped ? 0 : trust * (count >= caseFrom ? 0.96 : 0.85)
      return score > 0 ? [{ rule: 'outside its provinces', score, at: time, facts: { site, next: time, count } }] : []
    })
}
