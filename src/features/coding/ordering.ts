import { workingDays } from '#/features/calendar/holidays.ts'
import { getCompany } from '#/features/companies/companies.ts'
import { findSite } from '#/features/companies/sites.ts'
import { recallsFor } from '#/features/recalls/recalls.ts'
import { licenceOn } from '#/features/register/licences.ts'
import { gtin14 } from '#/gs1/check-digit.ts'
import { type Day, dayAt } from '#/law/day.ts'
import { type Actor, act } from '#/platform/audit/audit.ts'
import type { Db } from '#/platform/database/connect.ts'
import { Invalid } from '#/platform/http/errors.ts'
import { findEarlier, issueOnce } from './lots.ts'
import { type Judgement, judgeOrder, type Order, type OrderFinding, sayFinding, stopsOf } from './order.ts'
import type { OrderOnce } from './order-form.ts'

/** Who orders: the company, and whether its person or key has a second factor. */
export type Orderer = { actor: Actor; companyId: string; hasSecondFactor: boolean }

/** Judges an order as things stand today, without issuing anything. */
export async function judgeNow(
  db: Db,
  order: Order,
  { companyId, hasSecondFactor }: Omit<Orderer, 'actor'>,
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
  })
}

export type Ordered = { id: string; isNew: boolean; findings: OrderFinding[] }

/**
 * Issues the codes of a batch at once. The same order under the same key gives the lot that it gave before, also after the licence
 * has ended. Throws Invalid, field by field with articles, where anything stops it; then nothing is issued.
 */
export async function orderLot(
  db: Db,
  { idempotencyKey, ...asked }: OrderOnce,
  orderer: Orderer,
  today: Day = dayAt(new Date()),
): Promise<Ordered> {
  const { actor, companyId } = orderer
  const order: Order = { ...asked, gtin: asked.gtin && (gtin14(asked.gtin) ?? asked.gtin) }
  return act(db, actor, deedOf(order), async tx => {
    const facts = { ...order, companyId, idempotencyKey }
    const earlier = await findEarlier(tx, facts)
    if (earlier) return { id: earlier, isNew: false, findings: [] }
    const judgement = await judgeNow(tx, order, orderer, today)
    const stops = stopsOf(judgement)
    if (stops.length) throw new Invalid(stops.map(stop => ({ ...stop, says: sayFinding(stop) })))
    const issued = await issueOnce(tx, { ...facts, ...issuedAt(today), steps: judgement.steps, issuedBy: actor.name })
    return { ...issued, findings: judgement.findings }
  })
}

/** An order judged under the law of an earlier day was given on that day. */
const issuedAt = (day: Day) => (day === dayAt(new Date()) ? {} : { issuedAt: new Date(`${day}T10:00:00+07:00`) })

const deedOf =
  ({ licence, batch, packs }: Order) =>
  ({ id, isNew }: Ordered) => ({
    act: isNew ? 'lot.issued' : 'lot.asked again',
    subject: 'lot',
    id,
    facts: { licence, batch, packs },
  })
