import { methodOf } from '#/features/coding/law.ts'
import { orderLot } from '#/features/coding/ordering.ts'
import { productClass } from '#/features/coding/product-class.ts'
import { endRecall, type RecallStart, startRecall } from '#/features/recalls/recalls.ts'
import { addLicence, changeStanding } from '#/features/register/licences.ts'
import { addDays } from '#/law/day.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import type { Firm } from './firms.ts'
import type { Enrolled } from './load-firms.ts'
import type { LotPlan } from './lots-plan.ts'
import { oddLots } from './oddities.ts'
import type { DemoPlan } from './register-plan.ts'

type IdsOf = (firm: Firm) => Enrolled

/** Enters all licences, then what officers did to some of them. */
export async function loadLicences(tx: Tx, { products, fates, today }: DemoPlan, idsOf: IdsOf): Promise<void> {
  for (const { holder, maker, gtin, ...facts } of products) {
    const { companyId, siteId } = idsOf(holder)
    const of = productClass(facts.commodity, facts.number)
    await addLicence(
      tx,
      {
        ...facts,
        holder: { companyId, name: holder.name },
        maker: { name: maker, ...(maker === holder.name && { siteId }) },
        // The law was silent on some products until 2022; by the law of today they are identified.
        method: (of && methodOf(of, today)) ?? 'identification',
        gtins: gtin ? [gtin] : [],
      },
      theSystem,
      today,
    )
  }
  for (const { number, ...change } of fates) await changeStanding(tx, number, change, theSystem, today)
}

/** Orders the codes of a lot on the day on which its holder did, and gives its id; the same lot when it was ordered before. */
export async function loadLot(db: Db, lot: LotPlan, idsOf: IdsOf): Promise<string> {
  const { product, key, batch, orderedOn, productionDate, expiry, packs, perCase, perPallet } = lot
  const { companyId, siteId } = idsOf(product.holder)
  const order = { licence: product.number, siteId, batch, productionDate, expiry, packs, perCase, perPallet }
  const orderer = { actor: theSystem, companyId, hasSecondFactor: true }
  const once = { ...order, ...(product.gtin && { gtin: product.gtin }), idempotencyKey: key }
  return (await orderLot(db, once, orderer, orderedOn)).id
}

const cite = { instrument: 'PerBPOM 22/2022', article: '–' } as const

/** Two recalls that run, one of a batch and one of all that bears a licence, and one of a batch that has ended. */
export async function loadRecalls(tx: Tx, { lots, today }: DemoPlan, idOf: (lot: LotPlan) => string): Promise<void> {
  const start = (recall: Omit<RecallStart, 'cite'>) => startRecall(tx, { ...recall, cite }, theSystem, today)
  const ofBatch = (lot: LotPlan) => ({ licence: lot.product.number, lotId: idOf(lot), batch: lot.batch })
  await start({
    ...ofBatch(lots[oddLots.batchRecalled]!),
    class: 'II',
    startedOn: addDays(today, -18),
    reasons: 'Hasil uji: cemaran mikroba melebihi batas pada contoh dari peredaran.',
  })
  await start({
    licence: lots[oddLots.licenceRecalled]!.product.number,
    class: 'III',
    startedOn: addDays(today, -6),
    reasons: 'Peringatan pada penandaan kurang; semua bets ditarik untuk diberi penandaan baru.',
  })
  const { id } = await start({
    ...ofBatch(lots[oddLots.recallEnded]!),
    class: 'III',
    startedOn: addDays(today, -90),
    reasons: 'Kadar zat aktif pada sebagian contoh di bawah batas.',
  })
  const reasons = 'Semua kemasan bets ini sudah kembali dan dimusnahkan.'
  await endRecall(tx, id, { reasons, on: addDays(today, -48) }, theSystem, today)
}
