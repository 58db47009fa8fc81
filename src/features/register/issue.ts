import { sql } from 'kysely'
import { licenceValidity } from '#/features/register/law.ts'
import type { LicenceFacts } from '#/features/register/licence.ts'
import { readNie } from '#/features/register/nie.ts'
import type { Commodity } from '#/features/register/nie-formats.ts'
import { composeNumber, type NumberSeries, seriesOf } from '#/features/register/number-series.ts'
import type { Numbered } from '#/features/register/numbered.ts'
import { gtin14, hasCheckDigit } from '#/gs1/check-digit.ts'
import { addYears, type Day, dayAt } from '#/law/day.ts'
import { type Finding, find } from '#/law/provisions.ts'
import type { Actor } from '#/platform/audit/audit.ts'
import type { Tx } from '#/platform/database/connect.ts'
import { Invalid, NotAllowed } from '#/platform/http/errors.ts'

/** Until when (exclusive) a licence issued on a day is valid, and the article that says so. */
export function validUntil(commodity: Commodity, issuedOn: Day): Finding<Day> {
  return find(issuedOn, ({ the }) => addYears(issuedOn, the(licenceValidity, { commodity }).years))
}

/**
 * Enters a granted licence under the next free number of its series and gives the number. Its validity follows from the law of the
 * day of issue. Numbers of drugs and processed food are given elsewhere: `addLicence`.
 */
export async function issueLicence(
  tx: Tx,
  { numbered, issuedOn, ...facts }: LicenceFacts & { issuedOn: Day; numbered: Numbered },
  actor: Actor,
): Promise<string> {
  const number = await nextNumber(tx, seriesOf(numbered, Number(issuedOn.slice(0, 4))))
  await addLicence(tx, { ...facts, number, issuedOn }, actor)
  return number
}

/**
 * Enters a licence whose number exists already: an old register, the demo. Without `validUntil` the law of the day of issue gives it.
 * Throws Invalid for a number, trade item number or day that cannot be, NotAllowed where the number is taken; then nothing is changed.
 */
export async function addLicence(
  tx: Tx,
  licence: LicenceFacts & { number: string; issuedOn: Day; validUntil?: Day },
  actor: Actor,
  today: Day = dayAt(new Date()),
): Promise<void> {
  const { number, issuedOn } = licence
  const until = licence.validUntil ?? validUntil(licence.commodity, issuedOn).value
  checkNumber(number)
  if (issuedOn > today)
    throw new Invalid([
      { field: 'issuedOn', says: { id: 'Tanggal terbit belum tiba.', en: 'The day of issue has not come yet.' } },
    ])
  if (until <= issuedOn)
    throw new Invalid([
      {
        field: 'validUntil',
        says: {
          id: 'Masa berlaku harus berakhir sesudah tanggal terbit.',
          en: 'The validity has to end after the day of issue.',
        },
      },
    ])
  const added = await tx
    .insertInto('licence')
    .values({
      number,
      commodity: licence.commodity,
      product_name: licence.productName,
      brand: licence.brand ?? null,
      dosage_form: licence.dosageForm,
      packs: [...licence.packs],
      composition: JSON.stringify(licence.composition),
      holder_id: licence.holder.companyId ?? null,
      holder_name: licence.holder.name,
      maker_name: licence.maker.name,
      maker_site_id: licence.maker.siteId ?? null,
      issued_on: issuedOn,
      valid_until: until,
      method: licence.method,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('number')
    .executeTakeFirst()
  if (!added)
    throw new NotAllowed({
      id: `Nomor ${number} sudah ada dalam register.`,
      en: `The number ${number} is in the register already.`,
    })
  await tx
    .insertInto('licence_event')
    .values({
      number,
      seq: 1,
      standing: 'active',
      effective: issuedOn,
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: actor.name,
    })
    .execute()
  // In one order for everyone, so that two licences with the same items never wait for each other.
  const gtins = [...(licence.gtins ?? []).entries()].sort(([, a], [, b]) => (a < b ? -1 : 1))
  for (const [index, gtin] of gtins) await addGtin(tx, number, gtin, `gtins.${index}`)
}

/** Puts a trade item number under a licence. Throws Invalid for a number that is no GTIN, or that another live licence has. */
export async function addGtin(tx: Tx, number: string, gtin: string, field = 'gtin'): Promise<void> {
  const full = gtin14(gtin.trim())
  if (!full || !hasCheckDigit(full))
    throw new Invalid([
      {
        field,
        says: {
          id: `“${gtin.slice(0, 20)}” bukan GTIN: 8, 12, 13 atau 14 angka dengan angka periksa yang cocok.`,
          en: `“${gtin.slice(0, 20)}” is no GTIN: 8, 12, 13 or 14 digits with a check digit that fits.`,
        },
      },
    ])
  // The lock keeps two licences from taking the same number at once: neither would see the other's row.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`licence_gtin ${full}`}, 0))`.execute(tx)
  const { rows } = await sql<{ number: string }>`
    select g.number
    from licence_gtin g
    cross join lateral (select standing from licence_event e where e.number = g.number order by seq desc limit 1) last
    where g.gtin = ${full} and g.number <> ${number} and last.standing in ('active', 'suspended')
    limit 1`.execute(tx)
  if (rows[0])
    throw new Invalid([
      {
        field,
        says: {
          id: `GTIN ${full} sudah dipakai izin edar ${rows[0].number}.`,
          en: `GTIN ${full} belongs to licence ${rows[0].number}.`,
        },
      },
    ])
  await tx
    .insertInto('licence_gtin')
    .values({ gtin: full, number })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

function checkNumber(number: string): void {
  const reading = readNie(number)
  if (reading.kind === 'nie' && reading.number === number) return
  const says =
    reading.kind === 'nie'
      ? { id: `Tulis nomor tanpa tanda lain: ${reading.number}.`, en: `Write the number alone: ${reading.number}.` }
      : 'says' in reading
        ? reading.says
        : { id: 'Nomor izin edar wajib diisi.', en: 'A licence number is required.' }
  throw new Invalid([{ field: 'number', says }])
}

/** The next number that no licence has. The counter's row stays locked until the transaction ends, so no number is given twice. */
async function nextNumber(tx: Tx, series: NumberSeries): Promise<string> {
  const name = `${series.head}…${series.tail}`
  const { rows } = await sql<{ last: number }>`
    insert into licence_counter as c (series, last)
    values (${name}, 1)
    on conflict (series) do update set last = c.last + 1
    returning last`.execute(tx)
  const number = composeNumber(series, rows[0]!.last)
  const taken = await tx.selectFrom('licence').select('number').where('number', '=', number).executeTakeFirst()
  if (!taken) return number
  const free = await nextFree(tx, number, series)
  await sql`update licence_counter set last = ${free} where series = ${name}`.execute(tx)
  return composeNumber(series, free)
}

/** The first running number after a taken one that is free: licences of an old register may stand in the series. */
async function nextFree(tx: Tx, taken: string, { head, runningDigits, tail }: NumberSeries): Promise<number> {
  const running = sql`substr(l.number, ${head.length + 1}::int, ${runningDigits}::int)::bigint + 1`
  const { rows } = await sql<{ free: number }>`
    select ${running} as free
    from licence l
    where l.number >= ${taken} and l.number like ${`${head}%${tail}`} and length(l.number) = ${taken.length}
      and not exists (
        select from licence other
        where other.number = ${head} || lpad((${running})::text, ${runningDigits}::int, '0') || ${tail}
      )
    order by 1
    limit 1`.execute(tx)
  return rows[0]!.free
}
