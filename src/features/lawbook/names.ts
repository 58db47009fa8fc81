import {
  certificateNames,
  commodityNames,
  documentNames,
  formNames,
  kindNames,
  siteKindNames,
} from '#/features/companies/names.ts'
import { isDay } from '#/law/day.ts'
import type { Words } from '#/law/provisions.ts'
import { formatDay, formatNumber, type Lang } from '#/platform/ui/kit.ts'

// biome-ignore format: tables of names
/** What the facts that rows ask for, and the parts of what they give, are called. */
export const factNames: Readonly<Record<string, Words>> = {
  about: { id: 'tentang', en: 'about' },
  all: { id: 'semua dari', en: 'all of' },
  allBy: { id: 'semua paling lambat', en: 'all by' },
  applicant: { id: 'jenis pemohon', en: 'kind of applicant' },
  at: { id: 'di', en: 'at' },
  below: { id: 'kurang dari', en: 'below' },
  brand: { id: 'merek', en: 'brand' },
  certificate: { id: 'sertifikat', en: 'certificate' },
  certificates: { id: 'sertifikat', en: 'certificates' },
  charactersAtLeast: { id: 'paling sedikit karakter', en: 'characters at least' },
  claims: { id: 'mengklaim', en: 'claims' },
  class: { id: 'golongan', en: 'class' },
  clock: { id: 'jangka waktu', en: 'period' },
  commodity: { id: 'jenis produk', en: 'kind of product' },
  contentStated: { id: 'kadar senyawa aktif dicantumkan', en: 'content of an active compound stated' },
  days: { id: 'hari', en: 'days' },
  drugClass: { id: 'komposisi setara obat', en: 'composition of the class of medicines' },
  form: { id: 'bentuk sediaan', en: 'dosage form' },
  from: { id: 'dari', en: 'from' },
  grams: { id: 'gram', en: 'grams' },
  ground: { id: 'warna dasar', en: 'ground' },
  humidity: { id: 'kelembapan', en: 'humidity' },
  key: { id: 'kunci', en: 'key' },
  kind: { id: 'jenis', en: 'kind' },
  leastSide: { id: 'sisi terpendek', en: 'shortest side' },
  letter: { id: 'huruf', en: 'letter' },
  liquid: { id: 'cairan', en: 'liquid' },
  many: { id: 'boleh lebih dari satu', en: 'may be several' },
  matchesForm: { id: 'sesuai bentuk sediaan', en: 'for the dosage form' },
  may: { id: 'boleh memuat', en: 'may hold' },
  method: { id: 'metode', en: 'method' },
  millilitres: { id: 'mililiter', en: 'millilitres' },
  modules: { id: 'warna modul', en: 'modules' },
  months: { id: 'bulan ke-', en: 'months' },
  monthsAfterLicence: { id: 'bulan sesudah izin edar', en: 'months after the licence' },
  mostPacks: { id: 'kemasan paling banyak', en: 'most packs' },
  nonPlant: { id: 'bahan bukan tumbuhan', en: 'materials other than plants' },
  nutritionStated: { id: 'informasi gizi dicantumkan', en: 'nutrition stated' },
  on: { id: 'pada kemasan', en: 'on the pack' },
  onLabel: { id: 'dicantumkan pada label', en: 'named on the label' },
  oneOf: { id: 'salah satu dari', en: 'one of' },
  other: { id: 'keterangan lain', en: 'other statements' },
  pack: { id: 'bentuk kemasan', en: 'kind of pack' },
  paper: { id: 'dokumen perusahaan', en: 'company paper' },
  perCase: { id: 'kemasan per kotak', en: 'packs per case' },
  perDay: { id: 'per hari (mg)', en: 'per day (mg)' },
  perPallet: { id: 'kotak per palet', en: 'cases per pallet' },
  perServing: { id: 'per saji (mg)', en: 'per serving (mg)' },
  percent: { id: 'persen', en: 'percent' },
  plantActive: { id: 'bahan aktif tumbuhan', en: 'plant actives' },
  route: { id: 'jalur', en: 'route' },
  runningDigits: { id: 'angka nomor urut', en: 'digits of the running number' },
  severity: { id: 'akibat', en: 'consequence' },
  squareCentimetres: { id: 'sentimeter persegi', en: 'square centimetres' },
  stableInZoneIVb: { id: 'stabil di zona IVb', en: 'stable in zone IVb' },
  stem: { id: 'kata', en: 'word' },
  study: { id: 'uji stabilitas', en: 'stability study' },
  substance: { id: 'zat', en: 'substance' },
  symbology: { id: 'simbologi', en: 'symbology' },
  temperature: { id: 'suhu', en: 'temperature' },
  text: { id: 'peraturan', en: 'text' },
  thenEvery: { id: 'lalu setiap (bulan)', en: 'then every (months)' },
  title: { id: 'nama', en: 'name' },
  translation: { id: 'terjemahan', en: 'translation' },
  upTo: { id: 'sampai', en: 'up to' },
  warnings: { id: 'peringatan', en: 'warnings' },
  workingDays: { id: 'hari kerja', en: 'working days' },
  yearDigits: { id: 'angka tahun', en: 'digits of the year' },
  years: { id: 'tahun', en: 'years' },
}

// biome-ignore format: tables of names
const otherValues: Record<string, Words> = {
  accelerated: { id: 'dipercepat', en: 'accelerated' },
  ampoule: { id: 'ampul', en: 'ampoule' },
  answer: { id: 'menjawab pertanyaan', en: 'answering questions' },
  anticaking: { id: 'antikempal', en: 'anticaking agent' },
  application: { id: 'isian permohonan', en: 'application' },
  authentication: { id: 'autentikasi', en: 'authentication' },
  blister: { id: 'blister', en: 'blister' },
  block: { id: 'menghalangi', en: 'blocks' },
  calendar: { id: 'kalender', en: 'calendar' },
  'catch cover': { id: 'catch cover', en: 'catch cover' },
  coating: { id: 'penyalut', en: 'coating' },
  colour: { id: 'pewarna', en: 'colour' },
  'company paper': { id: 'dokumen perusahaan', en: 'company paper' },
  contract: { id: 'kontrak', en: 'contract' },
  datamatrix: { id: 'Data Matrix', en: 'Data Matrix' },
  demanded: { id: 'disyaratkan', en: 'demanded' },
  disease: { id: 'penyakit', en: 'disease' },
  draft: { id: 'penyimpanan rancangan', en: 'keeping of a draft' },
  emulsifier: { id: 'pengemulsi', en: 'emulsifier' },
  evaluation: { id: 'evaluasi', en: 'evaluation' },
  evidence: { id: 'bukti', en: 'evidence' },
  flavour: { id: 'perisa', en: 'flavour' },
  functional: { id: 'fungsional', en: 'functional' },
  general: { id: 'umum', en: 'general' },
  identification: { id: 'identifikasi', en: 'identification' },
  'labelling rules': { id: 'menurut aturan penandaan', en: 'by the rules of labelling' },
  licence: { id: 'lisensi', en: 'licence' },
  licensee: { id: 'penerima lisensi merek', en: 'licensee of the brand' },
  'limited otc': { id: 'obat bebas terbatas', en: 'limited over-the-counter medicine' },
  'long term': { id: 'jangka panjang', en: 'long term' },
  narcotic: { id: 'narkotika', en: 'narcotic' },
  none: { id: 'tidak ada', en: 'none' },
  origin: { id: 'bahasa negara asal', en: 'language of origin' },
  otc: { id: 'obat bebas', en: 'over-the-counter medicine' },
  other: { id: 'lainnya', en: 'other' },
  owner: { id: 'pemilik merek', en: 'owner of the brand' },
  'own make': { id: 'produksi sendiri', en: 'own make' },
  payment: { id: 'pembayaran', en: 'payment' },
  plant: { id: 'tumbuhan', en: 'plant' },
  possible: { id: 'boleh', en: 'possible' },
  'prefilled syringe': { id: 'alat suntik siap pakai', en: 'prefilled syringe' },
  prescription: { id: 'obat keras', en: 'prescription medicine' },
  preservative: { id: 'pengawet', en: 'preservative' },
  prevention: { id: 'mencegah', en: 'prevention' },
  primary: { id: 'primer', en: 'primary' },
  psychotropic: { id: 'psikotropika', en: 'psychotropic' },
  qr: { id: 'QR', en: 'QR' },
  refuse: { id: 'ditolak', en: 'refused' },
  required: { id: 'wajib', en: 'required' },
  'risk reduction': { id: 'penurunan risiko penyakit', en: 'reduction of a risk' },
  secondary: { id: 'sekunder', en: 'secondary' },
  'single pack': { id: 'kemasan tunggal', en: 'single pack' },
  'small label': { id: 'label kecil', en: 'small label' },
  'small volume': { id: 'volume kecil', en: 'small volume' },
  solvent: { id: 'pelarut', en: 'solvent' },
  stabiliser: { id: 'penstabil', en: 'stabiliser' },
  'stick pack': { id: 'stick pack', en: 'stick pack' },
  strip: { id: 'strip', en: 'strip' },
  sweetener: { id: 'pemanis', en: 'sweetener' },
  sworn: { id: 'penerjemah tersumpah', en: 'sworn translator' },
  tertiary: { id: 'tersier', en: 'tertiary' },
  treatment: { id: 'mengobati', en: 'treatment' },
  tube: { id: 'tube', en: 'tube' },
  voluntary: { id: 'sukarela', en: 'voluntary' },
  warn: { id: 'diperingatkan', en: 'warned of' },
  warning: { id: 'peringatan', en: 'warning' },
  working: { id: 'kerja', en: 'working' },
}

const valueNames: Readonly<Record<string, Words | undefined>> = {
  ...otherValues,
  ...formNames,
  ...documentNames,
  ...certificateNames,
  ...siteKindNames,
  ...kindNames,
  ...commodityNames,
}

/** A fact, or a part of what a row gives, by its name; as it stands in the table where it has none. */
export const sayFact = (fact: string, lang: Lang): string => factNames[fact]?.[lang] ?? fact

/** A value as a person reads it: days, numbers and words in their language, lists and records part by part. */
export function sayValue(value: unknown, lang: Lang): string {
  if (typeof value === 'string') return isDay(value) ? formatDay(value, lang) : (valueNames[value]?.[lang] ?? value)
  if (typeof value === 'number') return formatNumber(value, lang)
  if (typeof value === 'boolean') return value ? { id: 'ya', en: 'yes' }[lang] : { id: 'tidak', en: 'no' }[lang]
  if (Array.isArray(value)) return value.map(each => sayValue(each, lang)).join(', ')
  if (value === null || typeof value !== 'object') return '–'
  if (isWords(value)) return value[lang]
  const parts = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return parts.map(([part, inner]) => `${sayFact(part, lang)}: ${sayValue(inner, lang)}`).join('; ') || '–'
}

/** Whether a value has a name of its own, or needs none. */
export const isNamed = (value: string): boolean => valueNames[value] !== undefined || isDay(value)

const isWords = (value: object): value is Words =>
  'id' in value && 'en' in value && typeof value.id === 'string' && typeof value.en === 'string'
