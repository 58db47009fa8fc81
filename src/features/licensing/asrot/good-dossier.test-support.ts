import type { Contents, Given, HandedIn } from '#/features/licensing/service.ts'
import { applicant, factory, today } from '#/features/licensing/supplement-own-make/good-dossier.test-support.ts'

/** A plain jamu pill of ginger and turmeric: nothing to remark. */
export const jamu = {
  product: {
    class: 'jamu',
    route: 'own make',
    name: 'Jamu Segar Pagi',
    brand: 'none',
    form: 'pill',
    siteId: factory.id,
    packs: [{ says: 'Dus, 1 botol @ 60 pil' }],
    lowRisk: false,
  },
  composition: {
    unitsPerServing: 2,
    servingsPerDay: 2,
    materials: [
      {
        name: 'Jahe',
        role: 'active',
        kind: 'simplicia',
        species: 'Zingiber officinale',
        part: 'rimpang',
        amount: 200,
        unit: 'mg',
      },
      { name: 'Kunyit', role: 'active', kind: 'simplicia', species: 'Curcuma longa', part: 'rimpang', amount: 150, unit: 'mg' },
      { name: 'Pati jagung', role: 'additive', kind: 'other', amount: 50, unit: 'mg' },
    ],
  },
  claims: {
    claims: [
      {
        says: 'Secara tradisional digunakan untuk membantu menghangatkan badan.',
        proof: 'empirical',
        source: 'Farmakope Herbal Indonesia',
      },
    ],
  },
} satisfies Contents

export const laterSections = {
  stability: {
    batches: [
      { number: 'P01', scale: 'pilot' },
      { number: 'P02', scale: 'pilot' },
    ],
    longTermMonths: 24,
    acceleratedMonths: 6,
    shelfLifeMonths: 24,
    storage: 'Simpan di bawah 30 °C.',
  },
  label: {
    directions: '2 kali sehari 2 pil.',
    activesShown: 'quantitative',
    additivesShown: 'qualitative',
    batchPlace: 'sisi dus',
    expiryPlace: 'sisi dus',
    barcodePlace: 'sisi dus',
  },
} satisfies Contents

export const papersOf = (...needs: string[]): HandedIn[] =>
  needs.map((need, index) => ({
    id: `01900000-0000-7000-8000-00000000e${String(index).padStart(3, '0')}`,
    need,
    hash: 'c'.repeat(64),
    name: `${need}.pdf`,
  }))

export const registrationPapers = [
  'raw-material-specifications',
  'quality-report',
  'stability-study',
  'label-design',
  'empirical-proof',
]

const maker = applicant({
  certificates: [
    {
      kind: 'CPOTB',
      siteId: factory.id,
      number: 'CPOTB-1',
      dosageForm: 'pill',
      validFrom: '2024-01-01',
      validUntil: '2029-01-01',
    },
  ],
})

/** The first stage with everything in order; a test changes one thing. */
export const first = (more: Partial<Given> = {}): Given => ({
  contents: jamu,
  documents: [],
  applicant: maker,
  on: today,
  today,
  ...more,
})

/** The second stage, resting on the first. */
export const second = (more: Partial<Given> = {}): Given => ({
  contents: { ...jamu, ...laterSections },
  documents: papersOf(...registrationPapers),
  applicant: maker,
  on: today,
  today,
  earlier: {
    id: '01900000-0000-7000-8000-0000000000a1',
    number: 'A26000001',
    service: 'traditional-preregistration',
    endedOn: '2026-11-02',
    contents: jamu,
  },
  ...more,
})
