import { formatNumber } from '#/platform/ui/formats.ts'
import type { Dossier, MaterialRow } from './dossier.ts'

/** Names that stand on labels and licences, in Indonesian as the law demands (art. 13(1)). */
export const containerNames = {
  strip: 'strip',
  blister: 'blister',
  bottle: 'botol',
  jar: 'pot',
  sachet: 'saset',
  tube: 'tabung',
  ampoule: 'ampul',
} as const
const unitNames = { piece: '', g: 'g', mL: 'mL' } as const

/** A pack as it is sold: `Dus, 3 strip @ 10 kapsul`. `piece` is what one unit of the dosage form is called. */
export function packText(
  { container, quantity, unit, perBox }: Dossier['product']['packs'][number],
  piece: string,
): string | undefined {
  if (!container || !quantity || !unit) return undefined
  const content = `${formatNumber(quantity, 'id')} ${unit === 'piece' ? piece : unitNames[unit]}`
  const name = containerNames[container]
  return perBox ? `Dus, ${perBox} ${name} @ ${content}` : `${name[0]!.toUpperCase()}${name.slice(1)} @ ${content}`
}

/** A material with its amount: `Vitamin C 500 mg`. */
export const materialText = ({ name, amount, unit }: MaterialRow): string =>
  [name, amount === undefined ? '' : formatNumber(amount, 'id', 9), unit === 'IU' ? 'SI' : (unit ?? '')].filter(Boolean).join(' ')
