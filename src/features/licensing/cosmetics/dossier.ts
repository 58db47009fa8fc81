import { readAnswers } from '#/features/licensing/asked/fields.ts'
import { askedSection, type Contents } from '#/features/licensing/service.ts'
import { meaningOf } from '#/features/register/nie-codes.ts'
import type { Words } from '#/law/provisions.ts'
import { applicantTypes } from './law-applicants.ts'
import { countryChoices } from './law-countries.ts'
import { places, purposes } from './law-product.ts'
import { answer } from './remark.ts'

const choices = <Key extends string>(of: Record<Key, Words>) =>
  (Object.keys(of) as Key[]).map(value => ({ value, label: of[value] }))

/** The product groups of the number, which follow the list of the ASEAN directive. */
const groups = Array.from({ length: 20 }, (_, index) => String(index + 1).padStart(2, '0')).map(value => {
  const code = meaningOf('cosmetic', 'group', value) ?? meaningOf('cosmetic', 'group', String(Number(value)))
  return { value, label: typeof code === 'object' ? { id: code.id, en: code.en } : { id: value, en: value } }
})
/** The group of perfumes, which are verified in their own time. */
export const perfumes = '06'

const isContract = ({ type }: Record<string, unknown>) => type === 'contract giver'
const isImport = ({ type }: Record<string, unknown>) => type === 'importer'
const pdf = { instrument: 'PerBPOM 21/2022', article: 'dokumen informasi produk' } as const

export const product = askedSection({
  key: 'product',
  title: { id: 'Produk dan kemasan', en: 'Product and packs' },
  about: { id: 'Merek, nama, kategori, warna, kemasan.', en: 'Brand, name, category, shades, packs.' },
  asks: [
    { key: 'brand', kind: 'text', most: 80, label: { id: 'Merek', en: 'Brand' }, cite: answer('Q10') },
    {
      key: 'brandIs',
      kind: 'choice',
      label: { id: 'Merek itu milik siapa?', en: 'Whose brand is it?' },
      cite: answer('Q10'),
      options: [
        { value: 'own', label: { id: 'Milik perusahaan kami saja', en: 'Our company’s alone' } },
        {
          value: 'licensed',
          label: { id: 'Dipakai bersama atau dengan lisensi', en: 'Shared, or used under a licence' },
        },
      ],
    },
    {
      key: 'name',
      kind: 'text',
      most: 120,
      label: { id: 'Nama produk', en: 'Product name' },
      hint: {
        id: 'Tanpa merek. Nama tidak dapat diubah kemudian: nama lain berarti notifikasi baru.',
        en: 'Without the brand. A name cannot be changed later: another name is a new notification.',
      },
      cite: answer('Q9'),
    },
    {
      key: 'division',
      kind: 'rows',
      label: {
        id: 'Nama produk yang menurut perjanjian menjadi bagian Anda',
        en: 'Product names that the agreement gives to you',
      },
      hint: { id: 'Hanya bila merek dipakai bersama.', en: 'Only where the brand is shared.' },
      row: { id: 'Nama', en: 'Name' },
      cite: answer('Q10'),
      when: ({ brandIs }) => brandIs === 'licensed',
      columns: [{ key: 'name', kind: 'text', most: 120, label: { id: 'Nama produk', en: 'Product name' }, wide: true }],
    },
    { key: 'group', kind: 'choice', label: { id: 'Kategori', en: 'Category' }, cite: answer('Q6'), options: groups },
    {
      key: 'form',
      kind: 'text',
      most: 80,
      label: { id: 'Bentuk sediaan', en: 'Form' },
      hint: { id: 'Misalnya: krim, cairan, bedak padat.', en: 'Such as cream, liquid, pressed powder.' },
      cite: answer('Q1'),
    },
    { key: 'place', kind: 'choice', label: { id: 'Dipakai pada', en: 'Used on' }, cite: answer('Q1'), options: choices(places) },
    {
      key: 'purpose',
      kind: 'choice',
      label: { id: 'Terutama untuk', en: 'Mainly' },
      cite: answer('Q1'),
      options: choices(purposes),
    },
    {
      key: 'shades',
      kind: 'rows',
      label: { id: 'Warna', en: 'Shades' },
      hint: {
        id: 'Setiap warna adalah satu item: biaya dan nomornya sendiri. Kosongkan bila tidak ada.',
        en: 'Each shade is an item with a fee and a number of its own. Leave empty where there are none.',
      },
      row: { id: 'Warna', en: 'Shade' },
      columns: [
        { key: 'name', kind: 'text', most: 80, label: { id: 'Nama warna', en: 'Name of the shade' } },
        { key: 'gtin', kind: 'text', most: 20, label: { id: 'GTIN', en: 'GTIN' }, optional: true },
      ],
    },
    {
      key: 'packs',
      kind: 'rows',
      label: { id: 'Kemasan', en: 'Packs' },
      hint: { id: 'Beberapa netto tetap satu biaya.', en: 'Several net contents are one fee.' },
      row: { id: 'Kemasan', en: 'Pack' },
      cite: answer('Q12'),
      columns: [
        { key: 'container', kind: 'text', most: 80, label: { id: 'Wadah', en: 'Container' } },
        { key: 'net', kind: 'amount', label: { id: 'Netto', en: 'Net content' } },
        {
          key: 'unit',
          kind: 'choice',
          label: { id: 'Satuan', en: 'Unit' },
          options: [
            { value: 'g', label: { id: 'g', en: 'g' } },
            { value: 'mL', label: { id: 'mL', en: 'mL' } },
            { value: 'piece', label: { id: 'buah', en: 'pieces' } },
          ],
        },
        { key: 'gtin', kind: 'text', most: 20, label: { id: 'GTIN', en: 'GTIN' }, optional: true },
      ],
    },
  ],
})

export const making = askedSection({
  key: 'making',
  title: { id: 'Pemohon dan pembuat', en: 'Applicant and maker' },
  about: { id: 'Pabrik sendiri, kontrak, atau impor.', en: 'Own factory, contract or import.' },
  asks: [
    {
      key: 'type',
      kind: 'choice',
      label: { id: 'Anda mengajukan sebagai', en: 'You apply as' },
      cite: answer('Q8'),
      options: choices(applicantTypes),
    },
    {
      key: 'siteId',
      kind: 'site',
      of: 'factory',
      label: { id: 'Pabrik Anda', en: 'Your factory' },
      hint: { id: 'Untuk industri kosmetika.', en: 'For a cosmetics industry.' },
      cite: answer('Q8a'),
      when: ({ type }) => type === 'industry',
    },
    {
      key: 'maker',
      kind: 'text',
      most: 160,
      label: { id: 'Nama pabrik yang membuat', en: 'Name of the factory that makes it' },
      hint: { id: 'Untuk kontrak dan impor.', en: 'For contract and import.' },
      cite: answer('Q8'),
      when: ({ type }) => type === 'contract giver' || type === 'importer',
    },
    {
      key: 'contract',
      kind: 'text',
      most: 120,
      label: { id: 'Nomor perjanjian kontrak', en: 'Number of the contract' },
      hint: { id: 'Untuk pemberi kontrak.', en: 'For a contract giver.' },
      cite: answer('Q8b'),
      when: isContract,
    },
    {
      key: 'contractUntil',
      kind: 'day',
      label: { id: 'Kontrak berlaku sampai', en: 'Contract valid until' },
      cite: answer('Q8b'),
      when: isContract,
    },
    {
      key: 'principal',
      kind: 'text',
      most: 160,
      label: { id: 'Prinsipal di luar negeri', en: 'Principal abroad' },
      hint: { id: 'Untuk importir.', en: 'For an importer.' },
      cite: answer('Q8c'),
      when: isImport,
    },
    {
      key: 'country',
      kind: 'choice',
      label: { id: 'Negara pembuatan', en: 'Country of make' },
      hint: { id: 'Untuk importir: biaya mengikuti negara ini.', en: 'For an importer: the fee follows from it.' },
      cite: answer('Q11'),
      when: isImport,
      options: countryChoices,
    },
  ],
})

export const formula = askedSection({
  key: 'formula',
  title: { id: 'Formula', en: 'Formula' },
  about: { id: 'Semua bahan dengan nama INCI dan kadarnya.', en: 'Every ingredient with its INCI name and share.' },
  asks: [
    {
      key: 'ingredients',
      kind: 'rows',
      most: 200,
      label: { id: 'Bahan', en: 'Ingredients' },
      row: { id: 'Bahan', en: 'Ingredient' },
      cite: answer('Q6'),
      columns: [
        { key: 'name', kind: 'text', most: 200, label: { id: 'Nama INCI', en: 'INCI name' }, wide: true },
        { key: 'percent', kind: 'amount', label: { id: 'Kadar (%)', en: 'Share (%)' } },
        { key: 'use', kind: 'text', most: 120, label: { id: 'Fungsi', en: 'Function' }, optional: true },
      ],
    },
  ],
})

export const statements = askedSection({
  key: 'statements',
  title: { id: 'Pernyataan', en: 'Statements' },
  about: { id: 'Dokumen informasi produk dan penanggung jawab.', en: 'Product information file and who is responsible.' },
  asks: [
    {
      key: 'informationFile',
      kind: 'yes no',
      label: {
        id: 'Dokumen informasi produk (DIP) sudah lengkap dan disimpan sampai satu tahun sesudah bets terakhir kedaluwarsa',
        en: 'The product information file is complete and kept until one year after the last batch expires',
      },
      cite: pdf,
    },
    {
      key: 'safe',
      kind: 'yes no',
      label: {
        id: 'Kami menjamin keamanan, manfaat, mutu, dan penandaan produk ini',
        en: 'We answer for the safety, benefit, quality and label of this product',
      },
      cite: answer('Q2'),
    },
    {
      key: 'responsible',
      kind: 'text',
      most: 120,
      label: { id: 'Penanggung jawab teknis', en: 'Person in technical charge' },
      cite: pdf,
    },
  ],
})

/** The dossier of a notification, from its saved sections; what was not saved yet is empty. */
export const readNotification = (contents: Contents) => ({
  product: readAnswers(product.asks, contents.product),
  making: readAnswers(making.asks, contents.making),
  formula: readAnswers(formula.asks, contents.formula),
  statements: readAnswers(statements.asks, contents.statements),
})
export type Notification = ReturnType<typeof readNotification>

/** The country in which the product is made: Indonesia, unless it is imported. */
export const countryOf = ({ making }: Notification): string | undefined => (making.type === 'importer' ? making.country : 'ID')

/** The name under which an item stands in the register: the product's, with its shade. */
export const itemNames = ({ product }: Notification): string[] =>
  product.shades.length ? product.shades.map(({ name }) => [product.name, name].filter(Boolean).join(' ')) : [product.name ?? '']
