import { missingIn } from '#/features/licensing/asked/missing.ts'
import type { ClockKind } from '#/features/licensing/case.ts'
import { freeLife, registrationLife } from '#/features/licensing/case.ts'
import type { Given, Remark, Section, Service, Taken } from '#/features/licensing/service.ts'
import type { Day } from '#/law/day.ts'
import { find, type Words } from '#/law/provisions.ts'
import { checkClaims, checkLowRisk } from './check-claims.ts'
import { checkComposition } from './check-composition.ts'
import { checkDocuments, documentFacts, needsFor } from './check-documents.ts'
import { checkFollows } from './check-follows.ts'
import { checkLabel, labelText } from './check-label.ts'
import { checkProduct } from './check-product.ts'
import { checkStability } from './check-stability.ts'
import { checklistFor } from './checklist.ts'
import { checked, readDossier } from './dossier.ts'
import { licenceFacts } from './grants.ts'
import { beginWith, guideNeeds, questionsFor, whyOther } from './guide.ts'
import type { AsrotProduct } from './law-product.ts'
import { asrotFee, asrotPeriods, type Stage } from './law-terms.ts'
import { productSection } from './product-section.ts'
import { claims, composition, label, stability } from './sections.ts'

const firstSections = (commodity: AsrotProduct) => [productSection(commodity), composition, claims]

/** What both stages of a product share: its facts, its checks, its documents. */
function stageOf(commodity: AsrotProduct, stage: Stage, sections: readonly Section[]) {
  const term = (on: Day, clock: ClockKind) => find(on, ({ the }) => the(asrotPeriods, { clock, stage }))
  return {
    version: 1,
    commodities: [commodity],
    subject: 'product',
    questions: questionsFor(commodity),
    whyOther: whyOther(commodity),
    sections,
    terms: on => ({
      draft: term(on, 'draft'),
      payment: term(on, 'payment'),
      evaluation: term(on, 'evaluation'),
      answer: term(on, 'answer'),
    }),
    needs: given => needsFor(documentFacts(stage, checked(commodity, given)), given.on),
    guideNeeds: guideNeeds(commodity, stage),
    remarks: given => remarksOn(commodity, stage, sections, given),
    checklist: given => checklistFor(stage, checked(commodity, given)),
    label: given => labelText(checked(commodity, given)),
    nameOf: contents => readDossier(commodity, contents).product.name,
    gtinsOf: contents => readDossier(commodity, contents).product.packs.flatMap(({ gtin }) => gtin ?? []),
  } satisfies Partial<Service>
}

function remarksOn(commodity: AsrotProduct, stage: Stage, sections: readonly Section[], given: Given & Taken): Remark[] {
  const facts = checked(commodity, given)
  const missing = sections.flatMap(({ key, schema, asks = [] }) => missingIn(key, asks, schema.parse(given.contents[key] ?? {})))
  return [
    ...missing,
    ...checkProduct(facts, given),
    ...checkComposition(facts),
    ...checkClaims(facts),
    ...checkLowRisk(facts),
    ...(stage === 'registration'
      ? [...checkFollows(given, firstSections(commodity)), ...checkStability(facts), ...checkLabel(facts)]
      : []),
    ...checkDocuments(stage, facts),
  ]
}

type Named = { key: string; title: Words; about: Words; result: Words }

/** The first stage: data, formula and administrative papers, without a fee. Its approval opens the registration. */
const preregistration = (commodity: AsrotProduct, named: Named): Service => ({
  ...named,
  ...stageOf(commodity, 'preregistration', firstSections(commodity)),
  life: freeLife,
  begin: facts => beginWith(commodity, facts),
  grant: () => ({ gives: 'permission' }),
})

/** The second stage rests on an approved first one and takes over what was approved there. */
const registration = (commodity: AsrotProduct, named: Named & { follows: string }): Service => {
  const { follows, ...rest } = named
  const first = firstSections(commodity)
  return {
    ...rest,
    ...stageOf(commodity, 'registration', [...first, stability, label]),
    life: registrationLife,
    follows: { services: [follows], ended: 'granted' },
    begin: (facts, { earlier }) =>
      earlier ? Object.fromEntries(first.map(({ key }) => [key, earlier.contents[key] ?? {}])) : beginWith(commodity, facts),
    fee: ({ contents, on }) => {
      const { product } = readDossier(commodity, contents)
      const productClass = product.class ?? (commodity === 'quasi' ? 'quasi' : 'jamu')
      return find(on, ({ the }) => the(asrotFee, { class: productClass, lowRisk: product.lowRisk === true }))
    },
    grant: given => ({ gives: 'licence', facts: licenceFacts(checked(commodity, given)) }),
  }
}

const opened: Words = {
  id: 'Persetujuan praregistrasi, yang membuka registrasi.',
  en: 'An approved pre-registration, which opens the registration.',
}

/** The services for traditional medicines and quasi-drugs: the same two steps, each with its own rules. */
export const asrotServices: readonly Service[] = [
  preregistration('traditional', {
    key: 'traditional-preregistration',
    title: { id: 'Praregistrasi obat tradisional', en: 'Pre-registration of a traditional medicine' },
    about: {
      id: 'Langkah pertama untuk jamu, OHT, fitofarmaka, dan obat tradisional impor: data produk, formula, dokumen administrasi.',
      en: 'The first step for jamu, OHT, fitofarmaka and imported traditional medicines: product data, formula, administrative papers.',
    },
    result: opened,
  }),
  registration('traditional', {
    key: 'traditional-registration',
    follows: 'traditional-preregistration',
    title: { id: 'Registrasi obat tradisional', en: 'Registration of a traditional medicine' },
    about: {
      id: 'Langkah kedua, setelah praregistrasi disetujui: dokumen administrasi dan teknis.',
      en: 'The second step, once the pre-registration is approved: administrative and technical papers.',
    },
    result: {
      id: 'Nomor izin edar TR, TI, TL, HT atau FF dan sertifikat elektronik.',
      en: 'A licence number beginning with TR, TI, TL, HT or FF and an electronic certificate.',
    },
  }),
  preregistration('quasi', {
    key: 'quasi-preregistration',
    title: { id: 'Praregistrasi obat kuasi', en: 'Pre-registration of a quasi-drug' },
    about: {
      id: 'Langkah pertama untuk sediaan dengan bahan aktif berefek farmakologi untuk keluhan ringan.',
      en: 'The first step for a preparation whose active has a pharmacological effect, for mild complaints.',
    },
    result: opened,
  }),
  registration('quasi', {
    key: 'quasi-registration',
    follows: 'quasi-preregistration',
    title: { id: 'Registrasi obat kuasi', en: 'Registration of a quasi-drug' },
    about: {
      id: 'Langkah kedua, setelah praregistrasi disetujui: dokumen administrasi dan teknis.',
      en: 'The second step, once the pre-registration is approved: administrative and technical papers.',
    },
    result: {
      id: 'Nomor izin edar QD, QI atau QL dan sertifikat elektronik.',
      en: 'A licence number beginning with QD, QI or QL and an electronic certificate.',
    },
  }),
]
