/** What a company may be (PerBPOM 32/2022 art. 20(1) for those who apply; the rest report what happens to packs). */
export const businessKinds = [
  'pharma industry',
  'traditional medicine industry',
  'small traditional medicine business',
  'food industry',
  'cosmetics industry',
  'importer',
  'marketing entity',
  'wholesaler',
  'pharmacy',
  'hospital',
  'clinic',
  'community health centre',
  'government pharmacy warehouse',
  'drug store',
] as const
export type BusinessKind = (typeof businessKinds)[number]

/** What is done at a place of a company. */
export const siteKinds = ['factory', 'warehouse', 'distribution', 'dispensing'] as const
export type SiteKind = (typeof siteKinds)[number]

/** Proofs of good practice, by their statutory abbreviations where they have one. */
export const certificateKinds = [
  'CPOB',
  'CPOTB',
  'CPPOB',
  'CPPOB supplement approval',
  'CPKB',
  'CDOB',
  'shared facility approval',
] as const
export type CertificateKind = (typeof certificateKinds)[number]

/** Papers of the company itself, each kept once in force. */
export const documentKinds = [
  'NIB',
  'NPWP',
  'deed of establishment',
  'power of attorney',
  'marketing recommendation',
  'distribution audit recommendation',
  'foreign GMP certificate',
  'notification applicant recommendation',
] as const
export type DocumentKind = (typeof documentKinds)[number]

/** Dosage forms that certificates name, as the register writes them. */
export const dosageForms = [
  'tablet',
  'film-coated tablet',
  'chewable tablet',
  'effervescent',
  'hard capsule',
  'soft capsule',
  'powder',
  'granule',
  'oral liquid',
  'syrup',
  'suspension',
  'emulsion',
  'drops',
  'pastille',
  'chewable jelly',
  'infusion bag',
  'pill',
  'cream',
  'ointment',
  'external liquid',
  'external oil',
  'external aerosol',
  'plaster',
  'suppository',
  'injection',
  'cut herbs',
  'tea',
  'dodol',
  'parem',
  'pilis',
  'tapel',
  'ratus',
  'bath spices',
  'external powder',
] as const
export type DosageForm = (typeof dosageForms)[number]
