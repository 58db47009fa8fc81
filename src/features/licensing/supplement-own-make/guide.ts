import { type BusinessKind, businessKinds } from '#/features/companies/kinds.ts'
import type { Contents, GuideFacts, Need, Question, Service } from '#/features/licensing/service.ts'
import type { Day } from '#/law/day.ts'
import { applicable, find } from '#/law/provisions.ts'
import { type SupplementForm, supplementFormKeys, supplementForms } from './dosage-forms.ts'
import { mayApply, mayMake } from './law-applicants.ts'
import type { DocumentFacts } from './law-documents.ts'
import { needsFor } from './needs.ts'
import { pasal } from './remark.ts'

/** What the guide asks about a supplement of one's own make: enough to tell documents, fee and time. */
export const questions: readonly Question[] = [
  {
    key: 'applicant',
    asks: { id: 'Jenis usaha Anda apa?', en: 'What kind of business are you?' },
    options: [
      { value: 'pharma industry', label: { id: 'Industri farmasi', en: 'Pharmaceutical industry' } },
      {
        value: 'traditional medicine industry',
        label: { id: 'Industri obat tradisional (IOT)', en: 'Traditional medicine industry (IOT)' },
      },
      {
        value: 'small traditional medicine business',
        label: { id: 'Usaha kecil obat tradisional (UKOT)', en: 'Small traditional medicine business (UKOT)' },
      },
      { value: 'food industry', label: { id: 'Industri pangan', en: 'Food industry' } },
      { value: 'importer', label: { id: 'Importir', en: 'Importer' } },
      { value: 'marketing entity', label: { id: 'Badan usaha pemasaran', en: 'Marketing entity' } },
    ],
  },
  {
    key: 'content',
    asks: { id: 'Bahan aktifnya dari apa?', en: 'What are its active ingredients?' },
    options: [
      {
        value: 'non-plant',
        label: {
          id: 'Vitamin, mineral, asam amino, atau bahan lain bukan tumbuhan',
          en: 'Vitamins, minerals, amino acids or others that are not from plants',
        },
      },
      { value: 'both', label: { id: 'Bahan itu, ditambah bahan tumbuhan', en: 'Those, together with plants' } },
      { value: 'plant', label: { id: 'Tumbuhan saja', en: 'Plants only' } },
    ],
  },
  {
    key: 'form',
    asks: { id: 'Bentuk sediaannya apa?', en: 'In what form is it taken?' },
    options: supplementFormKeys.map(value => ({ value, label: supplementForms[value].title })),
  },
  {
    key: 'special',
    asks: { id: 'Mana yang berlaku untuk produk Anda?', en: 'Which of these hold for your product?' },
    hint: { id: 'Boleh lebih dari satu, boleh tidak ada.', en: 'Any number, or none.' },
    many: true,
    options: [
      { value: 'trademark', label: { id: 'Namanya merek terdaftar milik Anda', en: 'Its name is your registered trademark' } },
      {
        value: 'trademark-licence',
        label: {
          id: 'Namanya merek pihak lain yang Anda pakai dengan lisensi',
          en: 'Its name is another’s trademark, used under a licence',
        },
      },
      {
        value: 'content-stated',
        label: {
          id: 'Label memuat kandungan senyawa aktif tumbuhan',
          en: 'The label states the content of a plant’s active compound',
        },
      },
      { value: 'nutrition', label: { id: 'Label memuat informasi nilai gizi', en: 'The label gives nutrition values' } },
      {
        value: 'foreign',
        label: {
          id: 'Label memuat bahasa selain Indonesia dan Inggris',
          en: 'The label has a language other than Indonesian and English',
        },
      },
      {
        value: 'not-stable',
        label: {
          id: 'Produk tidak stabil pada zona IVb (30 °C, 75 % RH)',
          en: 'The product is not stable in zone IVb (30 °C, 75 % RH)',
        },
      },
    ],
  },
]

const special = (facts: GuideFacts) => new Set((facts.special ?? '').split(',').filter(Boolean))
const isBusiness = (kind: string | undefined): kind is BusinessKind => (businessKinds as readonly string[]).includes(kind ?? '')
const isForm = (form: string | undefined): form is SupplementForm =>
  (supplementFormKeys as readonly string[]).includes(form ?? '')

/** Why the answers lead elsewhere: a wrong kind of business, a traditional medicine, a form that this maker may not make. */
export const whyOther: Service['whyOther'] = (facts, on) => {
  const { applicant, content, form } = facts
  if (isBusiness(applicant)) {
    const may = find(on, ({ the }) => the(mayApply, { applicant }))
    if (!may.value)
      return {
        id: 'Suplemen buatan sendiri didaftarkan oleh industri farmasi, IOT, UKOT, atau industri pangan. Bagi Anda tersedia jalur kontrak atau impor.',
        en: 'A supplement of one’s own make is registered by a pharmaceutical industry, IOT, UKOT or food industry. For you there are the contract and import routes.',
        cite: may.steps[0]!.cite,
      }
  }
  if (content === 'plant')
    return {
      id: 'Produk dari tumbuhan saja adalah obat tradisional, bukan suplemen kesehatan. Daftarkan sebagai obat tradisional.',
      en: 'A product of plants alone is a traditional medicine, not a supplement. Register it as a traditional medicine.',
      cite: pasal('1 angka 2'),
    }
  if (!isBusiness(applicant) || !isForm(form)) return undefined
  const [rule] = applicable(mayMake, { applicant, form }, on)
  if (!rule || rule.gives) return undefined
  return {
    id: 'Usaha kecil obat tradisional tidak membuat bentuk sediaan ini. Pilih bentuk lain, atau buat dengan kontrak.',
    en: 'A small traditional medicine business does not make this form. Choose another, or have it made under contract.',
    cite: rule.cite,
  }
}

/** The documents that the guide's answers ask for. */
export function guideNeeds(facts: GuideFacts, on: Day): Need[] {
  const holds = special(facts)
  const given: DocumentFacts = {
    applicant: isBusiness(facts.applicant) ? facts.applicant : 'pharma industry',
    plantActive: facts.content === 'both',
    contentStated: holds.has('content-stated'),
    nonPlant: true,
    stableInZoneIVb: !holds.has('not-stable'),
    brand: holds.has('trademark-licence') ? 'licensee' : holds.has('trademark') ? 'owner' : 'none',
    drugClass: false,
    nutritionStated: holds.has('nutrition'),
    translation: holds.has('foreign') ? 'sworn' : 'none',
  }
  return needsFor(given, on)
}

/** The first facts of a draft, so that nothing answered in the guide is asked again. */
export function beginWith(facts: GuideFacts): Contents {
  const holds = special(facts)
  return {
    product: {
      ...(isForm(facts.form) && { form: facts.form }),
      brand: holds.has('trademark-licence') ? 'licensee' : holds.has('trademark') ? 'owner' : 'none',
    },
    label: {
      nutritionStated: holds.has('nutrition'),
      ...(facts.content === 'both' && { contentStated: holds.has('content-stated') }),
      ...(holds.has('foreign') && { language: 'other', translation: 'sworn' }),
    },
    stability: { stableInZoneIVb: !holds.has('not-stable') },
  }
}
