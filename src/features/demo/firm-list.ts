import type { BusinessKind } from '#/features/companies/kinds.ts'
import type { Commodity } from '#/features/register/nie-formats.ts'
import type { FileState } from './firm-file.ts'
import type { PlaceKey } from './places.ts'

type Listed = { name: string; kind: BusinessKind; place: PlaceKey; commodities?: readonly Commodity[]; file?: FileState }

/** The three companies whose people one may sign in as. */
export const herbalMaker = 'PT Rimpangsari Nuswapada'
export const cosmeticsMaker = 'PT Kosmetika Candrarupini'
export const distributor = 'PT Edar Farma Trijalasutra'
export const pharmacy = 'Apotek Waluyajati Anom'

const pharma = ['drug', 'quasi', 'supplement'] as const
const herbal = ['traditional', 'supplement', 'quasi'] as const

// biome-ignore format: a table
/** Every name is invented: none may be a company's or a product's of this world. */
export const firmList: readonly Listed[] = [
  { name: herbalMaker,                       kind: 'traditional medicine industry', place: 'sukoharjo', commodities: ['supplement', 'traditional', 'quasi'] },
  { name: 'PT Ragasukma Farmaloka',          kind: 'pharma industry', place: 'bekasi',    commodities: pharma },
  { name: 'PT Nirwasita Laboratoria',        kind: 'pharma industry', place: 'bogor',     commodities: pharma },
  { name: 'PT Walandaru Sidafarma',          kind: 'pharma industry', place: 'semarang',  commodities: pharma },
  { name: 'PT Dhanvasena Medikaloka',        kind: 'pharma industry', place: 'sidoarjo',  commodities: pharma },
  { name: 'PT Kartikalpa Wirafarma',         kind: 'pharma industry', place: 'bandung',   commodities: pharma },
  { name: 'PT Puspawarih Laboratoria',       kind: 'pharma industry', place: 'tangerang', commodities: pharma },
  { name: 'PT Estugama Farmatirta',          kind: 'pharma industry', place: 'gresik',    commodities: pharma },
  { name: 'PT Labdawira Sterilana',          kind: 'pharma industry', place: 'medan',     commodities: pharma },
  { name: 'PT Jamu Wreksatama Arum',         kind: 'traditional medicine industry', place: 'semarang',    commodities: herbal },
  { name: 'PT Herba Lokawidyaka',            kind: 'traditional medicine industry', place: 'karanganyar', commodities: herbal },
  { name: 'PT Temugiri Wanodyasari',         kind: 'traditional medicine industry', place: 'sukoharjo',   commodities: herbal },
  { name: 'PT Godhong Arumdalu',             kind: 'traditional medicine industry', place: 'yogyakarta',  commodities: herbal },
  { name: 'PT Sekarwangun Usadatama',        kind: 'traditional medicine industry', place: 'bogor',       commodities: herbal },
  { name: 'PT Tirta Usadalokantara',         kind: 'traditional medicine industry', place: 'denpasar',    commodities: herbal },
  { name: 'CV Jamu Gendis Kembangloro',      kind: 'small traditional medicine business', place: 'sukoharjo',  commodities: ['traditional'] },
  { name: 'CV Parem Wijilanom',              kind: 'small traditional medicine business', place: 'yogyakarta', commodities: ['traditional'] },
  { name: 'CV Racik Sidaluhuring',           kind: 'small traditional medicine business', place: 'surabaya',   commodities: ['traditional', 'supplement'] },
  { name: 'CV Usada Kintakunsari',           kind: 'small traditional medicine business', place: 'denpasar',   commodities: ['traditional'] },
  { name: 'CV Beras Kencur Tumaritisan',     kind: 'small traditional medicine business', place: 'bandung',    commodities: ['traditional'] },
  { name: 'CV Sinom Panggungsarira',         kind: 'small traditional medicine business', place: 'semarang',   commodities: ['traditional'], file: 'submitted' },
  { name: 'PT Pangan Lumbungsentika',        kind: 'food industry', place: 'bekasi',    commodities: ['food', 'supplement'] },
  { name: 'PT Kudapan Mekarsilaraya',        kind: 'food industry', place: 'tangerang', commodities: ['food'] },
  { name: 'PT Minuman Tirtagangsaloka',      kind: 'food industry', place: 'sidoarjo',  commodities: ['food'] },
  { name: 'PT Nyiurmaya Santankara',         kind: 'food industry', place: 'manado',    commodities: ['food'] },
  { name: cosmeticsMaker,                    kind: 'cosmetics industry', place: 'tangerang', commodities: ['cosmetic'] },
  { name: 'PT Ayuning Lulurwangsita',        kind: 'cosmetics industry', place: 'bogor',     commodities: ['cosmetic'] },
  { name: 'PT Rupasari Kenyamaya',           kind: 'cosmetics industry', place: 'bandung',   commodities: ['cosmetic'] },
  { name: 'PT Bedak Melatirupaka',           kind: 'cosmetics industry', place: 'surabaya',  commodities: ['cosmetic'] },
  { name: 'PT Wewangian Purnacandrika',      kind: 'cosmetics industry', place: 'bekasi',    commodities: ['cosmetic'] },
  { name: 'PT Samudra Dewantakara',          kind: 'importer', place: 'jakarta',  commodities: ['drug', 'supplement'] },
  { name: 'PT Lintas Benua Karsamayang',     kind: 'importer', place: 'jakarta',  commodities: ['cosmetic'] },
  { name: 'PT Niaga Bahari Sembranaka',      kind: 'importer', place: 'surabaya', commodities: ['food'] },
  { name: 'PT Gerbang Nusa Waralokita',      kind: 'importer', place: 'medan',    commodities: ['traditional', 'food'] },
  { name: 'PT Pemasar Sehat Anjangsanaka',   kind: 'marketing entity', place: 'jakarta', commodities: ['supplement'] },
  { name: 'PT Rupa Niaga Kirtiwanara',       kind: 'marketing entity', place: 'bandung', commodities: ['cosmetic'], file: 'returned' },
  { name: distributor,                       kind: 'wholesaler', place: 'surabaya' },
  { name: 'PT Lintang Saptaragasena',        kind: 'wholesaler', place: 'jakarta' },
  { name: 'PT Sumbar Nyiurlangita',          kind: 'wholesaler', place: 'padang' },
  { name: 'PT Musiraya Ampera Sentana',      kind: 'wholesaler', place: 'palembang' },
  { name: 'PT Borneo Mahakamita',            kind: 'wholesaler', place: 'samarinda' },
  { name: 'PT Losari Pinisirana',            kind: 'wholesaler', place: 'makassar' },
  { name: 'PT Deliraya Tapanulika',          kind: 'wholesaler', place: 'medan' },
  { name: 'PT Cendrawasih Obatika',          kind: 'wholesaler', place: 'jayapura' },
  { name: 'PT Pringgitan Farmasena',         kind: 'wholesaler', place: 'semarang' },
  { name: pharmacy,                          kind: 'pharmacy', place: 'surabaya' },
  { name: 'Apotek Sumber Wiratirta',         kind: 'pharmacy', place: 'bandung' },
  { name: 'Apotek Kembang Setamanika',       kind: 'pharmacy', place: 'denpasar' },
  { name: 'Apotek Nagari Sehatiwara',        kind: 'pharmacy', place: 'padang' },
  { name: 'Apotek Rindang Bangkirai',        kind: 'pharmacy', place: 'banjarmasin' },
  { name: 'Apotek Teluk Kupangita',          kind: 'pharmacy', place: 'kupang' },
  { name: 'Apotek Bunakenita Sehat',         kind: 'pharmacy', place: 'manado' },
  { name: 'Apotek Khatulistiwara',           kind: 'pharmacy', place: 'pontianak', file: 'submitted' },
  { name: 'RS Bhakti Waluyarinita',          kind: 'hospital', place: 'jakarta' },
  { name: 'RS Usada Mahardinika',            kind: 'hospital', place: 'makassar' },
  { name: 'RS Sehat Cendanawangita',         kind: 'hospital', place: 'mataram' },
  { name: 'Klinik Pratama Sehatiwulan',      kind: 'clinic', place: 'ambon' },
  { name: 'Klinik Cahaya Parikesita',        kind: 'clinic', place: 'yogyakarta', file: 'draft' },
  { name: 'Puskesmas Sukawarnita',           kind: 'community health centre', place: 'samarinda' },
  { name: 'Puskesmas Tanjungwaluya',         kind: 'community health centre', place: 'jayapura' },
  { name: 'Instalasi Farmasi Lokacontoh',    kind: 'government pharmacy warehouse', place: 'palembang' },
  { name: 'Toko Obat Wijayamuktika',         kind: 'drug store', place: 'medan' },
]
