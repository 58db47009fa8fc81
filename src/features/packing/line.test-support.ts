import { aHolder, type Holder } from '#/features/coding/holder.test-support.ts'
import type { LotFacts } from '#/features/coding/lots.ts'
import { getLot, type Lot } from '#/features/coding/read-lots.ts'
import { siteUri } from '#/features/companies/companies.ts'
import { type ALot, aLot, anActor, type Party } from '#/features/tracing/chain.test-support.ts'
import type { Platform } from '#/platform/platform.ts'
import type { Asker } from './recording.ts'

/** A holder with one lot, and how the holder asks for things. */
export type ALine = { maker: Party & Holder; lot: ALot & { facts: Lot }; asker: Asker }

/** A lot of 400 packs, 50 to a case, 4 cases to a pallet, where nothing else is said. */
export async function aLine(platform: Platform, more: Partial<LotFacts> = {}): Promise<ALine> {
  const holder = await aHolder(platform.db)
  const maker = { ...holder, site: siteUri(platform.config.origin, holder.siteId) }
  const lot = await aLot(platform, maker, more)
  const asker = { who: { actor: anActor, companyId: maker.companyId } }
  return { maker, lot: { ...lot, facts: await getLot(platform.db, lot.id) }, asker }
}
