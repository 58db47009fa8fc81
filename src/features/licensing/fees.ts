import type { Day } from '#/law/day.ts'
import type { Finding } from '#/law/provisions.ts'
import type { Actor } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { nextNumber } from './cases.ts'

/** A fee order (surat perintah bayar, SPB), and its payment where there is one. Whole rupiah. */
export type FeeOrder = {
  number: string
  amount: number
  issuedOn: Day
  /** The rows of law that the amount rests on, as they were when it was issued. */
  finding: Finding<number>
  payment?: { reference: string; amount: number; paidOn: Day; via: string; recordedBy: string }
}

/** Issues the fee order of a case and gives its number. */
export async function issueOrder(tx: Tx, caseId: string, finding: Finding<number>): Promise<string> {
  const number = await nextNumber(tx, 'SPB', finding.on)
  await tx
    .insertInto('fee_order')
    .values({ number, case_id: caseId, amount: finding.value, issued_on: finding.on, finding: JSON.stringify(finding) })
    .execute()
  return number
}

/** The fee order of a case, undefined before it was filed. */
export async function findOrder(db: Db, caseId: string): Promise<FeeOrder | undefined> {
  const row = await db
    .selectFrom('fee_order as o')
    .leftJoin('payment as p', 'p.order_number', 'o.number')
    .select([
      'o.number',
      'o.amount',
      'o.issued_on',
      'o.finding',
      'p.amount as paid',
      'p.bank_reference',
      'p.paid_on',
      'p.via',
      'p.actor_name',
    ])
    .where('o.case_id', '=', caseId)
    .executeTakeFirst()
  if (!row) return undefined
  const { number, amount, issued_on, finding, paid, bank_reference, paid_on, via, actor_name } = row
  return {
    number,
    amount,
    issuedOn: issued_on,
    finding: finding as Finding<number>,
    ...(bank_reference &&
      paid_on &&
      paid !== null && {
        payment: { reference: bank_reference, amount: paid, paidOn: paid_on, via: via ?? '', recordedBy: actor_name ?? '' },
      }),
  }
}

/** The case of a fee order, undefined where there is no such order. */
export async function caseOfOrder(db: Db, number: string): Promise<string | undefined> {
  const row = await db.selectFrom('fee_order').select('case_id').where('number', '=', number).executeTakeFirst()
  return row?.case_id
}

/** Keeps a payment. Gives false where the order is paid or the bank reference has paid another. */
export async function insertPayment(
  tx: Tx,
  { order, amount, reference, paidOn, via }: { order: string; amount: number; reference: string; paidOn: Day; via: string },
  actor: Actor,
): Promise<boolean> {
  const added = await tx
    .insertInto('payment')
    .values({
      order_number: order,
      amount,
      bank_reference: reference,
      paid_on: paidOn,
      via,
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: actor.name,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('order_number')
    .executeTakeFirst()
  return added !== undefined
}
