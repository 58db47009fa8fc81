import { sql } from 'kysely'
import type { ActedStanding, LicenceFacts } from '#/features/register/licence.ts'
import type { Day } from '#/law/day.ts'
import type { Cite } from '#/law/provisions.ts'
import type { Actor } from '#/platform/audit/audit.ts'
import type { Tx } from '#/platform/database/connect.ts'

/** A licence that was issued elsewhere, with what was decided on it since. */
export type Entry = LicenceFacts & {
  number: string
  issuedOn: Day
  validUntil: Day
  decision?: { to: ActedStanding; on: Day; reasons: string; cite: Cite; by?: string }
}

/**
 * Enters many licences at once and gives the numbers that were entered; what the register has already stays as it is. Whoever calls has
 * checked every fact, and that no number and no trade item number occurs twice.
 */
export async function enterLicences(tx: Tx, entries: readonly Entry[], actor: Actor): Promise<Set<string>> {
  if (entries.length === 0) return new Set()
  const { rows } = await sql<{ number: string }>`
    insert into licence
      (number, commodity, product_name, brand, dosage_form, packs, composition, holder_id, holder_name, maker_name, issued_on, valid_until, method)
    select *
    from jsonb_to_recordset(${JSON.stringify(entries.map(rowOf))}::jsonb) as r (
      number text, commodity text, product_name text, brand text, dosage_form text, packs text[], composition jsonb,
      holder_id uuid, holder_name text, maker_name text, issued_on date, valid_until date, method text)
    on conflict do nothing
    returning number`.execute(tx)
  const entered = new Set(rows.map(({ number }) => number))
  const ours = entries.filter(({ number }) => entered.has(number))
  await sql`
    insert into licence_event
      (number, seq, standing, effective, reasons, instrument, article, superseded_by, actor_kind, actor_id, actor_name)
    select e.*, ${actor.kind}, ${actor.id}, ${actor.name}
    from jsonb_to_recordset(${JSON.stringify(ours.flatMap(eventsOf))}::jsonb) as e (
      number text, seq int, standing text, effective date, reasons text, instrument text, article text, superseded_by text)`.execute(
    tx,
  )
  await putGtins(
    tx,
    ours.flatMap(({ number, gtins = [] }) => gtins.map(gtin => ({ number, gtin }))),
  )
  return entered
}

/**
 * The licences in force or suspended that have these trade item numbers (14 digits). With `hold` nobody else can take one of them until
 * the transaction ends.
 */
export async function holdersOfGtins(tx: Tx, gtins: readonly string[], on: Day, hold: boolean): Promise<Map<string, string[]>> {
  if (gtins.length === 0) return new Map()
  const sorted = [...gtins].sort()
  // The lock of `addGtin`, taken in one order by everyone, so that two who enter the same items never wait for each other.
  if (hold)
    await sql`
      select pg_advisory_xact_lock(hashtextextended('licence_gtin ' || gtin, 0))
      from unnest(${sorted}::text[]) with ordinality as one (gtin, place)
      order by place`.execute(tx)
  const { rows } = await sql<{ gtin: string; number: string }>`
    select g.gtin, g.number
    from licence_gtin g
    join licence l on l.number = g.number
    cross join lateral (select standing from licence_event e where e.number = g.number order by seq desc limit 1) last
    where g.gtin = any(${sorted}::text[]) and l.valid_until > ${on} and last.standing in ('active', 'suspended')`.execute(tx)
  const holders = new Map<string, string[]>()
  for (const { gtin, number } of rows) holders.set(gtin, [...(holders.get(gtin) ?? []), number])
  return holders
}

/** Gives a licence the company that holds it, where it has none yet, and trade item numbers that it lacks. */
export async function completeLicence(
  tx: Tx,
  number: string,
  { holderId, gtins }: { holderId?: string | undefined; gtins: readonly string[] },
): Promise<void> {
  await tx
    .updateTable('licence')
    .set({ updated_at: new Date(), ...(holderId && { holder_id: holderId }) })
    .where('number', '=', number)
    .execute()
  await putGtins(
    tx,
    gtins.map(gtin => ({ number, gtin })),
  )
}

async function putGtins(tx: Tx, items: readonly { number: string; gtin: string }[]): Promise<void> {
  if (items.length > 0)
    await sql`
      insert into licence_gtin (gtin, number)
      select * from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as g (gtin text, number text)
      on conflict do nothing`.execute(tx)
}

const rowOf = (entry: Entry) => ({
  number: entry.number,
  commodity: entry.commodity,
  product_name: entry.productName,
  brand: entry.brand ?? null,
  dosage_form: entry.dosageForm,
  packs: entry.packs,
  composition: entry.composition,
  holder_id: entry.holder.companyId ?? null,
  holder_name: entry.holder.name,
  maker_name: entry.maker.name,
  issued_on: entry.issuedOn,
  valid_until: entry.validUntil,
  method: entry.method,
})

const eventsOf = ({ number, issuedOn, decision }: Entry) => [
  { number, seq: 1, standing: 'active', effective: issuedOn },
  ...(decision
    ? [
        {
          number,
          seq: 2,
          standing: decision.to,
          effective: decision.on,
          reasons: decision.reasons,
          ...decision.cite,
          superseded_by: decision.by ?? null,
        },
      ]
    : []),
]
