import type { CaseState } from '#/features/licensing/case.ts'
import { addDays, type Day } from '#/law/day.ts'
import type { Firm } from './firms.ts'

/** An application of the demo, and how far it has come. */
export type ApplicationPlan = {
  firm: Firm
  name: string
  active: { name: string; amount: number; unit: string; origin: string }
  claim: string
  filedOn: Day
  state: CaseState
  /** A draft that stops here. */
  sections?: readonly string[]
}

type Listed = readonly [
  holder: number,
  name: string,
  active: ApplicationPlan['active'],
  claim: string,
  daysAgo: number,
  state: CaseState,
]

const made = (name: string, amount: number, unit: string, origin = 'synthetic') => ({ name, amount, unit, origin })
const strength = 'Membantu memelihara daya tahan tubuh.'
const bones = 'Membantu memelihara kesehatan tulang.'
const energy = 'Membantu pembentukan energi dari makanan.'

// biome-ignore format: a table
const list: readonly Listed[] = [
  [0, 'Rimpangsari Vitamin D3',     made('Vitamin D3', 10, 'mcg'),                strength, 2,  'draft'],
  [0, 'Rimpangsari Zink',           made('Zink glukonat', 20, 'mg', 'mineral'),   strength, 3,  'awaiting payment'],
  [0, 'Rimpangsari Kalsium',        made('Kalsium sitrat', 250, 'mg', 'mineral'), bones,    16, 'with applicant'],
  [0, 'Rimpangsari B Kompleks',     made('Vitamin B12', 50, 'mcg'),               energy,   24, 'proposed'],
  [0, 'Rimpangsari Vitamin E',      made('Vitamin E', 100, 'mg'),                 strength, 70, 'granted'],
  [1, 'Wreksa Arum Vitamin C',      made('Vitamin C', 250, 'mg'),                 strength, 9,  'in evaluation'],
  [2, 'Lokawidya Magnesium',        made('Magnesium sitrat', 150, 'mg', 'mineral'), bones,  38, 'in evaluation'],
  [3, 'Temugiri Selenium',          made('Selenium', 50, 'mcg', 'mineral'),       strength, 55, 'refused'],
  [4, 'Arumdalu Vitamin B1',        made('Vitamin B1', 25, 'mg'),                 energy,   30, 'withdrawn'],
]

/** Applications for own supplements in every state that an officer or applicant meets. */
export function planApplications(firms: readonly Firm[], today: Day): ApplicationPlan[] {
  const makers = firms.filter(({ kind, file }) => kind === 'traditional medicine industry' && file === 'verified')
  return list.map(([holder, name, active, claim, daysAgo, state]) => ({
    firm: makers[holder]!,
    name,
    active,
    claim,
    filedOn: addDays(today, -daysAgo),
    state,
    ...(state === 'draft' && { sections: ['product', 'composition'] }),
  }))
}

/** What the applicant says, section by section: a plain capsule about which there is nothing to remark. */
export const dossierOf = ({ name, active, claim }: ApplicationPlan, siteId: string): Record<string, unknown> => ({
  product: {
    name,
    brand: 'none',
    form: 'hard capsule',
    siteId,
    packs: [{ container: 'strip', quantity: 10, unit: 'piece', perBox: 3 }],
  },
  composition: {
    unitsPerServing: 1,
    servingsPerDay: 1,
    drugClass: false,
    materials: [
      { role: 'active', ...active },
      { role: 'additive', name: 'Magnesium stearat', amount: 4, unit: 'mg', origin: 'mineral', additiveClass: 'anticaking' },
      { role: 'additive', name: 'Gelatin', amount: 96, unit: 'mg', origin: 'animal', additiveClass: 'coating' },
    ],
  },
  claims: {
    claims: [{ kind: 'general', says: claim, evidence: 'reference', source: 'Monografi bahan, pustaka ilmiah yang diakui' }],
  },
  stability: {
    stableInZoneIVb: true,
    batches: 3,
    longTermMonths: 24,
    acceleratedMonths: 6,
    shelfLifeMonths: 24,
    storage: 'Simpan di bawah 30 °C, terlindung dari cahaya.',
  },
  label: {
    directions: 'Dewasa: 1 kapsul sekali sehari sesudah makan.',
    hasWarnings: false,
    attachment: 'printed',
    batchPlace: 'sisi dus',
    expiryPlace: 'sisi dus',
    barcodePlace: 'sisi dus',
    nutritionStated: false,
    language: 'Indonesian',
  },
})
