import { type Selectable, sql } from 'kysely'
import { type Licence, type LicenceEvent, standingOn } from '#/features/register/licence.ts'
import type { LicenceEventTable, LicenceTable } from '#/features/register/tables.ts'
import type { Day } from '#/law/day.ts'
import type { InstrumentKey } from '#/law/instruments.ts'
import type { Db } from '#/platform/database/connect.ts'

/** Licences with their trade item numbers and the last event that has taken effect by a day; whoever asks adds which ones. */
export const licencesAt = (db: Db, day: Day) =>
  db
    .selectFrom('licence as l')
    .leftJoinLateral(
      eb =>
        eb
          .selectFrom('licence_event as e')
          .select(['e.standing', 'e.effective', 'e.reasons', 'e.instrument', 'e.article', 'e.superseded_by', 'e.seq'])
          .whereRef('e.number', '=', 'l.number')
          .where('e.effective', '<=', day)
          .orderBy('e.seq', 'desc')
          .limit(1)
          .as('last'),
      join => join.onTrue(),
    )
    .select([
      'l.number',
      'l.commodity',
      'l.product_name',
      'l.brand',
      'l.dosage_form',
      'l.packs',
      'l.composition',
      'l.holder_id',
      'l.holder_name',
      'l.maker_name',
      'l.maker_site_id',
      'l.issued_on',
      'l.valid_until',
      'l.method',
      'l.updated_at',
      'last.standing',
      'last.effective',
      'last.reasons',
      'last.instrument',
      'last.article',
      'last.superseded_by',
      sql<string[]>`array(select g.gtin from licence_gtin g where g.number = l.number order by g.gtin)`.as('gtins'),
    ])
    .where('l.issued_on', '<=', day)

type EventColumns = Pick<
  Selectable<LicenceEventTable>,
  'standing' | 'effective' | 'reasons' | 'instrument' | 'article' | 'superseded_by'
>
type Row = Omit<Selectable<LicenceTable>, 'search'> & { [Name in keyof EventColumns]: EventColumns[Name] | null } & {
  gtins: string[]
}

/** A row of `licencesAt` as the licence on that day. */
export function licenceFrom(row: Row, day: Day): Licence {
  const { standing, effective } = row
  const last = standing && effective ? eventFrom({ ...row, standing, effective }) : undefined
  const validity = { issuedOn: row.issued_on, validUntil: row.valid_until }
  return {
    number: row.number,
    commodity: row.commodity,
    productName: row.product_name,
    ...(row.brand !== null && { brand: row.brand }),
    dosageForm: row.dosage_form,
    packs: row.packs,
    composition: row.composition,
    holder: { name: row.holder_name, ...(row.holder_id !== null && { companyId: row.holder_id }) },
    maker: { name: row.maker_name, ...(row.maker_site_id !== null && { siteId: row.maker_site_id }) },
    method: row.method,
    gtins: row.gtins,
    ...validity,
    ...standingOn(validity, last, day),
    updatedAt: row.updated_at,
  }
}

/** The columns of an event as the event, without its place in the order. */
export function eventFrom(row: EventColumns): Omit<LicenceEvent, 'seq'> {
  return {
    standing: row.standing,
    effective: row.effective,
    ...(row.reasons !== null && { reasons: row.reasons }),
    ...(row.instrument !== null &&
      row.article !== null && { cite: { instrument: row.instrument as InstrumentKey, article: row.article } }),
    ...(row.superseded_by !== null && { supersededBy: row.superseded_by }),
  }
}
