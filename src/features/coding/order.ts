import { accessNeeded } from '#/features/self-issue/law.ts'
import { find, type Step } from '#/law/provisions.ts'
import {
  answerTime,
  automaticGrant,
  barcodeDuty,
  lateOrder,
  orderLeadTime,
  ownSerialsQuota,
  packagingLevels,
  packingBounds,
  serialCodes,
} from './law.ts'
import { codeContent } from './law-symbols.ts'
import type { Order, Situation } from './order-asked.ts'
import { aboutBatch, aboutCounts, aboutDates, aboutGtin, aboutLeadTime } from './order-batch.ts'
import { type Draft, type OrderFinding, withCite } from './order-finding.ts'
import { aboutCompany, aboutLicence } from './order-holder.ts'
import { productClass } from './product-class.ts'

export type { Order, Situation } from './order-asked.ts'
export { type OrderFinding, sayFinding } from './order-finding.ts'

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
    if (situation.issuer === 'holder') {
      const { mostPacks } = ask.the(ownSerialsQuota, {})
      const counts = aboutCounts(order, { packs: mostPacks, ...ask.the(packingBounds, {}) }, ownSerialsQuota)
      says.push(...counts.map(finding => ({ ...finding, weight: 'stop' as const })))
    } else {
      const lead = ask.the(orderLeadTime, {}).workingDays
      const answer = ask.the(answerTime, {}).workingDays
      says.push(...aboutLeadTime(order, situation, { lead, answer, late: ask.the(lateOrder, {}) }))
      const { mostPacks } = ask.the(automaticGrant, {})
      says.push(...aboutCounts(order, { packs: mostPacks, ...ask.the(packingBounds, {}) }, automaticGrant))
    }
    if (ask.the(accessNeeded, { way: situation.issuer ?? 'regulator' }) === 'access right' && !situation.hasAccess)
      says.push(noAccess)
    return says
  })
  return { findings: findings.map(finding => withCite(finding, steps)), steps }
}

/** The findings that stop an order, as the problems of its fields. */
export const stopsOf = ({ findings }: Judgement): OrderFinding[] => findings.filter(({ weight }) => weight === 'stop')

/** Whether an order that nothing stops has to wait for an officer. */
export const waits = ({ findings }: Judgement): boolean => findings.some(({ weight }) => weight === 'wait')

const noAccess: Draft = {
  field: '',
  weight: 'stop',
  says: {
    id: 'Perusahaan Anda belum memiliki hak akses untuk cara penerbitan ini. Ajukan di halaman Hak akses.',
    en: 'Your company has no access right for this way of issuing yet. Apply for it on the page Access right.',
  },
  from: accessNeeded,
}

const voluntary: Draft = {
  field: 'licence',
  weight: 'note',
  says: {
    id: 'Produk ini memakai metode identifikasi: nomor seri pada kemasannya sukarela.',
    en: 'This product is under the identification method: serials on its packs are voluntary.',
  },
  from: serialCodes,
}
