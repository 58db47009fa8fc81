import { describe, expect, test } from 'vitest'
import { licenceOn } from '#/features/register/licences.ts'
import { registerRoutes } from '#/features/register/routes.ts'
import { dayAt } from '#/law/day.ts'
import { mount } from '#/platform/http/mount.ts'
import { at, somebody, testPlatform } from '../../../tests/platform.ts'
import { registerImportRoutes } from './routes.ts'

const house = testPlatform()
const app = () => mount(house.platform, [...registerImportRoutes, ...registerRoutes], { proveAgain: c => c.text('prove', 403) })
const officer = somebody(['administrator'])
const today = dayAt(new Date())
const head = 'number,product_name,holder_name,issued_on'

async function upload(text: string, how?: 'dry run', who = officer) {
  const body = new FormData()
  body.set('file', new File([text], 'list.csv'))
  if (how) body.set('how', how)
  const response = await app().request('/register/import', { method: 'POST', headers: at(who, 'en'), body })
  return { status: response.status, text: await response.text() }
}

describe('the page', () => {
  test('asks for a list, with a trial chosen and its columns explained', async () => {
    const text = await (await app().request('/register/import', { headers: at(officer) })).text()
    expect(text).toMatch(/value="dry run"[^>]*checked|checked[^>]*value="dry run"/)
    for (const part of ['holder_nib', 'type="file"', 'Impor ke register']) expect(text).toContain(part)
  })
  test('tells what became of each row, as text whatever the file holds', async () => {
    const { status, text } = await upload(`${head},kota\nSD261000001,Madu,PT A,2026-01-05,X\nSD26<b>,Madu,PT A,2026-01-05,X\n`)
    expect(status).toBe(200)
    expect(text).toContain('Some rows were refused')
    expect(text).toContain('SD26&lt;b&gt;')
    expect(text).toContain('Columns that were not read: kota.')
    expect(await licenceOn(house.platform.db, 'SD261000001', today)).toMatchObject({ productName: 'Madu' })
  })
  test('tried first enters nothing', async () => {
    expect((await upload(`${head}\nSD261000002,Madu,PT A,2026-01-05\n`, 'dry run')).text).toContain('nothing was entered')
    expect(await licenceOn(house.platform.db, 'SD261000002', today)).toBeUndefined()
  })
  test('refuses a file that is none with a sentence, and changes nothing', async () => {
    const { status, text } = await upload('nothing')
    expect([status, text.includes('Lacking: number')]).toEqual([422, true])
    expect((await upload('')).status).toBe(422)
  })
  test('of a file that breaks off tells the rows before it', async () => {
    const rows = Array.from({ length: 1_200 }, (_, at) => `TI26${String(at).padStart(7, '0')},Jamu,PT A,2026-01-05`)
    const { status, text } = await upload(`${head}\n${rows.join('\n')}\n"broken`)
    expect([status, text.includes('The reading stopped'), text.includes('1,000')]).toEqual([422, true, true])
  })
  test('is opened to approvers and administrators who proved who they are', async () => {
    const status = async (who = officer) => (await upload(`${head}\n`, 'dry run', who)).status
    expect(await status(somebody(['applicant']))).toBe(403)
    expect(await status(somebody(['evaluator']))).toBe(403)
    expect(await status(somebody(['approver'], { provedAt: undefined }))).toBe(403)
  })
})

test('machines get a line for each row, then the summary', async () => {
  const response = await app().request('/api/v1/register/import?name=feed', {
    method: 'POST',
    headers: at(officer),
    body: `${head}\nSD261000003,Madu,PT A,2026-01-05\nSD26,Madu,PT A,2026-01-05\n`,
  })
  const lines = (await response.text()).trim().split('\n')
  expect(response.headers.get('content-type')).toContain('application/jsonl')
  expect(lines.map(line => JSON.parse(line))).toMatchObject([
    { row: 1, number: 'SD261000003', outcome: 'entered' },
    { row: 2, outcome: 'refused', problems: [{ field: 'number' }] },
    { summary: { entered: 1, refused: 1, 'already so': 0, dryRun: false, ignored: [] } },
  ])
})

test('a list that machines send broken ends with the fault', async () => {
  const response = await app().request('/api/v1/register/import', { method: 'POST', headers: at(officer), body: '[{"number":' })
  expect(JSON.parse((await response.text()).trim())).toMatchObject({ problems: [{ field: 'file' }] })
})
