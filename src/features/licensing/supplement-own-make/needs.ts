import type { Given, Need } from '#/features/licensing/service.ts'
import type { Day } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import { activesOf, readDossier } from './dossier.ts'
import { type DocumentFacts, documents } from './law-documents.ts'

/** The documents that these facts ask for, each with its article. */
export function needsFor(facts: DocumentFacts, on: Day): Need[] {
  const { value, steps } = find(on, ({ every }) => every(documents, facts))
  return value.map((need, index) => {
    const { cite, assumed, note } = steps[index]!
    return { ...need, cite, ...(assumed && { assumed }), ...(note && { note }) }
  })
}

/** The facts that decide the list, as the dossier tells them. What is not answered yet asks for nothing. */
export function documentFacts({ contents, applicant }: Pick<Given, 'contents' | 'applicant'>): DocumentFacts {
  const dossier = readDossier(contents)
  const { product, composition, label, stability } = dossier
  return {
    applicant: applicant.kind,
    plantActive: activesOf(dossier).some(({ origin }) => origin === 'plant'),
    contentStated: label.contentStated === true,
    nonPlant: composition.materials.some(({ origin }) => origin !== undefined && origin !== 'plant'),
    stableInZoneIVb: stability.stableInZoneIVb !== false,
    brand: product.brand ?? 'none',
    drugClass: composition.drugClass === true,
    nutritionStated: label.nutritionStated === true,
    translation: label.language === 'other' ? (label.translation ?? 'sworn') : label.language === 'English' ? 'English' : 'none',
  }
}
