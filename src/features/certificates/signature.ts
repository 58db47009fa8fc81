import { createSign } from 'node:crypto'
import { PDF } from '@libpdf/core'
import { signingIdentity } from '#/features/certificates/authority.ts'
import { dayAt } from '#/law/day.ts'
import type { Keys } from '#/platform/keys.ts'

export type Signing = { reason: string; at: Date }

/**
 * The PDF with the regulator's signature (PAdES baseline B-B, ETSI EN 319 142-1), added behind its bytes without changing any of them.
 * The one place where papers are signed: a national signature service takes the place of this function.
 */
export async function sign(keys: Keys, pdf: Uint8Array, { reason, at }: Signing): Promise<Uint8Array> {
  const { key, certificate, authority } = await signingIdentity(keys, Number(dayAt(at).slice(0, 4)))
  const document = await PDF.load(pdf)
  const { bytes, warnings } = await document.sign({
    signer: {
      certificate: new Uint8Array(certificate.raw),
      certificateChain: [new Uint8Array(authority.raw)],
      keyType: 'RSA',
      signatureAlgorithm: 'RSASSA-PKCS1-v1_5',
      sign: async (data, algorithm) => new Uint8Array(createSign(algorithm.replace('-', '')).update(data).sign(key)),
    },
    level: 'B-B',
    signingTime: at,
    reason,
    fieldName: 'TandaTangan',
  })
  const [warning] = warnings
  if (warning) throw new Error(`The paper could not be signed as it should: ${warning.message} (${warning.code}).`)
  return bytes
}
