import { knownIdentifier, stemOf } from '#/epcis/identifier-normal.ts'
import { tailsOf } from '#/epcis/tails.ts'
import { readPackUri } from '#/features/coding/packs.ts'
import { hasCheckDigit } from '#/gs1/check-digit.ts'
import { serialLength } from '#/numbers/serial.ts'
import type { Span } from '#/numbers/spans.ts'
import { placeOfSscc } from '#/numbers/sscc.ts'

/** What an event names, as a number: a pack, case or pallet of ours, an SSCC, or in class 0 anything else. */
export type PackNumber = { readonly classId: number; readonly n: number }

/** A set of these within one class. */
export type ClassSpans = { readonly classId: number; readonly spans: readonly Span[] }

/** The class of identities that are neither our codes nor SSCCs: numbered in a book, in order of first appearance. */
export const foreignClass = 0

export const isSame = (a: PackNumber, b: PackNumber): boolean => a.classId === b.classId && a.n === b.n
export const keyOfPack = ({ classId, n }: PackNumber): string => `${classId}:${n}`

/** Serials of one licence or GTIN beside the URIs they were read from, as they came and in canonical form. */
export type Named = { nie?: string; gtin?: string; serials: string[]; uris: readonly string[]; canonical: readonly string[] }
type Growing = Named & { uris: string[]; canonical: string[] }

/** URIs sorted by what has to be asked to number them. */
export type Sorted = {
  families: Named[]
  /** SSCCs are their own numbers. */
  ssccs: Map<string, PackNumber>
  /** URI as it came to its canonical form. */
  others: Map<string, string>
}

/** The head of a long list of URIs is the same for thousands of them: it is understood once and compared after. */
type Head = { text: string; family: Growing }

/** Sorts the identities that events name. Nothing is refused here: whatever is no GS1 key keeps its own spelling. */
export function sortIdentities(origin: string, uris: Iterable<string>): Sorted {
  // Addresses of ours are no GS1 keys, and have one spelling.
  const own = `${origin}/v/`
  const families = new Map<string, Growing>()
  const sorted: Sorted = { families: [], ssccs: new Map(), others: new Map() }
  let head: Head | undefined
  for (const uri of uris) {
    const canonical = uri.startsWith(own) ? uri : (knownIdentifier(uri) ?? uri)
    const text = canonical.slice(0, -12)
    if (head && head.text === text && !canonical.includes('%', text.length)) {
      take(head.family, uri, canonical, canonical.slice(-12))
      continue
    }
    const ours = readPackUri(origin, canonical)
    const sscc = ours ? undefined : ssccOf(canonical)
    if (ours) {
      const name = ours.nie ?? `gtin ${ours.gtin}`
      const { serial, ...key } = ours
      const family = families.get(name) ?? { ...key, serials: [], uris: [], canonical: [] }
      families.set(name, family)
      take(family, uri, canonical, serial)
      head = serial.length === 12 && canonical.endsWith(`/${serial}`) ? { text, family } : undefined
    } else if (sscc) sorted.ssccs.set(uri, sscc)
    else sorted.others.set(uri, canonical)
  }
  sorted.families.push(...families.values())
  return sorted
}

function take(family: Growing, uri: string, canonical: string, serial: string): void {
  family.serials.push(serial)
  family.uris.push(uri)
  family.canonical.push(canonical)
}

/** A long list of codes of ours that have one beginning, understood as a whole; undefined for any other list. */
export function familyOf(origin: string, list: readonly string[]): Named | undefined {
  const tails = tailsOf(list)
  if (!tails || tails.width !== serialLength) return undefined
  const { head } = tails
  const sample = list[0]!.slice(head.length)
  const stem = head.startsWith(`${origin}/v/`) ? head : stemOf(head, sample)
  const ours = stem ? readPackUri(origin, stem + sample) : undefined
  if (ours?.serial !== sample) return undefined
  const serials = list.map(uri => uri.slice(head.length))
  return {
    ...(ours.nie !== undefined && { nie: ours.nie }),
    ...(ours.gtin !== undefined && { gtin: ours.gtin }),
    serials,
    uris: list,
    canonical: stem === head ? list : serials.map(serial => stem + serial),
  }
}

function ssccOf(canonical: string): PackNumber | undefined {
  const sscc = /^https:\/\/id\.gs1\.org\/00\/(\d{18})$/.exec(canonical)?.[1]
  // With a wrong check digit it is another text, which has to come back as it was.
  return sscc !== undefined && hasCheckDigit(sscc) ? placeOfSscc(sscc.slice(0, -1)) : undefined
}
