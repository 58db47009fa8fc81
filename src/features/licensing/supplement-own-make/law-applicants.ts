import type { BusinessKind, CertificateKind, DosageForm } from '#/features/companies/kinds.ts'
import type { Table } from '#/law/provisions.ts'

const instrument = 'PerBPOM 32/2022'
const from = '2022-12-26'

// biome-ignore format: a table of law
/** May this kind of business register a supplement that it makes itself? */
export const mayApply: Table<{ applicant: BusinessKind }, boolean> = {
  name: 'mayApply',
  rows: [
    { when: {},                                                    gives: false, from, cite: { instrument, article: 'Pasal 23 ayat (2)' } },
    { when: { applicant: 'pharma industry' },                      gives: true,  from, cite: { instrument, article: 'Pasal 20 ayat (1) huruf a dan Pasal 23 ayat (2)' } },
    { when: { applicant: 'traditional medicine industry' },        gives: true,  from, cite: { instrument, article: 'Pasal 20 ayat (1) huruf b dan Pasal 23 ayat (2)' } },
    { when: { applicant: 'small traditional medicine business' },  gives: true,  from, cite: { instrument, article: 'Pasal 20 ayat (1) huruf b dan Pasal 23 ayat (2)' } },
    { when: { applicant: 'food industry' },                        gives: true,  from, cite: { instrument, article: 'Pasal 20 ayat (1) huruf c dan Pasal 23 ayat (2)' } },
  ],
}

const derived = {
  id: 'Pasal menyebut “tablet”; semua jenis tablet diperlakukan sama.',
  en: 'The article says “tablet”; every kind of tablet is treated alike.',
}
const article = 'Pasal 1 angka 6'

// biome-ignore format: a table of law
/** May this kind of business make this dosage form? A small traditional medicine business makes all but five. */
export const mayMake: Table<{ applicant: BusinessKind; form: DosageForm }, boolean> = {
  name: 'mayMake',
  rows: [
    { when: {}, gives: true, from, cite: { instrument, article: 'Pasal 1 angka 4 sampai dengan angka 7' } },
    { when: { applicant: 'small traditional medicine business', form: 'tablet' },             gives: false, from, cite: { instrument, article } },
    { when: { applicant: 'small traditional medicine business', form: 'film-coated tablet' }, gives: false, from, cite: { instrument, article }, assumed: true, note: derived },
    { when: { applicant: 'small traditional medicine business', form: 'chewable tablet' },    gives: false, from, cite: { instrument, article }, assumed: true, note: derived },
    { when: { applicant: 'small traditional medicine business', form: 'effervescent' },       gives: false, from, cite: { instrument, article } },
    { when: { applicant: 'small traditional medicine business', form: 'suppository' },        gives: false, from, cite: { instrument, article } },
    { when: { applicant: 'small traditional medicine business', form: 'soft capsule' },       gives: false, from, cite: { instrument, article } },
    { when: { applicant: 'small traditional medicine business', form: 'external aerosol' },   gives: false, from, cite: { instrument, article } },
  ],
}

/** Certificates that together prove good practice. `matchesForm`: each is given for one dosage form (art. 1(13), 1(14)). */
export type Proof = { certificates: readonly CertificateKind[]; matchesForm: boolean }

// biome-ignore format: a table of law
/** The ways to prove good practice; one of them must hold on the day of the decision. */
export const goodPractice: Table<Record<never, never>, Proof> = {
  name: 'goodPractice',
  rows: [
    { when: {}, gives: { certificates: ['CPOB'],  matchesForm: true }, from, cite: { instrument, article: 'Pasal 23 ayat (3) huruf b angka 1' } },
    { when: {}, gives: { certificates: ['CPOTB'], matchesForm: true }, from, cite: { instrument, article: 'Pasal 23 ayat (3) huruf b angka 2' } },
    { when: {}, gives: { certificates: ['CPPOB', 'CPPOB supplement approval'], matchesForm: false }, from, cite: { instrument, article: 'Pasal 23 ayat (3) huruf b angka 3' } },
  ],
}

// biome-ignore format: a table of law
/** Must the maker also hold the approval to share a medicine facility with supplements? */
export const sharedFacilityApproval: Table<{ applicant: BusinessKind; drugClass: boolean }, boolean> = {
  name: 'sharedFacilityApproval',
  rows: [
    { when: {},                                                gives: false, from, cite: { instrument, article: 'Pasal 23 ayat (3) huruf b' } },
    { when: { applicant: 'pharma industry', drugClass: false }, gives: true,  from, cite: { instrument, article: 'Pasal 23 ayat (4)' } },
  ],
}
