import type { LicenceFacts } from '#/features/register/licence.ts'
import { issueLicence } from '#/features/register/licences.ts'
import type { Day } from '#/law/day.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import type { Db } from '#/platform/database/connect.ts'
import { newId } from '#/platform/ids.ts'

/** A supplement for tests; what matters to a test it says itself. */
export const someFacts: LicenceFacts = {
  commodity: 'supplement',
  productName: 'Vitamin C 500',
  brand: 'Sehatin',
  dosageForm: 'tablet',
  packs: ['Botol, 30 tablet'],
  composition: [{ name: 'Asam askorbat', amount: 500, unit: 'mg' }],
  holder: { name: 'PT Contoh Sehat' },
  maker: { name: 'PT Pabrik Contoh' },
  method: 'identification',
}

/** Issues a licence and gives its number. */
export const someLicence = (db: Db, more: Partial<LicenceFacts> = {}, issuedOn: Day = '2026-01-05'): Promise<string> =>
  db
    .transaction()
    .execute(tx =>
      issueLicence(tx, { ...someFacts, ...more, issuedOn, numbered: { series: 'supplement', origin: 'domestic' } }, theSystem),
    )

/** A company and one person who acts for it, written straight into the tables: their features have tests of their own. */
export async function someHolder(db: Db, name: string, email: string): Promise<string> {
  const companyId = newId()
  await db
    .insertInto('company')
    .values({
      id: companyId,
      nib: String(Date.now()).padStart(13, '9').slice(-13),
      npwp: '012345678901234',
      kind: 'pharma industry',
      name,
      address: 'Jalan Contoh 1',
      regency_code: '31.71',
    })
    .execute()
  await db
    .insertInto('person')
    .values({
      id: newId(),
      name: 'Sari',
      email,
      email_confirmed: true,
      lang: 'id',
      roles: ['applicant'],
      company_id: companyId,
      suspended_at: null,
    })
    .execute()
  return companyId
}
