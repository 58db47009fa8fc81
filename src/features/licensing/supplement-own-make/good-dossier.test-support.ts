import type { ApplicantFacts, Contents, Given, HandedIn } from '#/features/licensing/service.ts'
import type { Day } from '#/law/day.ts'

/** A day on which everything below holds. */
export const today: Day = '2026-11-20'

export const factory = {
  id: '01900000-0000-7000-8000-0000000000f1',
  name: 'Pabrik Bogor',
  address: 'Jl. Raya Bogor 1',
  isFactory: true,
}

export const applicant = (more: Partial<ApplicantFacts> = {}): ApplicantFacts => ({
  id: '01900000-0000-7000-8000-0000000000c1',
  name: 'PT Sehat Bersama',
  nib: '1234567890123',
  kind: 'traditional medicine industry',
  isVerified: true,
  address: 'Jl. Raya Bogor 1',
  papers: (['NIB', 'NPWP', 'deed of establishment', 'power of attorney'] as const).map(kind => ({
    kind,
    hash: 'a'.repeat(64),
    name: `${kind}.pdf`,
  })),
  certificates: [
    {
      kind: 'CPOTB',
      siteId: factory.id,
      number: 'CPOTB-1',
      dosageForm: 'hard capsule',
      validFrom: '2024-01-01',
      validUntil: '2029-01-01',
    },
  ],
  sites: [factory],
  ...more,
})

/** A complete dossier of a plain vitamin capsule: nothing to remark. */
export const contents = {
  product: {
    name: 'Vitasehat C',
    brand: 'none',
    form: 'hard capsule',
    siteId: factory.id,
    packs: [{ container: 'strip', quantity: 10, unit: 'piece', perBox: 3 }],
  },
  composition: {
    unitsPerServing: 1,
    servingsPerDay: 2,
    materials: [
      { role: 'active', name: 'Vitamin C', amount: 500, unit: 'mg', origin: 'synthetic' },
      { role: 'additive', name: 'Magnesium stearat', amount: 5, unit: 'mg', origin: 'mineral', additiveClass: 'anticaking' },
    ],
  },
  claims: {
    claims: [
      { kind: 'general', says: 'Membantu memelihara daya tahan tubuh.', evidence: 'reference', source: 'WHO Monograph 2019' },
    ],
  },
  label: {
    directions: 'Dewasa: 1 kapsul, 2 kali sehari sesudah makan.',
    hasWarnings: false,
    attachment: 'printed',
    batchPlace: 'sisi dus',
    expiryPlace: 'sisi dus',
    barcodePlace: 'sisi dus',
    nutritionStated: false,
    language: 'Indonesian',
  },
  stability: {
    stableInZoneIVb: true,
    batches: 3,
    longTermMonths: 24,
    acceleratedMonths: 6,
    shelfLifeMonths: 24,
    storage: 'Simpan di bawah 30 °C, terlindung dari cahaya.',
  },
} satisfies Contents

export const handIn = (...needs: string[]): HandedIn[] =>
  needs.map((need, index) => ({
    id: `01900000-0000-7000-8000-00000000d${String(index).padStart(3, '0')}`,
    need,
    hash: 'b'.repeat(64),
    name: `${need}.pdf`,
  }))

export const papers = handIn('raw-material-specifications', 'evidence', 'source-documents', 'stability-study', 'label-design')

/** Everything in order; a test changes one thing. */
export const given = (more: Partial<Given> = {}): Given => ({
  contents,
  documents: papers,
  applicant: applicant(),
  on: today,
  today,
  ...more,
})
