import { aHolder, type Holder, lotOf } from '#/features/coding/holder.test-support.ts'
import type { Level } from '#/features/coding/level.ts'
import { issueLot } from '#/features/coding/lots.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { newId } from '#/platform/ids.ts'
import type { Platform } from '#/platform/platform.ts'
import type { SerialList } from './list.ts'
import type { ListFormat } from './list-lines.ts'
import { openList } from './lists.ts'
import { receivePart } from './receive.ts'

export type OwnLot = Holder & { lotId: string }

/** A holder with a lot whose serials it makes itself. */
export async function anOwnLot({ db }: Platform, of?: Holder, more: Parameters<typeof lotOf>[1] = {}): Promise<OwnLot> {
  const holder = of ?? (await aHolder(db))
  const lotId = await db.transaction().execute(tx => issueLot(tx, lotOf(holder, { issuer: 'holder', ...more })))
  return { ...holder, lotId }
}

type About = { format?: ListFormat; level?: Level; bytes: number; key?: string }

/** A list begun for a lot. */
export async function aList({ db }: Platform, { lotId, companyId }: OwnLot, about: About): Promise<SerialList> {
  const { format = 'csv', level = 'primary', bytes, key = newId() } = about
  const facts = { lotId, companyId, level, format, name: `daftar.${format}`, bytes, madeBy: 'Ani', idempotencyKey: key }
  return (await db.transaction().execute(tx => openList(tx, facts))).list
}

/** A list that has come whole. */
export async function aWholeList(
  platform: Platform,
  lot: OwnLot,
  text: string,
  about: Omit<About, 'bytes'> = {},
): Promise<string> {
  const bytes = Buffer.from(text)
  const { id } = await aList(platform, lot, { ...about, bytes: bytes.length })
  await receivePart(platform, id, { offset: 0, bytes }, theSystem)
  return id
}
