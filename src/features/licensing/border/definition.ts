import { type PaperKind, paperTitles } from '#/features/border-papers/paper.ts'
import { registrationLife } from '#/features/licensing/case.ts'
import { needsOf } from '#/features/licensing/cosmetics/papers.ts'
import type { CheckItem, Service } from '#/features/licensing/service.ts'
import { commodities } from '#/features/register/nie-formats.ts'
import { addMonths } from '#/law/day.ts'
import { find, type Words } from '#/law/provisions.ts'
import { contentOf } from './content.ts'
import { borderDocuments, borderFee, borderPeriods, borderValidity, exportRules, importRules } from './law.ts'
import { remarksOn } from './remarks.ts'
import { readShipment, sectionOf } from './sections.ts'

const checklist: Record<'papers' | 'licence', Words> = {
  papers: {
    id: 'Dokumennya menyebut produk, bets, jumlah, dan kedaluwarsa yang sama dengan permohonan',
    en: 'The papers name the same product, batches, quantities and expiry as the application',
  },
  licence: {
    id: 'Produsen, bentuk sediaan, dan komposisinya sama dengan yang berizin',
    en: 'Maker, dosage form and composition are those that were licensed',
  },
}

/** An import or export certificate for a product that the applicant holds the licence of. */
const borderPaper = (kind: PaperKind, { key, about }: Pick<Service, 'key' | 'about'>): Service => ({
  key,
  version: 1,
  title: { id: `${paperTitles[kind].id} (${kind})`, en: `${paperTitles[kind].en} (${kind})` },
  about,
  result: {
    id: 'Surat bertanda tangan elektronik dengan kode QR ke halaman pemeriksaannya.',
    en: 'An electronically signed paper with a QR code to the page that checks it.',
  },
  commodities,
  subject: 'licence',
  life: registrationLife,
  questions: [],
  whyOther: () => undefined,
  begin: (_, { licence }) => ({ shipment: licence ? { product: licence.productName } : {} }),
  sections: [sectionOf[kind]],
  terms: on => ({
    draft: find(on, ({ the }) => the(borderPeriods, { clock: 'draft', kind })),
    payment: find(on, ({ the }) => the(borderPeriods, { clock: 'payment', kind })),
    evaluation: find(on, ({ the }) => the(borderPeriods, { clock: 'evaluation', kind })),
    answer: find(on, ({ the }) => the(borderPeriods, { clock: 'answer', kind })),
  }),
  fee: ({ on }) => find(on, ({ the }) => the(borderFee, { kind })),
  needs: ({ on }) => needsOf(borderDocuments, { kind }, on),
  guideNeeds: (_, on) => needsOf(borderDocuments, { kind }, on),
  remarks: given => remarksOn(kind, given),
  checklist: ({ on }) =>
    (['licence', 'papers'] as const).map(
      (item): CheckItem => ({
        key: item,
        aspect: 'administration',
        asks: checklist[item],
        cite: kind === 'SKI' ? importRules : exportRules,
        section: 'shipment',
        papers: item === 'papers' ? needsOf(borderDocuments, { kind }, on).map(need => need.key) : [],
      }),
    ),
  label: () => [],
  nameOf: contents => readShipment(kind, contents).product,
  gtinsOf: () => [],
  grant: given => ({
    gives: 'paper',
    kind,
    content: contentOf(kind, given),
    validUntil: addMonths(given.today, find(given.on, ({ the }) => the(borderValidity, { kind })).value.months),
  }),
})

export const borderServices: readonly Service[] = [
  borderPaper('SKI', {
    key: 'import-certificate',
    about: {
      id: 'Untuk kiriman produk impor yang izin edarnya Anda pegang.',
      en: 'For a shipment of imported products whose licence you hold.',
    },
  }),
  borderPaper('CFS', {
    key: 'certificate-of-free-sale',
    about: {
      id: 'Diminta negara tujuan sebagai bukti bahwa produk boleh dijual di Indonesia.',
      en: 'Asked for abroad as proof that a product may be sold in Indonesia.',
    },
  }),
  borderPaper('CPP', {
    key: 'certificate-of-pharmaceutical-product',
    about: { id: 'Diminta otoritas negara tujuan dalam susunan WHO.', en: 'Asked for by the authority abroad, in WHO’s layout.' },
  }),
  borderPaper('HC', {
    key: 'health-certificate',
    about: { id: 'Diminta negara tujuan untuk bets yang diekspor.', en: 'Asked for abroad for the batches that are exported.' },
  }),
]
