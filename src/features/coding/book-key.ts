import { createCipheriv, hash } from 'node:crypto'
import type { Keys } from '#/platform/keys.ts'

/** How many places a serial may have in the book. Never yet have four hashes of one serial been taken by others. */
export const turns = 4

const secrets = new Map<string, Buffer>()
const ends = new Map<string, Buffer>()
const block = 16

/**
 * The keys under which the book keeps serials of a licence: 20 bits of the licence, so that the serials of one licence lie together in
 * the index however large it grows, and 44 bits of the serial. `turn` gives the next key of a serial where another has taken this one.
 * It is a CBC-MAC of two AES blocks under a secret of this installation, so that nobody can look for serials that collide, made for
 * all serials in two calls: ten times as fast as a hash for each. A serial is ASCII and has at most 20 characters.
 */
export function bookKeys(keys: Keys, licence: string, serials: readonly string[], turn = 0): BigInt64Array {
  const first = Buffer.alloc(serials.length * block)
  const end = endOf(licence, turn)
  for (let i = 0, at = 0; i < serials.length; i++, at += block) {
    const serial = serials[i]!
    end.copy(first, at)
    first[at + 11] = serial.length
    for (let c = block; c < serial.length; c++) first[at + c - 4] = serial.charCodeAt(c)
  }
  const second = encrypt(keys, first)
  for (let i = 0, at = 0; i < serials.length; i++, at += block) {
    const serial = serials[i]!
    const length = Math.min(serial.length, block)
    for (let c = 0; c < length; c++) second[at + c]! ^= serial.charCodeAt(c)
  }
  const sealed = encrypt(keys, second)
  const view = new DataView(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  const prefix = end.readUInt32BE(0) & 0xfffff000
  const found = new BigInt64Array(serials.length)
  for (let i = 0, at = 0; i < serials.length; i++, at += block) {
    view.setInt32(at, prefix | (view.getUint32(at) >>> 20))
    found[i] = view.getBigInt64(at)
  }
  return found
}

/** What of the first block is the same for all serials of a licence: ten bytes that stand for it, and the turn. */
function endOf(licence: string, turn: number): Buffer {
  const name = `${turn} ${licence}`
  let end = ends.get(name)
  if (!end) {
    end = Buffer.alloc(block)
    hash('sha256', licence, 'buffer').copy(end, 0, 0, 10)
    end[10] = turn
    if (ends.size >= 10_000) ends.clear()
    ends.set(name, end)
  }
  return end
}

function encrypt(keys: Keys, blocks: Buffer): Buffer {
  const secret = secrets.get(keys.folder) ?? keys.derive('book of serials')
  secrets.set(keys.folder, secret)
  return createCipheriv('aes-256-ecb', secret, null).setAutoPadding(false).update(blocks)
}
