import { sql } from 'kysely'
import { licenceOfGtin, searchLicences } from '#/features/register/licences.ts'
import type { Day } from '#/law/day.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { plainName } from './plain-name.ts'
import type { SameName, Taken } from './service.ts'

/**
 * Other businesses that already use a product name (PerBPOM 32/2022 art. 12): by a licence that is not revoked or cancelled, or by an
 * application that was filed before. One of one's own may bear it again.
 */
export async function othersWithName(db: Db, name: string | undefined, companyId: string, today: Day): Promise<SameName[]> {
  const plain = plainName(name ?? '')
  if (!name || !plain) return []
  const licences = await searchLicences(db, { q: name, size: 200 }, today)
  const licensed = licences.rows
    .filter(
      one => (plainName(one.productName) === plain || plainName(one.brand ?? '') === plain) && one.holder.companyId !== companyId,
    )
    .filter(({ standing }) => standing !== 'revoked' && standing !== 'cancelled')
    .map(({ productName, holder, number }) => ({ name: productName, holder: holder.name, reference: number }))
  const filed = await db
    .selectFrom('case_file')
    .select(['product_name', 'number'])
    .where('plain_name', '=', plain)
    .where('company_id', '<>', companyId)
    .where('state', 'in', ['awaiting payment', 'in evaluation', 'with applicant', 'proposed'])
    .execute()
  // Whose application it is, and its number, are not for others to know.
  return [
    ...licensed,
    ...filed.map(({ product_name }) => ({
      name: product_name ?? name,
      holder: 'pelaku usaha lain',
      reference: 'permohonan yang sedang dinilai',
    })),
  ]
}

/** Keeps two businesses from filing the same name at once: the second waits, then meets the first's application. */
export async function lockName(tx: Tx, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`case name ${plainName(name)}`}, 0))`.execute(tx)
}

/** What of a dossier belongs to others already: its name, its trade item numbers. */
export async function takenByOthers(
  db: Db,
  { name, gtins, companyId }: { name: string | undefined; gtins: readonly string[]; companyId: string },
  today: Day,
): Promise<Taken> {
  const names = await othersWithName(db, name, companyId, today)
  const taken: Taken['gtins'][number][] = []
  for (const gtin of gtins) {
    const licence = await licenceOfGtin(db, gtin.padStart(14, '0'), today)
    if (licence && (licence.standing === 'active' || licence.standing === 'suspended'))
      taken.push({ gtin, licence: licence.number })
  }
  return { names, gtins: taken }
}
