import type { Firm } from './firms.ts'
import { dayOfIssue, digits, exampleGtin, type Making, type Product, yearIn } from './product.ts'

type Substance = readonly [
  name: string,
  drugClass: string,
  form: string,
  dosageForm: string,
  amount: number,
  unit: string,
  pack: string,
]

const strips = 'Dus, 10 strip @ 10'
// biome-ignore format: a table
const substances: readonly Substance[] = [
  ['Parasetamol',           'B', '10', 'Tablet',                500, 'mg',   `${strips} tablet`],
  ['Antasida',              'B', '63', 'Tablet kunyah',         400, 'mg',   `${strips} tablet`],
  ['Oralit',                'B', '23', 'Serbuk oral',           4.1, 'g',    'Dus, 25 saset @ 4,1 g'],
  ['Povidon iodum',         'B', '41', 'Losio',                 100, 'mg',   'Dus, 1 botol @ 30 mL'],
  ['Ibuprofen',             'T', '17', 'Tablet salut selaput',  200, 'mg',   `${strips} tablet`],
  ['Loratadin',             'T', '10', 'Tablet',                10,  'mg',   `${strips} tablet`],
  ['Ambroksol',             'T', '37', 'Sirup',                 15,  'mg',   'Dus, 1 botol @ 60 mL'],
  ['Klorfeniramin maleat',  'T', '10', 'Tablet',                4,   'mg',   `${strips} tablet`],
  ['Mikonazol nitrat',      'T', '29', 'Krim',                  20,  'mg',   'Dus, 1 tube @ 10 g'],
  ['Oksimetazolin',         'T', '47', 'Tetes hidung',          0.5, 'mg',   'Dus, 1 botol @ 10 mL'],
  ['Amoksisilin',           'K', '01', 'Kapsul',                500, 'mg',   `${strips} kapsul`],
  ['Amlodipin',             'K', '10', 'Tablet',                5,   'mg',   `${strips} tablet`],
  ['Metformin hidroklorida','K', '17', 'Tablet salut selaput',  500, 'mg',   `${strips} tablet`],
  ['Simvastatin',           'K', '17', 'Tablet salut selaput',  10,  'mg',   `${strips} tablet`],
  ['Omeprazol',             'K', '01', 'Kapsul',                20,  'mg',   'Dus, 3 strip @ 10 kapsul'],
  ['Setirizin',             'K', '17', 'Tablet salut selaput',  10,  'mg',   `${strips} tablet`],
  ['Salbutamol',            'K', '37', 'Sirup',                 2,   'mg',   'Dus, 1 botol @ 60 mL'],
  ['Domperidon',            'K', '10', 'Tablet',                10,  'mg',   `${strips} tablet`],
  ['Kaptopril',             'K', '10', 'Tablet',                25,  'mg',   `${strips} tablet`],
  ['Seftriakson',           'K', '44', 'Suspensi kering injeksi', 1, 'g',    'Dus, 2 vial @ 1 g'],
  ['Natrium klorida',       'K', '49', 'Infus',                 0.9, '%',    'Botol 500 mL'],
  ['Hidrokortison asetat',  'K', '29', 'Krim',                  25,  'mg',   'Dus, 1 tube @ 5 g'],
  ['Tobramisin',            'K', '46', 'Tetes mata',            3,   'mg',   'Dus, 1 botol @ 5 mL'],
  ['Insulin glargin',       'K', '43', 'Injeksi',               100, 'IU',   'Dus, 5 pena @ 3 mL'],
  ['Diazepam',              'P', '10', 'Tablet',                2,   'mg',   `${strips} tablet`],
  ['Morfin sulfat',         'N', '10', 'Tablet',                10,  'mg',   'Dus, 6 blister @ 10 tablet'],
]

/**
 * Medicines under brand and generic names. Numbers: name, class, origin, year, maker, product, form, strength and pack. Serials of
 * makers begin at 901, beyond those that real makers have.
 */
export function planDrugs(making: Making, holders: readonly Firm[], count: number): Product[] {
  const { random, next } = making
  return Array.from({ length: count }, (_, i): Product => {
    const holder = holders[i % holders.length]!
    const [name, drugClass, form, dosageForm, amount, unit, pack] = substances[Math.floor(i / 3) % substances.length]!
    const isImport = holder.kind === 'importer'
    const isGeneric = !isImport && random.oneIn(2)
    const issuedOn = dayOfIssue(making, 5)
    const kind = `${isGeneric ? 'G' : 'D'}${drugClass}${isImport ? 'I' : 'L'}`
    const serial = next(`drugs of ${holder.index}`)
    const strength = `${String(amount).replace('.', ',')} ${unit}`
    const brand = isGeneric ? undefined : making.brand()
    return {
      number: `${kind}${yearIn(issuedOn)}${digits(901 + holder.index, 3)}${digits(serial, 3)}${form}A1`,
      commodity: 'drug',
      productName: brand ? `${brand} ${amount >= 1 ? Math.round(amount) : ''}`.trim() : `${name} ${strength}`,
      ...(brand && { brand }),
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

/** Invented makers abroad. */
export const makersAbroad = ['Nordvarg Remedica AB, Swedia', 'Kisaragawa Seiyakusho, Jepang', 'Valdemora Pharmex SA, Spanyol']
