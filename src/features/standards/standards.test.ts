import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { mount } from '#/platform/http/mount.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { standardsRoutes } from './routes.ts'
import { gs1Read } from './verbs.ts'

const at = testPlatform()

async function read(lines: string[], args = ['--jsonl']) {
  const said: string[] = []
  const input = Readable.from(lines.map(line => `${line}\n`)) as unknown as NodeJS.ReadStream
  const code = await gs1Read.run({
    args,
    input,
    say: line => said.push(line),
    complain: () => {},
    platform: () => Promise.reject(new Error('not needed')),
  })
  return { code, said: said.map(line => JSON.parse(line)) }
}

test('lines are answered one by one, in order, refusals among them', async () => {
  const { code, said } = await read([
    '{"in":"(01)09506000134352(21)7"}',
    '{"in":"(01)123"}',
    '{"in":"https://example.com/01/09506000134352/21/7"}',
  ])
  expect(code).toBe(0)
  expect(said.map(({ ai }) => ai)).toEqual(['(01)09506000134352(21)7', null, '(01)09506000134352(21)7'])
  expect(said[1]).toMatchObject({ ok: false, ai: null, error: expect.stringContaining('(01)') })
})

test('several symbols of one pack are read as one, and what each gave is told', async () => {
  const { code, said } = await read([
    '{"in":["]E09506000134352","^10ABC^217"]}',
    '{"in":["(01)09506000134352","(01)08991234567891"]}',
  ])
  expect(code).toBe(0)
  expect(said[0]).toMatchObject({
    ok: true,
    ai: '(01)09506000134352(10)ABC(21)7',
    symbols: ['(01)09506000134352', '(10)ABC(21)7'],
  })
  expect(said[1]).toMatchObject({ ok: false, error: expect.stringContaining('not of one pack') })
})

test('a line that is no JSON is named', async () => {
  await expect(read(['{"in":"(01)06141411234567"}', 'nonsense'])).rejects.toThrow('Line 2')
  for (const line of ['{"in":[]}', '{"in":["a",5]}', '{"in":5}', '[]']) await expect(read([line])).rejects.toThrow('Line 1')
})

test('the API answers as the command does, and says what is wrong with a body', async () => {
  const app = mount(at.platform, standardsRoutes, { proveAgain: c => c.text('') })
  const post = (body: string) =>
    app.request('/api/v1/gs1/read', { method: 'POST', body, headers: { 'content-type': 'application/json' } })
  const text = ']d201095060001343522110ABC'
  const { said } = await read([JSON.stringify({ in: text })])
  expect(await (await post(JSON.stringify({ in: text }))).json()).toEqual(said[0])
  const symbols = ['8991234567891', '^10ABC^217']
  const [several] = (await read([JSON.stringify({ in: symbols })])).said
  expect(several).toMatchObject({ ok: false })
  expect(await (await post(JSON.stringify({ in: symbols }))).json()).toEqual(several)
  expect((await post(JSON.stringify({ in: Array(9).fill('(01)1') }))).status).toBe(422)
  expect((await post('{')).status).toBe(422)
  expect(await (await post('{"in":5}')).json()).toMatchObject({ status: 422, problems: [{ field: 'in' }] })
})
