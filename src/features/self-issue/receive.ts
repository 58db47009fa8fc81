import { hash } from 'node:crypto'
import { type Actor, recordDeed } from '#/platform/audit/audit.ts'
import { Invalid, NotAllowed } from '#/platform/http/errors.ts'
import { enqueue } from '#/platform/jobs/jobs.ts'
import type { Platform } from '#/platform/platform.ts'
import { readListJob } from './job-names.ts'
import type { SerialList } from './list.ts'
import { changeList, lockList } from './lists.ts'
import { readAt, spoolFile, writeAt } from './spool.ts'

/** Bytes of a file from a place on, with the SHA-256 that their sender made of them, in base64. */
export type Part = { offset: number; bytes: Uint8Array; digest?: string }

/**
 * Takes a part of a list's file. A part that has come before changes nothing, so a sender who did not hear the answer sends it again;
 * one that overlaps what is there goes on from there, and has to say the same where it does. The last part starts the reading. Throws Invalid where the bytes are not those
 * that were hashed, are those of another file or are more than announced, NotAllowed where a part before is missing (it names the next byte) or the list is closed.
 */
export async function receivePart(
  { db, config }: Pick<Platform, 'db' | 'config'>,
  id: string,
  part: Part,
  actor: Actor,
): Promise<SerialList> {
  if (part.digest !== undefined && hash('sha256', part.bytes, 'base64') !== part.digest) throw damaged()
  return db.transaction().execute(async tx => {
    const list = await lockList(tx, id)
    const end = part.offset + part.bytes.length
    if (list.state === 'receiving') await refuseOtherFile(spoolFile(config, id), list, part)
    if (end <= list.received && list.state !== 'dropped') return list
    if (list.state !== 'receiving') throw closed()
    if (part.offset > list.received) throw gap(list.received)
    if (end > list.bytes) throw tooMuch(list.bytes)
    await writeAt(spoolFile(config, id), list.received, part.bytes.subarray(list.received - part.offset))
    const isWhole = end === list.bytes
    await changeList(tx, id, { received: end, ...(isWhole && { state: 'reading' }) })
    if (isWhole) {
      await enqueue(tx, readListJob, { id })
      const facts = { lot: list.lotId, level: list.level, bytes: list.bytes, name: list.name }
      await recordDeed(tx, actor, { act: 'serial list.received', subject: 'serial list', id, facts })
    }
    return { ...list, received: end, state: isWhole ? 'reading' : 'receiving' }
  })
}

/** What has come and comes again has to be the same: otherwise two files would become one. */
async function refuseOtherFile(path: string, { received }: SerialList, { offset, bytes }: Part): Promise<void> {
  const again = bytes.subarray(0, Math.max(0, received - offset))
  if (again.length > 0 && !(await readAt(path, offset, again.length)).equals(again)) throw otherFile()
}

const otherFile = () =>
  new Invalid([
    {
      field: 'file',
      says: {
        id: 'Isi berkas ini lain daripada yang sudah diterima. Pilih berkas yang sama dengan yang terputus, atau batalkan daftar ini.',
        en: 'This file says something else than what has come. Choose the same file that was cut off, or drop this list.',
      },
    },
  ])

const damaged = () =>
  new Invalid([
    {
      field: 'Content-Digest',
      says: {
        id: 'Isi potongan ini tidak cocok dengan SHA-256-nya: rusak di jalan. Kirim lagi.',
        en: 'The bytes of this part do not fit their SHA-256: damaged on the way. Send it again.',
      },
    },
  ])

const gap = (next: number) =>
  new NotAllowed({
    id: `Potongan sebelumnya belum diterima. Lanjutkan dari bita ${next}.`,
    en: `A part before this one has not come. Go on from byte ${next}.`,
  })

const tooMuch = (bytes: number) =>
  new Invalid([
    {
      field: 'offset',
      says: {
        id: `Berkas ini diumumkan sebesar ${bytes} bita, dan potongan ini melewatinya.`,
        en: `This file was announced with ${bytes} bytes, and this part goes beyond them.`,
      },
    },
  ])

const closed = () =>
  new NotAllowed({
    id: 'Daftar ini sudah ditutup dan tidak menerima bita lagi. Mulai daftar baru.',
    en: 'This list is closed and takes no more bytes. Begin a new list.',
  })
