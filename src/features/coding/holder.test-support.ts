import { createCompany, moveCompany, verifyCompany } from '#/features/companies/companies.ts'
import { addSite } from '#/features/companies/sites.ts'
import { addLicence } from '#/features/register/licences.ts'
import { withCheckDigit } from '#/gs1/check-digit.ts'
import { addDays, type Day, dayAt } from '#/law/day.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import type { Db } from '#/platform/database/connect.ts'
import { newId } from '#/platform/ids.ts'
import type { LotFacts } from './lots.ts'

let made = 0

export type Holder = { companyId: string; siteId: string; licence: string; gtin: string }

/** A verified company with a factory and a licence of its own with one GTIN. */
export async function aHolder(
  db: Db,
  { method = 'authentication' }: { method?: 'authentication' | 'identification' } = {},
): Promise<Holder> {
  const which = String(++made).padStart(4, '0')
  const licence = method === 'authentication' ? `DKL260000${which}A1` : `SD26${which.padStart(7, '0')}`
  const gtin = withCheckDigit(`089912345${which}`)
  return db.transaction().execute(async tx => {
    const companyId = await createCompany(tx, {
      nib: `912000000${which}`,
      kind: 'pharma industry',
      name: `PT Contoh Farma ${which}`,
      address: 'Jalan Contoh 1',
      regencyCode: '32.73',
    })
    const siteId = await addSite(
      tx,
      companyId,
      { name: 'Pabrik Contoh', kind: 'factory', address: 'Jalan Contoh 1', regencyCode: '32.73' },
      theSystem,
    )
    await moveCompany(tx, companyId, 'sent', theSystem)
    await verifyCompany(tx, companyId, theSystem)
    await addLicence(
      tx,
      {
        number: licence,
        issuedOn: addDays(today, -365),
        commodity: method === 'authentication' ? 'drug' : 'supplement',
        productName: `Vitamin C Contoh ${which}`,
        dosageForm: 'Tablet',
        packs: ['Dus, 3 strip @ 10 tablet'],
        composition: [],
        holder: { companyId, name: `PT Contoh Farma ${which}` },
        maker: { name: `PT Contoh Farma ${which}`, siteId },
        method,
        gtins: [gtin],
      },
      theSystem,
    )
    return { companyId, siteId, licence, gtin }
  })
}

export const today: Day = dayAt(new Date())

/** What a lot of a holder needs, as a lot of 1,000 packs where nothing else is said. */
export const lotOf = ({ companyId, siteId, licence }: Holder, more: Partial<LotFacts> = {}): LotFacts => ({
  companyId,
  siteId,
  licence,
  batch: `B${++made}`,
  productionDate: addDays(today, 30),
  expiry: addDays(today, 700),
  packs: 1000,
  perCase: 50,
  perPallet: 4,
  steps: [],
  idempotencyKey: newId(),
  issuedBy: 'Ani Wulandari',
  ...more,
})
