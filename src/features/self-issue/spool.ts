import { existsSync, mkdirSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '#/platform/config.ts'

/** Where the bytes of a list lie until they are read. Its id is a UUID of ours, never a name from outside. */
export function spoolFile({ dataFolder }: Pick<Config, 'dataFolder'>, listId: string): string {
  const folder = join(dataFolder, 'lists')
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 })
  return join(folder, listId)
}

/** Writes bytes at their place in the file and does not return before they are on disk. */
export async function writeAt(path: string, offset: number, bytes: Uint8Array): Promise<void> {
  const file = await open(path, existsSync(path) ? 'r+' : 'w', 0o600)
  try {
    let done = 0
    while (done < bytes.length) done += (await file.write(bytes, done, bytes.length - done, offset + done)).bytesWritten
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** Up to so many bytes from a place of the file; fewer at its end. */
export async function readAt(path: string, offset: number, length: number): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const bytes = Buffer.allocUnsafe(length)
    let done = 0
    while (done < length) {
      const { bytesRead } = await file.read(bytes, done, length - done, offset + done)
      if (bytesRead === 0) break
      done += bytesRead
    }
    return bytes.subarray(0, done)
  } finally {
    await file.close()
  }
}

export const dropSpool = (path: string): Promise<void> => rm(path, { force: true })
