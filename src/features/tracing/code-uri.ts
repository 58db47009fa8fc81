import type { CodeReading } from '#/gs1/code.ts'

/** The address that we print on packs without a GTIN, on whichever host it was printed. */
const ownAddress = /^https?:\/\/[^/?#\s]+\/v\/([^/?#\s]+)\/([^/?#\s]+)\/?(?:[?#]\S*)?$/i

/** The identity that a code names one pack, case or pallet by, as events write it; undefined where it names a product or nothing. */
export function uriOfCode(origin: string, raw: string, { sscc, nie, gtin, serial }: CodeReading): string | undefined {
  const own = ownAddress.exec(raw.trim())
  if (own) return `${origin}/v/${own[1]!.toUpperCase()}/${own[2]!.toUpperCase()}`
  if (sscc) return `https://id.gs1.org/00/${sscc}`
  if (serial === undefined) return undefined
  if (nie) return `${origin}/v/${nie}/${serial}`
  return gtin && `https://id.gs1.org/01/${gtin}/21/${encodeURIComponent(serial)}`
}
