import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { characters82 } from '#/gs1/lint-characters.ts'
import { type Keys, openKeys } from '#/platform/keys.ts'
import { testDatabase } from '../../../tests/database.ts'
import { readBook, serialsInBook } from './book.ts'
import { enterSerials } from './book-entry.ts'
import { bookKeys, turns } from './book-key.ts'
import { aHolder, type Holder, lotOf } from './holder.test-support.ts'
import type { Level } from './level.ts'
import { issueLot } from './lots.ts'
import { findNumbers } from './many-packs.ts'
import { findPack, packAt } from './packs.ts'
import { getLot, type Lot, spansOfLot } from './read-lots.ts'

const at = testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'absah-book-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let keys: Keys
let holder: Holder
beforeAll(async () => {
  keys = openKeys(folder)
  holder = await aHolder(at.db)
})
const declared = async (more: Parameters<typeof lotOf>[1] = {}, of = holder): Promise<Lot> =>
  getLot(at.db, await at.db.transaction().execute(tx => issueLot(tx, lotOf(of, { issuer: 'holder', ...more }))))
const enter = (lot: Lot, serials: readonly string[], level: Level = 'primary') =>
  at.db.transaction().execute(tx => enterSerials(tx, keys, lot, level, serials))
const many = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`)

describe('serials of a holder’s own', () => {
  test('are found as packs of their lot, by licence or by GTIN, and named back by their number', async () => {
    const lot = await declared({ batch: 'OWN-1', gtin: holder.gtin })
    await enter(lot, many('A/', 3000))
    for (const [place, serial] of [
      [0, 'A/0'],
      [1023, 'A/1023'],
      [1024, 'A/1024'],
      [2999, 'A/2999'],
    ] as const) {
      const pack = await findPack(at.db, keys, { nie: holder.licence, serial })
      const [span] = (await spansOfLot(at.db, lot.id)).primary
      expect(pack).toMatchObject({ lotId: lot.id, batch: 'OWN-1', level: 'primary', serial, n: span!.from + place })
      expect(await findPack(at.db, keys, { gtin: holder.gtin, serial })).toEqual(pack)
      expect(await packAt(at.db, keys, pack!.classId, pack!.n)).toEqual(pack)
    }
    expect(await findPack(at.db, keys, { nie: holder.licence, serial: 'a/0' })).toBeUndefined()
    expect(await findPack(at.db, keys, { nie: (await aHolder(at.db)).licence, serial: 'A/0' })).toBeUndefined()
  })
  test('are told apart from those entered before, at whatever level, and only the new get numbers, in their order', async () => {
    const [lot, other] = [await declared(), await declared()]
    expect(await enter(lot, many('B', 1500))).toEqual([])
    const taken = await enter(other, ['new-1', 'B7', 'new-2', 'B1499', 'new-3'], 'secondary')
    expect(taken.map(({ at }) => at)).toEqual([1, 3])
    const packs = await Promise.all(
      ['new-1', 'new-2', 'new-3'].map(serial => findPack(at.db, keys, { nie: holder.licence, serial })),
    )
    expect(packs.map(pack => [pack?.lotId, pack!.n - packs[0]!.n])).toEqual([0, 1, 2].map(n => [other.id, n]))
    expect((await packAt(at.db, keys, taken[0]!.classId, taken[0]!.n))?.lotId).toBe(lot.id)
  })
  test('entered twice at once are entered once', async () => {
    const of = await aHolder(at.db)
    const lots = [await declared({}, of), await declared({}, of), await declared({}, of)]
    const lists = [many('C', 2000), [...many('C', 2000)].reverse(), [...many('C', 1000), ...many('D', 1000)]]
    const taken = await Promise.all(lots.map((lot, i) => enter(lot, lists[i]!)))
    expect(taken.reduce((sum, { length }) => sum + length, 0)).toBe(6000 - 3000)
    const spans = await Promise.all(lots.map(lot => spansOfLot(at.db, lot.id)))
    const counts = spans.map(({ primary }) => primary.reduce((sum, { from, until }) => sum + until - from, 0))
    expect(counts).toEqual(lists.map((list, i) => list.length - taken[i]!.length))
  })
  test('of one lot stay one range while nobody comes between', async () => {
    const of = await aHolder(at.db)
    const [lot, other] = [await declared({}, of), await declared({}, of)]
    await enter(lot, many('E', 100))
    await enter(lot, many('F', 100))
    await enter(other, many('G', 10))
    await enter(lot, many('H', 100))
    expect((await spansOfLot(at.db, lot.id)).primary.map(({ from, until }) => until - from)).toEqual([200, 100])
  })
  test('whose keys collide each find a place of their own', async () => {
    const of = await aHolder(at.db)
    const lot = await declared({}, of)
    await enter(lot, ['first'])
    const [place] = (
      await at.pool.query('select piece from serial_place where key = $1', [bookKeys(keys, of.licence, ['first'])[0]])
    ).rows
    // What a hash cannot promise is brought about by hand: another serial sits under this one's first two keys.
    for (const turn of [0, 1])
      await at.pool.query('insert into serial_place (key, piece) values ($1, $2)', [
        bookKeys(keys, of.licence, ['second'], turn)[0],
        place.piece,
      ])
    expect(await findPack(at.db, keys, { nie: of.licence, serial: 'second' })).toBeUndefined()
    expect(await enter(lot, ['second', 'third'])).toEqual([])
    expect(await findPack(at.db, keys, { nie: of.licence, serial: 'second' })).toMatchObject({ lotId: lot.id })
    expect(await enter(lot, ['second'])).toHaveLength(1)
  })
  test('are found many at once, beside computed codes', async () => {
    const of = await aHolder(at.db)
    const lot = await declared({ gtin: of.gtin }, of)
    await enter(lot, many('K', 2500))
    const serials = ['K0', 'K2499', 'nothing', 'K7']
    const { found, spans } = await findNumbers(at.db, keys, [
      { gtin: of.gtin, serials },
      { serials: ['K0'], nie: 'SD999999999' },
    ])
    const [span] = (await spansOfLot(at.db, lot.id)).primary
    expect([...found[0]!.numbers]).toEqual([span!.from, span!.from + 2499, 0, span!.from + 7])
    expect([...found[0]!.classIds]).toEqual([span!.classId, span!.classId, 0, span!.classId])
    expect([...found[1]!.classIds]).toEqual([0])
    expect(spans.map(({ lotId }) => lotId)).toEqual([lot.id])
  })
  test('are read back piece by piece from any place', async () => {
    const of = await aHolder(at.db)
    const lot = await declared({}, of)
    await enter(lot, many('L', 2500))
    const { classId, from } = (await spansOfLot(at.db, lot.id)).primary[0]!
    const read: string[] = []
    for await (const part of serialsInBook(at.db, classId, { from: from + 1000, until: from + 2100 })) read.push(...part)
    expect(read).toEqual(many('L', 2500).slice(1000, 2100))
    const written = await readBook(at.db, [
      { classId, from: from + 1023, until: from + 1025 },
      { classId, from: from + 2499, until: from + 2600 },
    ])
    expect([1023, 1024, 2499, 2500].map(n => written.at({ classId, n: from + n }))).toEqual([
      'L1023',
      'L1024',
      'L2499',
      undefined,
    ])
  })
})

describe('keys', () => {
  const own = fc.string({ unit: fc.constantFrom(...characters82), minLength: 1, maxLength: 20 })
  test('of one licence lie together, differ with the serial, and each serial has several', () => {
    fc.assert(
      fc.property(own, own, (a, b) => {
        const [one, two] = bookKeys(keys, 'SD261234567', [a, b])
        expect(one! >> 44n).toBe(two! >> 44n)
        expect(one === two).toBe(a === b)
        expect(bookKeys(keys, 'SD261234567', [b])[0]).toBe(two)
        expect(new Set(Array.from({ length: turns }, (_, turn) => bookKeys(keys, 'SD261234567', [a], turn)[0])).size).toBe(turns)
      }),
    )
  })
  test('tell serials of any length apart', () => {
    const all = [
      ...many('', 3000),
      ...Array.from({ length: 20 }, (_, n) => 'A'.repeat(n + 1)),
      'ABCDEFGHIJKLMNOPQRST',
      'ABCDEFGHIJKLMNOPQRSU',
    ]
    expect(new Set(bookKeys(keys, 'SD261234567', all)).size).toBe(all.length)
    expect(bookKeys(keys, 'SD261234568', ['A'])[0]).not.toBe(bookKeys(keys, 'SD261234567', ['A'])[0])
  })
})
