import { beforeAll, describe, expect, test } from 'vitest'
import { events, minute, report } from '#/features/tracing/chain.test-support.ts'
import { standingOf } from '#/features/tracing/journeys.ts'
import { withCheckDigit } from '#/gs1/check-digit.ts'
import { Invalid } from '#/platform/http/errors.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { closeLot } from './closings.ts'
import type { Done } from './done.ts'
import { type ALine, aLine } from './line.test-support.ts'
import { balanceOfLot } from './lot-balance.ts'
import { recordLotPacking, recordLotStatuses } from './recording.ts'
import type { StatusAct } from './status.ts'

const at = testPlatform()
let line: ALine
beforeAll(async () => {
  line = await aLine(at.platform)
})

type More = { behaviour?: 'rollback' | 'proceed'; key?: string; of?: ALine; at?: string }
const statuses = (
  act: StatusAct,
  codes: string[],
  { behaviour = 'rollback', key, of = line, at: when }: More = {},
): Promise<Done> =>
  recordLotStatuses(at.platform, { ...of.asker, key }, of.lot.facts, { act, codes, behaviour, ...(when && { at: when }) })
const range = (act: StatusAct, from: number, count: number, { behaviour = 'rollback', of = line }: More = {}): Promise<Done> =>
  recordLotStatuses(at.platform, of.asker, of.lot.facts, { act, range: { level: 'primary', from, count }, behaviour })
const packing = (
  act: 'pack' | 'unpack',
  parent: string,
  children: string[],
  { behaviour = 'rollback', key, of = line }: More = {},
) =>
  recordLotPacking(at.platform, { ...of.asker, key }, of.lot.facts, {
    act,
    behaviour,
    rows: children.length > 0 ? children.map(child => ({ parent, child })) : [{ parent }],
  })
const primary = async ({ lot }: ALine = line) => (await balanceOfLot(at.platform.db, lot.facts)).levels[0]!
const says = ({ problems }: Done) => problems.map(problem => problem.says.en)

describe('statuses', () => {
  test('are counted without a row for any pack', async () => {
    const of = await aLine(at.platform, { packs: 100_000 })
    expect(await range('activate', 0, 99_000, { of })).toMatchObject({ recorded: true, taken: 99_000, already: 0, refused: 0 })
    expect(await range('reject', 99_000, 600, { of })).toMatchObject({ taken: 600 })
    expect(await range('sample', 99_600, 20, { of })).toMatchObject({ taken: 20 })
    expect(await range('destroy', 99_000, 100, { of })).toMatchObject({ taken: 100 })
    expect(await primary(of)).toEqual({
      level: 'primary',
      issued: 100_000,
      activated: 99_000,
      rejected: 500,
      sample: 20,
      destroyed: 100,
      unused: 380,
    })
    const { rows } = await at.platform.pool.query('select count(*)::int as n from event')
    expect(rows[0].n).toBeLessThan(20)
  })
  test('are given to codes as scanned: the national payload, a link, the identity, a bare serial', async () => {
    const { lot } = line
    const uris = lot.uris('primary', 0, 4)
    const serials = uris.map(uri => uri.slice(-12))
    const { licence, batch, expiry } = lot.facts
    const six = expiry.replaceAll('-', '').slice(2)
    const national = `(90)${licence}(10)${batch}(17)${six}(21)${serials[0]}`
    const link = `${at.platform.config.origin}/v/${licence}/${serials[1]}`
    expect(await statuses('activate', [national, link, uris[2]!, serials[3]!.toLowerCase()])).toMatchObject({
      taken: 4,
      refused: 0,
    })
    expect((await primary()).activated).toBe(4)
  })
  test('given again change nothing and are no fault', async () => {
    expect(await statuses('activate', line.lot.uris('primary', 0, 6))).toMatchObject({ recorded: true, taken: 2, already: 4 })
    expect((await primary()).activated).toBe(6)
  })
  test('a rejected pack is never activated, a sample only destroyed, and the sentence says so', async () => {
    const [reject, sample] = line.lot.uris('primary', 10, 2) as [string, string]
    await statuses('reject', [reject])
    await statuses('sample', [sample])
    const done = await statuses('activate', [reject, sample])
    expect(done).toMatchObject({ recorded: false, taken: 0, refused: 2, events: [] })
    expect(says(done)).toEqual([
      'The status of this code is “Rejected” already. It can only be destroyed.',
      'The status of this code is “Retained sample” already. It can only be destroyed.',
    ])
    expect(await statuses('destroy', [reject, sample])).toMatchObject({ taken: 2 })
    expect(says(await statuses('reject', [reject]))).toEqual([
      'The status of this code is “Destroyed” already. Nothing more can be done with it.',
    ])
  })
  test('one wrong row keeps the others back, unless told to proceed', async () => {
    const good = line.lot.uris('primary', 20, 2)
    const other = await aLine(at.platform)
    const codes = [
      ...good,
      'not a code',
      other.lot.uris('primary', 0, 1)[0]!,
      good[0]!,
      `(90)${line.lot.facts.licence}(21)000000000000`,
    ]
    const kept = await statuses('activate', codes)
    expect(kept).toMatchObject({ recorded: false, taken: 0, refused: 4 })
    expect(kept.problems.map(({ row }) => row)).toEqual([3, 4, 5, 6])
    expect(says(kept)[2]).toMatch(/stands in row 1 already/)
    expect(await statuses('activate', codes, { behaviour: 'proceed' })).toMatchObject({ recorded: true, taken: 2, refused: 4 })
  })
  test('one request under one key is done once; another under that key is refused', async () => {
    const codes = line.lot.uris('primary', 30, 3)
    const first = await statuses('activate', codes, { key: 'shift-1' })
    expect(await statuses('activate', codes, { key: 'shift-1' })).toEqual(first)
    await expect(statuses('reject', codes, { key: 'shift-1' })).rejects.toThrow(Invalid)
  })
  test('two acts at once on the same packs: one of them finds what the other did', async () => {
    const codes = line.lot.uris('primary', 40, 5)
    const both = await Promise.all([statuses('sample', codes), statuses('reject', codes)])
    expect(both.map(({ taken }) => taken).sort()).toEqual([0, 5])
    expect(both.map(({ refused }) => refused).sort()).toEqual([0, 5])
  })
  test('of a time to come are refused, and nothing is kept', async () => {
    const codes = line.lot.uris('primary', 46, 1)
    const ahead = new Date(Date.now() + 3_600_000).toISOString()
    await expect(statuses('activate', codes, { at: ahead, key: 'ahead' })).rejects.toThrow(Invalid)
    expect(await statuses('activate', codes)).toMatchObject({ taken: 1, already: 0 })
  })
  test('that another company reports do not count, and are told', async () => {
    const of = await aLine(at.platform)
    await report(at.platform, line.maker, [events.commission(of.lot.uris('primary', 0, 5), minute(0), line.maker)])
    const { levels, differences } = await balanceOfLot(at.platform.db, of.lot.facts)
    expect(levels[0]).toMatchObject({ activated: 0, unused: 400 })
    expect(differences).toContainEqual({ kind: 'reported by others', level: 'primary', count: 1 })
  })
  test('ranges end with the lot', async () => {
    await expect(range('activate', 399, 2)).rejects.toThrow(/400 codes/)
  })
})

describe('packing', () => {
  let of: ALine
  let cases: string[]
  let pallet: string
  beforeAll(async () => {
    of = await aLine(at.platform)
    cases = of.lot.uris('secondary')
    pallet = of.lot.uris('tertiary', 0, 1)[0]!
    await range('activate', 0, 380, { of })
  })
  const packs = (from: number, count: number) => of.lot.uris('primary', from, count)

  test('a case is scanned, then its packs; a part full case is taken and told', async () => {
    expect(await packing('pack', cases[0]!, packs(0, 50), { of })).toMatchObject({ recorded: true, taken: 50, partFull: [] })
    const part = await packing('pack', cases[1]!, packs(50, 30), { of })
    expect(part.partFull).toEqual([{ parent: cases[1], packed: 30, planned: 50 }])
    expect((await standingOf(at.platform.db, of.lot.at('primary', 7))).status).toBe('at a site')
  })
  test('the rest of a case is added later, and not more than the plan', async () => {
    const over = await packing('pack', cases[1]!, packs(80, 21), { of })
    expect(over).toMatchObject({ recorded: false, refused: 1 })
    expect(says(over)).toEqual(['The plan of this lot is at most 50; this would make 51.'])
    expect(await packing('pack', cases[1]!, packs(80, 21), { of, behaviour: 'proceed' })).toMatchObject({
      taken: 20,
      partFull: [],
    })
  })
  test('what lies in one case does not go into another, and the same again is no fault', async () => {
    expect(says(await packing('pack', cases[2]!, packs(0, 1), { of }))).toEqual([
      'This pack lies in another case or pallet by the records. Take it out there first.',
    ])
    expect(await packing('pack', cases[0]!, packs(0, 50), { of })).toMatchObject({ taken: 0, already: 50, refused: 0 })
  })
  test('only activated packs go into cases, only cases onto pallets', async () => {
    expect(says(await packing('pack', cases[2]!, packs(380, 1), { of }))[0]).toMatch(/has not been activated/)
    expect(says(await packing('pack', pallet, packs(100, 1), { of }))[0]).toMatch(/packs go into cases/)
    expect(await packing('pack', pallet, cases.slice(0, 2), { of })).toMatchObject({
      taken: 2,
      partFull: [{ parent: pallet, packed: 2, planned: 4 }],
    })
  })
  test('an SSCC stands for a pallet', async () => {
    expect(await packing('pack', `(00)${withCheckDigit('08991234500000001')}`, [cases[5]!], { of })).toMatchObject({
      taken: 1,
      refused: 0,
    })
  })
  test('what lies in a case is not rejected or sampled before it is taken out', async () => {
    expect(says(await statuses('reject', packs(3, 1), { of }))[0]).toMatch(/Take it out first/)
    expect(says(await statuses('reject', [cases[0]!], { of }))[0]).toMatch(/Take it out first|Empty it first/)
    expect(await packing('unpack', cases[0]!, packs(3, 1), { of })).toMatchObject({ taken: 1 })
    expect(await statuses('sample', packs(3, 1), { of })).toMatchObject({ taken: 1 })
    expect(says(await packing('pack', cases[0]!, packs(3, 1), { of }))[0]).toMatch(/Retained sample/)
  })
  test('a case is emptied as a whole', async () => {
    await packing('pack', cases[3]!, packs(150, 10), { of })
    expect(await packing('unpack', cases[3]!, [], { of })).toMatchObject({ recorded: true, taken: 1 })
    expect(await packing('unpack', cases[3]!, [], { of })).toMatchObject({ taken: 0, already: 1 })
    expect(await packing('pack', cases[4]!, packs(150, 10), { of })).toMatchObject({ taken: 10, refused: 0 })
  })
  test('a destroyed case takes with it what lay inside', async () => {
    expect(await statuses('destroy', [cases[4]!], { of })).toMatchObject({ taken: 1 })
    expect(await primary(of)).toMatchObject({ destroyed: 10, sample: 1, activated: 369, unused: 20 })
  })
})

describe('a lot', () => {
  test('is closed with its reconciliation; a difference asks why; afterwards nothing is activated', async () => {
    const of = await aLine(at.platform, { packs: 100 })
    await range('activate', 0, 98, { of })
    await range('reject', 98, 1, { of })
    const close = (asked: { reason?: string; counted?: number }) =>
      at.platform.db.transaction().execute(tx => closeLot(tx, of.lot.facts, asked, of.asker.who.actor))
    await expect(close({})).rejects.toThrow(/explanation/)
    await close({ reason: 'Satu label hilang di mesin.', counted: 97 })
    await expect(close({ reason: 'Lagi.' })).rejects.toThrow(/closed already/)
    expect(says(await range('activate', 99, 1, { of }))[0]).toMatch(/closed/)
    expect(await range('destroy', 98, 1, { of })).toMatchObject({ taken: 1 })
    const { rows } = await at.platform.pool.query(`select facts from audit where act = 'lot.closed' and subject_id = $1`, [
      of.lot.id,
    ])
    expect(rows[0].facts).toMatchObject({ activated: 98, rejected: 1, unused: 1, counted: 97 })
    expect(rows[0].facts.differences).toContainEqual({ kind: 'counted', level: 'primary', count: 1 })
  })
  test('names what was packed or moved without being activated', async () => {
    const of = await aLine(at.platform)
    const [box] = of.lot.uris('secondary', 0, 1) as [string]
    await report(at.platform, of.maker, [
      events.pack(box, of.lot.uris('primary', 0, 10), minute(0), of.maker),
      events.ship(of.lot.uris('primary', 20, 3), minute(1), of.maker, line.maker),
    ])
    const { differences } = await balanceOfLot(at.platform.db, of.lot.facts)
    expect(differences).toEqual([
      { kind: 'unused', level: 'primary', count: 400 },
      { kind: 'packed, not activated', level: 'primary', count: 10 },
      { kind: 'moved, not activated', level: 'primary', count: 3 },
      { kind: 'part full', level: 'secondary', count: 1 },
    ])
  })
  test('what was sent away cannot be rejected', async () => {
    const of = await aLine(at.platform)
    await report(at.platform, of.maker, [
      events.commission(of.lot.uris('primary', 0, 2), minute(0), of.maker),
      events.ship(of.lot.uris('primary', 0, 1), minute(1), of.maker, line.maker),
    ])
    expect(says(await statuses('reject', of.lot.uris('primary', 0, 1), { of }))[0]).toMatch(/no longer with you/)
  })
})
