import type { Day } from '#/law/day.ts'

/** What stands in one code beside its signature. */
export type SignedFields = { gtin?: string; nie?: string; batch?: string; expiry?: Day; serial?: string }

/** The AI of the signature: company-internal in GS1, and not used by the national code (PerBPOM 22/2022 takes 90, 33/2018 also 91). */
export const signatureAi = '92'
const keyIdLength = 4

/**
 * What is signed: each field of the code with its AI, in the order of AIs, ended by GS, which no value may contain. So it covers what
 * this code says, whichever way it is written, and nothing can be moved from one field into another.
 */
export function signedText({ gtin, nie, batch, expiry, serial }: SignedFields): Uint8Array<ArrayBuffer> {
  const six = expiry?.slice(2).replaceAll('-', '')
  const pairs = [['01', gtin], ['10', batch], ['17', six], ['21', serial], ['90', nie]] as const // biome-ignore format: a list
  const text = pairs.map(([ai, value]) => (value === undefined ? '' : `${ai}${value}\u001d`)).join('')
  return new TextEncoder().encode(`absah code 1\u001d${text}`)
}

/** The value of the AI: the id of the key, then the signature in base64url; 90 characters, the most that AI 92 takes. */
export const writeSignature = (keyId: string, signature: Uint8Array): string =>
  keyId + Buffer.from(signature).toString('base64url')

/** The parts of such a value, or undefined: others use AI 92 for their own purposes. */
export function readSignature(value: string): { keyId: string; signature: Uint8Array<ArrayBuffer> } | undefined {
  if (!/^[A-Za-z0-9_-]{90}$/.test(value)) return undefined
  return { keyId: value.slice(0, keyIdLength), signature: fromBase64url(value.slice(keyIdLength)) }
}

/** Bytes of base64url, with what browsers have too. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, sign => sign.charCodeAt(0))
}
