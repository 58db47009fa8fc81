import type { DosageForm } from '#/features/companies/kinds.ts'
import type { Words } from '#/law/provisions.ts'

/** A form in which a supplement is taken, and what one unit of it is called on the label. */
type Form = { title: Words; unit: Words; liquid: boolean }

/** The forms offered for supplements: all are taken by mouth, none of those that the FAQ ASROT (Q15a) forbids. */
// biome-ignore format: a table
export const supplementForms = {
  tablet:               { title: { id: 'Tablet', en: 'Tablet' }, unit: { id: 'tablet', en: 'tablet' }, liquid: false },
  'film-coated tablet': { title: { id: 'Tablet salut selaput', en: 'Film-coated tablet' }, unit: { id: 'tablet', en: 'tablet' }, liquid: false },
  'chewable tablet':    { title: { id: 'Tablet kunyah', en: 'Chewable tablet' }, unit: { id: 'tablet', en: 'tablet' }, liquid: false },
  effervescent:         { title: { id: 'Efervesen', en: 'Effervescent' }, unit: { id: 'tablet', en: 'tablet' }, liquid: false },
  'hard capsule':       { title: { id: 'Kapsul keras', en: 'Hard capsule' }, unit: { id: 'kapsul', en: 'capsule' }, liquid: false },
  'soft capsule':       { title: { id: 'Kapsul lunak', en: 'Soft capsule' }, unit: { id: 'kapsul', en: 'capsule' }, liquid: false },
  powder:               { title: { id: 'Serbuk', en: 'Powder' }, unit: { id: 'saset', en: 'sachet' }, liquid: false },
  granule:              { title: { id: 'Granul', en: 'Granules' }, unit: { id: 'saset', en: 'sachet' }, liquid: false },
  'oral liquid':        { title: { id: 'Cairan oral', en: 'Oral liquid' }, unit: { id: 'sendok takar', en: 'measure' }, liquid: true },
  syrup:                { title: { id: 'Sirup', en: 'Syrup' }, unit: { id: 'sendok takar', en: 'measure' }, liquid: true },
  suspension:           { title: { id: 'Suspensi', en: 'Suspension' }, unit: { id: 'sendok takar', en: 'measure' }, liquid: true },
  emulsion:             { title: { id: 'Emulsi', en: 'Emulsion' }, unit: { id: 'sendok takar', en: 'measure' }, liquid: true },
  drops:                { title: { id: 'Tetes oral', en: 'Oral drops' }, unit: { id: 'tetes', en: 'drop' }, liquid: true },
  pastille:             { title: { id: 'Pastiles', en: 'Pastille' }, unit: { id: 'pastiles', en: 'pastille' }, liquid: false },
  'chewable jelly':     { title: { id: 'Jeli kunyah', en: 'Chewable jelly' }, unit: { id: 'butir', en: 'piece' }, liquid: false },
} as const satisfies Partial<Record<DosageForm, Form>>

export type SupplementForm = keyof typeof supplementForms
export const supplementFormKeys = Object.keys(supplementForms) as [SupplementForm, ...SupplementForm[]]
