import { enterSerials } from '#/features/coding/book-entry.ts'
import { ownSerialsQuota } from '#/features/coding/law.ts'
import { computedAmong, lotsOwning, owner } from '#/features/coding/many-packs.ts'
import { getLot, type Lot } from '#/features/coding/read-lots.ts'
import { dayAt } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import { recordDeed, theSystem } from '#/platform/audit/audit.ts'
import type { Tx } from '#/platform/database/connect.ts'
import type { Platform } from '#/platform/platform.ts'
import { formatNumber } from '#/platform/ui/formats.ts'
import { isEnd, type SerialList } from './list.ts'
import type { Refused } from './list-lines.ts'
import { type FilePiece, readPiece } from './list-pieces.ts'
import { addRefusals, changeList, getList, lockList } from './lists.ts'
import { dropSpool, spoolFile } from './spool.ts'

type Ground = Pick<Platform, 'db' | 'config' | 'keys'>

/**
 * Reads a list from where it was left, for at most so many milliseconds, and gives whether there is more. Each piece, its refusals and
 * the place reached are committed together: cut off at any moment, it goes on with the next piece.
 */
export async function readList(ground: Ground, id: string, atMost = Infinity): Promise<'more' | 'done'> {
  const end = performance.now() + atMost
  const { db, config } = ground
  const { layout, ...list } = await db.transaction().execute(tx => lockList(tx, id))
  const path = spoolFile(config, id)
  const lot = await getLot(db, list.lotId)
  if (list.state === 'reading') {
    let next = readPiece(path, { ...list, ...(layout && { layout }) })
    for (;;) {
      const piece = await next
      // The next piece is taken apart while the database enters this one.
      const hasMore = !piece.problem && piece.until < list.bytes
      if (hasMore)
        next = readPiece(path, { ...list, read: piece.until, lines: piece.lines + piece.content.count, layout: piece.layout })
      const after = await commitPiece(ground, id, lot, piece).catch(async error => {
        // A piece read ahead must not fail unheard.
        await Promise.allSettled([next])
        throw error
      })
      if (after !== 'reading') break
      if (performance.now() > end) {
        await next
        return 'more'
      }
    }
  }
  if (isEnd((await getList(db, id)).state)) await dropSpool(path)
  return 'done'
}

/** Enters one piece, and gives the state of the list then. A piece that another process has entered meanwhile changes nothing. */
async function commitPiece({ db, keys }: Ground, id: string, lot: Lot, piece: FilePiece): Promise<SerialList['state']> {
  return db.transaction().execute(async tx => {
    const list = await lockList(tx, id)
    if (list.state !== 'reading') return list.state
    if (list.read !== piece.from) throw new Error(`The list ${id} was read to ${list.read} by another process.`)
    if (piece.problem) {
      await changeList(tx, id, { state: 'unreadable', problem: JSON.stringify(piece.problem) })
      await tellRead(tx, { ...list, state: 'unreadable' })
      return 'unreadable'
    }
    const { mostPacks } = find(dayAt(new Date()), ({ the }) => the(ownSerialsQuota, {})).value
    if (list.accepted + piece.content.serials.length > mostPacks) {
      await changeList(tx, id, { state: 'unreadable', problem: JSON.stringify(beyondQuota(mostPacks)) })
      await tellRead(tx, { ...list, state: 'unreadable' })
      return 'unreadable'
    }
    const { accepted, refused } = await enter(tx, keys, lot, list, piece)
    await addRefusals(tx, id, refused)
    const change = {
      read: piece.until,
      lines: piece.lines + piece.content.count,
      accepted: list.accepted + accepted,
      refused: list.refused + refused.length,
      state: piece.until === list.bytes ? ('read' as const) : ('reading' as const),
    }
    await changeList(tx, id, { ...change, layout: JSON.stringify(piece.layout) })
    if (change.state === 'read') await tellRead(tx, { ...list, ...change })
    return change.state
  })
}

async function enter(
  tx: Tx,
  keys: Platform['keys'],
  lot: Lot,
  { level }: SerialList,
  { content: { serials, lines, refused: faulty } }: FilePiece,
): Promise<{ accepted: number; refused: Refused[] }> {
  const computed = await computedAmong(tx, keys, lot.licence, serials)
  const refused: Refused[] = [...faulty]
  for (const at of computed) refused.push({ line: lines[at]!, reason: 'computed', value: serials[at]! })
  const places = computed.size === 0 ? undefined : lines.flatMap((_, at) => (computed.has(at) ? [] : [at]))
  const free = places ? places.map(at => serials[at]!) : serials
  const taken = free.length === 0 ? [] : await enterSerials(tx, keys, lot, level, free)
  const lots = await lotsOwning(tx, rangesOf(taken))
  for (const { at, classId, n } of taken) {
    const place = places ? places[at]! : at
    const holder = owner(
      lots.filter(span => span.classId === classId),
      n,
    )
    refused.push({
      line: lines[place]!,
      value: serials[place]!,
      ...(holder?.lotId === lot.id ? { reason: 'twice' } : { reason: 'taken', ...(holder && { batch: holder.batch }) }),
    })
  }
  return { accepted: free.length - taken.length, refused: refused.sort((a, b) => a.line - b.line) }
}

/** Neighbours as ranges: a list sent again is one range, not a hundred thousand. */
function rangesOf(numbers: readonly { classId: number; n: number }[]) {
  const ranges: { classId: number; from: number; until: number }[] = []
  for (const { classId, n } of numbers) {
    const last = ranges.at(-1)
    if (last?.classId === classId && last.until === n) last.until++
    else ranges.push({ classId, from: n, until: n + 1 })
  }
  return ranges
}

const beyondQuota = (most: number) => ({
  id: `Daftar ini lebih panjang daripada kuota ${formatNumber(most, 'id')} nomor seri. Yang sudah diterima tetap berlaku.`,
  en: `This list is longer than the quota of ${formatNumber(most, 'en')} serials. Those entered so far stay.`,
})

function tellRead(tx: Tx, { id, lotId, state, lines, accepted, refused }: SerialList): Promise<void> {
  const facts = { lot: lotId, lines, accepted, refused }
  return recordDeed(tx, theSystem, { act: `serial list.${state}`, subject: 'serial list', id, facts })
}
