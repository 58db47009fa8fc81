import type { Given, Remark } from '#/features/licensing/service.ts'
import type { Cite } from '#/law/provisions.ts'
import { type Dossier, readDossier } from './dossier.ts'

/** What the checks of each section read: the facts given, with the dossier already read. */
export type Checked = Given & { dossier: Dossier }
export const checked = (given: Given): Checked => ({ ...given, dossier: readDossier(given.contents) })

/** An article of the regulation on the registration of supplements. */
export const pasal = (article: string): Cite => ({ instrument: 'PerBPOM 32/2022', article: `Pasal ${article}` })

type Place = readonly [section: string, field: string]

/** Keeps the application from being filed. */
export const block = ([section, field]: Place, cite: Cite, id: string, en: string): Remark => ({
  section,
  field,
  says: { id, en },
  cite,
  severity: 'block',
})

/** Is pointed out to the applicant and, after filing, to the officer. */
export const warn = (place: Place, cite: Cite, id: string, en: string): Remark => ({
  ...block(place, cite, id, en),
  severity: 'warn',
})

/** The remark when the condition holds, for lists of checks: `...when(!name, block(…))`. */
export const when = (condition: boolean, ...remarks: Remark[]): Remark[] => (condition ? remarks : [])
