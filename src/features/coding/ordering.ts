import { workingDays } from '#/features/calendar/holidays.ts'
import { getCompany } from '#/features/companies/companies.ts'
import { findSite } from '#/features/companies/sites.ts'
import { recallsFor } from '#/features/recalls/recalls.ts'
import { licenceOn } from '#/features/register/licences.ts'
import { hasAccess } from '#/features/self-issue/accesses.ts'
import { gtin14 } from '#/gs1/check-digit.ts'
import { type Day, dayAt } from '#/law/day.ts'
import { type Actor, act } from '#/platform/audit/audit.ts'
import type { Db } from '#/platform/database/connect.ts'
import { Invalid } from '#/platform/http/errors.ts'
import { findEarlier, issueOnce } from './lots.ts'
import { type Judgement, judgeOrder, type Order, type OrderFinding, sayFinding, stopsOf, waits } from './order.ts'
import type { Issuer } from './order-asked.ts'
import type { OrderOnce } from './order-form.ts'
import { findEarlierOrder, keepOrder } from './waiting-orders.ts'

/** Who orders: the company, and whether its person or key has a second factor. */
export type Orderer = { actor: Actor; companyId: string; hasSecondFactor: boolean; issuer?: Issuer }

/** Judges an order as things stand today, without issuing anything. */
export async function judgeNow(
  db: Db,
  order: Order,
  { companyId, hasSecondFactor, issuer = 'regulator' }: Omit<Orderer, 'actor'>,
  today: Day,
): Promise<Judgement> {
  const { licence: number, batch } = order
  const { isWorkingDay } = await workingDays(db)
  return judgeOrder(order, {
    today,
    isWorkingDay,
    company: await getCompany(db, companyId),
    licence: await licenceOn(db, number, today),
    site: await findSite(db, order.siteId),
    recalls: await recallsFor(db, { licence: number, batch }, today),
    hasSecondFactor,
    issuer,
    hasAccess: await hasAccess(db, companyId, issuer),
  })
}

/** What became of an order: the lot, or an order that waits for an officer. */
export type Ordered = { id: string; isNew: boolean; waits: boolean; findings: OrderFinding[] }

/**
 * Issues the codes of a batch at once, or lets the order wait for an officer where it is larger than what is granted without one. The
 * same order under the same key gives what it gave before, also after the licence has ended. A lot whose serials the holder makes
 * (`issuer`) begins empty. Throws Invalid, field by field with articles, where anything stops it; then nothing is issued.
 */
export async function orderLot(
  db: Db,
  { idempotencyKey, ...asked }: OrderOnce,
  orderer: Orderer,
  today: Day = dayAt(new Date()),
): Promise<Ordered> {
  const { actor, companyId, issuer } = orderer
  const order: Order = { ...asked, gtin: asked.gtin && (gtin14(asked.gtin) ?? asked.gtin) }
  return act(db, actor, deedOf(order), async tx => {
    const facts = { ...order, companyId, idempotencyKey, ...(issuer && { issuer }) }
    const earlier = await findEarlier(tx, facts)
    if (earlier) return { id: earlier, isNew: false, waits: false, findings: [] }
    const waiting = await findEarlierOrder(tx, { order, companyId, idempotencyKey })
    if (waiting) return { id: waiting, isNew: false, waits: true, findings: [] }
    const judgement = await judgeNow(tx, order, orderer, today)
    refuseStopped(judgement)
    const { findings, steps } = judgement
    if (waits(judgement)) {
      const id = await keepOrder(tx, { order, companyId, idempotencyKey, orderedBy: actor.name })
      return { id, isNew: true, waits: true, findings }
    }
    const issued = await issueOnce(tx, { ...facts, steps, issuedBy: actor.name })
    return { ...issued, waits: false, findings }
  })
}

/** Throws Invalid with everything that stops an order. */
export function refuseStopped(judgement: Judgement): void {
  const stops = stopsOf(judgement)
  if (stops.length) throw new Invalid(stops.map(stop => ({ ...stop, says: sayFinding(stop) })))
}

const deedOf =
  ({ licence, batch, packs }: Order) =>
  ({ id, isNew, waits }: Ordered) => ({
    act: `${waits ? 'order' : 'lot'}.${isNew ? (waits ? 'waits' : 'issued') : 'asked again'}`,
    subject: waits ? 'order' : 'lot',
    id,
    facts: { licence, batch, packs },
  })
