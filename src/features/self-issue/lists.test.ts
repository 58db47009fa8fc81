import { existsSync, rmSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { aHolder, lotOf } from '#/features/coding/holder.test-support.ts'
import { issueLot } from '#/features/coding/lots.ts'
import { serialsIn } from '#/features/coding/many-packs.ts'
import { findPack } from '#/features/coding/packs.ts'
import { countsOf, spansOfLot } from '#/features/coding/read-lots.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { newId } from '#/platform/ids.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { readLists } from './jobs.ts'
import { aList, anOwnLot, aWholeList, type OwnLot } from './list-of.test-support.ts'
import { getList, openList, refusalsOf } from './lists.ts'
import { readList } from './read-list.ts'
import { receivePart } from './receive.ts'
import { spoolFile } from './spool.ts'

const at = testPlatform()
let lot: OwnLot
beforeAll(async () => {
  lot = await anOwnLot(at.platform)
})
const refused = async (id: string) =>
  (await refusalsOf(at.platform.db, id, { limit: 1_000_000 })).map(({ line, reason, value }) => [line, reason, value])
const primaryOf = async (lotId: string) => countsOf(await spansOfLot(at.platform.db, lotId)).primary
const many = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`)

describe('a file that comes in parts', () => {
  const text = Buffer.from(`serial\n${many('P', 5000).join('\n')}\n`)
  test('goes on where it was cut off, whichever parts are sent again, and is read whole', async () => {
    const { id } = await aList(at.platform, lot, { bytes: text.length })
    const part = (offset: number, until: number) =>
      receivePart(at.platform, id, { offset, bytes: text.subarray(offset, until) }, theSystem)
    expect((await part(0, 10_000)).received).toBe(10_000)
    await expect(part(12_000, 15_000)).rejects.toMatchObject({ says: { en: expect.stringContaining('from byte 10000') } })
    expect((await part(0, 10_000)).received).toBe(10_000)
    expect((await part(8_000, 20_000)).received).toBe(20_000)
    expect((await getList(at.platform.db, id)).state).toBe('receiving')
    expect(await readList(at.platform, id)).toBe('done')
    expect(await primaryOf(lot.lotId)).toBe(0)
    expect(await part(20_000, text.length)).toMatchObject({ received: text.length, state: 'reading' })
    await readLists.run(at.platform, { id })
    expect(await getList(at.platform.db, id)).toMatchObject({ state: 'read', lines: 5001, accepted: 5000, refused: 0 })
    expect(existsSync(spoolFile(at.platform.config, id))).toBe(false)
    expect((await part(20_000, text.length)).state).toBe('read')
    await expect(part(0, text.length + 1).then(() => part(text.length, text.length + 1))).resolves.toBeTruthy()
  })
  test('that arrives damaged, or is longer than announced, is not taken', async () => {
    const { id } = await aList(at.platform, lot, { bytes: 100 })
    const bytes = Buffer.alloc(50, 65)
    await expect(receivePart(at.platform, id, { offset: 0, bytes, digest: 'AAAA' }, theSystem)).rejects.toThrow('damaged')
    await expect(receivePart(at.platform, id, { offset: 0, bytes: Buffer.alloc(101) }, theSystem)).rejects.toThrow('beyond')
    expect((await getList(at.platform.db, id)).received).toBe(0)
  })
  test('cannot be continued with another file: what comes again has to be the same', async () => {
    const { id } = await aList(at.platform, lot, { bytes: 100 })
    await receivePart(at.platform, id, { offset: 0, bytes: Buffer.alloc(50, 65) }, theSystem)
    const other = { offset: 40, bytes: Buffer.alloc(60, 66) }
    await expect(receivePart(at.platform, id, other, theSystem)).rejects.toThrow('something else')
    expect(await getList(at.platform.db, id)).toMatchObject({ received: 50, state: 'receiving' })
  })
  test('asked for twice under one key is one list; another file under that key is refused', async () => {
    const key = newId()
    const [one, two] = [await aList(at.platform, lot, { bytes: 9, key }), await aList(at.platform, lot, { bytes: 9, key })]
    expect(two.id).toBe(one.id)
    await expect(aList(at.platform, lot, { bytes: 10, key })).rejects.toThrow('another file')
  })
  test('is refused while too many are under way', async () => {
    const own = await anOwnLot(at.platform)
    for (let n = 0; n < 20; n++) await aList(at.platform, own, { bytes: 9 })
    await expect(aList(at.platform, own, { bytes: 9 })).rejects.toThrow('under way')
  })
})

describe('reading a list', () => {
  test('interrupted after any piece goes on with the next, and enters nothing twice', async () => {
    const own = await anOwnLot(at.platform)
    const serials = many('interrupted-', 260_000)
    const id = await aWholeList(at.platform, own, serials.join('\r\n'))
    let turns = 0
    while ((await readList(at.platform, id, 0)) === 'more') turns++
    expect(turns).toBeGreaterThan(1)
    expect(await getList(at.platform.db, id)).toMatchObject({ state: 'read', lines: 260_000, accepted: 260_000, refused: 0 })
    expect(await primaryOf(own.lotId)).toBe(260_000)
    for (const place of [0, 131_000, 259_999])
      expect(await findPack(at.platform.db, at.platform.keys, { nie: own.licence, serial: serials[place]! })).toMatchObject({
        lotId: own.lotId,
        n: place,
      })
  })
  test('by two processes at once enters everything once', async () => {
    const own = await anOwnLot(at.platform)
    const id = await aWholeList(at.platform, own, many('twice-read-', 250_000).join('\n'))
    await Promise.allSettled([readList(at.platform, id), readList(at.platform, id)])
    await readList(at.platform, id)
    expect(await getList(at.platform.db, id)).toMatchObject({ state: 'read', accepted: 250_000, refused: 0 })
    expect(await primaryOf(own.lotId)).toBe(250_000)
  })
  test('tells each refused line: wrong by itself, twice, in another batch, or one of our own codes', async () => {
    const own = await anOwnLot(at.platform)
    const other = await anOwnLot(at.platform, own, { batch: 'OTHER' })
    const issued = await at.platform.db.transaction().execute(tx => issueLot(tx, lotOf(own)))
    const [span] = (await spansOfLot(at.platform.db, issued)).primary
    const [ours] = serialsIn(at.platform.keys, span!, { from: 5, until: 6 })
    await readList(
      at.platform,
      await aWholeList(at.platform, other, '{"serial":"X1"}\n"X2"\n', { format: 'jsonl', level: 'secondary' }),
    )
    await readList(at.platform, await aWholeList(at.platform, own, 'Y1\n'))
    const id = await aWholeList(at.platform, own, `batch;serial\nB;N1\nB;X2\nB;N1\nB;Y1\nB;a b\nB;${ours}\n\nB;N2`)
    await readList(at.platform, id)
    expect(await getList(at.platform.db, id)).toMatchObject({ state: 'read', lines: 9, accepted: 2, refused: 5 })
    expect(await refused(id)).toEqual([
      [3, 'taken', 'X2'],
      [4, 'twice', 'N1'],
      [5, 'twice', 'Y1'],
      [6, 'character', 'a b'],
      [7, 'computed', ours],
    ])
    expect((await refusalsOf(at.platform.db, id, { limit: 1 }))[0]!.batch).toBe('OTHER')
  })
  test('two lists at once with serials in common: each of these is entered exactly once', async () => {
    const holder = await aHolder(at.platform.db)
    const lots = [await anOwnLot(at.platform, holder), await anOwnLot(at.platform, holder), await anOwnLot(at.platform, holder)]
    const texts = [many('S', 4000), many('S', 4000).reverse(), [...many('S', 2000), ...many('T', 2000)]]
    const ids = await Promise.all(lots.map((one, i) => aWholeList(at.platform, one, texts[i]!.join('\n'))))
    await Promise.all(ids.map(id => readList(at.platform, id)))
    const lists = await Promise.all(ids.map(id => getList(at.platform.db, id)))
    expect(lists.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(6000)
    for (const [i, list] of lists.entries()) {
      expect(list.accepted + list.refused).toBe(4000)
      expect(await refused(list.id)).toHaveLength(list.refused)
      expect(await primaryOf(lots[i]!.lotId)).toBe(list.accepted)
    }
  })
  test('that has no column of serials, or no lines, ends with the reason', async () => {
    for (const text of ['gtin,batch\n1,2\n', `serial\n${'x'.repeat(2 * 1024 ** 2)}\ny\n`.repeat(2)]) {
      const id = await aWholeList(at.platform, await anOwnLot(at.platform), text)
      await readList(at.platform, id)
      const list = await getList(at.platform.db, id)
      expect([list.state, list.problem?.id.length]).toEqual(['unreadable', expect.any(Number)])
    }
  })
  test('whose bytes are gone fails loudly and stays to be looked at', async () => {
    const id = await aWholeList(at.platform, await anOwnLot(at.platform), 'A\nB\n')
    rmSync(spoolFile(at.platform.config, id))
    await expect(readList(at.platform, id)).rejects.toThrow()
    expect((await getList(at.platform.db, id)).state).toBe('reading')
  })
})

test('of 200,000 rows every one is entered or reported, as often as it is right and as often as it is wrong', async () => {
  const wrong = ['', ' ', 'with blank', '123456789012345678901', 'a(b', '"open']
  const plan = fc.sample(fc.tuple(fc.nat({ max: 99 }), fc.nat({ max: 60_000 })), { numRuns: 200_000, seed: 7 })
  const rows = plan.map(([kind, n]) => (kind < 6 ? wrong[kind]! : `R${kind < 40 ? n : `${kind}-${n}`}`))
  const own = await anOwnLot(at.platform)
  const id = await aWholeList(at.platform, own, rows.join('\n'))
  await readList(at.platform, id)
  const list = await getList(at.platform.db, id)
  const blank = rows.filter(row => row.trim() === '').length
  const right = new Set(rows.filter(row => row.startsWith('R')))
  const faulty = rows.filter(row => row.trim() !== '' && !row.startsWith('R')).length
  expect([list.lines, list.accepted, list.refused]).toEqual([200_000, right.size, 200_000 - blank - right.size])
  const report = await refused(id)
  expect(report.filter(([, reason]) => reason !== 'twice')).toHaveLength(faulty)
  expect(report.every(([line, , value]) => rows[Number(line) - 1]!.trim() === value)).toBe(true)
  expect(await primaryOf(own.lotId)).toBe(right.size)
})

test('a list of a lot takes no bytes of another company’s key', async () => {
  const mine = await aList(at.platform, lot, { bytes: 9 })
  const [{ idempotency_key }] = (await at.platform.pool.query('select idempotency_key from serial_list where id = $1', [mine.id]))
    .rows as [{ idempotency_key: string }]
  const theirs = await anOwnLot(at.platform)
  const { list } = await at.platform.db.transaction().execute(tx =>
    openList(tx, {
      lotId: theirs.lotId,
      companyId: theirs.companyId,
      level: 'primary',
      format: 'csv',
      name: 'a.csv',
      bytes: 9,
      madeBy: 'Ani',
      idempotencyKey: idempotency_key,
    }),
  )
  expect(list.id).not.toBe(mine.id)
})
