import { type Answers, readAnswers } from '#/features/licensing/asked/fields.ts'
import type { Contents, Given } from '#/features/licensing/service.ts'
import type { AsrotForm } from './dosage-forms.ts'
import type { AsrotProduct, LocalMaker, MaterialKind, ProductClass, Proof, Role, Route } from './law-product.ts'
import { quasiProduct, traditionalProduct } from './product-section.ts'
import { claims, composition, label, stability } from './sections.ts'

type Product = Omit<Answers<typeof quasiProduct.asks>, 'route' | 'form' | 'brand' | 'makerKind'> & {
  class?: ProductClass
  route?: Route
  form?: AsrotForm
  brand?: 'none' | 'owner' | 'licensee'
  makerKind?: LocalMaker
  lowRisk?: boolean
}
type Composition = Omit<Answers<typeof composition.asks>, 'materials'> & { materials: Material[] }
export type Material = Omit<Answers<typeof composition.asks>['materials'][number], 'role' | 'kind'> & {
  role?: Role
  kind?: MaterialKind
}

/** The whole dossier of either stage; what was not saved yet is empty. */
export type AsrotDossier = {
  product: Product
  composition: Composition
  claims: { says?: string; proof?: Proof; source?: string }[]
  stability: Answers<typeof stability.asks>
  label: Answers<typeof label.asks>
}

/** Reads the saved sections. Of a quasi-drug the class is that; low risk is a question of jamu alone. */
export function readDossier(commodity: AsrotProduct, contents: Contents): AsrotDossier {
  const product: Product =
    commodity === 'quasi'
      ? { ...(readAnswers(quasiProduct.asks, contents.product) as Product), class: 'quasi' }
      : (readAnswers(traditionalProduct.asks, contents.product) as Product)
  return {
    product: { ...product, lowRisk: product.class === 'jamu' && product.lowRisk === true },
    composition: readAnswers(composition.asks, contents.composition) as Composition,
    claims: readAnswers(claims.asks, contents.claims).claims as AsrotDossier['claims'],
    stability: readAnswers(stability.asks, contents.stability),
    label: readAnswers(label.asks, contents.label),
  }
}

/** What the checks read: the facts given, with the dossier already read. */
export type Checked = Given & { commodity: AsrotProduct; dossier: AsrotDossier }
export const checked = (commodity: AsrotProduct, given: Given): Checked => ({
  ...given,
  commodity,
  dossier: readDossier(commodity, given.contents),
})
