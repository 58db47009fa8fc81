import { fromBase64url, readSignature, type SignedFields, signedText } from './signed-text.ts'

/** A key as it is published: the members of a JSON Web Key (RFC 8037), and since when it no longer signs or counts. */
export type PublishedKey = {
  kty: 'OKP'
  crv: 'Ed25519'
  use: 'sig'
  alg: 'EdDSA'
  kid: string
  x: string
  madeAt: string
  retiredAt?: string
  withdrawnAt?: string
}
export type PublishedKeys = { keys: readonly PublishedKey[] }

/** `absent`: the code carries no signature of ours. `unknown key`: the published keys may be older than the code. */
export type SignatureVerdict = 'absent' | 'matches' | 'differs' | 'unknown key' | 'withdrawn key'

/**
 * Whether the signature in a code is ours and covers what the code says. Needs nothing but the published keys, no network and no
 * Node.js: pages that work offline ask the same function. That it matches proves who made the code, not that this pack is the one that
 * carries it first: a code can be copied with its signature.
 */
export async function verifyOffline(
  { keys }: PublishedKeys,
  fields: SignedFields,
  signature?: string,
): Promise<SignatureVerdict> {
  const read = signature === undefined ? undefined : readSignature(signature)
  if (!read) return 'absent'
  const key = keys.find(({ kid }) => kid === read.keyId)
  if (!key) return 'unknown key'
  if (key.withdrawnAt) return 'withdrawn key'
  const publicKey = await crypto.subtle.importKey('raw', fromBase64url(key.x), 'Ed25519', false, ['verify'])
  return (await crypto.subtle.verify('Ed25519', publicKey, read.signature, signedText(fields))) ? 'matches' : 'differs'
}
