import { type Site, sitesOf } from '#/features/companies/companies.ts'
import { reporterOf } from '#/features/tracing/reporter.ts'
import { sayUri } from '#/features/tracing/say-uri.ts'
import { type Line, understand } from '#/features/tracing/scan-lines.ts'
import type { Visitor } from '#/platform/accounts/person.ts'
import { Invalid, type Says } from '#/platform/http/errors.ts'
import type { Platform } from '#/platform/platform.ts'
import type { LookAsked } from './ask.ts'
import { type Contents, contentsFor } from './load.ts'

/** One code as it was understood, before anything is recorded: told to the person who holds the pack. */
export type Seen = {
  raw: string
  /** As people read it off the pack. */
  name: string
  product?: string
  batch?: string
  /** A day. */
  expiry?: string
  /** How many things lie in it, cases among them. */
  inside?: number
  contents?: Contents
  /** Why it cannot be recorded. */
  fault?: { kind: 'technical' | 'suspect' | 'refused'; says: Says }
  /** What is good to know. */
  notes: Says[]
}

/**
 * What codes are, for an act at a site: product, batch, what lies in a case and what was announced, and whether the act is possible.
 * Writes nothing. Throws NotAllowed for a company that is not verified, Invalid for a site that is not its own.
 */
export async function lookAt(platform: Platform, visitor: Visitor, asked: LookAsked, now: Date = new Date()) {
  const { db } = platform
  const { companyId } = await reporterOf(db, visitor)
  const sites = await sitesOf(db, companyId)
  const site = sites.find(({ id }) => id === asked.site)
  if (!site) throw new Invalid([{ field: 'site', says: notOwn }])
  const { lines, parent } = await understand(
    platform,
    companyId,
    {
      // Where a pack may be destroyed it may be sampled: neither asks for more than that it is still there.
      act: asked.act === 'sample' ? 'destroy' : asked.act,
      site,
      codes: asked.codes,
      ...(asked.parent !== undefined && { parent: asked.parent }),
    },
    now,
  )
  const who = { companyId, sites }
  const seen: Seen[] = []
  for (const line of lines) seen.push(await seenFrom(platform, who, line))
  return { now: now.toISOString(), lines: seen, ...(parent && { parent: await seenFrom(platform, who, parent) }) }
}

type Who = { companyId: string; sites: readonly Site[] }

async function seenFrom(
  platform: Platform,
  who: Who,
  { raw, uri, lot, product, pack, inside, fault, notes }: Line,
): Promise<Seen> {
  const contents = pack && lot?.level !== 'primary' ? await contentsFor(platform, who, pack, lot) : undefined
  return {
    raw,
    name: uri === undefined ? raw.slice(0, 60) : sayUri(uri),
    ...(product !== undefined && { product }),
    ...(lot && { batch: lot.batch, expiry: lot.expiry }),
    ...(inside !== undefined && inside > 0 && { inside }),
    ...(contents && { contents }),
    ...(fault && { fault }),
    notes,
  }
}

const notOwn: Says = { id: 'Ini bukan sarana perusahaan Anda.', en: 'This is not a site of your company.' }
