import type { BusinessKind, CertificateKind } from '#/features/companies/kinds.ts'
import { noSource } from '#/law/instruments.ts'
import type { Table, Words } from '#/law/provisions.ts'
import type { AsrotForm } from './dosage-forms.ts'

const instrument = 'FAQ ASROT'
const from = '2022-12-26'

/** What is registered through these services. */
export type AsrotProduct = 'traditional' | 'quasi'
/** The four classes of traditional medicines. A quasi-drug is of none of them. */
export const classes = ['jamu', 'OHT', 'fitofarmaka', 'imported'] as const
export type TraditionalClass = (typeof classes)[number]
export type ProductClass = TraditionalClass | 'quasi'
/** Who makes the product, and where. */
export const routes = ['own make', 'contract', 'licence', 'import'] as const
export type Route = (typeof routes)[number]

/** Proof of benefit, the stronger the later. */
export const proofs = ['empirical', 'preclinical', 'clinical'] as const
export type Proof = (typeof proofs)[number]

const asAtHome: Words = {
  id: 'Sumber tidak menyebut bukti untuk obat tradisional impor; dipakai yang berlaku untuk jamu.',
  en: 'The source names no proof for imported traditional medicines; what holds for jamu is used.',
}
const forQuasi: Words = {
  id: 'Sumber tidak menyebut bukti untuk obat kuasi; karena bahan aktifnya berefek farmakologi, dipakai pustaka setara bukti empiris.',
  en: 'The source names no proof for quasi-drugs; references on the effect of the active are taken as at least empirical proof.',
}

// biome-ignore format: a table of law
/** The proof that each claim needs at least, by class. */
export const proofNeeded: Table<{ class: ProductClass }, Proof> = {
  name: 'proofNeeded',
  rows: [
    { when: { class: 'jamu' },        gives: 'empirical',   from, cite: { instrument, article: 'Q5' }, rule: ['OT-01a', 'OT-05'] },
    { when: { class: 'OHT' },         gives: 'preclinical', from, cite: { instrument, article: 'Q5' }, rule: 'OT-05' },
    { when: { class: 'fitofarmaka' }, gives: 'clinical',    from, cite: { instrument, article: 'Q5' }, rule: 'OT-05' },
    { when: { class: 'imported' },    gives: 'empirical',   from, cite: { instrument, article: 'Q1 huruf a dan Q5' }, rule: 'OT-01a', assumed: true, note: asAtHome },
    { when: { class: 'quasi' },       gives: 'empirical',   from, cite: { instrument, article: 'Q1 huruf c' }, rule: 'OT-01c', assumed: true, note: forQuasi },
  ],
}

const unanswered: Words = {
  id: 'Jawaban resminya (Q7) kosong; disusun dari jenis usaha dan kode KBLI yang disebut Q12.',
  en: 'The official answer (Q7) is empty; this follows from the kinds of business and the KBLI codes of Q12.',
}
const may = (applicant: BusinessKind, route: Route) =>
  ({
    when: { applicant, route },
    gives: true,
    from,
    cite: { instrument, article: 'Q7 dan Q12' },
    rule: ['OT-07', 'OT-12'],
    assumed: true,
    note: unanswered,
  }) as const

// biome-ignore format: a table of law
/** May this kind of business register a traditional medicine or quasi-drug that is made so? */
export const mayRegister: Table<{ applicant: BusinessKind; route: Route }, boolean> = {
  name: 'mayRegister',
  rows: [
    { when: {}, gives: false, from, cite: { instrument, article: 'Q7 dan Q12' }, rule: 'OT-07', assumed: true, note: unanswered },
    may('pharma industry', 'own make'), may('traditional medicine industry', 'own make'), may('small traditional medicine business', 'own make'),
    may('pharma industry', 'contract'), may('traditional medicine industry', 'contract'), may('small traditional medicine business', 'contract'), may('marketing entity', 'contract'),
    may('pharma industry', 'licence'), may('traditional medicine industry', 'licence'),
    may('importer', 'import'),
  ],
}

// biome-ignore format: a table of law
/** The certificates that prove good practice for the dosage form; one of them must hold. */
export const provesPractice: Table<Record<never, never>, CertificateKind> = {
  name: 'provesPractice',
  rows: [
    { when: {}, gives: 'CPOTB', from, cite: { instrument, article: 'Q10 huruf a angka 2' }, rule: 'OT-10a' },
    { when: {}, gives: 'CPOB',  from, cite: { instrument, article: 'Q10 huruf a angka 2' }, rule: 'OT-10a' },
  ],
}

const likeTraditional: Words = {
  id: 'Sumber menyebut larangan ini untuk obat tradisional; untuk obat kuasi diterapkan dengan analogi.',
  en: 'The source states this ban for traditional medicines; it is applied to quasi-drugs by analogy.',
}

// biome-ignore format: a table of law
/** May a product have this form? A suppository may be one for haemorrhoids alone. */
export const mayHaveForm: Table<{ commodity: AsrotProduct; form: AsrotForm; haemorrhoid: boolean }, boolean> = {
  name: 'mayHaveForm',
  rows: [
    { when: {}, gives: true, from, cite: { instrument, article: 'Q15 huruf a' }, rule: 'OT-15a' },
    ...(['intravaginal', 'eye drops', 'injection', 'suppository'] as const).flatMap(form => [
      { when: { commodity: 'traditional', form }, gives: false, from, cite: { instrument, article: 'Q15 huruf a' }, rule: 'OT-15a' },
      { when: { commodity: 'quasi', form },       gives: false, from, cite: { instrument, article: 'Q15 huruf a' }, rule: 'OT-15a', assumed: true, note: likeTraditional },
    ] as const),
    { when: { commodity: 'traditional', form: 'suppository', haemorrhoid: true }, gives: true, from, cite: { instrument, article: 'Q15 huruf a' }, rule: 'OT-15a' },
  ],
}

const formsWith = (forms: readonly AsrotForm[], article: string, rule: string) =>
  forms.map(form => ({ when: { form }, gives: true, from, cite: { instrument, article }, rule }) as const)

// biome-ignore format: a table of law
/** Forms that may hold raw simplicia, not extracts alone. How strict the list is, the source does not say: others are pointed out. */
export const rawSimpliciaForms: Table<{ form: AsrotForm }, boolean> = {
  name: 'rawSimpliciaForms',
  rows: [
    { when: {}, gives: false, from, cite: { instrument, article: 'Q18' }, rule: 'OT-18' },
    ...formsWith(['pill', 'tea', 'infusion bag', 'parem', 'pilis', 'tapel', 'plaster', 'dodol', 'pastille'], 'Q18', 'OT-18'),
  ],
}

// biome-ignore format: a table of law
/** The simple forms of a traditional medicine of low risk. */
export const lowRiskForms: Table<{ form: AsrotForm }, boolean> = {
  name: 'lowRiskForms',
  rows: [
    { when: {}, gives: false, from, cite: { instrument, article: 'Q4' }, rule: 'OT-04' },
    ...formsWith(['external oil', 'parem', 'tapel', 'pilis', 'bath spices', 'external powder', 'ointment', 'ratus', 'powder', 'oral liquid'], 'Q4', 'OT-04'),
  ],
}

const plantList: Words = {
  id: 'Daftar positif (sekitar 60 tumbuhan) tidak ada pada sumber; ini tumbuhan jamu yang dikenal luas, sampai daftar resminya dimuat.',
  en: 'The positive list of some 60 plants is not in the sources; these are widely known jamu plants until the official list is entered.',
}
/** A plant by its common and scientific names. */
const plant = (name: string, ...species: string[]) =>
  ({
    when: {},
    gives: [name, ...species],
    from,
    cite: { instrument, article: 'Q4' },
    rule: 'OT-04',
    assumed: true,
    note: plantList,
  }) as const

// biome-ignore format: a table of law
/** Plants whose safety and benefit are known for certain, each by its names. */
export const lowRiskPlants: Table<Record<never, never>, readonly string[]> = {
  name: 'lowRiskPlants',
  rows: [
    plant('jahe', 'zingiber officinale'), plant('kunyit', 'curcuma longa', 'curcuma domestica'), plant('temulawak', 'curcuma zanthorrhiza', 'curcuma xanthorrhiza'), plant('kencur', 'kaempferia galanga'),
    plant('lengkuas', 'alpinia galanga'), plant('temu kunci', 'boesenbergia'), plant('lempuyang', 'zingiber zerumbet', 'zingiber aromaticum'), plant('bangle', 'zingiber cassumunar', 'zingiber montanum'),
    plant('serai', 'cymbopogon'), plant('cengkeh', 'syzygium aromaticum'), plant('kayu manis', 'cinnamomum'), plant('pala', 'myristica fragrans'), plant('kapulaga', 'amomum', 'elettaria'), plant('adas', 'foeniculum vulgare'),
    plant('ketumbar', 'coriandrum sativum'), plant('lada', 'piper nigrum'), plant('sirih', 'piper betle'), plant('cabe jawa', 'piper retrofractum'), plant('asam jawa', 'tamarindus indica'), plant('jeruk nipis', 'citrus aurantiifolia'),
    plant('beras', 'oryza sativa'), plant('daun mint', 'mentha'), plant('kayu putih', 'melaleuca'), plant('kelapa', 'cocos nucifera'), plant('meniran', 'phyllanthus niruri'), plant('sambiloto', 'andrographis paniculata'),
    plant('jambu biji', 'psidium guajava'), plant('katuk', 'sauropus androgynus', 'breynia androgyna'), plant('pegagan', 'centella asiatica'), plant('rosela', 'hibiscus sabdariffa'), plant('kelor', 'moringa oleifera'), plant('daun salam', 'syzygium polyanthum'),
    plant('secang', 'caesalpinia sappan', 'biancaea sappan'), plant('manjakani', 'quercus infectoria'), plant('delima', 'punica granatum'), plant('bawang putih', 'allium sativum'), plant('madu', 'mel depuratum'),
  ],
}

export const materialKinds = ['simplicia', 'extract', 'animal', 'mineral', 'isolate', 'other'] as const
export type MaterialKind = (typeof materialKinds)[number]
export type Role = 'active' | 'additive'

// biome-ignore format: a table of law
/** May a material of this kind have this part in the product? */
export const mayContain: Table<{ commodity: AsrotProduct; kind: MaterialKind; role: Role }, boolean> = {
  name: 'mayContain',
  rows: [
    { when: {}, gives: true, from, cite: { instrument, article: 'Q1' }, rule: ['OT-01a', 'OT-01c'] },
    { when: { commodity: 'traditional', kind: 'isolate', role: 'active' }, gives: false, from, cite: { instrument, article: 'Q15 huruf b angka 1' }, rule: 'OT-15b1' },
  ],
}

const coffeeText: Words = {
  id: '“Jumlahnya lebih kecil daripada bahan aktif” dibaca sebagai: lebih kecil daripada jumlah semua bahan aktif.',
  en: '“Its amount is smaller than the active’s” is read as: smaller than all actives together.',
}

// biome-ignore format: a table of law
/** What a flavour must stay below. */
export const flavourBelow: Table<{ flavour: 'coffee' }, 'all actives'> = {
  name: 'flavourBelow',
  rows: [{ when: { flavour: 'coffee' }, gives: 'all actives', from, cite: { instrument, article: 'Q20' }, rule: 'OT-20', assumed: true, note: coffeeText }],
}

/** A group of materials that an officer looks at, and the words that tell them. */
// biome-ignore format: a table of law
export const watchedMaterials: Table<Record<never, never>, { title: Words; names: readonly string[] }> = {
  name: 'watchedMaterials',
  rows: [
    { when: {}, gives: { title: { id: 'probiotik', en: 'probiotic' }, names: ['lactobacillus', 'bifidobacterium', 'saccharomyces boulardii', 'probiotik', 'probiotic', 'streptococcus thermophilus'] },
      from, cite: { instrument, article: 'Q11' }, rule: 'OT-11', note: {
        id: 'Rujukannya Lampiran XII Perka 13/2016 tentang klaim pangan olahan; statusnya perlu diperiksa.', en: 'It refers to Annex XII of Perka 13/2016 on claims of processed food; its status has to be checked.' } },
  ],
}

/** Who may make a product in Indonesia. */
export type LocalMaker = 'pharma industry' | 'traditional medicine industry' | 'small traditional medicine business'

// biome-ignore format: a table of law
/** The digit of the maker in the number of a traditional medicine. */
export const makerDigit: Table<{ maker: LocalMaker | 'abroad' }, string> = {
  name: 'makerDigit',
  rows: [
    { when: { maker: 'pharma industry' },                     gives: '1', from, cite: noSource, assumed: true, note: { id: 'Menurut analisis nomor yang beredar.', en: 'After the analysis of numbers in circulation.' } },
    { when: { maker: 'traditional medicine industry' },       gives: '2', from, cite: noSource, assumed: true, note: { id: 'Menurut analisis nomor yang beredar.', en: 'After the analysis of numbers in circulation.' } },
    { when: { maker: 'small traditional medicine business' }, gives: '3', from, cite: noSource, assumed: true, note: { id: 'Menurut analisis nomor yang beredar.', en: 'After the analysis of numbers in circulation.' } },
    { when: { maker: 'abroad' },                              gives: '4', from, cite: noSource, assumed: true, note: { id: 'Dugaan dari analisis nomor yang beredar.', en: 'A guess of the analysis of numbers in circulation.' } },
  ],
}
