import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { authorityCertificate, signingIdentity } from '#/features/certificates/authority.ts'
import { certificatePdf } from '#/features/certificates/certificate-pdf.ts'
import { isSigned, someCertificate } from '#/features/certificates/papers.test-support.ts'
import { sign } from '#/features/certificates/signature.ts'
import { openKeys } from '#/platform/keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'absah-signing-'))
const keys = openKeys(folder)
const at = new Date('2026-11-20T03:00:00Z')
let paper: Buffer
let signed: Uint8Array
beforeAll(async () => {
  paper = await certificatePdf(someCertificate, { version: 1, at })
  signed = await sign(keys, paper, { reason: 'Izin edar', at })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a signed paper', () => {
  test('carries a signature over all of it, which leads to the authority of the installation', async () => {
    expect(await isSigned(signed, await authorityCertificate(keys), at)).toBe(true)
  })
  test('holds the bytes of the paper unchanged', () => {
    expect(Buffer.from(signed).subarray(0, paper.length).equals(paper)).toBe(true)
  })
  test('is no longer signed once a byte of it is changed', async () => {
    const forged = Buffer.from(signed)
    const place = forged.indexOf('Imunora')
    expect(place).toBeGreaterThan(0)
    forged.write('Imunoro', place)
    expect(await isSigned(forged, await authorityCertificate(keys), at)).toBe(false)
  })
  test('is not taken for one of another installation', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'absah-signing-'))
    try {
      expect(await isSigned(signed, await authorityCertificate(openKeys(elsewhere)), at)).toBe(false)
    } finally {
      rmSync(elsewhere, { recursive: true, force: true })
    }
  })
  const hasPdfsig = spawnSync('pdfsig', ['-v']).error === undefined
  test.skipIf(!hasPdfsig)('is found valid by pdfsig (skipped where poppler-utils is not installed)', () => {
    const file = join(folder, 'signed.pdf')
    writeFileSync(file, signed)
    const { stdout } = spawnSync('pdfsig', [file], { encoding: 'utf8' })
    expect(stdout).toContain('Signature Validation: Signature is Valid.')
    expect(stdout).toContain('Total document signed')
    expect(stdout).toContain('ETSI.CAdES.detached')
  })
})

describe('the signing key', () => {
  test('is read again after a restart, and each year has its own under one authority', async () => {
    const again = await signingIdentity(openKeys(folder), 2026)
    const next = await signingIdentity(openKeys(folder), 2027)
    const first = await signingIdentity(keys, 2026)
    expect(again.certificate.fingerprint256).toBe(first.certificate.fingerprint256)
    expect(next.certificate.fingerprint256).not.toBe(first.certificate.fingerprint256)
    expect(next.certificate.verify(first.authority.publicKey)).toBe(true)
    expect(first.certificate.checkPrivateKey(first.key)).toBe(true)
  })
  test('lies where this user alone can read it, and the certificate given out holds no key', async () => {
    const files = readdirSync(join(folder, 'keys', 'signing'))
    expect(files.sort()).toEqual(['2026.pem', '2027.pem', 'authority.pem'])
    for (const file of files) expect(statSync(join(folder, 'keys', 'signing', file)).mode & 0o777).toBe(0o600)
    expect(await authorityCertificate(keys)).not.toContain('PRIVATE')
  })
  test('outlives every licence that it signs for', async () => {
    const { certificate, authority } = await signingIdentity(keys, 2026)
    expect(new Date(certificate.validTo).getUTCFullYear()).toBeGreaterThanOrEqual(2038)
    expect(new Date(authority.validTo) > new Date(certificate.validTo)).toBe(true)
    expect([authority.ca, certificate.ca]).toEqual([true, false])
  })
})
