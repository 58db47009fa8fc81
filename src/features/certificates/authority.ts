import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as x509 from '@peculiar/x509'
import { type Keys, readOrMake } from '#/platform/keys.ts'
import { site } from '#/platform/ui/site.ts'

/** What signs: the private key, its certificate, and the authority that vouches for it. */
export type SigningIdentity = { key: KeyObject; certificate: X509Certificate; authority: X509Certificate }

const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 3072,
  publicExponent: new Uint8Array([1, 0, 1]),
} as const
const authorityYears = 40
/** Longer than any licence is valid, so that a paper can be checked as long as it is in use. */
const signingYears = 12

const identities = new WeakMap<Keys, Map<number, Promise<SigningIdentity>>>()

/**
 * The key with which papers are signed in a year, made when it is first needed: each year has its own, vouched for by the
 * installation's own authority. Both lie in the key folder, readable by this user only.
 */
export function signingIdentity(keys: Keys, year: number): Promise<SigningIdentity> {
  const known = identities.get(keys) ?? new Map<number, Promise<SigningIdentity>>()
  identities.set(keys, known)
  let identity = known.get(year)
  if (!identity) {
    identity = openIdentity(keys, year)
    known.set(year, identity)
    // A failure (a full disk, a folder that cannot be written) is met again by the next who asks, not remembered.
    identity.catch(() => known.delete(year))
  }
  return identity
}

/** The certificate of the installation's authority as PEM: whoever trusts it trusts the signatures. */
export async function authorityCertificate(keys: Keys): Promise<string> {
  const { certificate } = await openAuthority(keys)
  return certificate.toString('pem')
}

async function openIdentity(keys: Keys, year: number): Promise<SigningIdentity> {
  const text = await kept(join(keys.folder, 'signing', `${year}.pem`), () => makeIdentity(keys, year))
  const [certificate, authority] = certificatesIn(text)
  if (!certificate || !authority) throw new Error(`The signing key of ${year} lacks its certificates; restore it from a copy.`)
  return { key: createPrivateKey(text), certificate: new X509Certificate(certificate), authority: new X509Certificate(authority) }
}

async function makeIdentity(keys: Keys, year: number): Promise<string> {
  const authority = await openAuthority(keys)
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.create({
    subject: nameOf(`${site.regulator.id} - Sertifikat Izin Edar ${year}`),
    issuer: authority.certificate.subject,
    notBefore: new Date(Date.UTC(year, 0, 1) - 86_400_000),
    notAfter: new Date(Date.UTC(year + signingYears, 0, 1)),
    publicKey: pair.publicKey,
    signingKey: authority.key,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation, true),
      await x509.SubjectKeyIdentifierExtension.create(pair.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(authority.certificate),
    ],
  })
  return [await pemOf(pair.privateKey), certificate.toString('pem'), authority.certificate.toString('pem')].join('\n')
}

async function openAuthority(keys: Keys): Promise<{ key: CryptoKey; certificate: x509.X509Certificate }> {
  const text = await kept(join(keys.folder, 'signing', 'authority.pem'), makeAuthority)
  const [certificate] = certificatesIn(text)
  if (!certificate) throw new Error('The key of the signing authority lacks its certificate; restore it from a copy.')
  const der = createPrivateKey(text).export({ type: 'pkcs8', format: 'der' })
  const key = await crypto.subtle.importKey('pkcs8', new Uint8Array(der), algorithm, false, ['sign'])
  return { key, certificate: new x509.X509Certificate(certificate) }
}

async function makeAuthority(): Promise<string> {
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const year = new Date().getUTCFullYear()
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: nameOf(`${site.regulator.id} - Otoritas ${site.name}`),
    notBefore: new Date(Date.UTC(year - 1, 0, 1)),
    notAfter: new Date(Date.UTC(year + authorityYears, 0, 1)),
    keys: pair,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(pair.publicKey),
    ],
  })
  return [await pemOf(pair.privateKey), certificate.toString('pem')].join('\n')
}

/** Like `readOrMake`, for a text whose making takes time. */
const kept = async (file: string, make: () => Promise<string>): Promise<string> => {
  if (existsSync(file)) return readFileSync(file, 'utf8')
  const text = await make()
  return readOrMake(file, () => text)
}

const nameOf = (commonName: string): x509.JsonName => [{ C: ['ID'] }, { O: [site.regulator.id] }, { CN: [commonName] }]

const certificatesIn = (text: string): string[] => text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []

async function pemOf(key: CryptoKey): Promise<string> {
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', key))
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }).export({ type: 'pkcs8', format: 'pem' }) as string
}
