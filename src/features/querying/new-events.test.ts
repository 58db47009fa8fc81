import { beforeAll, expect, test } from 'vitest'
import { readQuery } from '#/epcis/query-read.ts'
import { aChain, events, minute, report } from '#/features/tracing/chain.test-support.ts'
import type { EventJson } from '#/features/tracing/event-json.ts'
import { endOfChain, placeBefore } from '#/platform/audit/after.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { newEvents } from './new-events.ts'

const test1 = testPlatform()
let chain: Awaited<ReturnType<typeof aChain>>
beforeAll(async () => {
  chain = await aChain(test1.platform)
})

const everything = readQuery({}).query
const uri = (writer: number, i: number) => `https://things.example/${writer}/${i}`

/** Goes on from a watermark until nothing is left, as a subscription does. */
async function follow(from: number, query = everything, companyId?: string) {
  const { db } = test1.platform
  const found: EventJson[] = []
  for (let after = from; ; ) {
    const next = await newEvents(db, test1.platform, companyId, query, { after, limit: 7 })
    found.push(...next.events)
    expect(next.watermark).toBeGreaterThanOrEqual(after)
    after = next.watermark
    if (!next.more) return { found, watermark: after }
  }
}

test('each event is given once, to whoever follows while eight write at once', async () => {
  const { platform } = test1
  const { maker } = chain
  let watermark = await endOfChain(platform.db)
  const given: string[] = []
  const writers = Array.from({ length: 8 }, async (_, writer) => {
    for (let i = 0; i < 25; i++) await report(platform, maker, [events.commission([uri(writer, i)], minute(i), maker)])
  })
  let writing = true
  const all = Promise.all(writers).finally(() => {
    writing = false
  })
  do {
    const next = await follow(watermark)
    watermark = next.watermark
    given.push(...next.found.flatMap(({ epcList }) => epcList as string[]))
  } while (writing)
  await all
  given.push(...(await follow(watermark)).found.flatMap(({ epcList }) => epcList as string[]))
  expect(given.toSorted()).toEqual(Array.from({ length: 200 }, (_, i) => uri(Math.floor(i / 25), i % 25)).toSorted())
}, 60_000)

test('only what fulfils the query and may be seen is given; what was known already is not given again', async () => {
  const { platform } = test1
  const { maker, distributor, pharmacy } = chain
  const from = await endOfChain(platform.db)
  const shipped = events.ship([uri(9, 1)], minute(50), maker, distributor)
  await report(platform, maker, [events.commission([uri(9, 1)], minute(40), maker), shipped])
  await report(platform, maker, [shipped, events.commission([uri(9, 2)], minute(41), maker)])
  const shipping = readQuery({ EQ_bizStep: { from: 'json', value: ['shipping'] } }).query
  const steps = async (companyId?: string, query = everything) =>
    (await follow(from, query, companyId)).found.map(({ bizStep }) => bizStep)
  expect(await steps()).toEqual(['commissioning', 'shipping', 'commissioning'])
  expect(await steps(undefined, shipping)).toEqual(['shipping'])
  expect(await steps(distributor.companyId)).toEqual(['shipping'])
  expect(await steps(pharmacy.companyId)).toEqual([])
})

test('whoever begins at a moment is given all that was recorded from then on', async () => {
  const { platform } = test1
  const { found } = await follow(await placeBefore(platform.db, new Date()))
  expect(found.length).toBeGreaterThanOrEqual(203)
})
