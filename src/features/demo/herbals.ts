import { makersAbroad } from './drugs.ts'
import type { Firm } from './firms.ts'
import { dayOfIssue, digits, exampleGtin, type Making, type Product, yearIn } from './product.ts'

// biome-ignore format: a table
const herbs = [
  ['Temulawak', 'Curcuma zanthorrhiza'], ['Kunyit Asam', 'Curcuma longa'], ['Jahe Merah', 'Zingiber officinale'], ['Meniran', 'Phyllanthus niruri'],
  ['Pegagan', 'Centella asiatica'], ['Sambiloto', 'Andrographis paniculata'], ['Daun Kelor', 'Moringa oleifera'], ['Kencur', 'Kaempferia galanga'],
  ['Kumis Kucing', 'Orthosiphon aristatus'], ['Secang', 'Caesalpinia sappan'], ['Kayu Manis', 'Cinnamomum burmannii'], ['Adas', 'Foeniculum vulgare'],
] as const

type Form = { digit: string; dosageForm: string; unit: string; pack: string; mayBeSmall: boolean }
const forms: readonly Form[] = [
  { digit: '2', dosageForm: 'Serbuk', unit: 'g', pack: 'Dus, 10 saset @ 7 g', mayBeSmall: true },
  { digit: '3', dosageForm: 'Kapsul', unit: 'mg', pack: 'Botol, 60 kapsul', mayBeSmall: false },
  { digit: '4', dosageForm: 'Tablet', unit: 'mg', pack: 'Dus, 3 strip @ 10 tablet', mayBeSmall: false },
  { digit: '6', dosageForm: 'Cairan obat dalam', unit: 'mL', pack: 'Botol 100 mL', mayBeSmall: true },
]

const makerTypes: Partial<Record<Firm['kind'], string>> = {
  'traditional medicine industry': '2',
  'small traditional medicine business': '3',
  importer: '4',
}

/** Traditional medicines (TR, TI), with a few standardised ones (HT) and fitofarmaka (FF) among them. */
export function planTraditional(making: Making, holders: readonly Firm[], count: number): Product[] {
  const { random, next } = making
  return Array.from({ length: count }, (_, i): Product => {
    const holder = holders[i % holders.length]!
    const isSmall = holder.kind === 'small traditional medicine business'
    const isImport = holder.kind === 'importer'
    const form = random.pick(forms.filter(({ mayBeSmall }) => !isSmall || mayBeSmall))
    const [herb, species] = herbs[i % herbs.length]!
    const kind = isImport ? 'TI' : isSmall ? 'TR' : random.oneIn(14) ? 'HT' : random.oneIn(22) ? 'FF' : 'TR'
    const issuedOn = dayOfIssue(making, 5)
    const brand = making.brand()
    const serial = digits(9000 - next('traditional'), 4)
    return {
      number: `${kind}${yearIn(issuedOn)}${makerTypes[holder.kind] ?? '1'}${form.digit}${serial}1`,
      commodity: 'traditional',
      productName: `${isSmall ? 'Jamu ' : ''}${herb} ${brand}`,
      brand,
      dosageForm: form.dosageForm,
      packs: [form.pack],
      composition: [
        { name: `${species} ekstrak`, amount: form.unit === 'mg' ? random.pick([250, 350, 500]) : 2, unit: form.unit },
      ],
      holder,
      maker: isImport ? random.pick(makersAbroad) : holder.name,
      issuedOn,
      ...exampleGtin(making),
    }
  })
}

// biome-ignore format: a table
const nutrients = [
  ['Vitamin C', 500, 'mg'], ['Vitamin D3', 1000, 'IU'], ['Zink', 10, 'mg'], ['Kalsium', 300, 'mg'], ['Vitamin B Kompleks', 100, 'mg'], ['Minyak Ikan', 1000, 'mg'],
  ['Kolagen', 2500, 'mg'], ['Lutein', 6, 'mg'], ['Probiotik', 10, 'mg'], ['Vitamin E', 100, 'IU'], ['Spirulina', 500, 'mg'], ['Koenzim Q10', 50, 'mg'],
] as const
// biome-ignore format: a table
const supplementForms = [
  ['Kapsul keras', 'Dus, 3 strip @ 10 kapsul'], ['Tablet', 'Botol, 60 tablet'], ['Efervesen', 'Tube, 10 tablet'], ['Serbuk', 'Dus, 15 saset @ 5 g'],
] as const

/** Health supplements (SD, SI). Running numbers stand high in the year's series, so that new licences begin at 1. */
export function planSupplements(making: Making, holders: readonly Firm[], count: number): Product[] {
  const { random, next } = making
  return Array.from({ length: count }, (_, i): Product => {
    const holder = holders[i % holders.length]!
    const isImport = holder.kind === 'importer'
    const issuedOn = dayOfIssue(making, 5)
    const [name, amount, unit] = nutrients[i % nutrients.length]!
    const [dosageForm, pack] = holder.name.startsWith('CV') ? supplementForms[3] : random.pick(supplementForms)
    const brand = making.brand()
    return {
      number: `${isImport ? 'SI' : 'SD'}${yearIn(issuedOn)}${digits(7_000_000 + 137 * next('supplement'), 7)}`,
      commodity: 'supplement',
      productName: `${brand} ${name}`,
      brand,
      dosageForm,
      packs: [pack],
      composition: [{ name, amount, unit }],
      holder,
      maker: isImport ? random.pick(makersAbroad) : holder.name,
      issuedOn,
      ...exampleGtin(making),
    }
  })
}

// biome-ignore format: a table
const rubs = [
  ['Minyak Kayu Putih', 'Cairan obat luar', 'Botol 60 mL', 'Oleum cajuputi'], ['Balsem', 'Balsem', 'Pot 20 g', 'Mentol'],
  ['Koyo', 'Koyo', 'Saset, 10 lembar', 'Metil salisilat'], ['Pelega Tenggorokan', 'Tablet hisap', 'Dus, 6 strip @ 8 tablet', 'Mentol'],
] as const

/** Quasi-drugs (QD). */
export function planQuasi(making: Making, holders: readonly Firm[], count: number): Product[] {
  const { next } = making
  return Array.from({ length: count }, (_, i): Product => {
    const holder = holders[i % holders.length]!
    const [name, dosageForm, pack, active] = rubs[i % rubs.length]!
    const issuedOn = dayOfIssue(making, 5)
    const brand = making.brand()
    return {
      number: `QD${yearIn(issuedOn)}${digits(8_000_000 + 91 * next('quasi'), 7)}`,
      commodity: 'quasi',
      productName: `${name} ${brand}`,
      brand,
      dosageForm,
      packs: [pack],
      composition: [{ name: active }],
      holder,
      maker: holder.name,
      issuedOn,
      ...exampleGtin(making),
    }
  })
}
