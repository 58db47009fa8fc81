import { registrationLife } from '#/features/licensing/case.ts'
import type { GrantFacts } from '#/features/licensing/grant.ts'
import type { Contents, GuideFacts, Question, Service } from '#/features/licensing/service.ts'
import { find, type Words } from '#/law/provisions.ts'
import { checklistFor, labelOf, packsOf } from './checklist.ts'
import { papersOf, remarksOn } from './checks.ts'
import {
  countryOf,
  formula,
  itemNames,
  making,
  type Notification,
  perfumes,
  product,
  readNotification,
  statements,
} from './dossier.ts'
import { type ApplicantType, applicantTypes, notificationPapers } from './law-applicants.ts'
import { countries, isAsean } from './law-countries.ts'
import { isCosmetic, type Place, type Purpose, places, purposes } from './law-product.ts'
import { itemFee } from './law-terms.ts'
import { needsOf } from './papers.ts'
import { termsOf } from './terms.ts'

const optionsOf = <Key extends string>(of: Record<Key, Words>) =>
  (Object.keys(of) as Key[]).map(value => ({ value, label: of[value] }))
const isOne = <Key extends string>(of: Record<Key, Words>, value: string | undefined): value is Key =>
  value !== undefined && value in of

const questions: readonly Question[] = [
  { key: 'place', asks: { id: 'Dipakai di mana?', en: 'Where is it used?' }, options: optionsOf(places) },
  { key: 'purpose', asks: { id: 'Terutama untuk apa?', en: 'What is it mainly for?' }, options: optionsOf(purposes) },
  {
    key: 'type',
    asks: { id: 'Anda mengajukan sebagai apa?', en: 'As what do you apply?' },
    options: optionsOf(applicantTypes),
  },
  {
    key: 'brand',
    asks: { id: 'Mereknya milik siapa?', en: 'Whose brand is it?' },
    options: [
      { value: 'own', label: { id: 'Milik perusahaan kami saja', en: 'Our company’s alone' } },
      { value: 'licensed', label: { id: 'Dipakai bersama atau dengan lisensi', en: 'Shared, or used under a licence' } },
    ],
  },
]

const whyOther: Service['whyOther'] = ({ place, purpose }, on) => {
  if (!isOne(places, place) || !isOne(purposes, purpose)) return undefined
  const { value, steps } = find(on, ({ the }) => the(isCosmetic, { place: place as Place, purpose: purpose as Purpose }))
  if (value) return undefined
  return {
    id: 'Ini bukan kosmetika: kosmetika dipakai di bagian luar tubuh dan tidak untuk mengobati penyakit. Produk yang mengobati didaftarkan sebagai obat atau obat tradisional.',
    en: 'This is no cosmetic: a cosmetic is used on the outside of the body, and not to treat a disease. What treats is registered as a medicine or traditional medicine.',
    cite: steps[0]!.cite,
  }
}

const begin = (kind: 'cosmetic' | 'perfume', { place, purpose, type, brand }: GuideFacts): Contents => ({
  product: {
    ...(isOne(places, place) && { place }),
    ...(isOne(purposes, purpose) && { purpose }),
    ...((brand === 'own' || brand === 'licensed') && { brandIs: brand }),
    ...(kind === 'perfume' && { group: perfumes }),
  },
  making: { ...(isOne(applicantTypes, type) && { type }) },
})

/** A trade item number without the spaces in which people write it. */
const digitsOf = (gtin: string | undefined): string[] => (gtin ? [gtin.replace(/\s/g, '')] : [])

/** What the register keeps of each item: of the product, or of each of its shades. */
function itemsOf(dossier: Notification, { name: applicant }: { name: string }, on: Parameters<typeof find>[0]): GrantFacts[] {
  const { product, making, formula } = dossier
  const country = countryOf(dossier)
  if (!country || !product.group) throw new Error('A notification without category or country passed its checks.')
  const { continent, digits } = find(on, ({ the }) => the(countries, { country })).value
  const packGtins = product.packs.flatMap(({ gtin }) => digitsOf(gtin))
  return itemNames(dossier).map((productName, index) => ({
    commodity: 'cosmetic',
    numbered: { series: 'cosmetic', continent, country: digits, group: product.group! },
    productName,
    ...(product.brand && { brand: product.brand }),
    dosageForm: product.form ?? '',
    packs: packsOf(dossier),
    composition: formula.ingredients.map(({ name = '', percent }) => ({
      name,
      ...(percent !== undefined && { amount: percent, unit: '%' }),
    })),
    maker: {
      name: making.type === 'industry' ? applicant : (making.maker ?? ''),
      ...(making.type === 'industry' && making.siteId && { siteId: making.siteId }),
    },
    gtins: product.shades.length ? digitsOf(product.shades[index]?.gtin) : packGtins,
  }))
}

/** A notification of cosmetics; perfumes are verified faster, everything else is alike. */
const notification = (kind: 'cosmetic' | 'perfume', words: Pick<Service, 'key' | 'title' | 'about'>): Service => ({
  ...words,
  version: 1,
  result: {
    id: 'Nomor notifikasi NA sampai NE untuk setiap item dan sertifikat elektronik, berlaku tiga tahun.',
    en: 'A notification number NA to NE for each item and an electronic certificate, valid for three years.',
  },
  commodities: ['cosmetic'],
  subject: 'product',
  life: registrationLife,
  questions,
  whyOther,
  begin: facts => begin(kind, facts),
  sections: [product, making, formula, statements],
  terms: termsOf(kind),
  fee: ({ contents, on }) => {
    const dossier = readNotification(contents)
    const country = countryOf(dossier) ?? ''
    return find(on, ({ the }) => the(itemFee, { asean: the(isAsean, { country }) }) * itemNames(dossier).length)
  },
  needs: papersOf,
  guideNeeds: ({ type, brand }, on) =>
    needsOf(
      notificationPapers,
      {
        type: isOne(applicantTypes, type) ? (type as ApplicantType) : 'industry',
        brand: brand === 'licensed' ? 'licensed' : 'own',
      },
      on,
    ),
  remarks: remarksOn(kind),
  checklist: checklistFor,
  label: labelOf,
  nameOf: contents => readNotification(contents).product.name,
  gtinsOf: contents => {
    const { shades, packs } = readNotification(contents).product
    return [...shades, ...packs].flatMap(({ gtin }) => digitsOf(gtin)).filter(gtin => /^\d{8,14}$/.test(gtin))
  },
  grant: ({ contents, applicant, on }) => {
    const [facts, ...also] = itemsOf(readNotification(contents), applicant, on)
    if (!facts) throw new Error('A notification has no item.')
    return { gives: 'licence', facts, ...(also.length && { also }) }
  },
})

/** Notification of a cosmetic (verified in 14 working days). */
export const cosmeticNotification = notification('cosmetic', {
  key: 'cosmetic-notification',
  title: { id: 'Notifikasi kosmetika', en: 'Notification of a cosmetic' },
  about: {
    id: 'Untuk kosmetika baru, dan untuk nama produk yang berubah: nama lain berarti notifikasi baru.',
    en: 'For a new cosmetic, and for a product whose name changes: another name is a new notification.',
  },
})

/** Notification of a perfume (verified in 3 working days). */
export const perfumeNotification = notification('perfume', {
  key: 'perfume-notification',
  title: { id: 'Notifikasi parfum', en: 'Notification of a perfume' },
  about: { id: 'Untuk parfum baru; diverifikasi lebih cepat.', en: 'For a new perfume; verified sooner.' },
})
