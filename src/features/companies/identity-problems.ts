import type { Day } from '#/law/day.ts'
import { applicable } from '#/law/provisions.ts'
import type { Problem } from '#/platform/http/errors.ts'
import type { Identity } from './companies.ts'
import { filers } from './law.ts'
import { commodityNames, kindNames } from './names.ts'

/** The commodities that this kind of business says it will register but may not. */
export function filersProblems({ kind, commodities = [] }: Pick<Identity, 'kind' | 'commodities'>, today: Day): Problem[] {
  return commodities
    .filter(commodity => applicable(filers, { kind, commodity }, today).length === 0)
    .map(commodity => ({
      field: 'commodities',
      says: {
        id: `${kindNames[kind].id} tidak mendaftarkan ${commodityNames[commodity].id.toLowerCase()}. Hapus pilihan ini, atau periksa jenis usahanya.`,
        en: `A business of the kind “${kindNames[kind].en}” does not register ${commodityNames[commodity].en.toLowerCase()}. Take this choice out, or check the kind of business.`,
      },
    }))
}
