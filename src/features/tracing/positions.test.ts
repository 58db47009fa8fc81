import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { contains, normalise, numbersIn, type Span } from '#/numbers/spans.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { beenAt } from './been-at.ts'
import { aChain, aLot, events, minute, type Party, report } from './chain.test-support.ts'
import { type EventFacts, factsOf } from './event-facts.ts'
import { type ClassSpans, keyOfPack, type PackNumber } from './identity.ts'
import { staysIn } from './journeys.ts'
import { type Kind, stays, tellsWhere } from './life.ts'
import { partsOf, standingOfPosition } from './parts.ts'
import { positionsIn, type Trails } from './positions.ts'
import { isBefore, type Packing, packingsIn, type Sighting, sightingsOf } from './sightings.ts'

/** What was seen of one pack, first to last, and how it was packed: what the slow way asks for, pack by pack. */
type Reader = (pack: PackNumber) => { seen: readonly EventFacts[]; packings: readonly Packing[] }

/** The slow way: one pack alone, then what it lies in alone, and so on. */
function walk(read: Reader, pack: PackNumber, before?: Sighting, depth = 0): { last?: EventFacts; parent?: PackNumber } {
  const { seen, packings } = read(pack)
  const isEarlier = (one: Sighting) => !before || isBefore(one, before)
  let last: EventFacts | undefined
  for (const fact of seen)
    if (isEarlier(fact) && !fact.retracted && tellsWhere(fact) && !(last && stays(last.kind, fact.kind))) last = fact
  const packing = packings.filter(isEarlier).at(-1)
  if (!packing?.packed) return { ...(last && { last }) }
  const above = depth < 8 ? walk(read, packing.parent, before, depth + 1).last : undefined
  if (above && !isBefore(above, packing) && !(last && (stays(last.kind, above.kind) || isBefore(above, last)))) last = above
  return { ...(last && { last }), parent: packing.parent }
}

const kinds: Kind[] = [
  'commissioned',
  'packed',
  'shipped',
  'received',
  'seen',
  'dispensed',
  'frozen',
  'destroyed',
  'returned to stock',
]
/** Classes 1, 2 and 3 have 12, 4 and 3 numbers; anything may lie in anything, also in itself. */
const sizes = [0, 12, 4, 3]
const aSpan = fc
  .integer({ min: 1, max: 3 })
  .chain(classId =>
    fc
      .tuple(fc.nat(sizes[classId]! - 1), fc.integer({ min: 1, max: 6 }))
      .map(([from, length]) => ({ classId, from, until: Math.min(from + length, sizes[classId]!) })),
  )
const anEvent = fc.record({
  time: fc.nat(12),
  kind: fc.constantFrom(...kinds),
  siteId: fc.constantFrom('a', 'b', undefined),
  retracted: fc.nat(9).map(n => n === 0),
  span: aSpan,
  packing: fc.option(fc.record({ into: aSpan, packed: fc.boolean() })),
})

test('positions of a set are those of its packs one by one, now and at any moment, whatever lies in what', () => {
  fc.assert(
    fc.property(fc.array(anEvent, { maxLength: 16 }), fc.nat(13), (list, moment) => {
      const all = list.map((one, event) => ({ ...one, event, at: new Date(one.time) })).sort((a, b) => (isBefore(a, b) ? -1 : 1))
      const facts = new Map(
        all.map(({ event, at, kind, siteId, retracted }) => [
          event,
          { event, at, kind, retracted, type: 'ObjectEvent', ...(siteId && { siteId }) },
        ]),
      )
      const sightings = all.map(({ event, at, span }) => ({ event, at, ...span }))
      const packings = all.flatMap(({ event, at, span, packing }) =>
        packing
          ? [{ event, at, ...span, parent: { classId: packing.into.classId, n: packing.into.from }, packed: packing.packed }]
          : [],
      )
      const byClass = <Row extends { classId: number }>(rows: Row[]) => Map.groupBy(rows, ({ classId }) => classId)
      const trails: Trails = { facts, sightings: byClass(sightings), packings: byClass(packings) }
      const covers =
        ({ classId, n }: PackNumber) =>
        (row: Span & { classId: number }) =>
          row.classId === classId && row.from <= n && n < row.until
      const read: Reader = pack => ({
        seen: sightings.filter(covers(pack)).map(({ event }) => facts.get(event)!),
        packings: packings.filter(covers(pack)),
      })
      const spans = normalise([
        { from: 0, until: 5 },
        { from: 7, until: 12 },
      ])
      for (const before of [undefined, { at: new Date(moment), event: 0 }]) {
        const positions = positionsIn(trails, { classId: 1, spans }, before)
        const found = positions.flatMap(({ from, until, last, parent }) =>
          [...numbersIn([{ from, until }])].map(n => [n, last?.event, parent && keyOfPack(parent)]),
        )
        const walked = [...numbersIn(spans)].map(n => {
          const { last, parent } = walk(read, { classId: 1, n }, before)
          return [n, last?.event, parent && keyOfPack(parent)]
        })
        expect(found).toEqual(walked)
      }
    }),
    { numRuns: 2000 },
  )
})

const at = testPlatform()
let chain: Awaited<ReturnType<typeof aChain>>
beforeAll(async () => {
  chain = await aChain(at.platform)
})

/** A small story over 12 packs, 3 cases and 2 pallets of a lot, each thing at one of three sites. */
const aStory = fc.array(
  fc.record({
    what: fc.constantFrom('commission', 'pack', 'pack', 'palletize', 'unpack', 'ship', 'receive', 'receive', 'dispense'),
    level: fc.constantFrom('primary', 'secondary', 'tertiary'),
    from: fc.nat(11),
    count: fc.integer({ min: 1, max: 6 }),
    box: fc.nat(2),
    at: fc.nat(9),
    where: fc.nat(2),
    to: fc.nat(2),
  }),
  { minLength: 4, maxLength: 14 },
)

test('counts and what was at a site, as events are kept, are those of packs one by one', async () => {
  const { db } = at.platform
  const parties: Party[] = [chain.maker, chain.distributor, chain.pharmacy]
  const sizes = { primary: 12, secondary: 3, tertiary: 2 } as const
  await fc.assert(
    fc.asyncProperty(aStory, async story => {
      const lot = await aLot(at.platform, chain.maker)
      const told = story.map(({ what, level, from, count, box, at, where, to }) => {
        const some = (of: keyof typeof sizes) => {
          const first = from % sizes[of]
          return lot.uris(of, first, Math.min(count, sizes[of] - first))
        }
        const [here, there, when] = [parties[where]!, parties[to]!, minute(at)]
        if (what === 'commission') return events.commission(some('primary'), when, here)
        if (what === 'pack') return events.pack(lot.uris('secondary', box, 1)[0]!, some('primary'), when, here)
        if (what === 'palletize') return events.pack(lot.uris('tertiary', box % 2, 1)[0]!, some('secondary'), when, here)
        if (what === 'unpack') return events.unpack(lot.uris('secondary', box, 1)[0]!, some('primary'), when, here)
        if (what === 'ship') return events.ship(some(level as keyof typeof sizes), when, here, there)
        if (what === 'dispense') return events.dispense(some('primary').slice(0, 1), when, here)
        return events.receive(some(level as keyof typeof sizes), when, here)
      })
      for (const one of told) await report(at.platform, undefined, [one])
      const set: ClassSpans = {
        classId: lot.spans.primary.classId,
        spans: [{ from: lot.spans.primary.from, until: lot.spans.primary.from + 12 }],
      }
      const { read, momentsAt } = await readAlone(lot)
      const packs = [...numbersIn(set.spans)].map(n => ({ classId: set.classId, n }))
      for (const then of [undefined, minute(5)]) {
        const counted = new Map<string, { packs: number; outers: Set<string>; oldest: number }>()
        for (const pack of packs) {
          const found = walk(read, pack, then && { at: then, event: Number.MAX_SAFE_INTEGER })
          const { status, siteId, toSiteId, since } = standingOfPosition({ ...found, classId: 0, from: 0, until: 0 })
          const key = [status, siteId, toSiteId].join()
          const part = counted.get(key) ?? { packs: 0, outers: new Set<string>(), oldest: Infinity }
          counted.set(key, part)
          part.packs++
          if (found.parent) part.outers.add(keyOfPack(found.parent))
          if (since) part.oldest = Math.min(part.oldest, since.getTime())
        }
        const parts = await partsOf(db, [set], then)
        expect(
          new Map(
            parts.map(({ status, siteId, toSiteId, packs, outers, oldest }) => [
              [status, siteId, toSiteId].join(),
              [packs, outers, oldest?.getTime() ?? Infinity],
            ]),
          ),
        ).toEqual(new Map([...counted].map(([key, { packs, outers, oldest }]) => [key, [packs, outers.size, oldest]])))
      }
      for (const { siteId } of parties) {
        const [been] = await beenAt(db, [set], siteId)
        const walked = packs.filter(pack => momentsAt(pack, siteId).length > 0).map(({ n }) => n)
        expect(packs.filter(({ n }) => contains(been?.spans ?? [], n)).map(({ n }) => n)).toEqual(walked)
      }
    }),
    { numRuns: 25 },
  )
})

/** Reads every pack, case and pallet of a story one by one, as journeys do. */
async function readAlone(lot: Awaited<ReturnType<typeof aLot>>) {
  const { db } = at.platform
  const read = new Map<string, { seen: EventFacts[]; packings: Packing[] }>()
  for (const [level, count] of [
    ['primary', 12],
    ['secondary', 3],
    ['tertiary', 2],
  ] as const)
    for (let place = 0; place < count; place++) {
      const pack = lot.at(level, place)
      const seen = await sightingsOf(db, pack)
      const facts = await factsOf(
        db,
        seen.map(({ event }) => event),
      )
      read.set(keyOfPack(pack), { seen: seen.map(({ event }) => facts.get(event)!), packings: packingsIn(seen) })
    }
  const of: Reader = pack => read.get(keyOfPack(pack))!
  const momentsAt = (pack: PackNumber, siteId: string): Sighting[] => [
    ...of(pack).seen.filter(fact => fact.siteId === siteId),
    ...staysIn(of(pack).packings).flatMap(({ from, until, parent }) =>
      momentsAt(parent, siteId).filter(seen => !isBefore(seen, from) && (!until || isBefore(seen, until))),
    ),
  ]
  return { read: of, momentsAt }
}
