import { getMigrations } from 'better-auth/db/migration'
import { beforeAll, describe, expect, test } from 'vitest'
import { connect, isUnreachable } from '#/platform/database/connect.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { makeKey, revokeKey } from './company-keys.ts'
import { authOver } from './library.ts'
import { openAccounts } from './open.ts'
import { createPerson, findPerson, findPersonByEmail, joinCompany, peopleOfCompany, peopleWithRole } from './people.ts'

const at = testPlatform()
const company = '01900000-0000-7000-8000-00000000000a'
const other = '01900000-0000-7000-8000-00000000000b'
const password = 'kata sandi yang panjang'
let budi = ''
let ani = ''

beforeAll(async () => {
  const { db } = at.platform
  budi = (await createPerson(db, { email: 'Budi@Example.id', name: 'Budi', roles: ['applicant'], password })).id
  ani = (await createPerson(db, { email: 'ani@example.id', name: 'Ani', roles: ['evaluator', 'approver'] })).id
})

const cookieOf = async (email: string) => {
  const { auth } = authOver(at.platform, at.platform.db)
  const { headers } = await auth.api.signInEmail({ body: { email, password }, returnHeaders: true })
  return headers
    .getSetCookie()
    .map(cookie => cookie.split(';')[0])
    .join('; ')
}
const whoIs = async (headers: Record<string, string>) => (await openAccounts(at.platform).whoIs(new Headers(headers)))?.visitor

test('the tables of our migration are those that the library writes', async () => {
  const { auth } = authOver(at.platform, at.platform.db)
  const { toBeCreated, toBeAdded } = await getMigrations((await auth.$context).options)
  expect([toBeCreated, toBeAdded]).toEqual([[], []])
})

describe('people', () => {
  test('are found by id, by address in any case, by company and by role', async () => {
    const { db } = at.platform
    await joinCompany(db, budi, company)
    expect(await findPerson(db, budi)).toMatchObject({
      name: 'Budi',
      email: 'budi@example.id',
      companyId: company,
      isConfirmed: true,
    })
    expect((await findPersonByEmail(db, 'BUDI@example.ID'))?.id).toBe(budi)
    expect((await peopleOfCompany(db, company)).map(person => person.id)).toEqual([budi])
    expect((await peopleWithRole(db, 'approver')).map(person => person.id)).toEqual([ani])
    expect(await findPerson(db, '01900000-0000-7000-8000-00000000000f')).toBeUndefined()
  })
  test('act for one company at most, and officers for none', async () => {
    await joinCompany(at.platform.db, budi, company)
    await expect(joinCompany(at.platform.db, budi, other)).rejects.toThrow(/acts for another company/)
    await expect(joinCompany(at.platform.db, ani, company)).rejects.toThrow(/officer/)
  })
})

describe('who is at the door', () => {
  test('nobody, without a cookie or with one that nobody signed', async () => {
    expect(await whoIs({})).toBeUndefined()
    expect(await whoIs({ cookie: 'absah.session_token=abc.def' })).toBeUndefined()
  })
  test('a person with a session, who proved who they are when it began', async () => {
    const visitor = await whoIs({ cookie: await cookieOf('budi@example.id') })
    expect(visitor).toMatchObject({ via: 'session', id: budi, roles: ['applicant'], hasSecondFactor: false })
    expect(Date.now() - visitor!.provedAt!.getTime()).toBeLessThan(60_000)
  })
  test('a company, by a key with scopes, until it is revoked', async () => {
    const { db } = at.platform
    const { id, key } = await makeKey(db, { companyId: company, name: 'Gudang', scopes: ['movements:write'], by: budi })
    const headers = { authorization: `Bearer ${key}` }
    expect(await whoIs(headers)).toMatchObject({
      via: 'key',
      companyId: company,
      scopes: ['movements:write'],
      provedAt: undefined,
    })
    expect(await whoIs({ authorization: `Bearer ${key}x` })).toBeUndefined()
    expect(await revokeKey(db, other, id)).toBeUndefined()
    expect(await whoIs(headers)).toBeDefined()
    expect(await revokeKey(db, company, id)).toBe('Gudang')
    expect(await whoIs(headers)).toBeUndefined()
  })
  test('cannot be told when the database cannot be reached, and the error says so', async () => {
    const cookie = await cookieOf('budi@example.id')
    const nowhere = connect('postgres://nobody@127.0.0.1:1/none')
    const error = await openAccounts({ ...at.platform, db: nowhere.db, pool: nowhere.pool })
      .whoIs(new Headers({ cookie }))
      .catch((reason: unknown) => reason)
    await nowhere.close()
    expect(isUnreachable(error)).toBe(true)
  })
})
