import { sitesOf } from '#/features/companies/companies.ts'
import { groupNie, readNie } from '#/features/register/nie.ts'
import { readMoment } from '#/features/tracing/moment.ts'
import { eyesOf } from '#/features/tracing/reporter.ts'
import type { Visitor } from '#/platform/accounts/person.ts'
import type { Db } from '#/platform/database/connect.ts'
import { Invalid, type Problem } from '#/platform/http/errors.ts'
import type { StockAsked } from './stock.ts'

/** What a page's address or a machine asks for. */
export type Wish = { site?: string | undefined; licence?: string | undefined; lot?: string | undefined; at?: string | undefined }

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/**
 * What that means for this visitor: a company sees what is at its sites or on its way there, officers all. Throws Invalid for what
 * cannot be understood.
 */
export async function readWish(
  db: Db,
  visitor: Visitor,
  { site, licence, lot, at }: Wish,
): Promise<{ asked: StockAsked; at?: Date }> {
  const companyId = eyesOf(visitor)
  const own = companyId === undefined ? undefined : (await sitesOf(db, companyId)).map(({ id }) => id)
  const number = licence === undefined ? undefined : readNie(licence)
  const moment = at === undefined ? undefined : readMoment(at)
  const problems: Problem[] = [
    ...(site !== undefined && !isId(site) ? [{ field: 'site', says: unknownSite }] : []),
    ...(lot !== undefined && !isId(lot) ? [{ field: 'lot', says: unknownLot }] : []),
    ...(number && number.kind !== 'nie' ? [{ field: 'licence', says: notANumber }] : []),
    ...(at !== undefined && (!moment || moment > new Date()) ? [{ field: 'at', says: notAMoment }] : []),
  ]
  if (problems.length > 0) throw new Invalid(problems)
  const siteIds = own ? own.filter(id => site === undefined || id === site) : site === undefined ? undefined : [site]
  return {
    asked: {
      present: true,
      ...(siteIds && { siteIds }),
      ...(lot !== undefined && { lotIds: [lot] }),
      ...(number?.kind === 'nie' && { licence: number.number }),
    },
    ...(moment && { at: moment }),
  }
}

const unknownSite = { id: 'Sarana ini tidak dikenal.', en: 'This site is not known.' }
const unknownLot = { id: 'Bets ini tidak dikenal.', en: 'This lot is not known.' }
const notANumber = {
  id: `Ini bukan nomor izin edar, misalnya ${groupNie('DKL2513031717A1')}.`,
  en: `This is no licence number; one looks like ${groupNie('DKL2513031717A1')}.`,
}
const notAMoment = {
  id: 'Tulis saat yang sudah lewat seperti 2026-11-01 atau 2026-11-01 14:30 (WIB).',
  en: 'Write a moment in the past like 2026-11-01 or 2026-11-01 14:30 (WIB).',
}
