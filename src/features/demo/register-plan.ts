import { addDays, type Day } from '#/law/day.ts'
import { planCosmetics, planFood } from './cosmetics-and-food.ts'
import { planDrugs } from './drugs.ts'
import { type Fate, fatesWithPacks, planFates } from './fates.ts'
import { distributor, herbalMaker, pharmacy } from './firm-list.ts'
import { type Firm, firmNamed, planFirms } from './firms.ts'
import { planQuasi, planSupplements, planTraditional } from './herbals.ts'
import { type LotPlan, planLots } from './lots-plan.ts'
import { exampleGtin, type Product, startMaking } from './product.ts'
import { randomFrom } from './random.ts'

/** The whole register of the demo as it stands on a day: the same for the same day, whoever makes it. */
export type DemoPlan = {
  today: Day
  firms: Firm[]
  products: Product[]
  fates: Fate[]
  lots: LotPlan[]
  /** The companies whose people one may sign in as. */
  cast: { maker: Firm; distributor: Firm; pharmacy: Firm }
}

export function planDemo(today: Day): DemoPlan {
  const firms = planFirms()
  const products = planProducts(firms, today)
  const lots = planLots(randomFrom('absah demo: lots'), products, firms, today)
  const spare = new Set(lots.map(({ product }) => product.number))
  const years = ({ commodity }: Product) => (commodity === 'cosmetic' ? 3 : 5)
  const fates = [...planFates(randomFrom('absah demo: fates'), products, { today, years, spare }), ...fatesWithPacks(lots, today)]
  const cast = {
    maker: firmNamed(firms, herbalMaker),
    distributor: firmNamed(firms, distributor),
    pharmacy: firmNamed(firms, pharmacy),
  }
  return { today, firms, products, fates, lots, cast }
}

function planProducts(firms: readonly Firm[], today: Day): Product[] {
  const making = startMaking(randomFrom('absah demo: products'), today)
  const verified = firms.filter(({ file }) => file === 'verified')
  const holders = (commodity: Product['commodity']) => verified.filter(({ commodities }) => commodities.includes(commodity))
  return [
    ...tourProducts(firmNamed(firms, herbalMaker), today, exampleGtin(making, 'always')),
    ...planDrugs(making, holders('drug'), 150),
    ...planTraditional(making, holders('traditional'), 130),
    ...planSupplements(making, holders('supplement'), 128),
    ...planQuasi(making, holders('quasi'), 25),
    ...planCosmetics(making, holders('cosmetic'), 110),
    ...planFood(making, holders('food'), 55),
  ]
}

/** Two supplements of the maker whose people one may sign in as: one sold under a trade item number, one without. */
function tourProducts(holder: Firm, today: Day, gtin: { gtin?: string }): Product[] {
  const issuedOn = addDays(today, -500)
  const common = {
    commodity: 'supplement',
    dosageForm: 'Kapsul keras',
    packs: ['Dus, 3 strip @ 10 kapsul'],
    holder,
    maker: holder.name,
    issuedOn,
  } as const
  const number = (running: string) => `SD${issuedOn.slice(2, 4)}${running}`
  return [
    {
      ...common,
      number: number('7000001'),
      productName: 'Rimpangsari Vitamin C 500 mg',
      brand: 'Rimpangsari',
      composition: [{ name: 'Vitamin C', amount: 500, unit: 'mg' }],
      ...gtin,
    },
    {
      ...common,
      number: number('7000002'),
      productName: 'Rimpangsari Temulawak',
      brand: 'Rimpangsari',
      composition: [{ name: 'Ekstrak temulawak', amount: 250, unit: 'mg' }],
    },
  ]
}
