import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { checkCode } from '#/features/checking/check.ts'
import { aHolder, today } from '#/features/coding/holder.test-support.ts'
import { orderLot } from '#/features/coding/ordering.ts'
import { findCompany } from '#/features/companies/companies.ts'
import { issueLicence, licenceOn, licencesByNumber } from '#/features/register/licences.ts'
import { someFacts } from '#/features/register/register.test-support.ts'
import { withCheckDigit } from '#/gs1/check-digit.ts'
import { addDays } from '#/law/day.ts'
import { findBrokenLink, theSystem } from '#/platform/audit/audit.ts'
import { newId } from '#/platform/ids.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { csvOf, imported } from './list.test-support.ts'

const house = testPlatform()
const db = () => house.platform.db
let made = 0
const aNumber = () => `DKL25${String(++made).padStart(6, '0')}17A1`
const aRow = (more: Record<string, string> = {}) => ({
  number: aNumber(),
  product_name: 'Noterol 10',
  holder_name: 'Konimex',
  issued_on: '2025-03-01',
  ...more,
})
const outcomesOf = async (rows: Record<string, string>[], way = {}) =>
  (await imported(db(), csvOf(rows), way)).map(({ outcome }) => outcome)

describe('a list', () => {
  test('is answered row by row, in the order of the file, and a wrong row does not hold up the others', async () => {
    const rows = [aRow(), aRow({ product_name: '' }), aRow(), aRow({ number: 'AKL 20501234567' })]
    const reports = await imported(db(), csvOf(rows))
    expect(reports.map(({ row, outcome }) => [row, outcome])).toEqual([
      [1, 'entered'],
      [2, 'refused'],
      [3, 'entered'],
      [4, 'refused'],
    ])
    expect(reports[1]).toMatchObject({ number: rows[1]!.number, problems: [{ field: 'product_name' }] })
    expect(await licenceOn(db(), rows[2]!.number, today)).toMatchObject({ standing: 'active', productName: 'Noterol 10' })
  })
  test('read again changes nothing and leaves no trace in the audit', async () => {
    const rows = [aRow(), aRow({ gtins: withCheckDigit('0899000000017'), composition: 'Parasetamol: 500 mg' })]
    expect(await outcomesOf(rows)).toEqual(['entered', 'entered'])
    const before = await db()
      .selectFrom('audit')
      .select(eb => eb.fn.countAll().as('rows'))
      .executeTakeFirst()
    const kept = await licencesByNumber(
      db(),
      rows.map(({ number }) => number),
      today,
    )
    expect(await outcomesOf(rows)).toEqual(['already so', 'already so'])
    expect(
      await licencesByNumber(
        db(),
        rows.map(({ number }) => number),
        today,
      ),
    ).toEqual(kept)
    expect(
      await db()
        .selectFrom('audit')
        .select(eb => eb.fn.countAll().as('rows'))
        .executeTakeFirst(),
    ).toEqual(before)
  })
  test('that contradicts the register is refused with what each says', async () => {
    const row = aRow()
    await outcomesOf([row])
    const [answer] = await imported(db(), csvOf([{ ...row, product_name: 'Noterol 20', holder_name: 'Lain' }]))
    expect(answer).toMatchObject({ outcome: 'refused', problems: [{ field: 'product_name' }, { field: 'holder_name' }] })
    expect(answer!.problems![0]!.says.en).toContain('“Noterol 10”, this file “Noterol 20”')
    expect(await licenceOn(db(), row.number, today)).toMatchObject({ productName: 'Noterol 10' })
  })
  test('that contradicts itself is refused at the second row', async () => {
    const row = aRow()
    expect(await outcomesOf([row, { ...row, product_name: 'Lain' }, row])).toEqual(['entered', 'refused', 'already so'])
  })
  test('tried first changes nothing and says the same as the list itself', async () => {
    const row = aRow()
    const rows = [row, { ...row, product_name: 'Lain' }, row]
    expect(await outcomesOf(rows, { dryRun: true })).toEqual(['entered', 'refused', 'already so'])
    expect(await licenceOn(db(), row.number, today)).toBeUndefined()
  })
  test('leaves an audit row that names what it changed, in an unbroken chain', async () => {
    const row = aRow()
    await outcomesOf([row])
    const audit = await db()
      .selectFrom('audit')
      .selectAll()
      .where('act', '=', 'register.imported')
      .orderBy('seq', 'desc')
      .executeTakeFirst()
    expect(audit?.facts).toMatchObject({ name: 'list.csv', numbers: [row.number] })
    expect(await findBrokenLink(db())).toBeUndefined()
  })
  test('of more rows than one piece holds is entered whole', async () => {
    const rows = Array.from({ length: 2_300 }, (_, at) => aRow({ number: `TR26${String(at + 1).padStart(7, '0')}` }))
    const outcomes = await outcomesOf(rows)
    expect([outcomes.length, new Set(outcomes)]).toEqual([2_300, new Set(['entered'])])
  })
  test('read by two at once is entered once', async () => {
    const rows = Array.from({ length: 300 }, () => aRow())
    const both = await Promise.all([outcomesOf(rows), outcomesOf(rows)])
    expect(both.flat().filter(outcome => outcome === 'entered')).toHaveLength(300)
  })
})

describe('every commodity', () => {
  test.each([
    ['DKL2513031717A9', 'drug', 'authentication'],
    ['DBL2513031717A9', 'drug', 'identification'],
    ['TR262100011', 'traditional', 'identification'],
    ['SD261234567', 'supplement', 'identification'],
    ['QD261234567', 'quasi', 'identification'],
    ['NA18260100001', 'cosmetic', 'identification'],
    ['NKIT260000001', 'cosmetic', 'identification'],
    ['MD265211001078', 'food', 'identification'],
    ['ML270911111300291', 'food', 'identification'],
  ])('%s is entered as %s', async (number, commodity, method) => {
    expect(await outcomesOf([aRow({ number })])).toEqual(['entered'])
    expect(await licenceOn(db(), number, today)).toMatchObject({ commodity, method })
  })
})

describe('trade item numbers', () => {
  const gtin = withCheckDigit('0899000000024')
  test('belong to one licence in force: a second is refused, also in the same file', async () => {
    const [first, second] = [aRow({ gtins: gtin }), aRow({ gtins: gtin })]
    const reports = await imported(db(), csvOf([first, second]))
    expect(reports.map(({ outcome }) => outcome)).toEqual(['entered', 'refused'])
    expect(reports[1]!.problems![0]!.says.en).toContain(first.number)
  })
  test('that a licence lacks are added to it', async () => {
    const row = aRow()
    await outcomesOf([row])
    const more = { ...row, gtins: withCheckDigit('0899000000031') }
    expect(await outcomesOf([more])).toEqual(['completed'])
    expect(await outcomesOf([more])).toEqual(['already so'])
    expect((await licenceOn(db(), row.number, today))?.gtins).toEqual([more.gtins])
  })
  test('may stand under a revoked licence and its successor', async () => {
    const item = withCheckDigit('0899000000048')
    const old = aRow({ gtins: item, standing: 'revoked', standing_since: '2025-06-01', reasons: 'Diganti' })
    expect(await outcomesOf([old, aRow({ gtins: item })])).toEqual(['entered', 'entered'])
  })
})

describe('what was decided elsewhere', () => {
  const decided = {
    standing: 'dibekukan',
    standing_since: '2025-06-01',
    reasons: 'Cemaran mikroba',
    instrument: 'PerBPOM 32/2022',
    article: '41',
  }
  test('comes with the licence', async () => {
    const row = aRow(decided)
    expect(await outcomesOf([row, row])).toEqual(['entered', 'already so'])
    expect(await licenceOn(db(), row.number, today)).toMatchObject({
      standing: 'suspended',
      since: '2025-06-01',
      reasons: 'Cemaran mikroba',
      cite: { instrument: 'PerBPOM 32/2022', article: '41' },
    })
    expect((await licenceOn(db(), row.number, '2025-05-31'))?.standing).toBe('active')
  })
  test('reaches a licence that is in the register already, once', async () => {
    const row = aRow()
    await outcomesOf([row])
    expect(await outcomesOf([{ ...row, ...decided }])).toEqual(['completed'])
    expect(await outcomesOf([{ ...row, ...decided }])).toEqual(['already so'])
    const lifted = { ...row, standing: 'active', standing_since: '2025-07-01', reasons: 'Sudah diperbaiki' }
    expect(await outcomesOf([lifted])).toEqual(['completed'])
    expect(await licenceOn(db(), row.number, today)).toMatchObject({ standing: 'active', since: '2025-07-01' })
  })
  test('that its standing does not allow is refused, and the rows beside it stand', async () => {
    const row = aRow({ standing: 'revoked', standing_since: '2025-06-01', reasons: 'Mengandung BKO' })
    await outcomesOf([row])
    const other = aRow()
    const reports = await imported(db(), csvOf([{ ...row, ...decided, standing_since: '2025-07-01' }, other]))
    expect(reports.map(({ outcome }) => outcome)).toEqual(['refused', 'entered'])
    expect(reports[0]!.problems![0]).toMatchObject({ field: 'standing' })
    expect(await licenceOn(db(), other.number, today)).toBeDefined()
  })
  test('names a successor that is there, before it or beside it', async () => {
    const next = aRow()
    const old = aRow({ standing: 'superseded', standing_since: '2025-06-01', reasons: 'Nomor baru', superseded_by: next.number })
    const lost = aRow({ ...old, number: aNumber(), superseded_by: 'DKL2599999917A1' })
    expect(await outcomesOf([old, next, lost])).toEqual(['entered', 'entered', 'refused'])
    expect(await licenceOn(db(), old.number, today)).toMatchObject({ standing: 'superseded', supersededBy: next.number })
  })
})

describe('the holder', () => {
  test('is known by the NIB once its company is verified: then its product can be coded and checked', async () => {
    const holder = await aHolder(db())
    const company = await findCompany(db(), holder.companyId)
    const row = aRow({ issued_on: addDays(today, -30) })
    expect(await outcomesOf([{ ...row, holder_nib: '9999999999999' }])).toEqual(['entered'])
    expect((await licenceOn(db(), row.number, today))?.holder).toEqual({ name: 'Konimex' })
    expect(await outcomesOf([{ ...row, holder_nib: company!.nib }])).toEqual(['completed'])
    const { number: licence } = row
    const order = {
      licence,
      siteId: holder.siteId,
      batch: 'IMPOR-1',
      productionDate: addDays(today, 30),
      expiry: addDays(today, 700),
      packs: 10,
      perCase: 5,
      perPallet: 2,
      idempotencyKey: newId(),
    }
    const ordered = await orderLot(db(), order, { actor: theSystem, companyId: holder.companyId, hasSecondFactor: true })
    expect(ordered).toMatchObject({ isNew: true, waits: false })
    expect((await checkCode(house.platform, `(90)${licence}`)).product).toMatchObject({ number: licence })
  })
  test('whose NIB no verified company has is entered by name, with a remark', async () => {
    const [answer] = await imported(db(), csvOf([aRow({ holder_nib: '9999999999999' })]))
    expect(answer).toMatchObject({ outcome: 'entered', remarks: [{ en: expect.stringContaining('9999999999999') }] })
  })
})

test('numbers issued here pass over those that were imported', async () => {
  const year = today.slice(2, 4)
  await outcomesOf([aRow({ number: `SI${year}0000001` })])
  const facts = { ...someFacts, issuedOn: today, numbered: { series: 'supplement', origin: 'import' } } as const
  expect(
    await db()
      .transaction()
      .execute(tx => issueLicence(tx, facts, theSystem)),
  ).toBe(`SI${year}0000002`)
})

const folder = '../shared/data/register'
describe.skipIf(!existsSync(folder))(`the samples (skipped where ${folder} is missing)`, () => {
  const file = (name: string) => readFileSync(`${folder}/${name}`, 'utf8')
  test.each([
    ['drug-nie.csv', { issued_on: '2025-01-01' }],
    ['cosmetic-nie.csv', { holder_name: 'Menurut daftar' }],
  ])('%s is entered as it is, with what it lacks given for all, and is already so the second time', async (name, fixed) => {
    const rows = (parse(file(name), { columns: true }) as unknown[]).length
    const first = await imported(db(), file(name), { fixed })
    expect(first.filter(({ outcome }) => outcome !== 'entered')).toEqual([])
    expect(first).toHaveLength(rows)
    expect(new Set((await imported(db(), file(name), { fixed })).map(({ outcome }) => outcome))).toEqual(new Set(['already so']))
  })
})
