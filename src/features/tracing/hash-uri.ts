const before = 'ni:///sha-256;'
const after = '?ver=CBV2.0'

/** The 64 hexadecimal digits in the URI of an event's hash (CBV 2.0 §8.9), or undefined for any other text. */
export function hashDigits(uri: string): string | undefined {
  const digits = uri.slice(before.length, before.length + 64)
  return uri === `${before}${digits}${after}` && /^[0-9a-f]{64}$/.test(digits) ? digits : undefined
}

export const hashUri = (hash: Buffer): string => `${before}${hash.toString('hex')}${after}`
