import type { Day } from '#/law/day.ts'
import { type Cite, find, type Words } from '#/law/provisions.ts'
import { type ComposedProduct, type ProhibitedMaterial, prohibitedMaterials } from './law-prohibited.ts'

/** A prohibited material that a text names, or nearly names. */
export type Hit = { title: Words; cite: Cite; rule: string; isCertain: boolean; basis?: string; withClaim?: true }

/** Names from this length on are also found with one letter wrong, missing, too many or swapped. */
const longEnoughToMisspell = 7

/**
 * The prohibited materials that a material is, by its names and part of the plant, given what the product claims. A name that differs
 * by one letter is told as uncertain: a person has to look.
 */
export function prohibitedIn(
  commodity: ComposedProduct,
  { text, claims = '' }: { text: string; claims?: string },
  on: Day,
): Hit[] {
  const said = plain(text)
  const claimed = plain(claims)
  const law = find(on, ({ every }) => every(prohibitedMaterials, { commodity }))
  return law.value.flatMap((material, index): Hit[] => {
    const found = foundIn(said, material)
    if (found === 'not' || !appliesTo(said, claimed, material)) return []
    const { title, basis, withClaim } = material
    const row = prohibitedMaterials.rows.find(({ gives }) => gives === law.steps[index]!.gives)
    return [
      {
        title,
        cite: law.steps[index]!.cite,
        rule: String(row?.rule),
        isCertain: found === 'named',
        ...(basis && { basis }),
        ...(withClaim && { withClaim: true }),
      },
    ]
  })
}

function foundIn(said: string, { names }: ProhibitedMaterial): 'named' | 'nearly' | 'not' {
  if (names.some(name => said.includes(` ${plain(name).trim()}`))) return 'named'
  const words = said.trim().split(' ')
  return names.some(name => isNearlyIn(words, plain(name).trim())) ? 'nearly' : 'not'
}

const appliesTo = (said: string, claimed: string, { parts, withClaim }: ProhibitedMaterial) =>
  (!parts || parts.some(part => said.includes(` ${part}`))) &&
  (!withClaim || withClaim.some(word => claimed.includes(` ${word}`)))

function isNearlyIn(words: readonly string[], name: string): boolean {
  if (name.length < longEnoughToMisspell) return false
  const length = name.split(' ').length
  return words.some((_, start) => isOneEditAway(words.slice(start, start + length).join(' '), name))
}

/** Whether one letter replaced, added, left out or swapped with its neighbour makes one text the other. */
export function isOneEditAway(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start++
  const rest = (text: string, skip: number) => text.slice(start + skip)
  if (one.length > other.length) return rest(one, 1) === rest(other, 0)
  if (one.length < other.length) return rest(one, 0) === rest(other, 1)
  const isSwap = one[start] === other[start + 1] && one[start + 1] === other[start] && rest(one, 2) === rest(other, 2)
  return isSwap || rest(one, 1) === rest(other, 1)
}

const plain = (text: string) =>
  ` ${text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()}`
