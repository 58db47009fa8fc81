import { writeToPeople } from '#/features/companies/letters.ts'
import { dayAt } from '#/law/day.ts'
import { sayCite } from '#/law/explain.ts'
import { actorOf, type Visitor } from '#/platform/accounts/person.ts'
import { act } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { NotAllowed } from '#/platform/http/errors.ts'
import { issueOnce } from './lots.ts'
import type { OrderDecision } from './order-asked.ts'
import { judgeNow, refuseStopped } from './ordering.ts'
import { endWaiting, lockWaiting, type WaitingOrder } from './waiting-orders.ts'

/**
 * An officer grants an order that waits: it is judged again under the law and the register of today, its codes are issued, and the
 * company's people are told. Throws Invalid where something stops it by now; then it still waits. Gives the lot.
 */
export async function issueWaiting(db: Db, officer: Visitor, id: string, origin: string): Promise<string> {
  return decide(db, officer, id, 'issued', async (tx, { order, companyId, idempotencyKey, orderedBy }) => {
    // Who ordered had a second factor then: without one the order would not have been kept.
    const judgement = await judgeNow(tx, order, { companyId, hasSecondFactor: true }, dayAt(new Date()))
    refuseStopped(judgement)
    const lot = await issueOnce(tx, { ...order, companyId, idempotencyKey, steps: judgement.steps, issuedBy: orderedBy })
    await endWaiting(tx, id, officer.name, { state: 'issued', lotId: lot.id })
    await writeToPeople(tx, companyId, lang =>
      lang === 'id'
        ? {
            subject: `Kode bets ${order.batch} terbit`,
            body: `Pesanan kode bets ${order.batch} disetujui.\n\n${origin}/lots/${lot.id}\n`,
          }
        : {
            subject: `Codes of batch ${order.batch} are issued`,
            body: `The order of codes for batch ${order.batch} was granted.\n\n${origin}/lots/${lot.id}\n`,
          },
    )
    return lot.id
  })
}

/** An officer refuses an order, with reasons and their article, and the company's people are told. */
export async function refuseWaiting(
  db: Db,
  officer: Visitor,
  id: string,
  decision: OrderDecision,
  origin: string,
): Promise<void> {
  await decide(db, officer, id, 'refused', async (tx, { order, companyId }) => {
    await endWaiting(tx, id, officer.name, { state: 'refused', decision })
    const because = `${decision.reasons} (${sayCite(decision.cite)})`
    await writeToPeople(tx, companyId, lang =>
      lang === 'id'
        ? { subject: `Pesanan kode bets ${order.batch} ditolak`, body: `Alasan: ${because}\n\n${origin}/code-orders/${id}\n` }
        : {
            subject: `The order of codes for batch ${order.batch} is refused`,
            body: `Reason: ${because}\n\n${origin}/code-orders/${id}\n`,
          },
    )
  })
}

/** The company takes its order back. */
export async function withdrawWaiting(db: Db, who: Visitor, id: string): Promise<void> {
  await act(db, actorOf(who), { act: 'order.withdrawn', subject: 'order', id }, async tx => {
    await lockWaiting(tx, id)
    await endWaiting(tx, id, who.name, { state: 'withdrawn' })
  })
}

async function decide<T>(
  db: Db,
  officer: Visitor,
  id: string,
  what: 'issued' | 'refused',
  work: (tx: Tx, order: WaitingOrder) => Promise<T>,
): Promise<T> {
  return act(db, actorOf(officer), { act: `order.${what}`, subject: 'order', id }, async tx => {
    const waiting = await lockWaiting(tx, id)
    if (officer.companyId === waiting.companyId)
      throw new NotAllowed({
        id: 'Anda tidak dapat memutuskan pesanan perusahaan yang Anda wakili. Serahkan kepada petugas lain.',
        en: 'You cannot decide on an order of a company that you act for. Leave it to another officer.',
      })
    return work(tx, waiting)
  })
}
