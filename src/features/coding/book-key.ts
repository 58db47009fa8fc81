import { hash } from 'node:crypto'

/** How many places a serial may have in the book. That another serial sits in all of them does not happen within the life of a star. */
export const turns = 4

const prefixes = new Map<string, number>()

/**
 * The key under which the book keeps a serial of a licence: 20 bits of the licence, so that the serials of one licence lie together in
 * the index however large it grows, and 44 bits of the serial (both of SHA-256). `turn` gives the next key where another serial has
 * taken this one.
 */
export function bookKey(licence: string, serial: string, turn = 0): bigint {
  const digest = hash('sha256', `${licence} ${serial}`, 'buffer')
  const at = turn * 8
  digest.writeUInt32BE(((prefixOf(licence) << 12) | (digest.readUInt32BE(at) >>> 20)) >>> 0, at)
  return digest.readBigInt64BE(at)
}

function prefixOf(licence: string): number {
  let prefix = prefixes.get(licence)
  if (prefix === undefined) {
    prefix = hash('sha256', licence, 'buffer').readUInt32BE(0) >>> 12
    if (prefixes.size >= 10_000) prefixes.clear()
    prefixes.set(licence, prefix)
  }
  return prefix
}
