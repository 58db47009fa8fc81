import { readNie } from '#/features/register/nie.ts'
import type { Commodity } from '#/features/register/nie-formats.ts'

/** What the rules on 2D barcodes tell apart: medicines by their class, everything else by its kind. */
export const productClasses = [
  'narcotic',
  'psychotropic',
  'prescription',
  'limited otc',
  'otc',
  'traditional',
  'supplement',
  'quasi',
  'cosmetic',
  'food',
] as const
export type ProductClass = (typeof productClasses)[number]

const drugClasses: Readonly<Record<string, ProductClass>> = {
  N: 'narcotic',
  P: 'psychotropic',
  K: 'prescription',
  T: 'limited otc',
  B: 'otc',
}

/** The class of a licensed product: of a medicine, the second letter of its number tells it. Undefined where it does not. */
export function productClass(commodity: Commodity, number: string): ProductClass | undefined {
  if (commodity !== 'drug') return commodity
  const reading = readNie(number)
  const letter = reading.kind === 'nie' ? reading.parts.find(part => part.name === 'class')?.value : undefined
  return letter === undefined ? undefined : drugClasses[letter]
}
