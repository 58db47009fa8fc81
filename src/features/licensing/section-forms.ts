import { formOf } from './asked/form.tsx'
import type { SectionForm } from './section-form.ts'
import type { Service } from './service.ts'
import { claimsForm } from './supplement-own-make/claims-form.tsx'
import { compositionForm } from './supplement-own-make/composition-form.tsx'
import { labelForm } from './supplement-own-make/label-form.tsx'
import { productForm } from './supplement-own-make/product-form.tsx'
import { stabilityForm } from './supplement-own-make/stability-form.tsx'

/** How sections are asked for that their fields cannot say. Apart from the definitions, so that these know nothing of pages. */
const forms: Readonly<Record<string, Readonly<Record<string, SectionForm>>>> = {
  'supplement-own-make': {
    product: productForm,
    composition: compositionForm,
    claims: claimsForm,
    label: labelForm,
    stability: stabilityForm,
  },
}

/** The form of a section. Every section has one (a test sees to it). */
export function getSectionForm({ key, sections }: Service, section: string): SectionForm {
  const asks = sections.find(one => one.key === section)?.asks
  const found = forms[key]?.[section] ?? (asks && formOf(asks))
  if (!found) throw new Error(`The section “${section}” of the service “${key}” has no form.`)
  return found
}
