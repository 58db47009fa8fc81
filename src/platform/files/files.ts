import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync } from 'node:fs'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Db, Tx } from '../database/connect.ts'
import { type FileKind, kindOf } from './kinds.ts'

/** Documents by content: the same bytes are kept once, and a name never decides where anything lies. */
export type FileStore = { folder: string }

/** A kept document: what refers to it stores the hash and the name under which it was handed in. */
export type KeptFile = { hash: string; bytes: number; kind: FileKind }

export interface FileTable {
  hash: string
  bytes: number
  kind: string
  at: Date
}
declare module '#/platform/database/tables.ts' {
  interface Tables {
    file: FileTable
  }
}

/** A document that is not taken: too large, empty, or of a kind that we cannot read. */
export class FileRefused extends Error {
  readonly says: { id: string; en: string }
  constructor(says: { id: string; en: string }) {
    super(says.en)
    this.says = says
  }
}

export const largestUpload = 20 * 1024 * 1024

export function openFiles(dataFolder: string): FileStore {
  const folder = join(dataFolder, 'files')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return { folder }
}

/**
 * Keeps a document and gives its hash. Its kind is told from its content, never from its name. Throws FileRefused with a sentence
 * for the person who sent it. The bytes are on disk before the row is, so a row never points to nothing.
 */
export async function keepFile(
  store: FileStore,
  tx: Tx | Db,
  content: Uint8Array,
  allowed: readonly FileKind[],
): Promise<KeptFile> {
  if (content.length === 0)
    throw new FileRefused({
      id: 'Berkas ini kosong. Pilih berkas yang berisi.',
      en: 'This file is empty. Choose a file with content.',
    })
  if (content.length > largestUpload)
    throw new FileRefused({
      id: 'Berkas lebih besar dari 20 MB. Perkecil, lalu unggah lagi.',
      en: 'The file is larger than 20 MB. Make it smaller and upload it again.',
    })
  const kind = await kindOf(content)
  if (!kind || !allowed.includes(kind)) {
    const kinds = allowed.map(one => one.toUpperCase()).join(', ')
    throw new FileRefused({
      id: `Isi berkas ini bukan ${kinds}. Simpan sebagai ${kinds}, lalu unggah lagi.`,
      en: `The content of this file is not ${kinds}. Save it as ${kinds} and upload it again.`,
    })
  }
  const hash = createHash('sha256').update(content).digest('hex')
  await writeOnce(pathOf(store, hash), content)
  await tx
    .insertInto('file')
    .values({ hash, bytes: content.length, kind, at: new Date() })
    .onConflict(conflict => conflict.column('hash').doNothing())
    .execute()
  return { hash, bytes: content.length, kind }
}

/** The bytes of a kept document. Throws when it is not there: a row without bytes is a fault of the installation. */
export const readKept = (store: FileStore, hash: string): Promise<Buffer> => readFile(pathOf(store, hash))

/** The same as a stream, for answers. */
export const streamKept = (store: FileStore, hash: string): ReadableStream =>
  Readable.toWeb(createReadStream(pathOf(store, hash))) as ReadableStream

function pathOf(store: FileStore, hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error(`“${hash}” is not the hash of a document.`)
  return join(store.folder, hash.slice(0, 2), hash)
}

async function writeOnce(path: string, content: Uint8Array): Promise<void> {
  if (existsSync(path)) return
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 })
  const part = `${path}.${randomUUID()}`
  await writeFile(part, content, { mode: 0o600, flush: true })
  // A link fails where the name exists: of two who write the same document at once, one wins and both are right.
  await link(part, path).catch(error => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(part)
}
