import type { DosageForm } from '#/features/companies/kinds.ts'
import { formNames } from '#/features/companies/names.ts'
import type { Use } from '#/features/licensing/shared-materials/law-limits.ts'
import type { Words } from '#/law/provisions.ts'

/** How a form is used, and the digit for it in the number of a traditional medicine. */
type Form = { use: Use; digit: string; title?: Words }

/** The forms that may be asked for. Those that are forbidden are among them, so that whoever chooses one learns why. */
// biome-ignore format: a table
const forms = {
  'cut herbs':          { use: 'drunk',    digit: '1' },
  tea:                  { use: 'drunk',    digit: '1' },
  'infusion bag':       { use: 'drunk',    digit: '1' },
  powder:               { use: 'taken',    digit: '2' },
  'hard capsule':       { use: 'taken',    digit: '3' },
  'soft capsule':       { use: 'taken',    digit: '3' },
  tablet:               { use: 'taken',    digit: '4' },
  'film-coated tablet': { use: 'taken',    digit: '4' },
  'chewable tablet':    { use: 'taken',    digit: '4' },
  effervescent:         { use: 'taken',    digit: '4' },
  granule:              { use: 'taken',    digit: '4' },
  pill:                 { use: 'taken',    digit: '4' },
  pastille:             { use: 'taken',    digit: '4' },
  dodol:                { use: 'taken',    digit: '5' },
  'oral liquid':        { use: 'drunk',    digit: '6' },
  syrup:                { use: 'drunk',    digit: '6' },
  suspension:           { use: 'drunk',    digit: '6' },
  emulsion:             { use: 'drunk',    digit: '6' },
  'external liquid':    { use: 'external', digit: '6' },
  'external oil':       { use: 'external', digit: '6' },
  ointment:             { use: 'external', digit: '7' },
  cream:                { use: 'external', digit: '7' },
  plaster:              { use: 'external', digit: '8' },
  parem:                { use: 'external', digit: '9' },
  pilis:                { use: 'external', digit: '9' },
  tapel:                { use: 'external', digit: '9' },
  ratus:                { use: 'external', digit: '9' },
  'bath spices':        { use: 'external', digit: '9' },
  'external powder':    { use: 'external', digit: '9' },
  'external aerosol':   { use: 'external', digit: '9' },
  suppository:          { use: 'external', digit: '9' },
  injection:            { use: 'external', digit: '9' },
  intravaginal:         { use: 'external', digit: '9', title: { id: 'Sediaan intravaginal', en: 'Intravaginal preparation' } },
  'eye drops':          { use: 'external', digit: '9', title: { id: 'Tetes mata', en: 'Eye drops' } },
} as const satisfies Partial<Record<DosageForm | 'intravaginal' | 'eye drops', Form>>

export type AsrotForm = keyof typeof forms
export const asrotForms = Object.keys(forms) as [AsrotForm, ...AsrotForm[]]

/** What a form is called, how it is used, and its digit in the number. */
export function formOf(key: AsrotForm): Required<Form> {
  const { use, digit, title }: Form = forms[key]
  return { use, digit, title: title ?? formNames[key as DosageForm] }
}

/** Whether a certificate of good practice can name the form. */
export const isCertifiable = (form: AsrotForm): form is AsrotForm & DosageForm => form in formNames
