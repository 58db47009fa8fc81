import { beforeAll, describe, expect, test } from 'vitest'
import { findCertificate, findIssued, issueCertificate } from '#/features/certificates/certificates.ts'
import { makeCertificate } from '#/features/certificates/jobs.ts'
import { textsOf } from '#/features/certificates/papers.test-support.ts'
import { changeStanding } from '#/features/register/licences.ts'
import { someFacts, someHolder, someLicence } from '#/features/register/register.test-support.ts'
import { dayAt } from '#/law/day.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { readKept } from '#/platform/files/files.ts'
import { type Job, prepareJobs } from '#/platform/jobs/jobs.ts'
import { testPlatform } from '../../../tests/platform.ts'

const house = testPlatform()
const cite = { instrument: 'PerBPOM 32/2022', article: '41' } as const
const ask = (number: string, decision?: { decidedBy: string }) =>
  house.platform.db.transaction().execute(tx => issueCertificate(tx, number, decision))
const make = (number: string) => makeCertificate.run(house.platform, { number })
const versionsOf = async (number: string) =>
  (await findCertificate(house.platform.db, number))?.files.map(({ version }) => version)
const textOf = async (number: string) => {
  const { files } = (await findCertificate(house.platform.db, number))!
  return (await textsOf(await readKept(house.platform.files, files[0]!.hash))).join(' ')
}
const changeTo = (number: string, to: 'suspended' | 'active' | 'revoked') =>
  house.platform.db
    .transaction()
    .execute(tx => changeStanding(tx, number, { to, reasons: 'Isi tidak sesuai.', cite, on: dayAt(new Date()) }, theSystem))

beforeAll(() => prepareJobs(house.platform.pool, [makeCertificate as Job]))

describe('asking for a certificate', () => {
  test('leaves a job in the same transaction, and nothing where that is undone', async () => {
    const { db } = house.platform
    const [kept, undone] = [await someLicence(db), await someLicence(db)]
    await ask(kept, { decidedBy: 'Ratna Kusumawardhani' })
    const broken = db.transaction().execute(async tx => {
      await issueCertificate(tx, undone)
      throw new Error('the decision failed')
    })
    await expect(broken).rejects.toThrow('the decision failed')
    const { rows } = await house.platform.pool.query(`select data->>'number' as number from pgboss.job where name = $1`, [
      makeCertificate.name,
    ])
    expect(rows.map(({ number }) => number)).toEqual([kept])
    expect(await findCertificate(db, kept)).toMatchObject({ decidedBy: 'Ratna Kusumawardhani', files: [] })
    expect(await findCertificate(db, undone)).toBeUndefined()
  })
  test('is refused for a number without a licence', async () => {
    await expect(ask('SD990000001')).rejects.toThrow('licence_certificate_of_licence')
  })
})

describe('making a certificate', () => {
  test('keeps a signed document by its hash, with an audit row; doing it again changes nothing', async () => {
    const { db, files } = house.platform
    const number = await someLicence(db)
    await ask(number, { decidedBy: 'Ratna Kusumawardhani' })
    await make(number)
    await make(number)
    await ask(number)
    await make(number)
    expect(await versionsOf(number)).toEqual([1])
    const [file] = (await findCertificate(db, number))!.files
    expect((await readKept(files, file!.hash)).length).toBe(file!.bytes)
    expect(await findIssued(db, file!.hash)).toEqual({ number, version: 1, newest: true })
    const deeds = await db.selectFrom('audit').select(['act', 'facts']).where('subject_id', '=', number).execute()
    expect(deeds).toEqual([{ act: 'certificate.signed', facts: { version: 1, hash: file!.hash } }])
    expect(await textOf(number)).toContain('Ratna Kusumawardhani')
  })
  test('twice at once gives one version', async () => {
    const number = await someLicence(house.platform.db)
    await ask(number)
    await Promise.all([make(number), make(number), make(number)])
    expect(await versionsOf(number)).toEqual([1])
  })
  test('gives a new version when what it says has changed; the old one is still known', async () => {
    const { db } = house.platform
    const number = await someLicence(db)
    await ask(number, { decidedBy: 'Ratna Kusumawardhani' })
    await make(number)
    const old = (await findCertificate(db, number))!.files[0]!
    await ask(number, { decidedBy: 'Budi Santoso' })
    await make(number)
    expect(await versionsOf(number)).toEqual([2, 1])
    expect(await findIssued(db, old.hash)).toEqual({ number, version: 1, newest: false })
    expect(await textOf(number)).toContain('Versi 2')
  })
  test('names the address of a holder who is registered here', async () => {
    const { db } = house.platform
    const companyId = await someHolder(db, 'PT Terdaftar Sehat', 'sari@example.id')
    const number = await someLicence(db, { holder: { companyId, name: 'PT Terdaftar Sehat' } })
    await ask(number)
    await make(number)
    expect(await textOf(number)).toMatch(/PT Terdaftar Sehat.*Jalan Contoh 1, .*Jakarta/)
  })
  test('is left out for a licence that has ended for good, not for one that is only suspended', async () => {
    const { db } = house.platform
    const [suspended, revoked] = [await someLicence(db), await someLicence(db)]
    for (const number of [suspended, revoked]) await ask(number)
    await changeTo(suspended, 'suspended')
    await changeTo(revoked, 'revoked')
    for (const number of [suspended, revoked]) await make(number)
    expect(await versionsOf(suspended)).toEqual([1])
    expect(await versionsOf(revoked)).toEqual([])
  })
  test('fails where a letter cannot be printed, and keeps nothing', async () => {
    const { db } = house.platform
    const number = await someLicence(db, { ...someFacts, productName: 'Vitamin 維生素' })
    await ask(number)
    await expect(make(number)).rejects.toThrow(/“維”/)
    expect(await versionsOf(number)).toEqual([])
  })
})

test('an issued document is history: its row cannot be changed or removed', async () => {
  const { db } = house.platform
  const number = await someLicence(db)
  await ask(number)
  await make(number)
  await expect(db.deleteFrom('certificate_file').where('number', '=', number).execute()).rejects.toThrow(/append only/)
  await expect(
    db
      .updateTable('certificate_file')
      .set({ hash: 'a'.repeat(64) })
      .where('number', '=', number)
      .execute(),
  ).rejects.toThrow(/append only/)
})
