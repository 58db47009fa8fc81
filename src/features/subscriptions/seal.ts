import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Keys } from '#/platform/keys.ts'

const key = (keys: Keys) => keys.derive('subscriptions')

/** What waits to be sent names packs by their serials, and tokens are secrets: a copy of the database alone must give neither away. */
export function seal(keys: Keys, of: string, text: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key(keys), nonce).setAAD(Buffer.from(of))
  const sealed = Buffer.concat([cipher.update(gzipSync(text)), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** The text that was sealed. Throws where it was sealed by another installation, of something else, or was changed. */
export function unseal(keys: Keys, of: string, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key(keys), sealed.subarray(0, 12)).setAAD(Buffer.from(of))
  decipher.setAuthTag(sealed.subarray(12, 28))
  return gunzipSync(Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])).toString()
}
