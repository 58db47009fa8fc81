import { sql } from 'kysely'
import type { Day } from '#/law/day.ts'
import type { Tx } from '#/platform/database/connect.ts'
import { newId } from '#/platform/ids.ts'
import { alignedStart, codesFor, type Level, levels, type Packing } from './level.ts'
import './tables.ts'

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
}

/**
 * Issues a lot: its row, and one range of numbers for each packaging level. The cost does not depend on how many packs it has. The
 * classes' rows are locked in level order, so that lots of one licence issued at once wait for each other and never share a number.
 */
export async function issueLot(tx: Tx, facts: LotFacts): Promise<string> {
  const id = newId()
  await tx
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
      steps: JSON.stringify(facts.steps),
      idempotency_key: facts.idempotencyKey,
      issued_by: facts.issuedBy,
    })
    .execute()
  const counts = codesFor(facts)
  for (const level of levels) await takeNumbers(tx, id, facts, level, counts[level])
  return id
}

async function takeNumbers(tx: Tx, lotId: string, { licence, gtin }: LotFacts, level: Level, count: number): Promise<void> {
  // The row may be there already: then the update only locks it.
  const { rows } = await sql<{ id: number; key_version: number; next: number }>`
    insert into number_class as c (licence, level, gtin)
    values (${licence}, ${level}, ${gtin ?? null})
    on conflict on constraint number_class_once do update set next = c.next
    returning id, key_version, next`.execute(tx)
  const { id, key_version, next } = rows[0]!
  const from = alignedStart(next, count)
  await tx
    .updateTable('number_class')
    .set({ next: from + count })
    .where('id', '=', id)
    .execute()
  await tx
    .insertInto('lot_span')
    .values({ class_id: id, from_n: from, until_n: from + count, lot_id: lotId, level, key_version })
    .execute()
}
