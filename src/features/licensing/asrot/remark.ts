import type { Remark } from '#/features/licensing/service.ts'
import type { Cite, Finding } from '#/law/provisions.ts'

type Place = readonly [section: string, field: string]

/** The article of the FAQ on registration of traditional medicines. */
export const asrot = (article: string): Cite => ({ instrument: 'FAQ ASROT', article })

/** The article on which a finding rests. */
export const citeOf = ({ steps }: Finding<unknown>): Cite => steps[0]!.cite

/** Keeps the application from being filed. */
export const block = ([section, field]: Place, cite: Cite, id: string, en: string, rule?: string): Remark => ({
  section,
  field,
  says: { id, en },
  cite,
  severity: 'block',
  ...(rule && { rule }),
})

/** Is pointed out to the applicant and, after filing, to the officer. */
export const warn = (place: Place, cite: Cite, id: string, en: string, rule?: string): Remark => ({
  ...block(place, cite, id, en, rule),
  severity: 'warn',
})

/** The remarks when the condition holds: `...when(!name, block(…))`. */
export const when = (condition: boolean, ...remarks: Remark[]): Remark[] => (condition ? remarks : [])
