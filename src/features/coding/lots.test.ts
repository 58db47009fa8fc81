import { beforeAll, describe, expect, test } from 'vitest'
import { numbersPerClass } from '#/numbers/class.ts'
import type { Tx } from '#/platform/database/connect.ts'
import { Invalid, NotAllowed } from '#/platform/http/errors.ts'
import { newId } from '#/platform/ids.ts'
import { testDatabase } from '../../../tests/database.ts'
import { aHolder, type Holder, lotOf } from './holder.test-support.ts'
import { levels } from './level.ts'
import { issueLot, issueOnce, type LotFacts } from './lots.ts'
import { countsOf, getLot, groundsOfLot, listLots, lotById, lotsOfLicence, spansOfLot } from './read-lots.ts'

const at = testDatabase()
const inTx = <T>(work: (tx: Tx) => Promise<T>) => at.db.transaction().execute(work)
const issue = (facts: LotFacts) => inTx(tx => issueLot(tx, facts))
let holder: Holder
beforeAll(async () => {
  holder = await aHolder(at.db)
})

describe('a lot', () => {
  test('has a code for each pack, case and pallet, the last ones perhaps part full', async () => {
    const id = await issue(lotOf(holder, { packs: 100_001, perCase: 50, perPallet: 40 }))
    expect(countsOf(await spansOfLot(at.db, id))).toEqual({ primary: 100_001, secondary: 2001, tertiary: 51 })
  })
  test('keeps the articles it rested on, once for all lots that rest on the same', async () => {
    const steps = [
      { table: 't', gives: 1, when: {}, cite: { instrument: 'PerBPOM 22/2022', article: 'pasal 9' }, passedOver: [] },
    ]
    const ids = [await issue(lotOf(holder, { steps })), await issue(lotOf(holder, { steps }))]
    for (const id of ids) expect(await groundsOfLot(at.db, id)).toEqual(steps)
    const { rows } = await at.pool.query(`select count(distinct ground)::int as grounds from lot where id = any($1)`, [ids])
    expect(rows[0].grounds).toBe(1)
  })
  test('never shares a number with another, however many are issued at once', async () => {
    const crowd = await aHolder(at.db)
    const sizes = Array.from({ length: 20 }, (_, k) => 1 + ((k * 7919) % 5000))
    const ids = await Promise.all(sizes.map(packs => issue(lotOf(crowd, { packs }))))
    const all = await Promise.all(ids.map(id => spansOfLot(at.db, id)))
    for (const level of levels) {
      const spans = all.flatMap(one => one[level]).sort((a, b) => a.from - b.from)
      expect(new Set(spans.map(span => span.classId)).size).toBe(1)
      for (const [k, span] of spans.entries()) if (k > 0) expect(span.from).toBeGreaterThanOrEqual(spans[k - 1]!.until)
    }
    expect((await lotsOfLicence(at.db, crowd.licence)).length).toBe(20)
  })
  test('is refused whole where the class has no numbers left', async () => {
    const full = await aHolder(at.db)
    await issue(lotOf(full))
    await at.pool.query(`update number_class set next = $1 where licence = $2 and level = 'primary'`, [
      numbersPerClass - 10,
      full.licence,
    ])
    await expect(issue(lotOf(full))).rejects.toThrow(NotAllowed)
    expect((await lotsOfLicence(at.db, full.licence)).length).toBe(1)
  })
})

describe('the same order again', () => {
  test('gives the same lot and no new numbers, also when both come at once', async () => {
    const facts = lotOf(holder)
    const both = await Promise.all([inTx(tx => issueOnce(tx, facts)), inTx(tx => issueOnce(tx, facts))])
    expect(both[0].id).toBe(both[1].id)
    expect(both.map(one => one.isNew).sort()).toEqual([false, true])
    expect(await issue(facts)).toBe(both[0].id)
    expect(countsOf(await spansOfLot(at.db, both[0].id)).primary).toBe(1000)
  })
  test('under the same key with other facts is refused', async () => {
    const facts = lotOf(holder)
    await issue(facts)
    for (const other of [{ packs: 1001 }, { batch: 'ANOTHER' }, { gtin: holder.gtin }, { perCase: 49 }])
      await expect(issue({ ...facts, ...other })).rejects.toThrow('This key was used for an order with other facts')
  })
  test('under another key is refused, for the batch has its codes, whatever the case of its letters', async () => {
    await issue(lotOf(holder, { batch: 'ab-12' }))
    await expect(issue(lotOf(holder, { batch: 'AB-12' }))).rejects.toThrow(Invalid)
  })
  test('with the key of another company is another order', async () => {
    const other = await aHolder(at.db)
    const idempotencyKey = newId()
    const ids = [await issue(lotOf(holder, { idempotencyKey })), await issue(lotOf(other, { idempotencyKey }))]
    expect(new Set(ids).size).toBe(2)
  })
})

describe('lots are listed', () => {
  test('one company’s or all, sorted, filtered by part of the batch, a page at a time', async () => {
    const mine = await aHolder(at.db)
    for (const [batch, packs] of [['LX-1', 30], ['LX-2', 10], ['M-3', 20]] as const) await issue(lotOf(mine, { batch, packs })) // biome-ignore format: a table
    const batches = async (asked: Parameters<typeof listLots>[1]) => (await listLots(at.db, asked)).rows.map(lot => lot.batch)
    const { companyId } = mine
    expect(await batches({ companyId, sort: 'packs', descending: false })).toEqual(['LX-2', 'M-3', 'LX-1'])
    expect(await batches({ companyId, batch: 'lx', sort: 'batch', descending: true })).toEqual(['LX-2', 'LX-1'])
    expect(await batches({ companyId, sort: 'batch', descending: false, size: 1, offset: 1 })).toEqual(['LX-2'])
    expect((await listLots(at.db, { companyId, size: 1 })).total).toBe(3)
    expect((await listLots(at.db, {})).total).toBeGreaterThan(3)
    expect(await batches({ companyId, batch: '%' })).toEqual([])
  })
  test('what is no id is no lot', async () => {
    expect(await lotById(at.db, 'x')).toBeUndefined()
    expect(await lotById(at.db, newId())).toBeUndefined()
    await expect(getLot(at.db, newId())).rejects.toThrow('There is no such lot.')
  })
})
