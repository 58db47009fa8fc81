import { commodityNames } from '#/features/companies/names.ts'
import { type Answers, readAnswers } from '#/features/licensing/asked/fields.ts'
import { missingIn } from '#/features/licensing/asked/missing.ts'
import { type ClockKind, freeLife } from '#/features/licensing/case.ts'
import { askedSection, type Contents, type Service } from '#/features/licensing/service.ts'
import { composedProducts } from '#/features/licensing/shared-materials/law-prohibited.ts'
import { prohibitedIn } from '#/features/licensing/shared-materials/prohibited.ts'
import type { Day } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import { asrotPeriods } from './law-terms.ts'
import { asrot, warn } from './remark.ts'

const cite = asrot('Q6')
const categories = ['traditional', 'supplement', 'quasi', 'drug', 'cosmetic', 'food'] as const

const question = askedSection({
  key: 'question',
  title: { id: 'Produk dan pertanyaan', en: 'Product and question' },
  about: {
    id: 'Produk seperti apa, dan golongan mana yang Anda kira tepat.',
    en: 'What the product is, and which category you think is right.',
  },
  asks: [
    { key: 'name', kind: 'text', most: 120, label: { id: 'Nama atau sebutan produk', en: 'Name of the product' }, cite },
    {
      key: 'category',
      kind: 'choice',
      label: { id: 'Golongan yang Anda usulkan', en: 'Category that you propose' },
      cite,
      options: categories.map(value => ({ value, label: commodityNames[value] })),
    },
    {
      key: 'form',
      kind: 'text',
      most: 120,
      label: { id: 'Bentuk dan cara pakai', en: 'Form and way of use' },
      cite,
    },
    {
      key: 'purpose',
      kind: 'text',
      long: true,
      most: 1000,
      label: { id: 'Tujuan pemakaian dan klaim', en: 'Purpose of use and claims' },
      cite,
    },
    {
      key: 'materials',
      kind: 'rows',
      label: { id: 'Bahan', en: 'Materials' },
      row: { id: 'Bahan', en: 'Material' },
      cite,
      columns: [
        {
          key: 'name',
          kind: 'text',
          most: 120,
          wide: true,
          label: { id: 'Nama, dengan nama ilmiah', en: 'Name, with the scientific name' },
        },
        { key: 'amount', kind: 'text', most: 60, optional: true, label: { id: 'Jumlah', en: 'Amount' } },
      ],
    },
    {
      key: 'why',
      kind: 'text',
      long: true,
      most: 2000,
      label: { id: 'Mengapa menurut Anda golongan itu tepat?', en: 'Why do you think that category is right?' },
      cite,
    },
  ] as const,
})

const readQuestion = (contents: Contents): Answers<typeof question.asks> => readAnswers(question.asks, contents.question)
const isComposed = (category: string | undefined) => composedProducts.find(one => one === category)
const term = (on: Day, clock: ClockKind) => find(on, ({ the }) => the(asrotPeriods, { clock, stage: 'preregistration' }))

/** To which category a product belongs (FAQ ASROT Q6): granted means the proposed one, refused another, with reasons. */
export const classificationQuestion: Service = {
  key: 'classification-question',
  version: 1,
  title: { id: 'Pertanyaan golongan produk', en: 'Question of a product’s category' },
  about: {
    id: 'Bila ragu apakah produk Anda obat tradisional, suplemen, obat kuasi, atau yang lain: tanyakan sebelum mendaftar.',
    en: 'Where you doubt whether yours is a traditional medicine, a supplement, a quasi-drug or another: ask before you register.',
  },
  result: {
    id: 'Surat jawaban: golongan yang diusulkan disetujui, atau ditolak dengan alasan dan golongan yang tepat.',
    en: 'A letter: the proposed category is confirmed, or refused with reasons and the right one.',
  },
  commodities: ['traditional', 'supplement', 'quasi'],
  subject: 'product',
  life: freeLife,
  questions: [],
  whyOther: () => undefined,
  begin: () => ({}),
  sections: [question],
  terms: on => ({
    draft: term(on, 'draft'),
    payment: term(on, 'payment'),
    evaluation: term(on, 'evaluation'),
    answer: term(on, 'answer'),
  }),
  needs: () => [],
  guideNeeds: () => [],
  remarks: ({ contents, on }) => {
    const { category, materials, purpose } = readQuestion(contents)
    const product = isComposed(category)
    return [
      ...missingIn('question', question.asks, readQuestion(contents)),
      ...(product ? materials : []).flatMap(({ name = '' }, index) =>
        prohibitedIn(product!, { text: name, claims: purpose ?? '' }, on)
          .slice(0, 1)
          .map(({ title, cite, rule }) =>
            warn(
              ['question', `materials.${index}.name`],
              cite,
              `${name}: “${title.id}” dilarang dalam golongan yang diusulkan.`,
              `${name}: “${title.en}” is prohibited in the proposed category.`,
              rule,
            ),
          ),
      ),
    ]
  },
  checklist: () => [
    {
      key: 'category',
      aspect: 'administration',
      section: 'question',
      papers: [],
      cite,
      rule: 'OT-06',
      asks: {
        id: 'Golongan yang diusulkan tepat menurut definisi, dan sejalan dengan jawaban terdahulu untuk produk serupa?',
        en: 'Is the proposed category right by definition, and in line with earlier answers on similar products?',
      },
    },
  ],
  label: () => [],
  nameOf: contents => readQuestion(contents).name,
  gtinsOf: () => [],
  grant: () => ({ gives: 'permission' }),
}
