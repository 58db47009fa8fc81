import { sql } from 'kysely'
import { addDays, type Day, dayAt } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import { recordDeed, theSystem } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import type { Job } from '#/platform/jobs/jobs.ts'
import { formatDay } from '#/platform/ui/formats.ts'
import { type Certificate, certificateFrom } from './certificates.ts'
import { getCompany } from './companies.ts'
import { expiryWarning } from './law.ts'
import { expiryLetter, writeToPeople } from './letters.ts'
import { certificateNames } from './names.ts'

/** Warns verified companies of certificates that end soon, each certificate once. */
export const warnOfExpiry: Job = {
  name: 'companies.warn-of-expiry',
  title: { id: 'Mengingatkan sertifikat yang akan berakhir', en: 'Warning of certificates about to expire' },
  schedule: '0 6 * * *',
  run: async ({ db, config }) => {
    await warnCompanies(db, config.origin, dayAt(new Date()))
  },
}

/** Writes the warnings that are due on a day and gives how many companies were written to. Again on the same day: none. */
export async function warnCompanies(db: Db, origin: string, today: Day): Promise<number> {
  const before = addDays(today, find(today, ({ the }) => the(expiryWarning, {})).value + 1)
  const companies = await db
    .selectFrom('certificate')
    .innerJoin('company', 'company.id', 'certificate.company_id')
    .select('company.id')
    .distinct()
    .where('company.standing', '=', 'verified')
    .where('certificate.removed_at', 'is', null)
    .where('certificate.valid_until', '>', today)
    .where('certificate.valid_until', '<=', before)
    .where(isUnwarned)
    .execute()
  let written = 0
  for (const { id } of companies) if (await warn(db, id, { origin, today, before })) written++
  return written
}

type Span = { origin: string; today: Day; before: Day }

function warn(db: Db, companyId: string, { origin, today, before }: Span): Promise<boolean> {
  return db.transaction().execute(async tx => {
    const ending = await markWarned(tx, companyId, today, before)
    if (ending.length === 0) return false
    const { name } = await getCompany(tx, companyId)
    await writeToPeople(tx, companyId, lang => {
      const lines = ending.map(({ kind, number, validUntil }) => {
        const last = formatDay(addDays(validUntil, -1), lang)
        return `${certificateNames[kind][lang]} ${number}: ${lang === 'id' ? 'berlaku sampai dengan' : 'valid up to and including'} ${last}`
      })
      return expiryLetter(lang, { company: name, url: `${origin}/company/certificates`, lines })
    })
    const facts = { certificates: ending.map(({ id }) => id) }
    await recordDeed(tx, theSystem, { act: 'company.warned of expiry', subject: 'company', id: companyId, facts })
    return true
  })
}

/** Marks and gives them in one statement: of two runs at once, one finds each certificate. */
async function markWarned(tx: Tx, companyId: string, today: Day, before: Day): Promise<Certificate[]> {
  const rows = await tx
    .updateTable('certificate')
    .set(({ ref }) => ({ warned_for: ref('valid_until') }))
    .where('company_id', '=', companyId)
    .where('removed_at', 'is', null)
    .where('valid_until', '>', today)
    .where('valid_until', '<=', before)
    .where(isUnwarned)
    .returningAll()
    .execute()
  return rows.map(certificateFrom)
}

const isUnwarned = sql<boolean>`certificate.warned_for is distinct from certificate.valid_until`
