import type { Company } from '#/features/companies/companies.ts'
import type { Licence } from '#/features/register/licence.ts'
import type { IsWorkingDay } from '#/law/calendar.ts'
import type { Day } from '#/law/day.ts'
import type { Cite } from '#/law/provisions.ts'
import type { Packing } from './level.ts'

/** Who makes the serials of a lot (PerBPOM 33/2018 art. 5): the regulator, or the holder of the licence by itself. */
export type Issuer = 'regulator' | 'holder'

/** An order that is not granted by itself waits for a code officer, with a clock; the other three are ends. */
export const orderStates = ['waiting', 'issued', 'refused', 'withdrawn'] as const
export type OrderState = (typeof orderStates)[number]

/** Why an order was refused, with its article. */
export type OrderDecision = { reasons: string; cite: Cite }

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
  /** Who will make the serials; the regulator where nothing is said. */
  issuer?: Issuer
  /** Whether the company has been granted access to that way of issuing. */
  hasAccess: boolean
}
