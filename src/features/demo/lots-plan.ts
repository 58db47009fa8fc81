import { addDays, addYears, type Day } from '#/law/day.ts'
import { distributor, pharmacy } from './firm-list.ts'
import type { Firm } from './firms.ts'
import type { Product } from './product.ts'
import type { Random } from './random.ts'

/** A batch of the demo for which codes are ordered, and who passes its packs on. */
export type LotPlan = {
  /** Names it for ever: the order is asked for once under this key. */
  key: string
  product: Product
  batch: string
  orderedOn: Day
  productionDate: Day
  expiry: Day
  packs: number
  perCase: number
  perPallet: number
  /** How many pallets were made by now; none where production is yet to come. */
  made: number
  distributors: readonly Firm[]
  outlets: readonly Firm[]
}

const perCase = 50
const perPallet = 40
export const perLoad = perCase * perPallet
const outletKinds: readonly Firm['kind'][] = ['pharmacy', 'hospital', 'clinic', 'community health centre']

/**
 * Forty batches over a year: the two of the tour, of 100,000 packs, and 38 smaller ones of medicines, traditional medicines and
 * supplements made here. The last of them are ordered and not yet made.
 */
export function planLots(random: Random, products: readonly Product[], firms: readonly Firm[], today: Day): LotPlan[] {
  const verified = firms.filter(({ file }) => file === 'verified')
  const distributors = verified.filter(({ kind }) => kind === 'wholesaler')
  const outlets = verified.filter(({ kind }) => outletKinds.includes(kind))
  const [withGtin, without] = products as [Product, Product, ...Product[]]
  const lot = (product: Product, index: number, productionDate: Day, packs: number): LotPlan => ({
    key: `demo-${index}`,
    product,
    batch: `${product.number.slice(0, 2)}${productionDate.slice(2, 4)}${productionDate.slice(5, 7)}${String(index).padStart(2, '0')}`,
    orderedOn: productionDate > addDays(today, -1) ? today : addDays(productionDate, -20),
    productionDate,
    expiry: addYears(productionDate, 2),
    packs,
    perCase,
    perPallet,
    made: productionDate > today ? 0 : Math.ceil(packs / perLoad),
    distributors: random.shuffled(distributors).slice(0, random.between(1, 2)),
    outlets: random.shuffled(outlets).slice(0, random.between(2, 4)),
  })
  const common = random
    .shuffled(products.slice(2).filter(product => isTraced(product, today)))
    .slice(0, 38)
    .map((product, i) => {
      const productionDate = i < 35 ? addDays(today, -(360 - i * 10)) : addDays(today, 20 + i)
      return lot(product, i + 3, productionDate, perLoad * random.between(1, 3))
    })
  const tour = [lot(withGtin, 1, addDays(today, -45), 100_000), lot(without, 2, addDays(today, 30), 100_000)]
  return [{ ...tour[0]!, made: 5, ...tourRoute(firms) }, tour[1]!, ...common]
}

/** The tour's packs go to the companies whose people one may sign in as. */
const tourRoute = (firms: readonly Firm[]) => ({
  distributors: firms.filter(({ name }) => name === distributor),
  outlets: firms.filter(({ name }) => name === pharmacy),
})

/** Whether batches of a product are followed in the demo: made here, and licensed all the year with time to come. */
const isTraced = ({ commodity, holder, maker, issuedOn }: Product, today: Day): boolean =>
  (commodity === 'drug' || commodity === 'supplement' || commodity === 'traditional') &&
  maker === holder.name &&
  holder.site.kind === 'factory' &&
  issuedOn < addDays(today, -420) &&
  addYears(issuedOn, 5) > addDays(today, 200)
