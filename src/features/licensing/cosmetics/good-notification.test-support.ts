import type { ApplicantFacts, Given, Taken } from '#/features/licensing/service.ts'
import type { Day } from '#/law/day.ts'

/** A day on which everything below holds. */
export const today: Day = '2026-11-20'
export const factoryId = '01900000-0000-7000-8000-0000000000f2'

export const industry = (more: Partial<ApplicantFacts> = {}): ApplicantFacts => ({
  id: '01900000-0000-7000-8000-0000000000c2',
  name: 'PT Rupa Contoh',
  nib: '1234567890124',
  kind: 'cosmetics industry',
  isVerified: true,
  address: 'Jalan Contoh 2',
  papers: [],
  certificates: [{ kind: 'CPKB', siteId: factoryId, number: 'CPKB-1', validFrom: '2024-01-01', validUntil: '2029-01-01' }],
  sites: [{ id: factoryId, name: 'Pabrik Contoh', address: 'Jalan Contoh 2', isFactory: true }],
  ...more,
})

/** A complete notification of a plain hand cream: nothing to remark. */
export const contents = {
  product: {
    brand: 'Melati',
    brandIs: 'own',
    name: 'Krim Tangan Melati',
    group: '01',
    form: 'Krim',
    place: 'skin',
    purpose: 'condition',
    packs: [{ container: 'Tube', net: 50, unit: 'g' }],
  },
  making: { type: 'industry', siteId: factoryId },
  formula: {
    ingredients: [
      { name: 'Aqua', percent: 80, use: 'pelarut' },
      { name: 'Glycerin', percent: 15, use: 'humektan' },
      { name: 'Cetearyl Alcohol', percent: 5 },
    ],
  },
  statements: { informationFile: true, safe: true, responsible: 'apt. Dewi Contoh' },
}
type Sections = { [Section in keyof typeof contents]?: Record<string, unknown> }

/** The good notification with some answers changed. */
export const given = (changed: Sections = {}, more: Partial<Given & Taken> = {}): Given & Taken => ({
  contents: Object.fromEntries(
    Object.entries(contents).map(([section, answers]) => [section, { ...answers, ...changed[section as keyof typeof contents] }]),
  ),
  documents: [],
  applicant: industry(),
  on: today,
  today,
  names: [],
  gtins: [],
  ...more,
})
