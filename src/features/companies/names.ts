import type { Commodity } from '#/features/register/nie-formats.ts'
import type { Words } from '#/law/provisions.ts'
import type { BusinessKind, CertificateKind, DocumentKind, DosageForm, SiteKind } from './kinds.ts'

// biome-ignore format: tables of names
export const kindNames: Record<BusinessKind, Words> = {
  'pharma industry':                     { id: 'Industri farmasi',                       en: 'Pharmaceutical industry' },
  'traditional medicine industry':       { id: 'Industri obat tradisional (IOT)',        en: 'Traditional medicine industry (IOT)' },
  'small traditional medicine business': { id: 'Usaha kecil obat tradisional (UKOT)',    en: 'Small traditional medicine business (UKOT)' },
  'food industry':                       { id: 'Industri pangan',                        en: 'Food industry' },
  'cosmetics industry':                  { id: 'Industri kosmetika',                     en: 'Cosmetics industry' },
  importer:                              { id: 'Importir',                               en: 'Importer' },
  'marketing entity':                    { id: 'Badan usaha di bidang pemasaran',        en: 'Marketing entity' },
  wholesaler:                            { id: 'Pedagang besar farmasi (PBF)',           en: 'Pharmaceutical wholesaler (PBF)' },
  pharmacy:                              { id: 'Apotek',                                 en: 'Pharmacy' },
  hospital:                              { id: 'Rumah sakit',                            en: 'Hospital' },
  clinic:                                { id: 'Klinik',                                 en: 'Clinic' },
  'community health centre':             { id: 'Puskesmas',                              en: 'Community health centre' },
  'government pharmacy warehouse':       { id: 'Instalasi farmasi pemerintah (IFP)',     en: 'Government pharmacy warehouse (IFP)' },
  'drug store':                          { id: 'Toko obat',                              en: 'Drug store' },
}

// biome-ignore format: tables of names
export const commodityNames: Record<Commodity, Words> = {
  drug:        { id: 'Obat',               en: 'Medicines' },
  traditional: { id: 'Obat tradisional',   en: 'Traditional medicines' },
  supplement:  { id: 'Suplemen kesehatan', en: 'Health supplements' },
  quasi:       { id: 'Obat kuasi',         en: 'Quasi-drugs' },
  cosmetic:    { id: 'Kosmetika',          en: 'Cosmetics' },
  food:        { id: 'Pangan olahan',      en: 'Processed food' },
}

// biome-ignore format: tables of names
export const siteKindNames: Record<SiteKind, Words> = {
  factory:      { id: 'Pabrik',            en: 'Factory' },
  warehouse:    { id: 'Gudang',            en: 'Warehouse' },
  distribution: { id: 'Pusat distribusi',  en: 'Distribution centre' },
  dispensing:   { id: 'Tempat penyerahan', en: 'Place of dispensing' },
}

// biome-ignore format: tables of names
export const certificateNames: Record<CertificateKind, Words> = {
  CPOB:                        { id: 'Sertifikat CPOB',                                               en: 'CPOB certificate (medicines)' },
  CPOTB:                       { id: 'Sertifikat CPOTB',                                              en: 'CPOTB certificate (traditional medicines)' },
  CPPOB:                       { id: 'Izin penerapan CPPOB',                                          en: 'CPPOB licence (processed food)' },
  'CPPOB supplement approval': { id: 'Persetujuan memproduksi suplemen kesehatan di fasilitas pangan', en: 'Approval to make supplements in a food facility' },
  CPKB:                        { id: 'Sertifikat CPKB',                                               en: 'CPKB certificate (cosmetics)' },
  CDOB:                        { id: 'Sertifikat CDOB',                                               en: 'CDOB certificate (distribution)' },
  'shared facility approval':  { id: 'Persetujuan penggunaan fasilitas produksi obat bersama',        en: 'Approval to share a medicine facility' },
}

// biome-ignore format: tables of names
export const documentNames: Record<DocumentKind, Words> = {
  NIB:                                   { id: 'NIB',                                         en: 'NIB' },
  NPWP:                                  { id: 'NPWP',                                        en: 'NPWP' },
  'deed of establishment':               { id: 'Akta notaris pendirian perusahaan',           en: 'Notarial deed of establishment' },
  'power of attorney':                   { id: 'Surat kuasa penanggung jawab akun',           en: 'Power of attorney of the person responsible' },
  'marketing recommendation':            { id: 'Rekomendasi badan usaha di bidang pemasaran', en: 'Recommendation as a marketing entity' },
  'distribution audit recommendation':   { id: 'Rekomendasi hasil audit sarana distribusi',   en: 'Recommendation after the audit of the distribution site' },
  'foreign GMP certificate':             { id: 'Sertifikat GMP produsen di luar negeri',      en: 'GMP certificate of the maker abroad' },
  'notification applicant recommendation': { id: 'Rekomendasi sebagai pemohon notifikasi',    en: 'Recommendation as notification applicant' },
}

// biome-ignore format: tables of names
export const formNames: Record<DosageForm, Words> = {
  tablet:               { id: 'Tablet',                en: 'Tablet' },
  'film-coated tablet': { id: 'Tablet salut selaput',  en: 'Film-coated tablet' },
  'chewable tablet':    { id: 'Tablet kunyah',         en: 'Chewable tablet' },
  effervescent:         { id: 'Efervesen',             en: 'Effervescent' },
  'hard capsule':       { id: 'Kapsul',                en: 'Hard capsule' },
  'soft capsule':       { id: 'Kapsul lunak',          en: 'Soft capsule' },
  powder:               { id: 'Serbuk',                en: 'Powder' },
  granule:              { id: 'Granul',                en: 'Granules' },
  'oral liquid':        { id: 'Cairan oral',           en: 'Oral liquid' },
  syrup:                { id: 'Sirup',                 en: 'Syrup' },
  suspension:           { id: 'Suspensi',              en: 'Suspension' },
  emulsion:             { id: 'Emulsi',                en: 'Emulsion' },
  drops:                { id: 'Tetes oral',            en: 'Oral drops' },
  pastille:             { id: 'Pastiles',              en: 'Pastilles' },
  'chewable jelly':     { id: 'Gel kunyah',            en: 'Chewable jelly' },
  'infusion bag':       { id: 'Kantong celup',         en: 'Infusion bags' },
  pill:                 { id: 'Pil',                   en: 'Pills' },
  cream:                { id: 'Krim',                  en: 'Cream' },
  ointment:             { id: 'Salep',                 en: 'Ointment' },
  'external liquid':    { id: 'Cairan obat luar',      en: 'External liquid' },
  'external oil':       { id: 'Minyak obat luar',      en: 'External oil' },
  'external aerosol':   { id: 'Aerosol obat luar',     en: 'External aerosol' },
  plaster:              { id: 'Koyo',                  en: 'Plaster' },
  suppository:          { id: 'Supositoria',           en: 'Suppository' },
  injection:            { id: 'Injeksi',               en: 'Injection' },
  'cut herbs':          { id: 'Rajangan',              en: 'Cut herbs' },
  tea:                  { id: 'Teh',                   en: 'Tea' },
  dodol:                { id: 'Dodol atau jenang',     en: 'Dodol or jenang (soft sweet)' },
  parem:                { id: 'Parem',                 en: 'Parem (body paste)' },
  pilis:                { id: 'Pilis',                 en: 'Pilis (forehead paste)' },
  tapel:                { id: 'Tapel',                 en: 'Tapel (belly paste)' },
  ratus:                { id: 'Ratus',                 en: 'Ratus (fumigant)' },
  'bath spices':        { id: 'Rempah mandi',          en: 'Bath spices' },
  'external powder':    { id: 'Serbuk obat luar',      en: 'External powder' },
}
