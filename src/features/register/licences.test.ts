import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ActedStanding, type LicenceFacts, moves, standingOn } from '#/features/register/licence.ts'
import {
  addGtin,
  addLicence,
  changeStanding,
  getLicence,
  historyOf,
  issueLicence,
  licenceOfGtin,
  licenceOn,
  nearNumbers,
} from '#/features/register/licences.ts'
import { neighbours } from '#/features/register/neighbours.ts'
import { editDistanceIsOne } from '#/features/register/nie.ts'
import { withCheckDigit } from '#/gs1/check-digit.ts'
import type { Day } from '#/law/day.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import type { Tx } from '#/platform/database/connect.ts'
import { Invalid, NotAllowed, NotFound } from '#/platform/http/errors.ts'
import { testDatabase } from '../../../tests/database.ts'

const database = testDatabase()
const inTx = <T>(work: (tx: Tx) => Promise<T>) => database.db.transaction().execute(work)

const cite = { instrument: 'PerBPOM 32/2022', article: '41' } as const
const facts: LicenceFacts = {
  commodity: 'supplement',
  productName: 'Vitamin C 500',
  brand: 'Sehatin',
  dosageForm: 'tablet',
  packs: ['Botol, 30 tablet'],
  composition: [{ name: 'Asam askorbat', amount: 500, unit: 'mg' }],
  holder: { name: 'PT Contoh Sehat' },
  maker: { name: 'PT Contoh Sehat' },
  method: 'identification',
}
const issue = (issuedOn: Day = '2026-01-05', more: Partial<LicenceFacts> = {}) =>
  inTx(tx => issueLicence(tx, { ...facts, ...more, issuedOn, numbered: { series: 'supplement', origin: 'domestic' } }, theSystem))
const change = (number: string, to: Exclude<ActedStanding, 'superseded'>, on: Day) =>
  inTx(tx => changeStanding(tx, number, { to, reasons: 'Isi tidak sesuai.', cite, on }, theSystem, '2026-11-20'))

describe('a number', () => {
  test('of a supplement is SD, the year and a running number; its validity follows from the law of its day', async () => {
    const [first, second] = [await issue('2024-02-29'), await issue('2024-03-01')]
    expect([first, second]).toEqual(['SD240000001', 'SD240000002'])
    expect(await licenceOn(database.db, first, '2024-02-29')).toMatchObject({
      validUntil: '2029-02-28',
      standing: 'active',
      since: '2024-02-29',
      productName: 'Vitamin C 500',
      composition: [{ name: 'Asam askorbat', amount: 500, unit: 'mg' }],
      gtins: [],
    })
  })
  test('is given once, however many are issued at once', async () => {
    const numbers = await Promise.all(Array.from({ length: 20 }, () => issue('2023-05-05')))
    expect([...numbers].sort()).toEqual(Array.from({ length: 20 }, (_, i) => `SD23${String(i + 1).padStart(7, '0')}`))
  })
  test('passes over those that an old register already has, and is not used up by an issue that fails', async () => {
    for (const taken of ['SD220000001', 'SD220000002', 'SD220000004'])
      await inTx(tx => addLicence(tx, { ...facts, number: taken, issuedOn: '2022-01-01' }, theSystem))
    expect(await issue('2022-06-06')).toBe('SD220000003')
    await expect(issue('2022-06-06', { gtins: ['123'] })).rejects.toThrow(Invalid)
    expect(await issue('2022-06-06')).toBe('SD220000005')
  })
  test('is refused when taken, when it is none, and before its day', async () => {
    const add = (number: string, issuedOn: Day = '2021-01-01') =>
      inTx(tx => addLicence(tx, { ...facts, number, issuedOn }, theSystem, '2026-11-20'))
    await add('SD211234567')
    await expect(add('SD211234567')).rejects.toThrow(NotAllowed)
    await expect(add('SD21123456')).rejects.toThrow(/instead of 9/)
    await expect(add('SD 211 234 568')).rejects.toThrow(/SD211234568/)
    await expect(add('SD211234568', '2026-11-21')).rejects.toThrow(Invalid)
    expect(await licenceOn(database.db, 'SD211234568', '2026-12-01')).toBeUndefined()
  })
})

describe('the standing of a licence', () => {
  const validity = { issuedOn: '2021-03-01', validUntil: '2026-03-01' } as const
  const suspended = { standing: 'suspended', effective: '2024-05-01', reasons: 'x', cite } as const
  const revoked = { standing: 'revoked', effective: '2024-05-01', reasons: 'x', cite } as const
  test.each([
    ['as issued, on its last day', undefined, '2026-02-28', 'active', '2021-03-01'],
    ['on the first day after its validity', undefined, '2026-03-01', 'expired', '2026-03-01'],
    ['suspended', suspended, '2024-05-01', 'suspended', '2024-05-01'],
    ['suspended until its time ran out', suspended, '2026-03-01', 'expired', '2026-03-01'],
    ['revoked, also after its time', revoked, '2027-01-01', 'revoked', '2024-05-01'],
    ['lifted', { ...suspended, standing: 'active' }, '2025-01-01', 'active', '2024-05-01'],
  ] as const)('%s', (_, last, day, standing, since) => {
    expect(standingOn(validity, last, day)).toMatchObject({ standing, since })
  })

  test('is that of the day asked for: each act from its own day on, with its reasons', async () => {
    const number = await issue()
    await change(number, 'suspended', '2026-03-01')
    await change(number, 'active', '2026-04-01')
    await change(number, 'revoked', '2026-05-01')
    const on = async (day: Day) => (await licenceOn(database.db, number, day))?.standing
    expect([await on('2026-01-04'), await on('2026-01-05'), await on('2026-02-28'), await on('2026-03-01')]).toEqual([
      undefined,
      'active',
      'active',
      'suspended',
    ])
    expect([await on('2026-04-01'), await on('2026-05-01'), await on('2036-01-01')]).toEqual(['active', 'revoked', 'revoked'])
    expect(await licenceOn(database.db, number, '2026-05-01')).toMatchObject({
      reasons: 'Isi tidak sesuai.',
      cite,
      since: '2026-05-01',
    })
    expect((await historyOf(database.db, number)).map(event => event.standing)).toEqual([
      'active',
      'suspended',
      'active',
      'revoked',
    ])
  })
  test('never changes but as the table of moves allows', async () => {
    const acts = ['suspended', 'active', 'revoked', 'cancelled'] as const
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...acts), { maxLength: 5 }), async wishes => {
        const number = await issue()
        let standing: keyof typeof moves = 'active'
        for (const to of wishes) {
          const allowed = (moves[standing] as readonly string[]).includes(to)
          const outcome = await change(number, to, '2026-06-01').catch((error: unknown) => error)
          if (allowed) standing = to
          else expect(outcome).toBeInstanceOf(NotAllowed)
          expect((await getLicence(database.db, number, '2026-06-01')).standing).toBe(standing)
        }
      }),
      { numRuns: 15 },
    )
  })
  test('cannot be changed before its last event, in the future, or where there is no licence', async () => {
    const number = await issue()
    await change(number, 'suspended', '2026-03-01')
    await expect(change(number, 'active', '2026-02-01')).rejects.toThrow(/2026-03-01/)
    await expect(change(number, 'active', '2026-11-21')).rejects.toThrow(Invalid)
    await expect(change('SD269999999', 'revoked', '2026-03-01')).rejects.toThrow(NotFound)
  })
  test('is decided by the first of two officers who act at once', async () => {
    const number = await issue()
    const both = await Promise.allSettled([change(number, 'revoked', '2026-03-01'), change(number, 'cancelled', '2026-03-01')])
    expect(both.map(each => each.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await historyOf(database.db, number)).toHaveLength(2)
  })
  test('names the licence that took its place', async () => {
    const [old, fresh] = [await issue(), await issue('2026-02-02')]
    await inTx(tx =>
      changeStanding(tx, old, { to: 'superseded', by: fresh, reasons: 'Perubahan.', cite, on: '2026-02-02' }, theSystem),
    )
    expect(await licenceOn(database.db, old, '2026-02-02')).toMatchObject({ standing: 'superseded', supersededBy: fresh })
  })
  test('is history that nobody changes', async () => {
    const number = await issue()
    const rewrite = database.db.updateTable('licence_event').set({ standing: 'revoked' }).where('number', '=', number).execute()
    await expect(rewrite).rejects.toThrow(/append only/)
  })
})

describe('a trade item number', () => {
  const gtin = withCheckDigit('0899123456789')
  test('leads to its licence, and after a succession to the successor', async () => {
    const old = await issue('2026-01-01', { gtins: [gtin.slice(1)] })
    await expect(issue('2026-02-02', { gtins: [gtin] })).rejects.toThrow(new RegExp(old))
    const fresh = await issue('2026-02-02')
    await inTx(tx =>
      changeStanding(tx, old, { to: 'superseded', by: fresh, reasons: 'Perubahan.', cite, on: '2026-02-02' }, theSystem),
    )
    await inTx(tx => addGtin(tx, fresh, gtin))
    expect((await licenceOfGtin(database.db, gtin, '2026-02-01'))?.number).toBe(old)
    expect((await licenceOfGtin(database.db, gtin, '2026-02-02'))?.number).toBe(fresh)
    expect(await licenceOfGtin(database.db, withCheckDigit('0000000000001'), '2026-02-02')).toBeUndefined()
  })
  test('is refused with a wrong check digit', async () => {
    await expect(issue('2026-01-01', { gtins: [`${gtin.slice(0, -1)}${(Number(gtin.at(-1)) + 1) % 10}`] })).rejects.toThrow(
      Invalid,
    )
  })
})

describe('near numbers', () => {
  test('are one slip away, and found', async () => {
    const number = await issue('2020-01-01')
    const swapped = number.replace('20', '02')
    const found = async (asked: string) => (await nearNumbers(database.db, asked, '2026-11-20')).map(each => each.number)
    expect(await found(number.slice(0, -1))).toContain(number)
    expect(await found(`${number}7`)).toContain(number)
    expect(await found(swapped)).toContain(number)
    expect(await found('X'.repeat(5000))).toEqual([])
  })
  test('hold exactly the texts at edit distance one, and those with two neighbours swapped', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{1,6}$/), fc.stringMatching(/^[A-Z0-9]{1,7}$/), (a, b) => {
        const swapped = Array.from({ length: a.length - 1 }, (_, i) => a.slice(0, i) + a[i + 1] + a[i] + a.slice(i + 2))
        expect(neighbours(a).includes(b)).toBe(editDistanceIsOne(a, b) || (a !== b && swapped.includes(b)))
      }),
      { numRuns: 500 },
    )
  })
})
