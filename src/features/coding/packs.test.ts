import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { characters82 } from '#/gs1/lint-characters.ts'
import { alphabet } from '#/numbers/crockford.ts'
import { serialOf } from '#/numbers/serial.ts'
import { type Keys, openKeys } from '#/platform/keys.ts'
import { testDatabase } from '../../../tests/database.ts'
import { aHolder, type Holder, lotOf } from './holder.test-support.ts'
import { levels } from './level.ts'
import { issueLot, type LotFacts } from './lots.ts'
import { rotateNumberKey } from './number-keys.ts'
import { findPack, keyOf, packAt, packUri, readPackUri } from './packs.ts'
import { spansOfLot } from './read-lots.ts'

const at = testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'absah-packs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let keys: Keys
let holder: Holder
let foreign: Holder
beforeAll(async () => {
  keys = openKeys(folder)
  holder = await aHolder(at.db)
  foreign = await aHolder(at.db)
})
const issue = (facts: LotFacts) => at.db.transaction().execute(tx => issueLot(tx, facts))
const origin = 'https://absah.example'

/** The serial of a lot's code at a place of one level. */
async function serialAt(lotId: string, level: (typeof levels)[number], place: number): Promise<string> {
  const [span] = (await spansOfLot(at.db, lotId))[level]
  return serialOf(keyOf(keys, span!.classId, span!.keyVersion), span!.from + place)
}

describe('a code read off a pack', () => {
  test('names the pack, its lot and its level, by licence or by GTIN', async () => {
    const lotId = await issue(lotOf(holder, { batch: 'FOUND', gtin: holder.gtin }))
    for (const level of levels) {
      const serial = await serialAt(lotId, level, 3)
      const pack = await findPack(at.db, keys, { nie: holder.licence, serial })
      expect(pack).toMatchObject({ lotId, level, batch: 'FOUND', licence: holder.licence, gtin: holder.gtin, serial })
      expect(await findPack(at.db, keys, { gtin: holder.gtin, serial: serial.toLowerCase() })).toEqual(pack)
      expect(await packAt(at.db, keys, pack!.classId, pack!.n)).toEqual(pack)
    }
  })
  test('of another licence, with a wrong character, or beyond the lot names nothing', async () => {
    const lotId = await issue(lotOf(holder))
    await issue(lotOf(foreign))
    const serial = await serialAt(lotId, 'primary', 0)
    expect(await findPack(at.db, keys, { nie: foreign.licence, serial })).toBeUndefined()
    expect(await findPack(at.db, keys, { nie: 'SD999999999', serial })).toBeUndefined()
    expect(await findPack(at.db, keys, { serial })).toBeUndefined()
    expect(await findPack(at.db, keys, { nie: holder.licence, serial: await serialAt(lotId, 'primary', 1000) })).toBeUndefined()
    for (let place = 0; place < serial.length; place++) {
      const slip = alphabet[(alphabet.indexOf(serial[place]!) + 1) % 32]
      const wrong = serial.slice(0, place) + slip + serial.slice(place + 1)
      expect(await findPack(at.db, keys, { nie: holder.licence, serial: wrong })).toBeUndefined()
    }
  })
  test('stays readable after the key of its class has changed, and only under the key it was made with', async () => {
    const turned = await aHolder(at.db)
    const before = await issue(lotOf(turned))
    await at.db.transaction().execute(tx => rotateNumberKey(tx, keys))
    const after = await issue(lotOf(turned))
    for (const lotId of [before, after])
      expect(await findPack(at.db, keys, { nie: turned.licence, serial: await serialAt(lotId, 'primary', 7) })).toMatchObject({
        lotId,
      })
    const [span] = (await spansOfLot(at.db, before)).primary
    const underOtherKey = serialOf(keyOf(keys, span!.classId, 2), span!.from)
    expect(await findPack(at.db, keys, { nie: turned.licence, serial: underOtherKey })).toBeUndefined()
  })
  test('beside every lot, between them and after the last is found out exactly', async () => {
    const edges = await aHolder(at.db)
    const lots = [await issue(lotOf(edges, { packs: 3 })), await issue(lotOf(edges, { packs: 5 }))]
    const spans = await Promise.all(lots.map(async lot => (await spansOfLot(at.db, lot)).primary[0]!))
    const classId = spans[0]!.classId
    for (let n = 0; n < spans[1]!.until + 3; n++) {
      const owner = lots[spans.findIndex(span => span.from <= n && n < span.until)]
      expect((await packAt(at.db, keys, classId, n))?.lotId).toBe(owner)
    }
  })
})

describe('the identity of a pack in events', () => {
  const serials = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 12, maxLength: 12 })
  const digits = fc.stringMatching(/^[0-9]{14}$/)
  test('is read back as what it was written from', () => {
    fc.assert(
      fc.property(serials, fc.option(digits, { nil: undefined }), fc.constantFrom(...levels), (serial, gtin, level) => {
        const read = readPackUri(origin, packUri(origin, { gtin, licence: 'SD261234567', serial, level }))
        expect(read).toEqual(gtin && level === 'primary' ? { gtin, serial } : { nie: 'SD261234567', serial })
      }),
    )
  })
  test('carries the serials that holders make themselves', () => {
    const own = fc.string({ unit: fc.constantFrom(...characters82), minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(own, fc.boolean(), (serial, hasGtin) => {
        const gtin = hasGtin ? '08991234567891' : undefined
        const read = readPackUri(origin, packUri(origin, { gtin, licence: 'SD261234567', serial, level: 'primary' }))
        expect(read).toEqual(gtin ? { gtin, serial } : { nie: 'SD261234567', serial })
      }),
    )
  })
  test('is no other URI', () => {
    for (const uri of [
      `${origin}/v/SD261234567`,
      `${origin}/v/SD261234567/123456789012345678901`,
      `${origin}/v/SD261234567/a%20b`,
      `${origin}/v/SD261234567/%E0%A4`,
      'https://elsewhere.example/v/SD261234567/0123456789AB',
      'urn:epc:id:sgtin:0614141.812345.6789',
      `${origin}/v/SD261234567/0123456789AB/more`,
    ])
      expect(readPackUri(origin, uri)).toBeUndefined()
  })
})
