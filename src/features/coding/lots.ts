import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '#/law/day.ts'
import { numbersPerClass } from '#/numbers/class.ts'
import type { Tx } from '#/platform/database/connect.ts'
import { Invalid, NotAllowed } from '#/platform/http/errors.ts'
import { newId } from '#/platform/ids.ts'
import { codesFor, type Level, levels, type Packing, startStep } from './level.ts'
import type { Issuer } from './order-asked.ts'

/** What a lot needs besides its numbers. Judged before it comes here (`order.ts`). */
export type LotFacts = Packing & {
  licence: string
  companyId: string
  siteId: string
  batch: string
  gtin?: string | undefined
  productionDate: Day
  expiry: Day
  /** The articles that the issue rested on. */
  steps: unknown
  idempotencyKey: string
  issuedBy: string
  /** When it was issued, for lots of an earlier day that are entered later; now where nothing is said. */
  issuedAt?: Date
  /** Who makes the serials; the regulator where nothing is said. A holder's own come later, as lists (`book-entry.ts`). */
  issuer?: Issuer
}

/**
 * Issues a lot: its row, and one range of numbers for each packaging level. The cost does not depend on how many packs it has. The
 * classes' rows are locked in level order, so that lots of one licence issued at once wait for each other and never share a number.
 * The same facts under the same idempotency key give the lot that was issued then. Throws Invalid where the key was used for other
 * facts, or the batch has codes already.
 */
export async function issueLot(tx: Tx, facts: LotFacts): Promise<string> {
  return (await issueOnce(tx, facts)).id
}

/** `issueLot`, telling whether the lot is new or was issued by an earlier order with this key. */
export async function issueOnce(tx: Tx, facts: LotFacts): Promise<{ id: string; isNew: boolean }> {
  const id = newId()
  const inserted = await tx
    .insertInto('lot')
    .values({
      id,
      licence: facts.licence,
      company_id: facts.companyId,
      site_id: facts.siteId,
      batch: facts.batch,
      gtin: facts.gtin ?? null,
      production_date: facts.productionDate,
      expiry: facts.expiry,
      packs: facts.packs,
      per_case: facts.perCase,
      per_pallet: facts.perPallet,
      ground: await groundOf(tx, facts.steps),
      idempotency_key: facts.idempotencyKey,
      issued_by: facts.issuedBy,
      issuer: facts.issuer ?? 'regulator',
      ...(facts.issuedAt && { issued_at: facts.issuedAt }),
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) {
    const earlier = await findEarlier(tx, facts)
    if (!earlier) throw batchTaken(facts.batch)
    return { id: earlier, isNew: false }
  }
  if (facts.issuer === 'holder') return { id, isNew: true }
  const counts = codesFor(facts)
  for (const level of levels) await takeNumbers(tx, id, facts, level, counts[level])
  return { id, isNew: true }
}

/** The lot that an order with this key has given already; undefined for a new key. Throws Invalid where the facts differ. */
export async function findEarlier(tx: Tx, facts: Omit<LotFacts, 'steps' | 'issuedBy' | 'issuedAt'>): Promise<string | undefined> {
  const row = await tx
    .selectFrom('lot')
    .selectAll()
    .where('company_id', '=', facts.companyId)
    .where('idempotency_key', '=', facts.idempotencyKey)
    .executeTakeFirst()
  if (!row) return undefined
  const same =
    row.licence === facts.licence &&
    row.site_id === facts.siteId &&
    row.batch === facts.batch &&
    row.gtin === (facts.gtin ?? null) &&
    row.production_date === facts.productionDate &&
    row.expiry === facts.expiry &&
    row.packs === facts.packs &&
    row.per_case === facts.perCase &&
    row.per_pallet === facts.perPallet &&
    row.issuer === (facts.issuer ?? 'regulator')
  if (!same) throw keyUsed()
  return row.id
}

/** The steps are the same for nearly all lots issued under one state of the law: they are kept once. */
async function groundOf(tx: Tx, steps: unknown): Promise<number> {
  const text = JSON.stringify(steps)
  const hash = createHash('sha256').update(text).digest('hex')
  const known = await tx.selectFrom('lot_ground').select('id').where('hash', '=', hash).executeTakeFirst()
  if (known) return known.id
  const { rows } = await sql<{ id: number }>`
    insert into lot_ground as g (hash, steps)
    values (${hash}, ${text})
    on conflict on constraint lot_ground_once do update set hash = g.hash
    returning id`.execute(tx)
  return rows[0]!.id
}

async function takeNumbers(tx: Tx, lotId: string, { licence, gtin }: LotFacts, level: Level, count: number): Promise<void> {
  const step = startStep(count)
  // One statement finds or makes the class, locks its row and moves it on: the range ends where next now stands. The class takes over
  // the newest version of the key here, so changing the key touches no class.
  const { rows } = await sql<{ id: number; key_version: number; next: number }>`
    insert into number_class as c (licence, level, gtin, next, key_version)
    select ${licence}, ${level}, ${gtin ?? null}, ${count}, coalesce(max(version), 1)
    from number_key
    on conflict on constraint number_class_once
      do update set key_version = greatest(c.key_version, excluded.key_version),
        next = (c.next + ${step}::bigint - 1) / ${step}::bigint * ${step}::bigint + ${count}::bigint
    returning id, key_version, next`
    .execute(tx)
    .catch(error => {
      throw isFull(error) ? classFull() : error
    })
  const { id, key_version, next } = rows[0]!
  await tx
    .insertInto('lot_span')
    .values({ class_id: id, from_n: next - count, until_n: next, lot_id: lotId, key_version })
    .execute()
}

/**
 * Gives a lot the next numbers of its class at one level for serials of the book: where the lot's last range ends there, it grows,
 * otherwise a new one begins. Locks the class until the transaction ends.
 */
export async function takeBookNumbers(
  tx: Tx,
  lot: { id: string; licence: string; gtin?: string | undefined },
  level: Level,
  count: number,
): Promise<{ classId: number; from: number }> {
  const { rows } = await sql<{ id: number; next: number }>`
    insert into number_class as c (licence, level, gtin, next, has_book)
    values (${lot.licence}, ${level}, ${lot.gtin ?? null}, ${count}, true)
    on conflict on constraint number_class_once do update set next = c.next + ${count}::bigint, has_book = true
    returning id, next`
    .execute(tx)
    .catch(error => {
      throw isFull(error) ? classFull() : error
    })
  const { id: classId, next } = rows[0]!
  const from = next - count
  const { numUpdatedRows } = await tx
    .updateTable('lot_span')
    .set({ until_n: next })
    .where('class_id', '=', classId)
    .where('lot_id', '=', lot.id)
    .where('until_n', '=', from)
    .where('key_version', '=', 0)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n)
    await tx
      .insertInto('lot_span')
      .values({ class_id: classId, from_n: from, until_n: next, lot_id: lot.id, key_version: 0 })
      .execute()
  return { classId, from }
}

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'number_class_next'

const classFull = () =>
  new NotAllowed({
    id: `Izin edar ini telah memakai seluruh ${numbersPerClass} nomornya pada satu tingkat kemasan. Tidak ada kode yang terbit.`,
    en: `This licence has used all of its ${numbersPerClass} numbers at one packaging level. No codes were issued.`,
  })

const batchTaken = (batch: string) =>
  new Invalid([
    {
      field: 'batch',
      says: {
        id: `Bets ${batch} dari izin edar ini sudah memiliki kode. Buka bets itu untuk mengunduh atau mencetak ulang.`,
        en: `Batch ${batch} of this licence has codes already. Open that lot to download or print them again.`,
      },
    },
  ])

const keyUsed = () =>
  new Invalid([
    {
      field: 'idempotencyKey',
      says: {
        id: 'Kunci ini sudah dipakai untuk pesanan dengan isi lain, jadi tidak ada kode yang terbit. Pakai kunci baru untuk pesanan baru.',
        en: 'This key was used for an order with other facts, so no codes were issued. Use a new key for a new order.',
      },
    },
  ])
