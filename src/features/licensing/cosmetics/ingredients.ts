import type { Remark } from '#/features/licensing/service.ts'
import type { Day } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import { prohibitedSubstances } from './law-product.ts'

/** A name as it is compared: small letters and digits, words apart by one space. */
const plain = (name: string) =>
  ` ${name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

/** Which of these ingredients no cosmetic may contain on that day, each as a remark at its place in the formula. */
export function prohibitedIn(ingredients: readonly { name?: string }[], on: Day): Remark[] {
  const { value: list, steps } = find(on, ({ every }) => every(prohibitedSubstances, {}))
  return ingredients.flatMap(({ name }, index) =>
    list.flatMap(({ title, names }, row): Remark[] =>
      names.some(one => plain(name ?? '').includes(plain(one)))
        ? [
            {
              section: 'formula',
              field: `ingredients.${index}.name`,
              says: {
                id: `${name} dilarang dalam kosmetika (${title.id}). Keluarkan dari formula.`,
                en: `${name} may not be in cosmetics (${title.en}). Take it out of the formula.`,
              },
              cite: steps[row]!.cite,
              rule: 'KOS-16',
              severity: 'block',
            },
          ]
        : [],
    ),
  )
}
