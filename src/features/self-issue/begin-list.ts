import { ownSerialsQuota } from '#/features/coding/law.ts'
import { countsOf, type Lot, spansOfLot } from '#/features/coding/read-lots.ts'
import { recallsFor } from '#/features/recalls/recalls.ts'
import { standingWords } from '#/features/register/licence.ts'
import { getLicence } from '#/features/register/licences.ts'
import { type Day, dayAt } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import { type Actor, act } from '#/platform/audit/audit.ts'
import type { Db } from '#/platform/database/connect.ts'
import { NotAllowed, type Says } from '#/platform/http/errors.ts'
import { hasAccess } from './accesses.ts'
import { accessNeeded } from './law.ts'
import type { SerialList } from './list.ts'
import { type NewList, openList } from './lists.ts'

/**
 * Begins a list of serials for a lot, or gives the one begun before under this key. Throws NotAllowed where the serials of the lot are
 * the regulator's, where access was ended, where the licence is no longer in force or the batch is recalled, and beyond the quota.
 */
export async function beginList(
  db: Db,
  actor: Actor,
  lot: Lot,
  facts: Omit<NewList, 'lotId' | 'companyId' | 'madeBy'>,
  today: Day = dayAt(new Date()),
): Promise<{ list: SerialList; isNew: boolean }> {
  const refusal = await refusalToList(db, lot, facts.level, today)
  if (refusal) throw new NotAllowed(refusal)
  const deed = ({ list, isNew }: { list: SerialList; isNew: boolean }) => ({
    act: `serial list.${isNew ? 'begun' : 'asked again'}`,
    subject: 'serial list',
    id: list.id,
    facts: { lot: lot.id, level: facts.level, name: facts.name, bytes: facts.bytes },
  })
  return act(db, actor, deed, tx => openList(tx, { ...facts, lotId: lot.id, companyId: lot.companyId, madeBy: actor.name }))
}

/** Why a lot takes no list of serials today, or undefined. */
export async function refusalToList(db: Db, lot: Lot, level: SerialList['level'], today: Day): Promise<Says | undefined> {
  const { licence: number, id: lotId, batch, issuer, companyId } = lot
  if (issuer !== 'holder')
    return {
      id: 'Kode bets ini diterbitkan regulator, jadi tidak menerima nomor seri lain.',
      en: 'The codes of this batch are issued by the regulator; it takes no other serials.',
    }
  const need = find(today, ({ the }) => the(accessNeeded, { way: 'holder' })).value
  if (need === 'access right' && !(await hasAccess(db, companyId, 'holder')))
    return {
      id: 'Hak akses perusahaan Anda tidak berlaku lagi. Ajukan lagi di halaman Hak akses.',
      en: 'The access right of your company is no longer in force. Apply again on the page Access right.',
    }
  const { standing } = await getLicence(db, number, today)
  if (standing !== 'active')
    return {
      id: `Izin edar ${number} ${standingWords[standing].id}, jadi tidak ada nomor seri baru.`,
      en: `Licence ${number} is ${standingWords[standing].en}, so there are no new serials.`,
    }
  if ((await recallsFor(db, { licence: number, lotId, batch }, today)).length > 0)
    return {
      id: 'Produk ini sedang ditarik, jadi tidak ada nomor seri baru selama penarikan berjalan.',
      en: 'This product is being recalled, so there are no new serials while the recall runs.',
    }
  const { mostPacks } = find(today, ({ the }) => the(ownSerialsQuota, {})).value
  if (countsOf(await spansOfLot(db, lotId))[level] >= mostPacks)
    return {
      id: 'Bets ini sudah memuat nomor seri sebanyak kuotanya.',
      en: 'This batch has as many serials as its quota allows.',
    }
  return undefined
}
