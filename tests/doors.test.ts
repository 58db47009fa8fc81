import { beforeAll, describe, expect, test } from 'vitest'
import { createApp, everyRoute } from '#/app.ts'
import type { Holder } from '#/features/coding/holder.test-support.ts'
import { keepOrder } from '#/features/coding/waiting-orders.ts'
import { aMaker, aPaidCase } from '#/features/licensing/a-case.test-support.ts'
import { keepQuery } from '#/features/querying/named-queries.ts'
import { startRecall } from '#/features/recalls/recalls.ts'
import { fileAccess } from '#/features/self-issue/accesses.ts'
import { aList, anOwnLot } from '#/features/self-issue/list-of.test-support.ts'
import { subscribe } from '#/features/subscriptions/subscriptions.ts'
import { aChain, events, minute, report } from '#/features/tracing/chain.test-support.ts'
import { officerRoles, roles, type Visitor } from '#/platform/accounts/person.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import type { Access, Route } from '#/platform/http/routes.ts'
import { doors } from './doors.table.ts'
import { at, somebody, testPlatform } from './platform.ts'

const test1 = testPlatform()
let app: ReturnType<typeof createApp>
let address = 0

/** Everything that browsers look for at the root; which ones there are depends on what was built. */
const isIcon = ({ path }: Route) => /^\/[\w-]+\.(svg|png|webmanifest|txt)$/.test(path)
const nameOf = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`

/** Who may come in, in words. */
function whoOf(access: Access): string {
  if (typeof access === 'string') return access
  const names = (some: readonly string[]) => (some.length === officerRoles.length ? 'any officer' : some.join(', '))
  const officers = access.roles.filter(role => role !== 'applicant')
  const isApplicant = access.roles.includes('applicant')
  return [
    [isApplicant ? (access.owner ? 'its applicant' : 'applicant') : '', names(officers)].filter(Boolean).join(', '),
    access.scope ? `key for ${access.scope}` : '',
    access.beforeSecondFactor ? 'before a second factor' : '',
    access.stepUp ? 'proved' : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

test('every address and who may come in stands in the table: a new one is opened knowingly', () => {
  const lines = doors.trim().split('\n').filter(Boolean)
  const open = everyRoute.filter(route => !isIcon(route)).map(route => `${nameOf(route)} → ${whoOf(route.access)}`)
  expect(open.toSorted()).toEqual(lines.toSorted())
})

test('an address has one door: none hides behind another, and the icons are everyone’s', () => {
  const names = everyRoute.map(nameOf)
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  expect(everyRoute.filter(isIcon).filter(({ access }) => access !== 'anyone')).toEqual([])
})

/** A company of somebody’s, with a thing of each kind that has an owner. */
let things: {
  companyId: string
  lot: string
  order: string
  access: string
  list: string
  site: string
  capture: string
  recall: string
  pack: string
  subscription: string
  case: string
  caseCompany: string
}
beforeAll(async () => {
  const { platform } = test1
  app = createApp(platform)
  const { maker, lot } = await aChain(platform)
  const { id: capture } = await report(platform, maker, [events.commission(lot.uris('primary', 0, 2), minute(0), maker)])
  const other = await aMaker(platform)
  const { classId, n } = lot.at('primary', 0)
  things = {
    companyId: maker.companyId,
    lot: lot.id,
    order: await anOrder(maker),
    access: await anAccess(maker),
    list: (await aList(platform, await anOwnLot(platform, maker), { bytes: 9 })).id,
    site: maker.siteId,
    capture,
    recall: await aNotice(maker),
    subscription: await aSubscription(maker),
    pack: `${classId}/${n}`,
    case: await aPaidCase(platform, other, '2026-11-02'),
    caseCompany: other.companyId,
  }
})

/** A recall of the company's licence, of which it was told for its site. */
const aNotice = ({ companyId, siteId, licence }: Holder) =>
  test1.platform.db.transaction().execute(async tx => {
    const cite = { instrument: 'PerBPOM 22/2022', article: '5' } as const
    const { id } = await startRecall(tx, { licence, batch: 'DOORS', reasons: 'Uji.', cite, startedOn: '2026-11-02' }, theSystem)
    const counts = { packs: 1, coming: 0, answer_by: '2026-11-05', at: new Date() } as const
    await tx
      .insertInto('recall_notice')
      .values({ recall_id: id, site_id: siteId, company_id: companyId, ...counts })
      .execute()
    return id
  })

/** A subscription of the company to all it sees. */
async function aSubscription({ companyId }: Holder): Promise<string> {
  const query = await keepQuery(test1.platform.db, { companyId, name: 'doors', query: {} }, theSystem)
  const how = { when: { trigger: 'urn:example:doors' }, epcFormat: 'No_Preference', reportIfEmpty: false } as const
  return (await subscribe(test1.platform, query, { ...how, dest: new URL('https://receiver.example/') }, theSystem)).id
}

/** An order of codes that waits for an officer. */
const anOrder = ({ companyId, siteId, licence }: Holder) =>
  test1.platform.db.transaction().execute(tx => {
    const days = { productionDate: '2027-01-01', expiry: '2029-01-01' } as const
    const order = { licence, siteId, batch: 'WAIT', packs: 2e9, perCase: 50, perPallet: 40, ...days }
    return keepOrder(tx, { order, companyId, idempotencyKey: 'doors', orderedBy: 'Ani' })
  })

/** An application for access that waits for an officer. */
const anAccess = ({ companyId }: Holder) =>
  test1.platform.db.transaction().execute(tx => {
    const person = { responsible: 'Ani', phone: '0812 3456 7890', email: 'ani@example.id' }
    const facts = { paper: 'NIB', facility: 'Pabrik', address: 'Jalan 1', npwp: '', documents: [], ...person } as const
    return fileAccess(tx, companyId, 'holder', { ...facts, documents: [] }, theSystem)
  })

const nothing = '01900000-0000-7000-8000-00000000dddd'

/** An address of the route that leads to a real thing where things have owners, and whose it is. */
function addressOf({ path }: Route): { path: string; companyId: string } {
  const { companyId } = things
  const fill = (id: string) =>
    path
      .replace(/:\w+\{\[0-9\]\+\}/g, '1')
      .replace(/:report\{.*?\)\}/, 'register.csv')
      .replace(':id', id)
      .replace(':day', '2026-01-01')
      .replace(/:\w+/g, nothing)
  if (path.startsWith('/packs/:')) return { path: `/packs/${things.pack}`, companyId }
  if (/^(\/api\/v1)?\/applications\//.test(path)) return { path: fill(things.case), companyId: things.caseCompany }
  if (/^(\/api\/v1)?\/lots\/:id/.test(path)) return { path: fill(things.lot), companyId }
  if (/\/code-access\/:id/.test(path)) return { path: fill(things.access), companyId }
  if (/\/serial-lists\/:id/.test(path)) return { path: fill(things.list), companyId }
  if (/\/code-orders\/:id/.test(path)) return { path: fill(things.order), companyId }
  if (/\/recalls\/:id/.test(path))
    return { path: fill(things.recall).replace(`/notices/${nothing}`, `/notices/${things.site}`), companyId }
  if (/\/subscriptions\/:id/.test(path)) return { path: fill(things.subscription), companyId }
  if (/\/sites\/:id/.test(path)) return { path: fill(things.site), companyId }
  if (path.startsWith('/companies/:id')) return { path: fill(companyId), companyId }
  if (path.startsWith('/epcis/capture/')) return { path: fill(things.capture), companyId }
  return { path: fill(nothing), companyId }
}

describe('who is refused', () => {
  const closed = everyRoute.filter(route => route.access !== 'anyone')
  test.each(closed.map(route => [nameOf(route), route] as const))('%s', async (_, route) => {
    const { access, method, api } = route
    const { path, companyId } = addressOf(route)
    const ask = async (visitor: Visitor | undefined) => {
      const kind = api ? 'application/json' : 'application/x-www-form-urlencoded'
      const body = method === 'get' ? {} : { body: api ? '{}' : '' }
      // Each from an address of its own, so that none has to wait.
      const from = { 'x-forwarded-for': `10.0.${address >> 8}.${address++ & 255}` }
      const init = { method: method.toUpperCase(), headers: { ...at(visitor), ...from, 'content-type': kind }, ...body }
      const response = await app.request(path, init, { incoming: { socket: { remoteAddress: '127.0.0.1' } } })
      return response.status === 303 ? response.headers.get('location')!.split('?')[0] : response.status
    }

    expect([401, '/sign-in'], 'nobody').toContain(await ask(undefined))
    if (typeof access === 'string') return
    const company = (more: Partial<Visitor> = {}) => somebody(['applicant'], { companyId, ...more })
    for (const role of roles.filter(role => !access.roles.includes(role)))
      expect(await ask(role === 'applicant' ? company() : somebody([role])), role).toBe(403)

    const key = { via: 'key', provedAt: undefined } as const
    const scopes = (['applications', 'codes', 'movements:read', 'movements:write'] as const).filter(one => one !== access.scope)
    expect(await ask(company({ ...key, scopes })), 'a key for something else').toBe(403)

    const officer = access.roles.find(role => role !== 'applicant')
    if (officer && !access.beforeSecondFactor)
      expect([403, '/account/second-factor'], 'an officer with a password alone').toContain(
        await ask(somebody([officer], { hasSecondFactor: false })),
      )
    if (access.owner) {
      expect(await ask(company({ companyId: nothing })), 'another company').toBe(404)
      expect(await ask(company({ companyId: undefined })), 'no company').toBe(404)
    }
    if (access.stepUp) {
      const person = officer ? somebody([officer]) : company()
      const proofs = [undefined, new Date(Date.now() - 11 * 60_000)]
      for (const provedAt of proofs) expect(await ask({ ...person, provedAt }), 'without a fresh proof').toBe(403)
    }
  })

  test('another company meets 404 because of whose the thing is, not because it is not there', async () => {
    for (const route of closed) {
      if (typeof route.access === 'string' || !route.access.owner) continue
      const { path, companyId } = addressOf(route)
      const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name!)
      const pattern = route.path.replace(/:\w+(\{[^}]*\})?/g, '([^/]+)')
      const values = new RegExp(`^${pattern}$`).exec(path)!.slice(1)
      const params = Object.fromEntries(names.map((name, i) => [name, values[i]!]))
      expect(await route.access.owner(test1.platform.db, params), nameOf(route)).toBe(companyId)
    }
  })
})
