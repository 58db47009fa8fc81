import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeTexts } from '#/features/coding/code-text.ts'
import { dataMatrix, qrMatrix } from '#/features/coding/symbols.ts'
import { readCode } from '#/gs1/code.ts'
import type { Keys } from '#/platform/keys.ts'
import { type CodeKey, signerOf } from './code-keys.ts'
import { readSignature, type SignedFields } from './signed-text.ts'
import { type PublishedKeys, verifyOffline } from './verify.ts'

const keys: Keys = { folder: 'keys', derive: purpose => Buffer.alloc(32, purpose.length) }
/** The public half of the key that these keys derive for version 1. */
const key: Pick<CodeKey, 'id' | 'version' | 'public_key'> = { id: 'k-_1', version: 1, public_key: await publicHalf() }
const published: PublishedKeys = {
  keys: [
    { kty: 'OKP', crv: 'Ed25519', use: 'sig', alg: 'EdDSA', kid: key.id, x: key.public_key, madeAt: '2026-11-20T00:00:00Z' },
  ],
}

/** As another program would make it of the same secret: by WebCrypto. */
async function publicHalf(): Promise<string> {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), keys.derive('signed codes 1')])
  const secret = await crypto.subtle.importKey('pkcs8', der, 'Ed25519', true, ['sign'])
  return (await crypto.subtle.exportKey('jwk', secret)).x!
}

const sign = signerOf(keys, key)
const origin = 'https://absah.pom.go.id'
const lot = { licence: 'DKL2600000001A1', gtin: '08991234567891', batch: 'BETS/2026-11+PAGI)20', expiry: '2028-12-20' } as const
const serial = '7ZX4QPA0GH2M'
const texts = codeTexts(origin, lot, 'primary', serial, sign)

/** What an offline page does with what a scanner gives. */
function checkScan(scan: string, keysKept = published) {
  const { gtin, nie, batch, expiry, serial, signature } = readCode(scan) as SignedFields & { signature?: string }
  const fields = { gtin, nie, batch, expiry, serial }
  const present = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  return verifyOffline(keysKept, present, signature)
}
const scans = { national: texts.national, elements: texts.elementString!.replaceAll('^', '\u001d'), link: texts.link }

describe('a signed code', () => {
  test.each(Object.entries(scans))('is verified with nothing but the published keys: %s', async (_form, scan) => {
    expect(readCode(scan).faults).toEqual([])
    expect(await checkScan(scan)).toBe('matches')
  })
  test('is the same each time it is printed', () => {
    expect(codeTexts(origin, lot, 'primary', serial, sign)).toEqual(texts)
  })
  test('no longer matches once any of its fields is another', async () => {
    const fields = { gtin: lot.gtin, nie: lot.licence, batch: lot.batch, expiry: lot.expiry, serial }
    const signature = sign(fields)
    expect(await verifyOffline(published, fields, signature)).toBe('matches')
    const others: SignedFields = {
      gtin: '08991234567907',
      nie: 'DKL2600000001B1',
      batch: 'BETS/2026-11+PAGI)21',
      expiry: '2029-12-20',
      serial: '7ZX4QPA0GH2N',
    }
    for (const name of Object.keys(others) as (keyof SignedFields)[]) {
      const { [name]: _left, ...without } = fields
      for (const changed of [{ ...fields, [name]: others[name] }, without])
        expect([name, await verifyOffline(published, changed, signature)]).toEqual([name, 'differs'])
    }
  })
  test('cannot have part of one field moved into the next', async () => {
    const signature = sign({ batch: 'A1', serial: '7' })
    expect(await verifyOffline(published, { batch: 'A', serial: '17' }, signature)).toBe('differs')
    expect(await verifyOffline(published, { batch: 'A121', serial: '' }, signature)).toBe('differs')
  })
  test('does not match with one character of the signature changed, and never throws', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 4, max: 88 }), fc.constantFrom(...'ABab09-_'), async (at, sign) => {
        const signature = readCode(scans.national).signature!
        const changed = signature.slice(0, at) + sign + signature.slice(at + 1)
        const outcome = await checkScan(scans.national.replace(signature, changed))
        expect(outcome).toBe(changed === signature ? 'matches' : 'differs')
      }),
      { numRuns: 50 },
    ))
  test('says when the keys at hand do not have its key, and proves nothing under a withdrawn one', async () => {
    expect(await checkScan(scans.link, { keys: [] })).toBe('unknown key')
    const [only] = published.keys
    expect(await checkScan(scans.link, { keys: [{ ...only!, retiredAt: '2027-01-01T00:00:00Z' }] })).toBe('matches')
    expect(await checkScan(scans.link, { keys: [{ ...only!, withdrawnAt: '2027-01-01T00:00:00Z' }] })).toBe('withdrawn key')
  })
  test('without a GTIN has an address whose signature covers licence and serial', async () => {
    const { link } = codeTexts(origin, { ...lot, gtin: undefined }, 'primary', serial, sign)
    const signature = /\?92=(.{90})$/.exec(link)![1]!
    expect(await verifyOffline(published, { nie: lot.licence, serial }, signature)).toBe('matches')
  })
  test('takes 90 characters of AI 92, and a symbol whose size stands in the decision', () => {
    expect(readSignature(readCode(scans.national).signature!)?.signature).toHaveLength(64)
    const size = (of: string | undefined) => (of ?? '').length
    const usual = codeTexts(origin, { ...lot, batch: 'B-2026-11' }, 'primary', serial, sign)
    const plain = codeTexts(origin, { ...lot, batch: 'B-2026-11' }, 'primary', serial)
    expect({
      national: [size(plain.national), qrMatrix(plain.national).width, size(usual.national), qrMatrix(usual.national).width],
      link: [size(plain.link), qrMatrix(plain.link).width, size(usual.link), qrMatrix(usual.link).width],
      elements: [
        size(plain.elementString),
        dataMatrix(plain.elementString!).width,
        size(usual.elementString),
        dataMatrix(usual.elementString!).width,
      ],
    }).toEqual({ national: [58, 33, 152, 49], link: [80, 37, 174, 53], elements: [51, 24, 144, 44] })
  })
})

test('a code without a signature, or with another’s use of AI 92, is neither better nor worse for it', async () => {
  expect(await checkScan(codeTexts(origin, lot, 'primary', serial).national)).toBe('absent')
  const foreign = `${codeTexts(origin, lot, 'primary', serial).national}(92)CRYPTOTAIL`
  expect([readCode(foreign).faults, await checkScan(foreign)]).toEqual([[], 'absent'])
})
test('a signer refuses a master key that is not the one its key was made from', () => {
  expect(() => signerOf({ ...keys, derive: () => Buffer.alloc(32, 9) }, key)).toThrow('k-_1')
})
