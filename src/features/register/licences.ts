import { type ActedStanding, checkMove, type Licence, type LicenceEvent, standingOn } from '#/features/register/licence.ts'
import { neighbours } from '#/features/register/neighbours.ts'
import { eventFrom, licenceFrom, licencesAt } from '#/features/register/read-licences.ts'
import { type Day, dayAt } from '#/law/day.ts'
import type { Cite } from '#/law/provisions.ts'
import type { Actor } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { Invalid, NotAllowed, NotFound } from '#/platform/http/errors.ts'

export { addGtin, addLicence, issueLicence } from '#/features/register/issue.ts'
export type { Ingredient, Licence, LicenceEvent, LicenceFacts, Standing } from '#/features/register/licence.ts'
export { searchLicences } from '#/features/register/search.ts'

/** The licence of that number (capitals and digits alone, as `readNie` gives it) as it stood on a day; undefined before its issue. */
export async function licenceOn(db: Db, number: string, day: Day): Promise<Licence | undefined> {
  const row = await licencesAt(db, day).where('l.number', '=', number).executeTakeFirst()
  return row && licenceFrom(row, day)
}

/** Like `licenceOn`; throws NotFound. */
export async function getLicence(db: Db, number: string, day: Day): Promise<Licence> {
  const licence = await licenceOn(db, number, day)
  if (!licence)
    throw new NotFound({
      id: `Izin edar ${number} tidak ada dalam register.`,
      en: `There is no licence ${number} in the register.`,
    })
  return licence
}

/** Holds a licence until the transaction ends, so that two who act on it at once act one after the other. */
export async function holdLicence(tx: Tx, number: string): Promise<void> {
  await tx.selectFrom('licence').select('number').where('number', '=', number).forUpdate().execute()
}

/** The licences of many numbers on one day, in any order; numbers that are not in the register are left out. */
export async function licencesByNumber(db: Db, numbers: readonly string[], day: Day): Promise<Licence[]> {
  if (numbers.length === 0) return []
  const rows = await licencesAt(db, day).where('l.number', 'in', numbers).execute()
  return rows.map(row => licenceFrom(row, day))
}

/** The licence under which a trade item (GTIN of 14 digits) is sold on a day: the newest where the number passed to a successor. */
export async function licenceOfGtin(db: Db, gtin: string, day: Day): Promise<Licence | undefined> {
  const row = await licencesAt(db, day)
    .innerJoin('licence_gtin as of', 'of.number', 'l.number')
    .where('of.gtin', '=', gtin)
    .orderBy('l.issued_on', 'desc')
    .orderBy('l.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && licenceFrom(row, day)
}

/** The licences of a company, those that end first before the others. */
export async function licencesOf(db: Db, companyId: string, day: Day = dayAt(new Date())): Promise<Licence[]> {
  const rows = await licencesAt(db, day)
    .where('l.holder_id', '=', companyId)
    .orderBy('l.valid_until')
    .orderBy('l.number')
    .execute()
  return rows.map(row => licenceFrom(row, day))
}

/** The company that holds a licence: what a route's `owner` asks. Undefined for no licence, or a holder who is not registered here. */
export async function holderOf(db: Db, number: string): Promise<string | undefined> {
  const row = await db.selectFrom('licence').select('holder_id').where('number', '=', number).executeTakeFirst()
  return row?.holder_id ?? undefined
}

export type StandingChange = { reasons: string; cite: Cite; on: Day } & (
  | { to: Exclude<ActedStanding, 'superseded'> }
  | { to: 'superseded'; by: string }
)

/**
 * Suspends, lifts (`to: 'active'`), revokes, cancels or supersedes a licence from a day on, and gives it as it stands then. Throws
 * NotAllowed where its standing does not allow that, and Invalid for a day before its last event or in the future; then
 * nothing is changed. Of two officers acting at once the second meets the standing that the first left.
 */
export async function changeStanding(
  tx: Tx,
  number: string,
  change: StandingChange,
  actor: Actor,
  today: Day = dayAt(new Date()),
): Promise<Licence> {
  const licence = await tx
    .selectFrom('licence')
    .select(['issued_on', 'valid_until'])
    .where('number', '=', number)
    .forUpdate()
    .executeTakeFirst()
  const last = (await historyOf(tx, number)).at(-1)
  if (!licence || !last) return getLicence(tx, number, change.on)
  checkDay(change.on, last.effective, today)
  checkMove(standingOn({ issuedOn: licence.issued_on, validUntil: licence.valid_until }, last, change.on).standing, change.to)
  await tx
    .insertInto('licence_event')
    .values({
      number,
      seq: last.seq + 1,
      standing: change.to,
      effective: change.on,
      reasons: change.reasons,
      instrument: change.cite.instrument,
      article: change.cite.article,
      superseded_by: change.to === 'superseded' ? change.by : null,
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: actor.name,
    })
    .execute()
  await tx.updateTable('licence').set({ updated_at: new Date() }).where('number', '=', number).execute()
  return getLicence(tx, number, change.on)
}

function checkDay(on: Day, lastEffective: Day, today: Day): void {
  if (on > today)
    throw new Invalid([
      { field: 'on', says: { id: 'Tindakan berlaku hari ini atau sebelumnya.', en: 'An act takes effect today or earlier.' } },
    ])
  if (on < lastEffective)
    throw new NotAllowed({
      id: `Peristiwa terakhir berlaku mulai ${lastEffective}; tindakan berikutnya tidak dapat berlaku sebelum hari itu.`,
      en: `The last event took effect on ${lastEffective}; what follows cannot take effect before that day.`,
    })
}

/** Everything that happened to a licence, first to last: its issue, then each act with its reasons and article. */
export async function historyOf(db: Db, number: string): Promise<LicenceEvent[]> {
  const rows = await db
    .selectFrom('licence_event')
    .select(['seq', 'standing', 'effective', 'reasons', 'instrument', 'article', 'superseded_by'])
    .where('number', '=', number)
    .orderBy('seq')
    .execute()
  return rows.map(row => ({ seq: row.seq, ...eventFrom(row) }))
}

/** Licences whose numbers differ from this one by a single slip of the finger: one character more, less, other, or two exchanged. */
export async function nearNumbers(db: Db, number: string, day: Day = dayAt(new Date())): Promise<Licence[]> {
  const near = await licencesByNumber(db, neighbours(number), day)
  return near.sort((a, b) => (a.number < b.number ? -1 : 1))
}
