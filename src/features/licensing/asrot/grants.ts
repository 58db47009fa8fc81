import type { GrantFacts } from '#/features/licensing/grant.ts'
import type { Numbered, Origin } from '#/features/register/numbered.ts'
import type { Day } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import { type AsrotForm, formOf } from './dosage-forms.ts'
import type { AsrotDossier, Checked } from './dossier.ts'
import { type LocalMaker, makerDigit, type Route } from './law-product.ts'

const originOf: Record<Route, Origin> = { 'own make': 'domestic', contract: 'domestic', licence: 'licence', import: 'import' }

/** What a grant enters into the register. Its checks have seen to every answer. */
export function licenceFacts({ commodity, dossier, applicant, on }: Checked): GrantFacts {
  const { product, composition } = dossier
  const { form, name, route, siteId, makerName } = product
  if (!form || !name || !route) throw new Error('A case without name, form or maker passed its checks.')
  const site = applicant.sites.find(({ id }) => id === siteId)
  return {
    commodity,
    numbered: numberedFor({ product, form, route, maker: makerOf(route, product, applicant.kind) }, on),
    productName: name,
    ...(product.brand !== 'none' && { brand: name }),
    dosageForm: formOf(form).title.id,
    packs: product.packs.flatMap(({ says }) => says ?? []),
    composition: composition.materials
      .filter(({ role }) => role === 'active')
      .map(({ name = '', amount, unit }) => ({ name, ...(amount !== undefined && { amount }), ...(unit && { unit }) })),
    maker: site ? { name: applicant.name, siteId: site.id } : { name: makerName ?? applicant.name },
    gtins: product.packs.flatMap(({ gtin }) => gtin ?? []),
  }
}

function makerOf(
  route: Route,
  { makerKind }: AsrotDossier['product'],
  applicant: Checked['applicant']['kind'],
): LocalMaker | 'abroad' {
  if (route === 'import') return 'abroad'
  const kind = route === 'contract' ? makerKind : applicant
  if (kind === 'pharma industry' || kind === 'traditional medicine industry' || kind === 'small traditional medicine business')
    return kind
  throw new Error(`A maker of the kind “${kind}” passed the checks.`)
}

type Made = { product: AsrotDossier['product']; form: AsrotForm; route: Route; maker: LocalMaker | 'abroad' }

/** The parts of its number: of a quasi-drug its origin, of a traditional medicine also kind, maker and form. */
export function numberedFor({ product, form, route, maker }: Made, on: Day): Numbered {
  const origin = originOf[route]
  if (product.class === 'quasi') return { series: 'quasi', origin }
  const kind = product.class === 'OHT' || product.class === 'fitofarmaka' ? product.class : 'jamu'
  return {
    series: 'traditional',
    origin,
    kind,
    makerType: find(on, ({ the }) => the(makerDigit, { maker })).value,
    form: formOf(form).digit,
  }
}
