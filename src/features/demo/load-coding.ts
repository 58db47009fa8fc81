import { serialsIn } from '#/features/coding/many-packs.ts'
import { orderLot } from '#/features/coding/ordering.ts'
import { getLot, type Lot, spansOfLot } from '#/features/coding/read-lots.ts'
import { companyDocuments } from '#/features/companies/companies.ts'
import { recordLotPacking, recordLotStatuses } from '#/features/packing/recording.ts'
import { accessOf, type CodeAccess } from '#/features/self-issue/accesses.ts'
import { beginList } from '#/features/self-issue/begin-list.ts'
import { applyForAccess, grantAccess } from '#/features/self-issue/decisions.ts'
import { receivePart } from '#/features/self-issue/receive.ts'
import { addDays, addYears, type Day } from '#/law/day.ts'
import { actorOf, type Visitor } from '#/platform/accounts/person.ts'
import type { Platform } from '#/platform/platform.ts'
import type { Firm } from './firms.ts'
import { mailOfRole, visitorOf } from './load-applications.ts'
import { type Enrolled, mailOf } from './load-firms.ts'
import type { DemoPlan } from './register-plan.ts'

type Ground = { platform: Platform; plan: DemoPlan; idsOf: (firm: Firm) => Enrolled }
type Speaker = Visitor & { companyId: string }

const perCase = 50
const perPallet = 6

/**
 * What makes the pages of codes live: a right to serials of one's own and one that is applied for, a batch with a list that is read and
 * one that is half-way, a lot that is half packed, an order that waits for an officer. Every step may be repeated.
 */
export async function loadCoding(ground: Ground): Promise<string> {
  const { platform, plan } = ground
  const officer = await visitorOf(platform.db, mailOfRole('code officer'))
  const access = await accessFor(ground, plan.cast.maker)
  if (access.state === 'filed') await grantAccess(platform.db, officer, access.id, platform.config.origin)
  await accessFor(ground, plan.lots.map(({ product }) => product.holder).find(({ name }) => name !== plan.cast.maker.name)!)
  const maker = await speakerOf(ground, plan.cast.maker)
  await loadOwnSerials(ground, maker)
  await loadHalfPacked(ground, maker)
  await order(ground, maker, { batch: 'RAYA-01', packs: 2_000_000_000, made: addDays(plan.today, 60) })
  return '  serials of a maker’s own, a lot half packed, an order that waits'
}

/** Who speaks for a firm. */
async function speakerOf({ platform, idsOf }: Ground, firm: Firm): Promise<Speaker> {
  return { ...(await visitorOf(platform.db, mailOf(firm))), companyId: idsOf(firm).companyId }
}

/** The access right of a firm, which applies for it where it never has. */
async function accessFor(ground: Ground, firm: Firm): Promise<CodeAccess> {
  const { db } = ground.platform
  const who = await speakerOf(ground, firm)
  const papers = (await companyDocuments(db, who.companyId)).filter(({ kind }) => kind === 'NIB')
  const { name: facility, address, phone, responsible } = firm
  const asked = { source: 'NIB' as const, facility, address, responsible, phone, email: who.email }
  if (!(await accessOf(db, who.companyId, 'holder')))
    await applyForAccess(
      db,
      who,
      asked,
      papers.map(({ hash, name }) => ({ hash, name, kind: 'pdf' })),
    )
  return (await accessOf(db, who.companyId, 'holder'))!
}

type Batch = { batch: string; packs: number; made: Day; issuer?: 'holder' }

/** Orders a batch of the tour's second product, or finds it. An order beyond the quota gives the id of the order, not of a lot. */
async function order({ platform, plan, idsOf }: Ground, who: Speaker, { batch, packs, made, issuer }: Batch): Promise<string> {
  const { number: licence } = plan.lots[1]!.product
  const { siteId } = idsOf(plan.cast.maker)
  const facts = { licence, siteId, batch, productionDate: made, expiry: addYears(made, 2), packs, perCase, perPallet }
  const orderer = { actor: actorOf(who), companyId: who.companyId, hasSecondFactor: true, ...(issuer && { issuer }) }
  return (await orderLot(platform.db, { ...facts, idempotencyKey: `demo-${batch}` }, orderer, addDays(made, -20))).id
}

/** A batch whose serials come by lists: the first with a few lines that are refused, of the second only the beginning. */
async function loadOwnSerials(ground: Ground, who: Speaker): Promise<void> {
  const { platform, plan } = ground
  const id = await order(ground, who, { batch: 'SENDIRI-01', packs: 600, made: addDays(plan.today, -8), issuer: 'holder' })
  const lot = await getLot(platform.db, id)
  const serials = (from: number, until: number) =>
    Array.from({ length: until - from }, (_, at) => `RMP${String(from + at).padStart(6, '0')}`)
  const faults = ['RMP000003', 'SERIAL-YANG-TERLALU-PANJANG', 'RMP(12']
  await sendList(platform, who, lot, 'lini-1.csv', `serial\n${[...serials(0, 400), ...faults].join('\n')}\n`)
  await sendList(platform, who, lot, 'lini-2.csv', `serial\n${serials(400, 600).join('\n')}\n`, 0.4)
}

async function sendList(platform: Platform, who: Speaker, lot: Lot, name: string, text: string, share = 1): Promise<void> {
  const bytes = Buffer.from(text)
  const facts = { level: 'primary' as const, format: 'csv' as const, name, bytes: bytes.length, idempotencyKey: `demo ${name}` }
  const { list } = await beginList(platform.db, actorOf(who), lot, facts)
  const part = bytes.subarray(0, Math.round(share * bytes.length))
  if (list.received < part.length) await receivePart(platform, list.id, { offset: 0, bytes: part }, actorOf(who))
}

/** A lot on whose line work goes on: some packs activated, a few rejected, two samples, three cases filled. */
async function loadHalfPacked(ground: Ground, who: Speaker): Promise<void> {
  const { platform, plan } = ground
  const lot = await getLot(platform.db, await order(ground, who, { batch: 'LINI-01', packs: 600, made: addDays(plan.today, -1) }))
  const asker = { who: { actor: actorOf(who), companyId: who.companyId } }
  const at = `${addDays(plan.today, -1)}T10:00:00+07:00`
  const behaviour = 'proceed' as const
  const primary = (from: number, count: number) => ({ level: 'primary' as const, from, count })
  await recordLotStatuses(platform, asker, lot, { act: 'activate', range: primary(0, 300), at, behaviour })
  await recordLotStatuses(platform, asker, lot, {
    act: 'activate',
    range: { level: 'secondary', from: 0, count: 6 },
    at,
    behaviour,
  })
  await recordLotStatuses(platform, asker, lot, { act: 'reject', reason: 'damaged', range: primary(300, 4), at, behaviour })
  await recordLotStatuses(platform, asker, lot, { act: 'sample', range: primary(304, 2), at, behaviour })
  const spans = await spansOfLot(platform.db, lot.id)
  const [packs, cases] = (['primary', 'secondary'] as const).map(level => [
    ...serialsIn(platform.keys, spans[level][0]!, spans[level][0]!),
  ])
  const rows = packs!.slice(0, 3 * perCase).map((child, place) => ({ parent: cases![Math.floor(place / perCase)]!, child }))
  await recordLotPacking(platform, asker, lot, { act: 'pack', rows, at, behaviour })
}
