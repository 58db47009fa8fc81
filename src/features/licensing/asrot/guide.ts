import { type BusinessKind, businessKinds } from '#/features/companies/kinds.ts'
import { mayMake } from '#/features/companies/law.ts'
import { kindNames as businessNames } from '#/features/companies/names.ts'
import type { Contents, GuideFacts, Need, Question, Service } from '#/features/licensing/service.ts'
import type { Day } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import { needsFor } from './check-documents.ts'
import { type AsrotForm, asrotForms, formOf, isCertifiable } from './dosage-forms.ts'
import { type AsrotProduct, classes, mayHaveForm, mayRegister, type Route, routes, type TraditionalClass } from './law-product.ts'
import type { Stage } from './law-terms.ts'
import { choicesOf, classNames, routeNames } from './names.ts'
import { asrot, citeOf } from './remark.ts'

const applicants: readonly BusinessKind[] = [
  'traditional medicine industry',
  'small traditional medicine business',
  'pharma industry',
  'importer',
  'marketing entity',
]

const ofClass: Question = {
  key: 'class',
  asks: { id: 'Golongannya apa?', en: 'Of which class is it?' },
  hint: {
    id: 'Jamu: bukti empiris. OHT: uji praklinik. Fitofarmaka: uji klinik. Ragu? Tanyakan dulu golongannya.',
    en: 'Jamu: empirical proof. OHT: preclinical study. Fitofarmaka: clinical study. In doubt? Ask for its category first.',
  },
  options: choicesOf(classes, classNames),
}
const ofRoute: Question = {
  key: 'route',
  asks: { id: 'Siapa yang membuatnya?', en: 'Who makes it?' },
  options: choicesOf(routes, routeNames),
}
const ofApplicant: Question = {
  key: 'applicant',
  asks: { id: 'Jenis usaha Anda apa?', en: 'What kind of business are you?' },
  options: choicesOf(applicants, businessNames),
}
const ofForm: Question = {
  key: 'form',
  asks: { id: 'Bentuk sediaannya apa?', en: 'What is its dosage form?' },
  options: asrotForms.map(value => ({ value, label: formOf(value).title })),
}
const ofSpecial = (commodity: AsrotProduct): Question => ({
  key: 'special',
  asks: { id: 'Mana yang berlaku untuk produk Anda?', en: 'Which of these hold for your product?' },
  hint: { id: 'Boleh lebih dari satu, boleh tidak ada.', en: 'Any number, or none.' },
  many: true,
  options: [
    { value: 'trademark', label: { id: 'Namanya merek terdaftar', en: 'Its name is a registered trademark' } },
    { value: 'irradiated', label: { id: 'Ada bahan baku yang diiradiasi', en: 'A raw material is irradiated' } },
    ...(commodity === 'traditional'
      ? [
          {
            value: 'low-risk',
            label: {
              id: 'Jamu sederhana dari simplisia yang dikenal (risiko rendah)',
              en: 'A simple jamu of well-known simplicia (low risk)',
            },
          },
        ]
      : []),
  ],
})

/** What the guide asks: enough to tell documents, fee and time. */
export const questionsFor = (commodity: AsrotProduct): readonly Question[] => [
  ...(commodity === 'traditional' ? [ofClass] : []),
  ofApplicant,
  ofRoute,
  ofForm,
  ofSpecial(commodity),
]

const oneOf = <Value extends string>(values: readonly Value[], value: string | undefined): Value | undefined =>
  values.find(one => one === value)
const special = (facts: GuideFacts) => new Set((facts.special ?? '').split(',').filter(Boolean))

/** Why the answers lead elsewhere: a wrong kind of business, class and maker that disagree, a form that may not be. */
export const whyOther = (commodity: AsrotProduct): Service['whyOther'] => {
  return (facts, on) => {
    const applicant = oneOf(businessKinds, facts.applicant)
    const route = oneOf(routes, facts.route)
    const form = oneOf(asrotForms, facts.form)
    const productClass = oneOf(classes, facts.class)
    if (productClass && route && (productClass === 'imported') !== (route === 'import'))
      return {
        id: 'Obat tradisional impor dibuat di luar negeri, golongan lain di Indonesia. Kembali dan samakan jawabannya.',
        en: 'An imported traditional medicine is made abroad, the other classes in Indonesia. Go back and make the answers agree.',
        cite: asrot('Q1 huruf a'),
      }
    if (applicant && route) {
      const may = find(on, ({ the }) => the(mayRegister, { applicant, route }))
      if (!may.value)
        return {
          id: 'Jenis usaha Anda tidak dapat mendaftarkan produk yang dibuat dengan cara ini.',
          en: 'Your kind of business cannot register a product that is made this way.',
          cite: citeOf(may),
        }
    }
    return form && whyNotForm(commodity, form, route === 'own make' || route === 'licence' ? applicant : undefined, on)
  }
}

function whyNotForm(commodity: AsrotProduct, form: AsrotForm, maker: BusinessKind | undefined, on: Day) {
  // A suppository may be one for haemorrhoids: the draft asks.
  const mayHave = find(on, ({ the }) => the(mayHaveForm, { commodity, form, haemorrhoid: true }))
  if (!mayHave.value)
    return {
      id: 'Bentuk sediaan ini dilarang. Pilih bentuk lain.',
      en: 'This dosage form is forbidden. Choose another.',
      cite: citeOf(mayHave),
    }
  if (!maker || !isCertifiable(form)) return undefined
  const makes = find(on, ({ the }) => the(mayMake, { kind: maker, form }))
  return makes.value
    ? undefined
    : {
        id: 'Usaha kecil obat tradisional tidak membuat bentuk sediaan ini. Pilih bentuk lain, atau buat dengan kontrak.',
        en: 'A small traditional medicine business does not make this form. Choose another, or have it made under contract.',
        cite: citeOf(makes),
      }
}

/** The documents that the guide's answers ask for. */
export const guideNeeds =
  (commodity: AsrotProduct, stage: Stage) =>
  (facts: GuideFacts, on: Day): Need[] => {
    const holds = special(facts)
    const productClass = commodity === 'quasi' ? 'quasi' : (oneOf(classes, facts.class) ?? 'jamu')
    return needsFor(
      {
        stage,
        class: productClass,
        route: oneOf(routes, facts.route) ?? 'own make',
        lowRisk: productClass === 'jamu' && holds.has('low-risk'),
        brand: holds.has('trademark') ? 'owner' : 'none',
        irradiated: holds.has('irradiated'),
        commitment: false,
      },
      on,
    )
  }

/** The first facts of a draft, so that nothing answered in the guide is asked again. */
export function beginWith(commodity: AsrotProduct, facts: GuideFacts): Contents {
  const holds = special(facts)
  const productClass: TraditionalClass | undefined = commodity === 'quasi' ? undefined : oneOf(classes, facts.class)
  const route: Route | undefined = oneOf(routes, facts.route)
  return {
    product: {
      ...(productClass && { class: productClass }),
      ...(productClass === 'jamu' && { lowRisk: holds.has('low-risk') }),
      ...(route && { route }),
      ...(oneOf(asrotForms, facts.form) && { form: facts.form }),
      brand: holds.has('trademark') ? 'owner' : 'none',
    },
  }
}
