import type { Element } from './element-string.ts'

/** The lines printed beside a symbol for people: each AI in brackets, then its value as it is (General Specifications §4.14). */
export const hriLines = (elements: readonly Element[]): string[] => elements.map(({ ai, value }) => `(${ai}) ${value}`)
