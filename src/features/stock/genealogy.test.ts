import { expect, test } from 'vitest'
import { transformationEvent } from '#/epcis/write.ts'
import { aChain, aLot, minute, report } from '#/features/tracing/chain.test-support.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { genealogyOf } from './genealogy.ts'

const at = testPlatform()

test('of a step that is not for a reader nothing is told but that there is one: no lot, no material, no amount', async () => {
  const { maker, distributor } = await aChain(at.platform)
  const [a, b] = [await aLot(at.platform, maker), await aLot(at.platform, maker)]
  const event = transformationEvent({
    at: minute(1),
    inputEPCList: [...a.uris('primary', 0, 2), ...[1, 2, 3].map(drum => `https://example.com/drum/${drum}`)],
    outputEPCList: b.uris('primary', 0, 2),
    bizStep: 'commissioning',
    bizLocation: { id: maker.site },
  })
  await report(at.platform, maker, [event])
  const { backwards } = await genealogyOf(at.platform.db, b.id, distributor.companyId)
  expect(backwards.length).toBeGreaterThan(1)
  for (const link of backwards) expect(Object.keys(link).toSorted()).toEqual(['depth', 'event', 'from', 'hidden'])
  const seen = await genealogyOf(at.platform.db, b.id, maker.companyId)
  expect(seen.backwards.map(({ hidden }) => hidden)).toEqual(backwards.map(() => false))
})
