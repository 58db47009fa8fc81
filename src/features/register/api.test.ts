import { describe, expect, test } from 'vitest'
import { startRecall } from '#/features/recalls/recalls.ts'
import { addLicence, changeStanding } from '#/features/register/licences.ts'
import { groupNie } from '#/features/register/nie.ts'
import { someFacts, someLicence } from '#/features/register/register.test-support.ts'
import { RegulatedAuthorization } from '#/features/register/regulated-authorization.ts'
import { registerRoutes } from '#/features/register/routes.ts'
import { dayAt } from '#/law/day.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { mount } from '#/platform/http/mount.ts'
import { testPlatform } from '../../../tests/platform.ts'

const house = testPlatform()
const app = () => mount(house.platform, registerRoutes, { proveAgain: c => c.text('prove', 403) })
const today = dayAt(new Date())
const cite = { instrument: 'PerBPOM 32/2022', article: '41' } as const
const post = (body: string) =>
  app().request('/api/v1/licences/check', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body,
  })

describe('a licence as data', () => {
  test('has the names of RegulatedAuthorization, its last day included', async () => {
    const number = await someLicence(house.platform.db, {}, '2024-02-29')
    const response = await app().request(`/api/v1/licences/${encodeURIComponent(groupNie(number))}`)
    expect(RegulatedAuthorization.parse(await response.json())).toMatchObject({
      resourceType: 'RegulatedAuthorization',
      identifier: [{ value: number }],
      status: { coding: [{ code: 'active' }] },
      validityPeriod: { start: '2024-02-29', end: '2029-02-27' },
      holder: { display: 'PT Contoh Sehat' },
    })
  })
  test('says in a problem document why there is none', async () => {
    const unknown = await app().request('/api/v1/licences/SD990000001')
    const broken = await app().request('/api/v1/licences/SD99')
    expect([unknown.status, unknown.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
    expect(await broken.json()).toMatchObject({ status: 404, detail: expect.stringContaining('2 digits instead of 9') })
  })
  test('is found page by page', async () => {
    const response = await app().request('/api/v1/licences?q=vitamin&standing=active')
    const { total, licences } = (await response.json()) as { total: number; licences: unknown[] }
    expect(total).toBe(licences.length)
    expect(total).toBeGreaterThan(0)
    const wrong = await app().request('/api/v1/licences?standing=fine&page=0')
    expect([
      wrong.status,
      ((await wrong.json()) as { problems: { field: string }[] }).problems.map(problem => problem.field),
    ]).toEqual([422, ['standing', 'page']])
  })
  test('is a line of the whole register', async () => {
    await house.platform.db.transaction().execute(async tx => {
      for (let i = 0; i < 1_100; i++)
        await addLicence(
          tx,
          { ...someFacts, number: `TR2033${String(i).padStart(5, '0')}`, commodity: 'traditional', issuedOn: '2025-01-01' },
          theSystem,
        )
    })
    const response = await app().request('/api/v1/licences.jsonl')
    const lines = (await response.text()).trimEnd().split('\n')
    const numbers = lines.map(line => RegulatedAuthorization.parse(JSON.parse(line)).identifier[0]!.value)
    const { count } = await house.platform.db
      .selectFrom('licence')
      .select(eb => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(numbers).toEqual([...new Set(numbers)].sort())
    expect(numbers).toHaveLength(count)
  })
})

describe('many numbers at once', () => {
  test('are answered in order, whatever was sent for a number', async () => {
    const { db } = house.platform
    const [valid, revoked, recalled, part] = await Promise.all([1, 2, 3, 4].map(() => someLicence(db)))
    await db.transaction().execute(async tx => {
      await changeStanding(tx, revoked!, { to: 'revoked', reasons: 'Tercemar.', cite, on: today }, theSystem)
      const recall = { reasons: 'Tercemar.', cite, startedOn: today }
      await startRecall(tx, { licence: recalled!, ...recall }, theSystem)
      // As when a pack is checked: what has to come back is said before what became of the licence.
      await changeStanding(tx, recalled!, { to: 'revoked', reasons: 'Tercemar.', cite, on: today }, theSystem)
      await startRecall(tx, { licence: part!, batch: 'B1', ...recall }, theSystem)
    })
    const nonsense = ['', '---', '\u0000', 'x'.repeat(500), "'; drop table licence; --", '🙂', '12345', 'null', '\ud800']
    const known = [valid!, groupNie(valid!), revoked!, recalled!, part!, 'SD990000001', 'SD99', 'P-IRT No. 2013471010254-27']
    const asked = Array.from({ length: 1_000 }, (_, i) => [...known, ...nonsense][i % (known.length + nonsense.length)]!)
    const response = await post(JSON.stringify({ numbers: asked }))
    const { results } = (await response.json()) as { results: { asked: string; verdict: string; number?: string }[] }
    expect(response.status).toBe(200)
    expect(results.map(result => result.asked.toWellFormed())).toEqual(asked.map(text => text.toWellFormed()))
    expect(results.slice(0, known.length).map(result => result.verdict)).toEqual([
      'VALID',
      'VALID',
      'REVOKED',
      'RECALLED',
      'VALID',
      'NOT_REGISTERED',
      'WRONG_FORMAT',
      'NOT_A_BPOM_NUMBER',
    ])
    expect(results[4]).toMatchObject({ recalledBatches: ['B1'] })
    expect(new Set(results.slice(known.length, known.length + nonsense.length).map(result => result.verdict))).toEqual(
      new Set(['WRONG_FORMAT']),
    )
  })
  test.each([
    ['not JSON', 'numbers'],
    ['no list', '{"numbers":"SD1"}'],
    ['an empty list', '{"numbers":[]}'],
    ['things that are no text', '{"numbers":[1,null,{}]}'],
    ['too many', JSON.stringify({ numbers: Array(1_001).fill('SD990000001') })],
    ['nothing', 'null'],
  ])('are refused with a sentence when they are %s', async (_, body) => {
    const response = await post(body)
    const { problems } = (await response.json()) as { problems: { says: { id: string; en: string } }[] }
    expect(response.status).toBe(422)
    expect(problems[0]?.says.en).toBeTruthy()
  })
})
