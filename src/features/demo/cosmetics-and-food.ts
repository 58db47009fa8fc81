import { makersAbroad } from './drugs.ts'
import type { Firm } from './firms.ts'
import { dayOfIssue, digits, exampleGtin, type Making, type Product, yearIn } from './product.ts'

// biome-ignore format: a table
const cosmetics = [
  ['Lulur Mandi', '01', 'Krim', 'Pot 200 g'], ['Losio Tubuh', '01', 'Losio', 'Botol 200 mL'], ['Masker Wajah', '02', 'Krim', 'Tube 60 g'],
  ['Bedak Tabur', '04', 'Serbuk', 'Pot 30 g'], ['Sabun Mandi Cair', '05', 'Cairan', 'Botol 250 mL'], ['Parfum', '06', 'Cairan', 'Botol 50 mL'],
  ['Deodoran', '09', 'Losio', 'Botol 50 mL'], ['Sampo', '10', 'Cairan', 'Botol 170 mL'], ['Pewarna Bibir', '13', 'Padat', 'Batang 3,5 g'],
  ['Pasta Gigi', '14', 'Pasta', 'Tube 120 g'], ['Tabir Surya SPF 30', '17', 'Krim', 'Tube 40 g'], ['Serum Pencerah', '19', 'Cairan', 'Botol 20 mL'],
] as const

/** Region and country of a notified cosmetic: Indonesia, or abroad. */
const origins = ['NC12', 'NA11', 'NE10'] as const

/** Notified cosmetics (NA, NC, NE): region, country, year, group, serial. */
export function planCosmetics(making: Making, holders: readonly Firm[], count: number): Product[] {
  const { random, next } = making
  return Array.from({ length: count }, (_, i): Product => {
    const holder = holders[i % holders.length]!
    const isImport = holder.kind === 'importer'
    const [name, group, dosageForm, pack] = cosmetics[i % cosmetics.length]!
    const issuedOn = dayOfIssue(making, 3)
    const brand = making.brand()
    return {
      number: `${isImport ? random.pick(origins) : 'NA18'}${yearIn(issuedOn)}${group}${digits(99_999 - next('cosmetic'), 5)}`,
      commodity: 'cosmetic',
      productName: `${brand} ${name}`,
      brand,
      dosageForm,
      packs: [pack],
      composition: [{ name: 'Aqua' }, { name: 'Glycerin' }],
      holder,
      maker: isImport ? random.pick(makersAbroad) : holder.name,
      issuedOn,
      ...exampleGtin(making),
    }
  })
}

// biome-ignore format: a table
const foods = [
  ['Minuman Serbuk Jahe', '260', 'Serbuk', 'Dus, 10 saset @ 25 g'], ['Sari Kelapa', '251', 'Padat', 'Cup 220 g'], ['Kecap Manis', '242', 'Cairan', 'Botol 275 mL'],
  ['Biskuit Gandum', '227', 'Padat', 'Bungkus 120 g'], ['Mi Kering Sayur', '215', 'Padat', 'Bungkus 200 g'], ['Keripik Pisang', '257', 'Padat', 'Bungkus 100 g'],
  ['Santan Kental', '254', 'Cairan', 'Kotak 200 mL'], ['Kopi Bubuk', '261', 'Serbuk', 'Bungkus 165 g'],
] as const

/** Processed food (MD, ML), in the older form and in the risk-based one that is given since 2022. */
export function planFood(making: Making, holders: readonly Firm[], count: number): Product[] {
  const { random, next } = making
  return Array.from({ length: count }, (_, i): Product => {
    const holder = holders[i % holders.length]!
    const isImport = holder.kind === 'importer'
    const [name, type, dosageForm, pack] = foods[i % foods.length]!
    const issuedOn = dayOfIssue(making, 5)
    const brand = making.brand()
    const province = holder.place.regencyCode.slice(0, 2)
    const company = 901 + holder.index
    const serial = next(`food of ${holder.index}`)
    const number =
      issuedOn < '2022-07-01'
        ? `${random.pick(['1', '2', '5'])}${type}${province}${digits(company, 3)}${digits(serial, 3)}`
        : `${random.pick(['0', '1', '2'])}${random.pick(['1', '2', '5'])}${province}${type.slice(1)}${digits(serial, 4)}${digits(99_000 + company, 5)}`
    return {
      number: `${isImport ? 'ML' : 'MD'}${number}`,
      commodity: 'food',
      productName: `${name} ${brand}`,
      brand,
      dosageForm,
      packs: [pack],
      composition: [{ name: name.split(' ').at(-1)! }],
      holder,
      maker: isImport ? random.pick(makersAbroad) : holder.name,
      issuedOn,
      ...exampleGtin(making),
    }
  })
}
