import { registrationLife } from '#/features/licensing/case.ts'
import type { Terms } from '#/features/licensing/case-clock.ts'
import type { GrantFacts } from '#/features/licensing/grant.ts'
import type { Service } from '#/features/licensing/service.ts'
import type { Day } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import { checklistFor } from './checklist.ts'
import { remarksOn } from './checks.ts'
import { supplementForms } from './dosage-forms.ts'
import { activesOf, Claims, Composition, Label, Product, readDossier, Stability } from './dossier.ts'
import { beginWith, guideNeeds, questions, whyOther } from './guide.ts'
import { labelText } from './label-text.ts'
import { periods, registrationFee } from './law-terms.ts'
import { documentFacts, needsFor } from './needs.ts'
import { packText } from './product-text.ts'

const term = (on: Day, clock: keyof Terms) => find(on, ({ the }) => the(periods, { clock }))

/** New domestic registration of a health supplement that the applicant makes itself (PerBPOM 32/2022 art. 22 a and 23). */
export const supplementOwnMake: Service = {
  key: 'supplement-own-make',
  version: 1,
  title: {
    id: 'Registrasi baru suplemen kesehatan buatan sendiri',
    en: 'New registration of a health supplement of one’s own make',
  },
  about: {
    id: 'Untuk suplemen kesehatan yang belum memiliki izin edar di Indonesia dan dibuat di pabrik pemohon.',
    en: 'For a health supplement without a licence in Indonesia, made in the applicant’s own factory.',
  },
  result: {
    id: 'Nomor izin edar dengan awalan SD (suplemen kesehatan dalam negeri) dan sertifikat elektronik.',
    en: 'A licence number beginning with SD (domestic health supplement) and an electronic certificate.',
  },
  commodities: ['supplement'],
  subject: 'product',
  life: registrationLife,
  questions,
  whyOther,
  begin: beginWith,
  sections: [
    {
      key: 'product',
      title: { id: 'Produk dan kemasan', en: 'Product and packs' },
      about: { id: 'Nama, merek, bentuk sediaan, pabrik, kemasan.', en: 'Name, brand, dosage form, factory, packs.' },
      schema: Product,
    },
    {
      key: 'composition',
      title: { id: 'Komposisi', en: 'Composition' },
      about: {
        id: 'Semua bahan aktif dan bahan tambahan dengan jumlahnya.',
        en: 'Every active ingredient and additive with its amount.',
      },
      schema: Composition,
    },
    {
      key: 'claims',
      title: { id: 'Klaim manfaat', en: 'Benefit claims' },
      about: { id: 'Bunyi klaim, jenisnya, dan buktinya.', en: 'The words of each claim, its kind and its proof.' },
      schema: Claims,
    },
    {
      key: 'stability',
      title: { id: 'Stabilitas', en: 'Stability' },
      about: { id: 'Uji stabilitas, masa simpan, penyimpanan.', en: 'Stability study, shelf life, storage.' },
      schema: Stability,
    },
    {
      key: 'label',
      title: { id: 'Penandaan', en: 'Label' },
      about: {
        id: 'Aturan pakai, peringatan, letak kode; teks label disusun dari isian Anda.',
        en: 'Directions, warnings, places of the codes; the label’s text is made from your answers.',
      },
      schema: Label,
    },
  ],
  terms: on => ({
    draft: term(on, 'draft'),
    payment: term(on, 'payment'),
    evaluation: term(on, 'evaluation'),
    answer: term(on, 'answer'),
  }),
  fee: ({ on }) => find(on, ({ the }) => the(registrationFee, {})),
  needs: given => needsFor(documentFacts(given), given.on),
  guideNeeds,
  remarks: remarksOn,
  checklist: checklistFor,
  label: labelText,
  nameOf: contents => {
    const { name, genericName } = readDossier(contents).product
    return name ?? genericName
  },
  gtinsOf: contents => readDossier(contents).product.packs.flatMap(({ gtin }) => gtin ?? []),
  grant: ({ contents, applicant }) => {
    const dossier = readDossier(contents)
    const { product } = dossier
    const form = product.form && supplementForms[product.form]
    const productName = product.name ?? product.genericName
    if (!form || !productName) throw new Error('A case without name or dosage form passed its checks.')
    const facts = {
      commodity: 'supplement',
      numbered: { series: 'supplement', origin: 'domestic' },
      productName,
      ...(product.brand !== 'none' && product.name ? { brand: product.name } : {}),
      dosageForm: form.title.id,
      packs: product.packs.map(pack => packText(pack, form.unit.id)).filter(pack => pack !== undefined),
      composition: activesOf(dossier).map(({ name, amount, unit }) => ({
        name: name ?? '',
        ...(amount !== undefined && { amount }),
        ...(unit && { unit }),
      })),
      maker: { name: applicant.name, ...(product.siteId && { siteId: product.siteId }) },
      gtins: product.packs.map(({ gtin }) => gtin).filter(gtin => gtin !== undefined),
    } satisfies GrantFacts
    return { gives: 'licence', facts }
  },
}
