import { validUntil } from '#/features/register/issue.ts'
import type { Licence, LicenceFacts } from '#/features/register/licence.ts'
import { getLicence, holdLicence } from '#/features/register/licences.ts'
import type { Day } from '#/law/day.ts'
import type { InstrumentKey } from '#/law/instruments.ts'
import type { Cite } from '#/law/provisions.ts'
import type { Actor } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { NotAllowed } from '#/platform/http/errors.ts'
import './tables.ts'

/** What of a licence may be altered under the same number. Whether it may be, is the law of the service that alters it. */
export type LicenceChanges = Partial<
  Pick<LicenceFacts, 'productName' | 'brand' | 'dosageForm' | 'packs' | 'composition' | 'holder' | 'maker'>
>

/** One alteration of a licence: each altered part as it was and as it is since. */
export type Amendment = {
  seq: number
  kind: 'amendment' | 'renewal'
  effective: Day
  changes: Readonly<Record<string, { from?: unknown; to: unknown }>>
  cite: Cite
}

type Decision = { on: Day; cite: Cite }

/**
 * Alters a licence from a day on and keeps what it said before. Gives the parts that really changed; where nothing differs, nothing is
 * written. Throws NotAllowed for a licence that has ended, NotFound where there is none.
 */
export async function amendLicence(
  tx: Tx,
  number: string,
  changes: LicenceChanges,
  decision: Decision,
  actor: Actor,
): Promise<(keyof LicenceChanges)[]> {
  const before = await getAmendable(tx, number, decision.on)
  const altered = (Object.keys(changes) as (keyof LicenceChanges)[]).filter(
    part => changes[part] !== undefined && JSON.stringify(changes[part]) !== JSON.stringify(before[part]),
  )
  if (altered.length === 0) return []
  const after = { ...before, ...changes }
  await tx
    .updateTable('licence')
    .set({
      product_name: after.productName,
      brand: after.brand ?? null,
      dosage_form: after.dosageForm,
      packs: [...after.packs],
      composition: JSON.stringify(after.composition),
      holder_id: after.holder.companyId ?? null,
      holder_name: after.holder.name,
      maker_name: after.maker.name,
      maker_site_id: after.maker.siteId ?? null,
      updated_at: new Date(),
    })
    .where('number', '=', number)
    .execute()
  const kept = Object.fromEntries(altered.map(part => [part, { from: before[part], to: after[part] }]))
  await record(tx, number, { kind: 'amendment', changes: kept, ...decision }, actor)
  return altered
}

/**
 * Renews a licence under its number: its validity, by the law of that day, is counted anew from the end of the present one. Gives the
 * first day on which it will no longer be valid. Throws NotAllowed for a licence that has ended, NotFound where there is none.
 */
export async function renewLicence(tx: Tx, number: string, decision: Decision, actor: Actor): Promise<Day> {
  const before = await getAmendable(tx, number, decision.on)
  const until = validUntil(before.commodity, before.validUntil).value
  await tx.updateTable('licence').set({ valid_until: until, updated_at: new Date() }).where('number', '=', number).execute()
  await record(
    tx,
    number,
    { kind: 'renewal', changes: { validUntil: { from: before.validUntil, to: until } }, ...decision },
    actor,
  )
  return until
}

/** Every alteration of a licence, first to last. */
export async function amendmentsOf(db: Db, number: string): Promise<Amendment[]> {
  const rows = await db.selectFrom('licence_amendment').selectAll().where('number', '=', number).orderBy('seq').execute()
  return rows.map(({ seq, kind, effective, changes, instrument, article }) => ({
    seq,
    kind,
    effective,
    changes,
    cite: { instrument: instrument as InstrumentKey, article },
  }))
}

/** The licence, held until the transaction ends. One that ran out while its application was judged may still be renewed. */
async function getAmendable(tx: Tx, number: string, on: Day): Promise<Licence> {
  await holdLicence(tx, number)
  const licence = await getLicence(tx, number, on)
  const { standing } = licence
  if (standing === 'active' || standing === 'expired') return licence
  throw new NotAllowed(
    standing === 'suspended'
      ? {
          id: `Izin edar ${number} sedang dibekukan; perubahan dan pembaruan menunggu pembekuan dicabut.`,
          en: `Licence ${number} is suspended; changes and renewal wait until the suspension is lifted.`,
        }
      : {
          id: `Izin edar ${number} sudah berakhir, jadi tidak dapat diubah atau diperbarui.`,
          en: `Licence ${number} has ended, so it can be neither changed nor renewed.`,
        },
  )
}

async function record(
  tx: Tx,
  number: string,
  { kind, changes, on, cite }: Pick<Amendment, 'kind' | 'changes'> & Decision,
  actor: Actor,
): Promise<void> {
  const { count } = await tx
    .selectFrom('licence_amendment')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('licence_amendment')
    .values({
      number,
      seq: Number(count) + 1,
      kind,
      effective: on,
      changes: JSON.stringify(changes),
      instrument: cite.instrument,
      article: cite.article,
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: actor.name,
    })
    .execute()
}
