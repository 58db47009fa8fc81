import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Alert, detect } from './detect.ts'
import type { Product, Seen, Site } from './facts.ts'
import { openLedger } from './ledger.ts'

const settings = { suspectFrom: 0.5, caseFrom: 3, oftenScanned: 30, fastest: 900 }
const [hour, day] = [3_600_000, 86_400_000]
const start = Date.UTC(2026, 0, 5)
const gtin = '08990070002603'
const sites: Site[] = [
  { id: 'maker', type: 'M', province: '31', lat: -6.2, lon: 106.8 },
  { id: 'pbf', type: 'D', province: '33', lat: -7, lon: 110.4 },
  { id: 'near', type: 'R', province: '33', lat: -7.1, lon: 110.5 },
  { id: 'other', type: 'R', province: '33', lat: -7.5, lon: 109.9 },
  { id: 'far', type: 'R', province: '94', lat: -2.5, lon: 140.7 },
]
const products: Product[] = [{ gtin, manufacturer: 'maker', provinces: ['31', '33'] }]

const at = (days: number) => start + days * day
/** A pack that is made, sent, received and sold as it should be. */
const honest = (serial: string, outlet = 'near'): Seen[] => {
  const pack = { epc: `${gtin}.${serial}`, batch: 'B1', expiry: at(700) }
  return [
    { ...pack, act: 'commission', actor: 'M', site: 'maker', time: at(0) },
    { ...pack, act: 'ship', actor: 'M', site: 'maker', destination: 'pbf', time: at(2) },
    { ...pack, act: 'receive', actor: 'D', site: 'pbf', time: at(4) },
    { ...pack, act: 'ship', actor: 'D', site: 'pbf', destination: outlet, time: at(6) },
    { ...pack, act: 'receive', actor: 'R', site: outlet, time: at(7) },
    { ...pack, act: 'dispense', actor: 'R', site: outlet, time: at(12) },
  ]
}
/** Enough of the usual that what is unusual can be told. */
const chain = Array.from({ length: 60 }, (_, n) => [
  ...honest(`H${n}`),
  { epc: `${gtin}.H${n}`, act: 'scan' as const, actor: 'C' as const, lat: -7.1, lon: 110.52, time: at(12 + (n % 3)) },
]).flat()

const alertsOf = (...seen: Seen[]): Alert[] => {
  const ledger = openLedger()
  for (const one of [...chain, ...seen]) ledger.add(one)
  return detect(ledger, { sites, products }, settings)
}
const reasonsOf = (serial: string, ...seen: Seen[]) => {
  const alert = alertsOf(...seen).find(({ epc }) => epc === `${gtin}.${serial}`)
  return alert && { class: alert.class, rule: alert.reasons[0]?.rule }
}
const extra = (serial: string, more: Omit<Seen, 'epc'>): Seen => ({ epc: `${gtin}.${serial}`, batch: 'B1', ...more })
const without = (seen: Seen[], ...acts: Seen['act'][]) => seen.filter(({ act }) => !acts.includes(act))

describe('packs that look wrong', () => {
  test('an honest chain raises nothing', () => {
    expect(alertsOf()).toEqual([])
  })

  test('a serial that nobody made is suspect', () => {
    expect(reasonsOf('X', extra('X', { act: 'dispense', actor: 'R', site: 'near', time: at(20) }))).toEqual({
      class: 'suspect',
      rule: 'unknown serial',
    })
  })

  test('a pack whose maker sent it off without reporting its making is technical', () => {
    expect(reasonsOf('A', ...without(honest('A'), 'commission'))).toEqual({ class: 'technical', rule: 'commission not reported' })
  })

  test('where a file has no making at all, none is missed', () => {
    const ledger = openLedger()
    for (const one of without(chain, 'commission')) ledger.add(one)
    expect(detect(ledger, { sites, products }, settings)).toEqual([])
  })

  test('a batch made before the file begins is not taken for invented', () => {
    const older = without(honest('A'), 'commission').map(one => ({ ...one, batch: 'B0' }))
    expect(reasonsOf('A', ...older)?.class).not.toBe('suspect')
  })

  test.each<[string, Seen[], Alert['reasons'][number]['rule']]>([
    ['sold after its expiry', honest('A').map(one => ({ ...one, expiry: at(10) })), 'sold after expiry'],
    [
      'stolen and sold',
      [
        ...without(honest('A'), 'receive', 'dispense'),
        extra('A', { act: 'stolen', site: 'pbf', time: at(7) }),
        extra('A', { act: 'dispense', actor: 'R', site: 'near', time: at(20) }),
      ],
      'seen after theft',
    ],
    [
      'sold at two outlets',
      [...honest('A'), extra('A', { act: 'dispense', actor: 'R', site: 'other', time: at(30) })],
      'sold at two outlets',
    ],
    ['sold where its product may not be', honest('A', 'far'), 'outside its provinces'],
    [
      'scanned far away while its distributor had it',
      [...honest('A'), extra('A', { act: 'scan', actor: 'C', lat: -2.5, lon: 140.7, time: at(3) })],
      'seen before it was there',
    ],
    [
      'sold and two hours later scanned 3,000 km away',
      [...honest('A'), extra('A', { act: 'scan', actor: 'C', lat: -2.5, lon: 140.7, time: at(12) + 2 * hour })],
      'too far too soon',
    ],
  ])('a pack %s is suspect', (_, seen, rule) => {
    expect(reasonsOf('A', ...seen)).toEqual({ class: 'suspect', rule })
  })

  test('a case that turns up at another outlet is suspect, pack by pack', () => {
    const serials = ['A', 'B', 'C', 'D']
    const moved = serials.flatMap(serial => honest(serial).map(one => (one.site === 'near' ? { ...one, site: 'other' } : one)))
    const alerts = alertsOf(...moved)
    expect(alerts.map(({ epc }) => epc).sort()).toEqual(serials.map(serial => `${gtin}.${serial}`))
    expect(alerts.every(alert => alert.class === 'suspect' && alert.reasons[0]?.rule === 'strayed with its case')).toBe(true)
  })

  test('two packs that lay in each other’s case are technical', () => {
    const swapped = (serial: string, paper: string, real: string) =>
      honest(serial, paper).map(one => (one.act === 'dispense' ? { ...one, site: real } : one))
    const seen = [...swapped('A', 'near', 'other'), ...swapped('B', 'other', 'near')]
    expect([reasonsOf('A', ...seen), reasonsOf('B', ...seen)]).toEqual([
      { class: 'technical', rule: 'in another case' },
      { class: 'technical', rule: 'in another case' },
    ])
  })

  test('a sale read twice, a wrong clock and a return are technical or nothing', () => {
    const sale = extra('A', { act: 'dispense', actor: 'R', site: 'near', time: at(12) + 60_000 })
    expect(reasonsOf('A', ...honest('A'), sale)).toEqual({ class: 'technical', rule: 'sale read twice' })
    const early = honest('A').map(one => (one.act === 'receive' && one.site === 'near' ? { ...one, time: at(-9) } : one))
    expect(reasonsOf('A', ...early)).toEqual({ class: 'technical', rule: 'clock out of order' })
    const returned = [
      ...without(honest('A'), 'dispense'),
      extra('A', { act: 'return', actor: 'R', site: 'near', destination: 'pbf', time: at(10) }),
      extra('A', { act: 'ship', actor: 'D', site: 'pbf', destination: 'other', time: at(14) }),
      extra('A', { act: 'dispense', actor: 'R', site: 'other', time: at(20) }),
    ]
    expect(reasonsOf('A', ...returned)).toBeUndefined()
  })

  test('the same pack under another form of its name is one pack, told as its maker writes it', () => {
    const link = `https://id.gs1.org/01/${gtin}/10/B1/21/A`
    const seen = [{ ...extra('A', { act: 'dispense', actor: 'R', site: 'other', time: at(30) }), epc: link }, ...honest('A')]
    expect(alertsOf(...seen).map(({ epc }) => epc)).toEqual([`${gtin}.A`])
  })

  test('neither the order of rows nor reports without anything else change or break the outcome', () => {
    const crime = [...honest('A'), extra('A', { act: 'dispense', actor: 'R', site: 'other', time: at(30) })]
    const seen = [...chain.slice(0, 70), ...crime]
    const judge = (rows: readonly Seen[]) => {
      const ledger = openLedger()
      for (const one of rows) ledger.add(one)
      return detect(ledger, { sites, products }, settings).map(({ epc, class: kind }) => `${epc} ${kind}`)
    }
    const expected = judge(seen)
    fc.assert(
      fc.property(fc.shuffledSubarray(seen, { minLength: seen.length }), rows => {
        expect(judge(rows).sort()).toEqual(expected.toSorted())
      }),
      { numRuns: 30 },
    )
    const bare = fc.record(
      {
        time: fc.integer({ min: 0, max: at(100) }),
        act: fc.constantFrom('commission', 'ship', 'receive', 'return', 'dispense', 'scan', 'stolen'),
        epc: fc.string(),
      },
      { noNullPrototype: true },
    )
    fc.assert(
      fc.property(fc.array(bare), rows => {
        for (const { score } of (() => {
          const ledger = openLedger()
          for (const one of rows) ledger.add(one as Seen)
          return detect(ledger, { sites: [], products: [] }, settings)
        })())
          expect(score >= 0 && score < 1).toBe(true)
      }),
    )
  })
})
