import { describe, expect, test } from 'vitest'
import { type Role, roles } from '#/platform/accounts/person.ts'
import { mount } from '#/platform/http/mount.ts'
import { at, somebody, testPlatform } from '../../../tests/platform.ts'
import { aMaker, aPaidCase, personOf } from './a-case.test-support.ts'
import { licensingRoutes } from './routes.ts'
import { getSectionForm } from './section-forms.ts'
import { services } from './services.ts'

const test1 = testPlatform()
const app = () => mount(test1.platform, licensingRoutes, { proveAgain: c => c.text('prove', 403) })

/** Who reaches each address. `own` is the applicant of the case; whoever is not named is refused. */
// biome-ignore format: a table of roles
const doors: Record<string, readonly (Role | 'own' | 'anyone')[]> = {
  'get /apply': ['anyone'],
  'get /applications': ['applicant'], 'post /applications': ['applicant'],
  'get /applications/:id': ['own', 'evaluator', 'approver'],
  'get /applications/:id/sections/:section': ['own'], 'post /applications/:id/sections/:section': ['own'],
  'get /applications/:id/documents': ['own'], 'post /applications/:id/documents': ['own'],
  'get /applications/:id/papers/:document': ['own', 'evaluator', 'approver'],
  'get /applications/:id/check': ['own', 'evaluator', 'approver'],
  'post /applications/:id/file': ['own'],
  'get /applications/:id/order': ['own', 'evaluator', 'approver'],
  'get /applications/:id/answers': ['own'], 'post /applications/:id/answers': ['own'],
  'get /applications/:id/withdraw': ['own'], 'post /applications/:id/withdraw': ['own'],
  'get /applications/:id/label': ['own', 'evaluator', 'approver'],
  'get /applications/:id/letter': ['own', 'evaluator', 'approver'],
  'get /cases': ['evaluator', 'approver', 'administrator'],
  'get /cases/:id': ['evaluator', 'approver', 'administrator'],
  'get /cases/:id/dossier': ['evaluator', 'approver', 'administrator'],
  'get /cases/:id/checklist': ['evaluator', 'approver', 'administrator'],
  'post /cases/:id/marks': ['evaluator'],
  'get /cases/:id/questions': ['evaluator', 'approver', 'administrator'], 'post /cases/:id/questions': ['evaluator'],
  'post /cases/:id/questions/send': ['evaluator'], 'post /cases/:id/questions/:question/drop': ['evaluator'],
  'get /cases/:id/propose': ['evaluator'], 'post /cases/:id/propose': ['evaluator'],
  'get /cases/:id/decide': ['approver'], 'post /cases/:id/decide': ['approver'], 'post /cases/:id/return': ['approver'],
  'get /payments': ['evaluator', 'administrator'], 'post /payments': ['evaluator', 'administrator'],
  'get /api/v1/applications': ['applicant'], 'post /api/v1/applications': ['applicant'],
  'get /api/v1/applications/:id': ['own'],
  'put /api/v1/applications/:id/sections/:section': ['own'],
  'post /api/v1/applications/:id/documents': ['own'], 'delete /api/v1/applications/:id/documents/:document': ['own'],
  'post /api/v1/applications/:id/file': ['own'],
  'put /api/v1/applications/:id/questions/:question/answer': ['own'],
  'post /api/v1/applications/:id/answers': ['own'], 'post /api/v1/applications/:id/withdrawal': ['own'],
  'get /api/v1/cases': ['evaluator', 'approver', 'administrator'], 'get /api/v1/cases/:id': ['evaluator', 'approver', 'administrator'],
  'post /api/v1/payments': ['evaluator', 'administrator'],
  'post /api/v1/cases/:id/marks': ['evaluator'], 'post /api/v1/cases/:id/questions': ['evaluator'],
  'delete /api/v1/cases/:id/questions/:question': ['evaluator'], 'post /api/v1/cases/:id/letter': ['evaluator'],
  'post /api/v1/cases/:id/proposal': ['evaluator'], 'post /api/v1/cases/:id/decision': ['approver'], 'post /api/v1/cases/:id/return': ['approver'],
}

const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`

test('every address is in the table, and the table names no other', () =>
  expect(Object.keys(doors).sort()).toEqual(licensingRoutes.map(nameOf).sort()))

describe('who reaches what', () => {
  test.each(licensingRoutes.map(route => [nameOf(route), route] as const))('%s', async (name, { method, path }) => {
    const maker = await aMaker(test1.platform)
    const id = await aPaidCase(test1.platform, maker, '2026-11-02')
    const address = path
      .replace(':id', id)
      .replace(':section', 'product')
      .replace(/:(document|question)/, '01900000-0000-7000-8000-00000000dddd')
    const allowed = doors[name]!
    const status = async (visitor: Parameters<typeof at>[0]) =>
      (
        await app().request(address, {
          method: method.toUpperCase(),
          headers: { ...at(visitor), 'content-type': 'application/json' },
          ...(method === 'get' ? {} : { body: '{}' }),
        })
      ).status
    const isLetIn = (status: number) => status !== 401 && status !== 403 && status !== 303

    const nobody = await status(undefined)
    expect(allowed.includes('anyone') ? nobody === 200 : nobody === 401 || nobody === 303, `nobody: ${nobody}`).toBe(true)
    if (path.includes(':id'))
      expect([403, 404], 'another company').toContain(await status(personOf('01900000-0000-7000-8000-00000000eeee')))
    // Officers first: what the applicant may do ends the case, or moves it on.
    for (const role of roles.filter(role => role !== 'applicant')) {
      const found = await status(somebody([role], { id: `01900000-0000-7000-8000-0000000000${roles.indexOf(role)}0` }))
      const expected = allowed.includes(role) || allowed.includes('anyone')
      if (expected) expect([401, 403], `${role}: ${found}`).not.toContain(found)
      else expect(isLetIn(found), `${role}: ${found}`).toBe(false)
    }
    const own = await status(maker.person)
    const expected = allowed.some(one => one === 'own' || one === 'applicant' || one === 'anyone')
    if (expected) expect([401, 403], `own: ${own}`).not.toContain(own)
    else expect(own).toBe(403)
  })
})

test('every section of every service has a form, and every item of its checklist a section', () => {
  for (const service of services)
    for (const { key } of service.sections) expect(getSectionForm(service, key).fields).toBeTypeOf('function')
})
