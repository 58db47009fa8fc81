import { expect, test } from 'vitest'
import { findPack, packUri } from '#/features/coding/packs.ts'
import { siteUri } from '#/features/companies/companies.ts'
import { aChain, events, minute, type Party, report } from '#/features/tracing/chain.test-support.ts'
import { journeyOf, standingOf } from '#/features/tracing/journeys.ts'
import { namesFor } from '#/features/tracing/names.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { anOwnLot, aWholeList } from './list-of.test-support.ts'
import { readList } from './read-list.ts'

const at = testPlatform()

test('packs with serials of a holder’s own are commissioned, packed, shipped and named back like computed ones', async () => {
  const { platform } = at
  const { config, db, keys } = platform
  const { distributor } = await aChain(platform)
  const own = await anOwnLot(platform, undefined, { batch: 'MOVES' })
  const withGtin = await anOwnLot(platform, own, { gtin: own.gtin })
  const maker: Party = { ...own, site: siteUri(config.origin, own.siteId) }
  const serials = Array.from({ length: 2000 }, (_, i) => `box/${i}%`)
  await readList(platform, await aWholeList(platform, own, serials.join('\n')))
  await readList(platform, await aWholeList(platform, own, 'CASE-1', { level: 'secondary' }))
  await readList(platform, await aWholeList(platform, withGtin, 'trade+1\n123456789012\n%12345678901'))
  const uri = (serial: string, level: 'primary' | 'secondary' = 'primary', gtin?: string) =>
    packUri(config.origin, { gtin, licence: own.licence, serial, level })
  const packs = serials.slice(0, 50).map(serial => uri(serial))
  const trade = ['trade+1', '123456789012', '%12345678901'].map(serial => uri(serial, 'primary', own.gtin))
  const crate = uri('CASE-1', 'secondary')
  await report(platform, maker, [
    events.commission([...packs, ...trade, crate], minute(0), maker),
    events.pack(crate, packs, minute(10), maker),
    events.ship([crate, ...trade], minute(20), maker, distributor),
  ])
  await report(platform, distributor, [events.receive([crate, ...trade], minute(30), distributor)])
  const { rows } = await at.platform.pool.query('select count(*)::int as foreign from foreign_epc')
  expect(rows).toEqual([{ foreign: 0 }])
  const pack = (await findPack(db, keys, { nie: own.licence, serial: 'box/49%' }))!
  expect((await journeyOf(db, pack)).map(({ bizStep }) => bizStep)).toEqual(['commissioning', 'packing', 'shipping', 'receiving'])
  expect((await standingOf(db, pack)).where?.id).toBe(distributor.siteId)
  const first = (await findPack(db, keys, { gtin: own.gtin, serial: 'trade+1' }))!
  expect((await journeyOf(db, first)).map(({ bizStep }) => bizStep)).toEqual(['commissioning', 'shipping', 'receiving'])
  const sets = [
    { classId: pack.classId, spans: [{ from: pack.n - 49, until: pack.n + 1 }] },
    { classId: first.classId, spans: [{ from: first.n, until: first.n + 3 }] },
  ]
  const names = await namesFor(db, platform, sets)
  expect(sets.map(names.uris)).toEqual([packs, trade])
  const missing = await report(platform, maker, [events.commission([uri('never-made')], minute(1), maker)])
  expect(missing.captured + missing.known).toBe(1)
  expect((await at.platform.pool.query('select count(*)::int as foreign from foreign_epc')).rows).toEqual([{ foreign: 1 }])
})
