import { normalIdentifier } from '#/epcis/identifier-normal.ts'
import { type Lot, lotsOfLicence } from '#/features/coding/read-lots.ts'
import { licenceOfGtin } from '#/features/register/licences.ts'
import type { Day } from '#/law/day.ts'
import type { Db } from '#/platform/database/connect.ts'

/** What a class of an event says of a batch: of which GTIN or licence it is, and its number. */
export type LotName = { batch: string } & ({ gtin: string } | { licence: string })

/**
 * Reads a class as events name it: GTIN and batch as LGTIN URN or Digital Link (CBV 2.0 §8.3), or our address of a batch whose product
 * has no GTIN. `undefined` for a class without a batch, and for everything else.
 */
export function readLotName(uri: string): LotName | undefined {
  const own = /^https?:\/\/[^/]+\/register\/([^/]+)\/batches\/([^/?#]+)$/.exec(uri)
  if (own) return { licence: own[1]!, batch: decoded(own[2]!) }
  const link = /^https:\/\/id\.gs1\.org\/01\/(\d{14})\/10\/([^/?#]+)$/.exec(normalIdentifier(uri) ?? '')
  return link ? { gtin: link[1]!, batch: decoded(link[2]!) } : undefined
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Whether two batch numbers are the same as people read them: without blanks at the ends, in any case. */
export const isSameBatch = (a: string, b: string): boolean => a.trim().toUpperCase() === b.trim().toUpperCase()

/** The lot of ours that a name means on a day, or undefined. */
export async function lotNamed(db: Db, name: LotName, day: Day): Promise<Lot | undefined> {
  const licence = 'licence' in name ? name.licence : (await licenceOfGtin(db, name.gtin, day))?.number
  if (licence === undefined) return undefined
  return (await lotsOfLicence(db, licence)).find(
    lot => isSameBatch(lot.batch, name.batch) && ('licence' in name || lot.gtin === undefined || lot.gtin === name.gtin),
  )
}
