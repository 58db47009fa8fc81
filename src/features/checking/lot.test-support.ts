import { type CodeTexts, codeTexts } from '#/features/coding/code-text.ts'
import { type Holder, lotOf, today } from '#/features/coding/holder.test-support.ts'
import { issueLot, type LotFacts } from '#/features/coding/lots.ts'
import { type Pack, packAt } from '#/features/coding/packs.ts'
import { getLot, type Lot, spansOfLot } from '#/features/coding/read-lots.ts'
import type { Platform } from '#/platform/platform.ts'

/** A lot of a holder, one of its packs, and that pack's code in every form. */
export async function aLot(
  { db, keys, config }: Platform,
  holder: Holder,
  more: Partial<LotFacts> = {},
): Promise<{ lot: Lot; pack: Pack; codes: CodeTexts }> {
  const facts = lotOf(holder, { gtin: holder.gtin, productionDate: today, ...more })
  const lotId = await db.transaction().execute(tx => issueLot(tx, facts))
  const lot = await getLot(db, lotId)
  const { classId, from } = (await spansOfLot(db, lotId)).primary[0]!
  const pack = (await packAt(db, keys, classId, from + 3))!
  return { lot, pack, codes: codeTexts(config.origin, lot, 'primary', pack.serial) }
}
