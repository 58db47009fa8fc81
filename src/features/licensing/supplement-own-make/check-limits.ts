import type { Remark } from '#/features/licensing/service.ts'
import { overLimits } from '#/features/licensing/shared-materials/limits.ts'
import { supplementForms } from './dosage-forms.ts'
import type { Checked } from './remark.ts'

/** Substances with a limit: what one serving and one day bring of them, against the row of law. */
export function checkLimits({ dossier: { composition, product }, on }: Checked): Remark[] {
  const { materials, unitsPerServing = 1, servingsPerDay = 1 } = composition
  const liquid = product.form !== undefined && supplementForms[product.form].liquid
  return overLimits({ commodity: 'supplement', use: liquid ? 'drunk' : 'taken', materials, unitsPerServing, servingsPerDay, on })
}
