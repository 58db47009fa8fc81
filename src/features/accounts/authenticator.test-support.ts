import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** A security key in software (WebAuthn level 2, ES256, no attestation), as far as tests press it. */
export function makeAuthenticator(origin: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const credentialId = randomBytes(32)
  let counter = 0
  const rpIdHash = createHash('sha256').update(new URL(origin).hostname).digest()
  const clientData = (type: string, challenge: unknown, from: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: from, crossOrigin: false }))
  const authenticatorData = (isVerified: boolean, attested = Buffer.alloc(0)) => {
    const head = Buffer.alloc(5)
    head[0] = 0x01 | (isVerified ? 0x04 : 0) | (attested.length ? 0x40 : 0)
    head.writeUInt32BE(++counter, 1)
    return Buffer.concat([rpIdHash, head, attested])
  }
  const common = { id: b64(credentialId), rawId: b64(credentialId), type: 'public-key', clientExtensionResults: {} }
  return {
    create(options: Record<string, unknown>, { isVerified = true, from = origin } = {}) {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(credentialId.length)
      const attested = Buffer.concat([Buffer.alloc(16), length, credentialId, coseKey(publicKey)])
      const attestationObject = Buffer.concat([
        map(3),
        text('fmt'),
        text('none'),
        text('attStmt'),
        map(0),
        text('authData'),
        bytes(authenticatorData(isVerified, attested)),
      ])
      const clientDataJSON = clientData('webauthn.create', options.challenge, from)
      return {
        ...common,
        response: { clientDataJSON: b64(clientDataJSON), attestationObject: b64(attestationObject), transports: ['internal'] },
      }
    },
    get(options: Record<string, unknown>, { isVerified = true, from = origin } = {}) {
      const data = authenticatorData(isVerified)
      const clientDataJSON = clientData('webauthn.get', options.challenge, from)
      const signed = Buffer.concat([data, createHash('sha256').update(clientDataJSON).digest()])
      const signature = sign('sha256', signed, privateKey)
      return {
        ...common,
        response: { clientDataJSON: b64(clientDataJSON), authenticatorData: b64(data), signature: b64(signature) },
      }
    },
  }
}

const b64 = (buffer: Buffer) => buffer.toString('base64url')

/** The public key as COSE (RFC 9053): an EC2 key, ES256, on P-256. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  const [kty, alg, crv] = [Buffer.from([0x01, 0x02]), Buffer.from([0x03, 0x26]), Buffer.from([0x20, 0x01])]
  const point = (label: number, value: string) => Buffer.concat([Buffer.from([label]), bytes(Buffer.from(value, 'base64url'))])
  return Buffer.concat([map(5), kty, alg, crv, point(0x21, x), point(0x22, y)])
}

// As much of CBOR (RFC 8949) as an attestation needs.
const map = (size: number) => Buffer.from([0xa0 | size])
const text = (value: string) => Buffer.concat([Buffer.from([0x60 | value.length]), Buffer.from(value)])
const bytes = (value: Buffer) =>
  Buffer.concat([
    value.length < 256 ? Buffer.from([0x58, value.length]) : Buffer.from([0x59, value.length >> 8, value.length & 255]),
    value,
  ])
