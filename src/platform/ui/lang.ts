/** The two languages of the platform. Indonesian is the default and the one the law speaks. */
export type Lang = 'id' | 'en'

/**
 * A thing said in both languages. A feature keeps its words in `words.ts`:
 * `export const id = {…}`, `export const en: typeof id = {…}`, `export const words: Words<typeof id> = { id, en }`,
 * and a page begins with `const t = words[lang]`.
 */
export type Words<T> = Readonly<Record<Lang, T>>

export const langs: readonly Lang[] = ['id', 'en']

/** The language asked for, or Indonesian for anything else. */
export function langFrom(asked: string | undefined): Lang {
  return asked === 'en' ? 'en' : 'id'
}

/** The same address in another language: keeps the path and every other part of the query. */
export function inLanguage(address: string, lang: Lang): string {
  const url = new URL(address, 'http://here')
  url.searchParams.set('lang', lang)
  return url.pathname + url.search
}
