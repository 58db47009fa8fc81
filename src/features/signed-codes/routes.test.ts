import { beforeAll, describe, expect, test } from 'vitest'
import { aHolder, type Holder, lotOf } from '#/features/coding/holder.test-support.ts'
import { issueLot } from '#/features/coding/lots.ts'
import { makeCodingRoutes } from '#/features/coding/routes.ts'
import { readPicture } from '#/features/coding/symbol-readers.test-support.ts'
import { readCode } from '#/gs1/code.ts'
import { mount } from '#/platform/http/mount.ts'
import { at, sent, somebody, testPlatform } from '../../../tests/platform.ts'
import { signedSection } from './lot-section.tsx'
import { signedCodesRoutes } from './routes.ts'
import { verifySignedCode } from './signed-lots.ts'
import type { SignedFields } from './signed-text.ts'
import { type PublishedKeys, verifyOffline } from './verify.ts'

const test1 = testPlatform()
const app = () =>
  mount(test1.platform, [...makeCodingRoutes([signedSection]), ...signedCodesRoutes], { proveAgain: c => c.text('prove', 403) })
const db = () => test1.platform.db
let holder: Holder
let other: Holder
beforeAll(async () => {
  holder = await aHolder(db())
  other = await aHolder(db())
})
const newLot = () =>
  db()
    .transaction()
    .execute(tx => issueLot(tx, lotOf(holder, { gtin: holder.gtin, packs: 600 })))
const applicant = (of: Holder) => somebody(['applicant'], { companyId: of.companyId })
const administrator = somebody(['administrator'])
const get = async (path: string, visitor = applicant(holder)) => {
  const response = await app().request(path, { headers: at(visitor, 'en') })
  return { status: response.status, text: await response.text() }
}
const post = (path: string, visitor = applicant(holder), fields: Record<string, string> = {}) =>
  app().request(path, sent(fields, visitor))
const published = async (): Promise<PublishedKeys> =>
  (await app().request('/.well-known/absah-code-keys.json')).json() as Promise<PublishedKeys>
const codes = async (lot: string, query = '') =>
  (await get(`/lots/${lot}/codes.csv?columns=national,element_string,link&fnc1=gs${query}`)).text.trimEnd().split('\r\n').slice(1)
const verify = async (scan: string, keys: PublishedKeys) => {
  const { gtin, nie, batch, expiry, serial, signature } = readCode(scan)
  const fields = Object.fromEntries(
    Object.entries({ gtin, nie, batch, expiry, serial }).filter(([, value]) => value),
  ) as SignedFields
  return [await verifyOffline(keys, fields, signature), await verifySignedCode(db(), fields, signature)]
}

describe('a lot whose holder wants signed codes', () => {
  test('has them in every file and symbol from then on, the same each time', async () => {
    const lot = await newLot()
    const before = await codes(lot)
    expect((await get(`/lots/${lot}`)).text).toContain('Sign the codes of this lot')
    expect((await post(`/lots/${lot}/signed`)).status).toBe(303)
    const after = await codes(lot)
    expect([before.length, after.length]).toEqual([600, 600])
    expect(await codes(lot)).toEqual(after)
    const keys = await published()
    const [national, elements, link] = after[599]!.split(',') as [string, string, string]
    expect(national.startsWith(before[599]!.split(',')[0]!)).toBe(true)
    for (const scan of [national, elements, link]) expect(await verify(scan, keys)).toEqual(['matches', 'matches'])
    const png = await app().request(`/api/v1/lots/${lot}/symbols/599?format=png`, { headers: at(applicant(holder)) })
    expect((await readPicture(new Uint8Array(await png.arrayBuffer())))?.text).toBe(national)
    expect((await get(`/lots/${lot}/labels.pdf?count=2&size=roll-100x50`)).text.slice(0, 5)).toBe('%PDF-')
    expect((await get(`/lots/${lot}`)).text).toContain('have been signed since')
  })
  test('asks once: again changes nothing, and another company learns nothing', async () => {
    const lot = await newLot()
    await post(`/lots/${lot}/signed`)
    await post(`/lots/${lot}/signed`)
    const { rows } = await test1.platform.pool.query('select count(*)::int as n from signed_lot where lot_id = $1', [lot])
    expect(rows[0].n).toBe(1)
    expect((await post(`/lots/${lot}/signed`, applicant(other))).status).toBe(404)
    expect((await post(`/lots/${lot}/signed`, somebody(['inspector']))).status).toBe(403)
  })
})

describe('keys', () => {
  test('rotate: new lots take the new one, what the old one signed still verifies and prints the same', async () => {
    const old = await newLot()
    await post(`/lots/${old}/signed`)
    const [code] = await codes(old)
    expect((await post('/admin/code-keys', administrator)).status).toBe(303)
    const fresh = await newLot()
    await post(`/lots/${fresh}/signed`)
    const keys = await published()
    expect(keys.keys.filter(({ retiredAt }) => !retiredAt)).toHaveLength(1)
    const kid = async (lot: string) => readCode((await codes(lot))[0]!.split(',')[0]!).signature!.slice(0, 4)
    expect(await kid(fresh)).toBe(keys.keys[0]!.kid)
    expect(await kid(old)).not.toBe(await kid(fresh))
    expect((await codes(old))[0]).toBe(code)
    expect(await verify(code!.split(',')[0]!, keys)).toEqual(['matches', 'matches'])
  })
  test('are withdrawn for a reason: what they signed proves nothing, their lots are signed anew', async () => {
    const lot = await newLot()
    await post(`/lots/${lot}/signed`)
    const [national] = (await codes(lot))[0]!.split(',') as [string]
    const id = readCode(national).signature!.slice(0, 4)
    expect((await post(`/admin/code-keys/${id}/withdraw`, administrator, { reason: 'x' })).status).toBe(422)
    expect((await get(`/admin/code-keys/${id}/withdraw`, administrator)).text).toContain(`Withdraw key ${id}`)
    const reason = 'Cadangan kunci induk hilang.'
    expect((await post(`/admin/code-keys/${id}/withdraw`, administrator, { reason })).status).toBe(303)
    const keys = await published()
    expect(await verify(national, keys)).toEqual(['withdrawn key', 'withdrawn key'])
    expect(await verify((await codes(lot))[0]!.split(',')[0]!, keys)).toEqual(['matches', 'matches'])
    expect((await post(`/admin/code-keys/${id}/withdraw`, administrator, { reason })).status).toBe(409)
    expect((await get('/admin/code-keys', administrator)).text).toContain(reason)
    expect((await get('/admin/code-keys', somebody(['code officer']))).status).toBe(403)
  })
  test('are made once, however many lots ask for the first at the same time', async () => {
    const lots = await Promise.all([newLot(), newLot(), newLot()])
    await Promise.all(lots.map(lot => post(`/lots/${lot}/signed`)))
    expect((await published()).keys.filter(({ retiredAt }) => !retiredAt)).toHaveLength(1)
  })
  test('of which nothing secret is published or kept in the database', async () => {
    const text = JSON.stringify(await published())
    expect(text).not.toContain('"d"')
    const { rows } = await test1.platform.pool.query('select * from code_key')
    const secret = test1.platform.keys.derive('signed codes 1')
    expect(JSON.stringify(rows) + text).not.toContain(secret.toString('base64url'))
  })
})
