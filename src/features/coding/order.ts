import type { Company } from '#/features/companies/companies.ts'
import type { Licence } from '#/features/register/licence.ts'
import type { IsWorkingDay } from '#/law/calendar.ts'
import type { Day } from '#/law/day.ts'
import { type Cite, find, type Step } from '#/law/provisions.ts'
import {
  answerTime,
  automaticGrant,
  barcodeDuty,
  lateOrder,
  orderLeadTime,
  packagingLevels,
  packingBounds,
  serialCodes,
} from './law.ts'
import { codeContent } from './law-symbols.ts'
import type { Packing } from './level.ts'
import { aboutBatch, aboutCounts, aboutDates, aboutGtin, aboutLeadTime } from './order-batch.ts'
import { type Draft, type OrderFinding, withCite } from './order-finding.ts'
import { aboutCompany, aboutLicence } from './order-holder.ts'
import { productClass } from './product-class.ts'

export { type OrderFinding, sayFinding } from './order-finding.ts'

/** What the holder of a licence asks codes for (PerBPOM 22/2022 art. 9). */
export type Order = Packing & {
  licence: string
  siteId: string
  batch: string
  gtin?: string | undefined
  productionDate: Day
  /** The last day the product may be used. */
  expiry: Day
}

/** Everything an order is judged by. */
export type Situation = {
  today: Day
  isWorkingDay: IsWorkingDay
  company: Pick<Company, 'id' | 'standing'>
  licence: Licence | undefined
  site: { companyId: string } | undefined
  /** Recalls in force of the licence that reach this batch. */
  recalls: readonly { batch?: string; startedOn: Day; cite: Cite }[]
  /** Whether who orders signs in with more than a password. */
  hasSecondFactor: boolean
}

export type Judgement = { findings: OrderFinding[]; steps: Step[] }

/** Judges an order. It may be issued when no finding stops it; the steps are the articles it then rests on. */
export function judgeOrder(order: Order, situation: Situation): Judgement {
  const { value: findings, steps } = find(situation.today, ask => {
    const { licence } = situation
    const says: Draft[] = [...aboutCompany(order, situation), ...aboutLicence(order, situation)]
    says.push(...aboutBatch(order), ...aboutGtin(order, licence), ...aboutDates(order, situation))
    if (licence) {
      const isVoluntary = ask.the(serialCodes, { method: licence.method }) === 'voluntary'
      ask.the(codeContent, { method: 'authentication' })
      ask.the(packagingLevels, { method: licence.method })
      if (isVoluntary) says.push(voluntary)
      const of = productClass(licence.commodity, licence.number)
      if (of) ask.every(barcodeDuty, { class: of })
    }
    const lead = ask.the(orderLeadTime, {}).workingDays
    const answer = ask.the(answerTime, {}).workingDays
    says.push(...aboutLeadTime(order, situation, { lead, answer, late: ask.the(lateOrder, {}) }))
    const { mostPacks } = ask.the(automaticGrant, {})
    says.push(...aboutCounts(order, { packs: mostPacks, ...ask.the(packingBounds, {}) }))
    return says
  })
  return { findings: findings.map(finding => withCite(finding, steps)), steps }
}

/** The findings that stop an order, as the problems of its fields. */
export const stopsOf = ({ findings }: Judgement): OrderFinding[] => findings.filter(({ weight }) => weight === 'stop')

const voluntary: Draft = {
  field: 'licence',
  weight: 'note',
  says: {
    id: 'Produk ini memakai metode identifikasi: nomor seri pada kemasannya sukarela.',
    en: 'This product is under the identification method: serials on its packs are voluntary.',
  },
  from: serialCodes,
}
