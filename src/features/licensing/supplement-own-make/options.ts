import type { Day } from '#/law/day.ts'
import { applicable } from '#/law/provisions.ts'
import type { Lang, Option } from '#/platform/ui/kit.ts'
import { units } from './dossier.ts'
import { words } from './form-words.ts'
import { additiveClasses, additiveRules } from './law-composition.ts'
import { allowedClaims, claimKinds } from './law-label.ts'

/** The entries of a table of words as options of a field. */
export const optionsOf = (names: Readonly<Record<string, string>>): Option[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

export const yesNoOptions = (lang: Lang): Option[] => [
  { value: 'yes', label: words[lang].yes },
  { value: 'no', label: words[lang].no },
]

export const unitOptions = (lang: Lang): Option[] => units.map(value => ({ value, label: words[lang].units[value] ?? value }))

/** The classes of additives that the law names on a day. */
export const additiveOptions = (lang: Lang, on: Day): Option[] =>
  additiveClasses.flatMap(value =>
    applicable(additiveRules, { class: value }, on).map(({ gives }) => ({ value, label: gives.title[lang] })),
  )

/** The kinds of claims that the law allows on a day. */
export const claimOptions = (lang: Lang, on: Day): Option[] =>
  claimKinds.flatMap(value => applicable(allowedClaims, { kind: value }, on).map(({ gives }) => ({ value, label: gives[lang] })))

/** What an option is called; the value itself where it is none of them. */
export const labelOf = (options: readonly Option[], value: string | undefined): string | undefined =>
  value === undefined ? undefined : (options.find(option => option.value === value)?.label ?? value)

/** Yes, no, or nothing. */
export const sayYesNo = (value: boolean | undefined, lang: Lang): string | undefined =>
  value === undefined ? undefined : value ? words[lang].yes : words[lang].no
