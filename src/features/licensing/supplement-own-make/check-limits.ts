import type { Remark } from '#/features/licensing/service.ts'
import { applicable } from '#/law/provisions.ts'
import { formatNumber } from '#/platform/ui/formats.ts'
import { supplementForms } from './dosage-forms.ts'
import type { MaterialRow, Unit } from './dossier.ts'
import { findIngredient } from './ingredients.ts'
import { limits } from './law-composition.ts'
import { block, type Checked, warn } from './remark.ts'

const milligrams: Partial<Record<Unit, number>> = { g: 1000, mg: 1, mcg: 0.001 }

/** Substances with a limit: what one serving and one day bring of them, against the row of law. */
export function checkLimits({ dossier: { composition, product }, on }: Checked): Remark[] {
  const { materials, unitsPerServing = 1, servingsPerDay = 1 } = composition
  const liquid = product.form !== undefined && supplementForms[product.form].liquid
  return materials.flatMap((row, index) => {
    const substance = findIngredient(row.name ?? '')?.substance
    const limit = substance ? applicable(limits, { substance, liquid }, on)[0] : undefined
    if (!substance || !limit) return []
    const { perDay, perServing, percent, severity } = limit.gives
    const place = ['composition', `materials.${index}.amount`] as const
    const remark = severity === 'block' ? block : warn
    const serving = inMilligrams(row, unitsPerServing)
    const day = serving === undefined ? undefined : serving * servingsPerDay
    const keepsServing = perServing !== undefined && serving !== undefined && serving <= perServing
    if (perDay !== undefined && day !== undefined && day > perDay && !keepsServing)
      return [
        remark(
          place,
          limit.cite,
          `${row.name}: ${formatNumber(day, 'id')} mg sehari, batasnya ${perDay} mg sehari${perServing ? ` atau ${perServing} mg sekali minum` : ''}.`,
          `${row.name}: ${formatNumber(day, 'en')} mg a day; the limit is ${perDay} mg a day${perServing ? ` or ${perServing} mg a serving` : ''}.`,
        ),
      ]
    if (percent !== undefined && row.unit === '%' && (row.amount ?? 0) > percent)
      return [
        remark(
          place,
          limit.cite,
          `${row.name}: ${formatNumber(row.amount ?? 0, 'id')} %, batasnya ${percent} % pada cairan obat dalam.`,
          `${row.name}: ${formatNumber(row.amount ?? 0, 'en')} %; the limit is ${percent} % in liquids taken by mouth.`,
        ),
      ]
    if (percent !== undefined && row.unit !== '%')
      return [
        remark(
          ['composition', `materials.${index}.unit`],
          limit.cite,
          `${row.name}: tulis kadarnya dalam %, karena batasnya ${percent} %.`,
          `${row.name}: give it in %, because the limit is ${percent} %.`,
        ),
      ]
    return []
  })
}

function inMilligrams({ amount, unit }: MaterialRow, unitsPerServing: number): number | undefined {
  const factor = unit ? milligrams[unit] : undefined
  return factor === undefined || amount === undefined ? undefined : amount * factor * unitsPerServing
}
