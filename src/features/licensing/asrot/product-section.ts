import type { AskedField, Choice } from '#/features/licensing/asked/fields.ts'
import { askedSection } from '#/features/licensing/service.ts'
import { asrotForms, formOf } from './dosage-forms.ts'
import { type AsrotProduct, classes, routes } from './law-product.ts'
import { choicesOf, classNames, routeNames } from './names.ts'
import { asrot } from './remark.ts'

const twoStages = asrot('Q9')

const formChoices = asrotForms.map(value => ({ value, label: formOf(value).title }))
const choice = (value: string, id: string, en: string): Choice => ({ value, label: { id, en } })

const isMadeHere = ({ route }: Record<string, unknown>) => route === 'own make' || route === 'licence'
const isMadeElsewhere = ({ route }: Record<string, unknown>) => route === 'contract' || route === 'import'

const classField = {
  key: 'class',
  kind: 'choice',
  label: { id: 'Golongan obat tradisional', en: 'Class of traditional medicine' },
  cite: asrot('Q1 huruf a'),
  options: choicesOf(classes, classNames),
} as const satisfies AskedField

const lowRiskField = {
  key: 'lowRisk',
  kind: 'yes no',
  label: { id: 'Diajukan sebagai obat tradisional berisiko rendah?', en: 'Is it filed as a traditional medicine of low risk?' },
  hint: {
    id: 'Jamu dari simplisia yang sudah dikenal, klaim tradisional, bentuk sederhana: dokumennya lebih sedikit.',
    en: 'Jamu of well-known simplicia, traditional claims, a simple form: it needs fewer documents.',
  },
  cite: asrot('Q4'),
  when: content => content.class === 'jamu',
} as const satisfies AskedField

const productFields = [
  {
    key: 'route',
    kind: 'choice',
    label: { id: 'Siapa yang membuatnya?', en: 'Who makes it?' },
    cite: twoStages,
    options: choicesOf(routes, routeNames),
  },
  { key: 'name', kind: 'text', most: 120, label: { id: 'Nama produk', en: 'Product name' }, cite: twoStages },
  {
    key: 'brand',
    kind: 'choice',
    label: { id: 'Apakah nama ini merek terdaftar?', en: 'Is the name a registered trademark?' },
    cite: { instrument: 'PerBPOM 32/2022', article: 'Pasal 23 ayat (7) dan ayat (8)' },
    options: [
      choice('none', 'Bukan', 'No'),
      choice('owner', 'Ya, milik kami', 'Yes, our own'),
      choice('licensee', 'Ya, dipakai dengan lisensi', 'Yes, used under a licence'),
    ],
  },
  { key: 'form', kind: 'choice', label: { id: 'Bentuk sediaan', en: 'Dosage form' }, cite: twoStages, options: formChoices },
  {
    key: 'haemorrhoid',
    kind: 'yes no',
    label: { id: 'Bila supositoria: untuk wasir?', en: 'If a suppository: is it for haemorrhoids?' },
    cite: asrot('Q15 huruf a'),
    when: ({ form }) => form === 'suppository',
  },
  {
    key: 'siteId',
    kind: 'site',
    of: 'factory',
    label: { id: 'Pabrik Anda yang membuatnya', en: 'Your factory that makes it' },
    cite: twoStages,
    when: isMadeHere,
  },
  {
    key: 'makerName',
    kind: 'text',
    most: 200,
    label: { id: 'Nama produsen (kontrak atau impor)', en: 'Name of the maker (contract or import)' },
    cite: twoStages,
    when: isMadeElsewhere,
  },
  {
    key: 'makerAddress',
    kind: 'text',
    most: 300,
    label: { id: 'Alamat produsen, dengan negaranya', en: 'Address of the maker, with its country' },
    cite: twoStages,
    when: isMadeElsewhere,
  },
  {
    key: 'makerKind',
    kind: 'choice',
    label: { id: 'Jenis usaha penerima kontrak', en: 'Kind of business of the contract receiver' },
    cite: twoStages,
    when: ({ route }) => route === 'contract',
    options: [
      choice('traditional medicine industry', 'Industri obat tradisional (IOT)', 'Traditional medicine industry (IOT)'),
      choice(
        'small traditional medicine business',
        'Usaha kecil obat tradisional (UKOT)',
        'Small traditional medicine business (UKOT)',
      ),
      choice('pharma industry', 'Industri farmasi', 'Pharmaceutical industry'),
    ],
  },
  {
    key: 'packs',
    kind: 'rows',
    label: { id: 'Kemasan', en: 'Packs' },
    row: { id: 'Kemasan', en: 'Pack' },
    most: 40,
    cite: twoStages,
    columns: [
      {
        key: 'says',
        kind: 'text',
        most: 120,
        wide: true,
        label: { id: 'Isi, misalnya “Dus, 10 saset @ 7 g”', en: 'Content, such as “Box, 10 sachets @ 7 g”' },
      },
      { key: 'gtin', kind: 'text', most: 14, optional: true, label: { id: 'GTIN, bila ada', en: 'GTIN, if any' } },
    ],
  },
] as const satisfies readonly AskedField[]

const about = { id: 'Nama, bentuk sediaan, pembuat, kemasan.', en: 'Name, dosage form, maker, packs.' }
const title = { id: 'Produk', en: 'Product' }

export const traditionalProduct = askedSection({
  key: 'product',
  title,
  about,
  asks: [classField, ...productFields, lowRiskField] as const,
})
export const quasiProduct = askedSection({ key: 'product', title, about, asks: productFields })

/** The section about the product: a traditional medicine has a class, a quasi-drug none. */
export const productSection = (commodity: AsrotProduct) => (commodity === 'traditional' ? traditionalProduct : quasiProduct)
