import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Event } from '#/epcis/event.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { type ALot, aChain, aLot, events, minute, report } from './chain.test-support.ts'
import { standingOf } from './journeys.ts'
import { standingNow } from './standing.ts'

const at = testPlatform()
let chain: Awaited<ReturnType<typeof aChain>>
beforeAll(async () => {
  chain = await aChain(at.platform)
})

/** One thing that may happen to a few packs, cases and pallets; times are so few that many fall together. */
const step = fc.record({
  what: fc.constantFrom('commission', 'pack', 'pack case', 'unpack', 'empty', 'ship', 'receive', 'dispense', 'destroy'),
  level: fc.constantFrom('primary' as const, 'secondary' as const, 'tertiary' as const),
  first: fc.nat(2),
  count: fc.integer({ min: 1, max: 3 }),
  into: fc.nat(1),
  at: fc.nat(6),
})

function eventOf(
  lot: ALot,
  { what, level, first, count, into, at: when }: typeof step extends fc.Arbitrary<infer T> ? T : never,
): Event {
  const { maker, distributor, pharmacy } = chain
  const [packs, [parent]] = [lot.uris('primary', first, count), lot.uris('secondary', into, 1) as [string]]
  const these = lot.uris(level, level === 'tertiary' ? 0 : first, level === 'tertiary' ? 1 : count)
  const time = minute(when)
  switch (what) {
    case 'commission':
      return events.commission(these, time, maker)
    case 'pack':
      return events.pack(parent, packs, time, maker)
    case 'pack case':
      return events.pack(lot.uris('tertiary', into, 1)[0]!, lot.uris('secondary', first, count), time, maker)
    case 'unpack':
      return events.unpack(parent, packs, time, distributor)
    case 'empty':
      return events.unpack(parent, undefined, time, distributor)
    case 'ship':
      return events.ship(these, time, maker, distributor)
    case 'receive':
      return events.receive(these, time, distributor)
    case 'dispense':
      return events.dispense(packs, time, pharmacy)
    default:
      return events.destroy(packs, time, pharmacy)
  }
}

test('whatever happened, the quick answer is the whole journey’s', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async steps => {
      const lot = await aLot(at.platform, chain.maker, { packs: 8, perCase: 2, perPallet: 2 })
      await report(
        at.platform,
        undefined,
        steps.map(each => eventOf(lot, each)),
      )
      for (const [level, place] of [
        ...[0, 1, 2, 3, 4].map(place => ['primary', place] as const),
        ['secondary', 0] as const,
        ['tertiary', 0] as const,
      ]) {
        const { status, since, where, to } = await standingOf(at.platform.db, lot.at(level, place))
        expect(await standingNow(at.platform.db, lot.at(level, place))).toEqual({
          status,
          ...(since && { since }),
          ...(where && { where: where.name }),
          ...(to && { boundFor: to.name }),
        })
      }
    }),
    { numRuns: 40 },
  )
})
