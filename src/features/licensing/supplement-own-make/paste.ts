import { pastedRows } from '#/platform/ui/rows.ts'
import { units } from './dossier.ts'
import { en, id } from './form-words.ts'
import { findIngredient } from './ingredients.ts'
import { additiveClasses, additiveRules } from './law-composition.ts'

/** Words of both languages, as people write them in their sheets, and what they mean here. */
const meanings = (...tables: Readonly<Record<string, string>>[]): ReadonlyMap<string, string> =>
  new Map(
    tables.flatMap(table =>
      Object.entries(table).flatMap(
        ([value, word]) =>
          [
            [word.toLowerCase(), value],
            [value.toLowerCase(), value],
          ] as const,
      ),
    ),
  )

const roles = new Map([
  ...meanings(id.roles, en.roles),
  ['aktif', 'active'],
  ['tambahan', 'additive'],
  ['eksipien', 'additive'],
  ['excipient', 'additive'],
])
const origins = new Map([...meanings(id.origins, en.origins), ['nabati', 'plant'], ['hewani', 'animal']])
const classes = meanings(
  ...additiveRules.rows.flatMap(({ when, gives }) =>
    when.class ? [{ [when.class]: gives.title.id }, { [when.class]: gives.title.en }] : [],
  ),
  Object.fromEntries(additiveClasses.map(one => [one, one])),
)
const unitsByWord = new Map([
  ...units.map(unit => [unit.toLowerCase(), unit] as const),
  ['si', 'IU'],
  ['iu', 'IU'],
  ['µg', 'mcg'],
  ['μg', 'mcg'],
  ['ug', 'mcg'],
  ['ml', 'mL'],
])

/**
 * The rows of a pasted sheet as rows of the form. A word that we do not know leaves its box empty, to be chosen; what is known of a
 * material by its name fills what the sheet leaves out. A line of headings is left out.
 */
export function pastedMaterials(text: string): Record<string, string>[] {
  return pastedRows(text)
    .filter(([role, name, amount]) => !(isHeading(role) && isHeading(name)) && Boolean(name || amount))
    .map(
      ([
        role = '',
        name = '',
        amount = '',
        unit = '',
        origin = '',
        additiveClass = '',
        species = '',
        plantPart = '',
        preparation = '',
      ]) => {
        const known = findIngredient(name)
        return {
          role: roles.get(role.toLowerCase()) ?? '',
          name,
          amount,
          unit: unitsByWord.get(unit.toLowerCase()) ?? '',
          origin: origins.get(origin.toLowerCase()) ?? known?.origin ?? '',
          additiveClass:
            classes.get(additiveClass.toLowerCase()) ??
            (roles.get(role.toLowerCase()) === 'additive' ? (known?.additive ?? '') : ''),
          species,
          plantPart,
          preparation,
          reference: '',
        }
      },
    )
}

const headings = new Set(
  [id.role, en.role, id.materialName, en.materialName, 'nama', 'nama bahan', 'peran'].map(word => word.toLowerCase()),
)
const isHeading = (cell: string | undefined) => headings.has((cell ?? '').toLowerCase())
