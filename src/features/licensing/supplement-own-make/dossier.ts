import { z } from 'zod'
import { amount, count, oneOf, rows, text, yesNo } from '#/features/licensing/answers.ts'
import type { Contents } from '#/features/licensing/service.ts'
import { hasCheckDigit } from '#/gs1/check-digit.ts'
import { both } from '#/platform/http/problems.ts'
import { supplementFormKeys } from './dosage-forms.ts'
import { findIngredient } from './ingredients.ts'
import { additiveClasses, type MaterialKind, origins } from './law-composition.ts'
import { claimKinds } from './law-label.ts'

export const containers = ['strip', 'blister', 'bottle', 'jar', 'sachet', 'tube', 'ampoule'] as const
export const contentUnits = ['piece', 'g', 'mL'] as const
export const units = ['g', 'mg', 'mcg', 'IU', 'mL', 'CFU', '%'] as const
export type Unit = (typeof units)[number]

const gtin = z
  .preprocess(
    value => (typeof value === 'string' ? value.replace(/\s/g, '') || undefined : value),
    z
      .string()
      .refine(
        digits => /^(\d{8}|\d{12,14})$/.test(digits) && hasCheckDigit(digits),
        both(
          'GTIN terdiri atas 8, 12, 13 atau 14 angka dengan angka pemeriksa yang benar.',
          'A GTIN has 8, 12, 13 or 14 digits with the right check digit.',
        ),
      )
      .optional(),
  )
  .meta({ type: 'string', pattern: '^(\\d{8}|\\d{12,14})$' })

export const Pack = z.object({ container: oneOf(containers), quantity: amount, unit: oneOf(contentUnits), perBox: count, gtin })

export const Product = z.object({
  name: text(120),
  genericName: text(120),
  brand: oneOf(['none', 'owner', 'licensee']),
  form: oneOf(supplementFormKeys),
  siteId: text(40),
  packs: rows(Pack, 40),
})

export const Material = z.object({
  role: oneOf(['active', 'additive']),
  name: text(200),
  amount,
  unit: oneOf(units),
  origin: oneOf(origins),
  additiveClass: oneOf(additiveClasses),
  species: text(120),
  plantPart: text(120),
  preparation: text(200),
  reference: text(200),
})

export const Composition = z.object({
  unitsPerServing: amount,
  servingsPerDay: amount,
  drugClass: yesNo,
  materials: rows(Material),
})

export const Claim = z.object({
  kind: oneOf(claimKinds),
  says: text(300),
  evidence: oneOf(['reference', 'nonclinical', 'clinical', 'empirical']),
  source: text(400),
})
export const Claims = z.object({ claims: rows(Claim, 20) })

export const Label = z.object({
  directions: text(1000),
  hasWarnings: yesNo,
  warnings: text(2000),
  attachment: oneOf(['printed', 'attached']),
  batchPlace: text(200),
  expiryPlace: text(200),
  barcodePlace: text(200),
  nutritionStated: yesNo,
  contentStated: yesNo,
  language: oneOf(['Indonesian', 'English', 'other']),
  translation: oneOf(['sworn', 'origin']),
  other: text(2000),
})

export const Stability = z.object({
  stableInZoneIVb: yesNo,
  justification: text(2000),
  temperature: text(60),
  humidity: text(60),
  batches: count,
  longTermMonths: count,
  acceleratedMonths: count,
  shelfLifeMonths: count,
  storage: text(300),
})

const sections = { product: Product, composition: Composition, claims: Claims, label: Label, stability: Stability }
export type Dossier = { [Key in keyof typeof sections]: z.output<(typeof sections)[Key]> }
export type SectionKey = keyof Dossier
export type MaterialRow = Dossier['composition']['materials'][number]

/** The whole dossier from its saved sections; what was not saved yet is empty. */
export const readDossier = (contents: Contents): Dossier => ({
  product: Product.parse(contents.product ?? {}),
  composition: Composition.parse(contents.composition ?? {}),
  claims: Claims.parse(contents.claims ?? {}),
  label: Label.parse(contents.label ?? {}),
  stability: Stability.parse(contents.stability ?? {}),
})

export const activesOf = ({ composition }: Dossier): MaterialRow[] =>
  composition.materials.filter(({ role }) => role === 'active')
export const additivesOf = ({ composition }: Dossier): MaterialRow[] =>
  composition.materials.filter(({ role }) => role === 'additive')

/** What a material is: as known by its name; a material of no known name by its origin. */
export const kindOf = ({ name, origin }: MaterialRow): MaterialKind =>
  findIngredient(name ?? '')?.kind ?? (origin === 'plant' ? 'plant' : 'other non-plant')
