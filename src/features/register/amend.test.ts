import { expect, test } from 'vitest'
import { amendLicence, amendmentsOf, type LicenceChanges, renewLicence } from '#/features/register/amend.ts'
import { changeStanding, licenceOn } from '#/features/register/licences.ts'
import { someLicence } from '#/features/register/register.test-support.ts'
import type { Day } from '#/law/day.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import type { Tx } from '#/platform/database/connect.ts'
import { NotAllowed, NotFound } from '#/platform/http/errors.ts'
import { testDatabase } from '../../../tests/database.ts'

const database = testDatabase()
const inTx = <T>(work: (tx: Tx) => Promise<T>) => database.db.transaction().execute(work)
const today: Day = '2026-11-20'
const decision = { on: today, cite: { instrument: 'FAQ Notifkos', article: 'Q19' } } as const
const amend = (number: string, changes: LicenceChanges) => inTx(tx => amendLicence(tx, number, changes, decision, theSystem))
const renew = (number: string) => inTx(tx => renewLicence(tx, number, decision, theSystem))

test('an amendment changes only what it names, and keeps what was said before', async () => {
  const number = await someLicence(database.db)
  expect(await amend(number, { packs: ['Botol, 60 tablet'], dosageForm: 'tablet' })).toEqual(['packs'])
  expect(await licenceOn(database.db, number, today)).toMatchObject({
    packs: ['Botol, 60 tablet'],
    brand: 'Sehatin',
    validUntil: '2031-01-05',
    standing: 'active',
  })
  expect(await amendmentsOf(database.db, number)).toEqual([
    {
      seq: 1,
      kind: 'amendment',
      effective: today,
      changes: { packs: { from: ['Botol, 30 tablet'], to: ['Botol, 60 tablet'] } },
      cite: decision.cite,
    },
  ])
})

test('an amendment that changes nothing leaves no trace', async () => {
  const number = await someLicence(database.db)
  expect(await amend(number, { packs: ['Botol, 30 tablet'] })).toEqual([])
  expect(await amendmentsOf(database.db, number)).toEqual([])
})

test('a renewal keeps the number and counts the validity from the end of the present one', async () => {
  const number = await someLicence(database.db)
  expect(await renew(number)).toBe('2036-01-05')
  expect(await licenceOn(database.db, number, '2031-01-05')).toMatchObject({ standing: 'active', validUntil: '2036-01-05' })
  expect(await renew(number)).toBe('2041-01-05')
  expect((await amendmentsOf(database.db, number)).map(({ seq, kind }) => [seq, kind])).toEqual([
    [1, 'renewal'],
    [2, 'renewal'],
  ])
})

test.each(['suspended', 'revoked', 'cancelled'] as const)('a %s licence is neither changed nor renewed', async to => {
  const number = await someLicence(database.db)
  await inTx(tx =>
    changeStanding(tx, number, { to, reasons: 'Isi tidak sesuai.', cite: decision.cite, on: today }, theSystem, today),
  )
  await expect(renew(number)).rejects.toThrow(NotAllowed)
  await expect(amend(number, { packs: [] })).rejects.toThrow(NotAllowed)
  expect(await amendmentsOf(database.db, number)).toEqual([])
})

test('what is not in the register cannot be changed', async () =>
  await expect(amend('SD990000001', { packs: [] })).rejects.toThrow(NotFound))

test('two amendments at once both stand, one after the other', async () => {
  const number = await someLicence(database.db)
  await Promise.all([amend(number, { brand: 'Satu' }), amend(number, { packs: ['Dus'] })])
  expect(await licenceOn(database.db, number, today)).toMatchObject({ brand: 'Satu', packs: ['Dus'] })
  expect((await amendmentsOf(database.db, number)).map(({ seq }) => seq)).toEqual([1, 2])
})

test('no amendment is altered afterwards', async () => {
  const number = await someLicence(database.db)
  await renew(number)
  await expect(
    database.db.updateTable('licence_amendment').set({ article: 'x' }).where('number', '=', number).execute(),
  ).rejects.toThrow()
})
