import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCodingRoutes } from '#/features/coding/routes.ts'
import { mount } from '#/platform/http/mount.ts'
import type { Terminal } from '#/platform/terminal/verb.ts'
import { somebody, testPlatform } from '../../../tests/platform.ts'
import { type ALine, aLine } from './line.test-support.ts'
import { fateOf, stopsIn } from './line-chance.ts'
import { lineClient } from './line-client.ts'
import { type Clock, runLine } from './line-run.ts'
import { packingRoutes } from './routes.ts'
import { packingVerbs } from './verbs.ts'

const at = testPlatform()
let server: Server
let address: string
/** Keys of companies, as the lines send them. */
const companies = new Map<string, string>()
beforeAll(async () => {
  const platform = {
    ...at.platform,
    accounts: {
      whoIs: async (headers: Headers) => {
        const companyId = companies.get(headers.get('authorization')?.replace('Bearer ', '') ?? '')
        const scopes = ['codes', 'movements:read', 'movements:write'] as const
        return companyId
          ? { visitor: somebody(['applicant'], { via: 'key', companyId, scopes, provedAt: undefined }), setCookies: [] }
          : undefined
      },
    },
  }
  const app = mount(platform, [...makeCodingRoutes(), ...packingRoutes], { proveAgain: c => c.text('prove', 403) })
  await new Promise<void>(ready => {
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => ready()) as Server
  })
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise<void>(done => void server.close(() => done())))

const keyFor = ({ maker }: ALine): string => {
  companies.set(maker.companyId, maker.companyId)
  return maker.companyId
}

async function run(args: string[]) {
  const said: string[] = []
  const terminal: Terminal = {
    args,
    input: process.stdin,
    say: text => said.push(text),
    complain: text => said.push(text),
    platform: () => Promise.reject(new Error('A line has no platform of its own.')),
  }
  const code = await packingVerbs.find(({ name }) => name === 'line')!.run(terminal)
  return { code, said: said.join('\n') }
}

describe('a simulated line', () => {
  test('runs a lot by the API, with rejects, reprints, samples and lost answers, and the count comes out even', async () => {
    const line = await aLine(at.platform, { packs: 1000 })
    const fates = Array.from({ length: 1000 }, (_, place) =>
      fateOf('one', place, { rejectsPerMille: 30, reprintsPerMille: 20, sampleEvery: 250 }),
    )
    const count = (fate: string) => fates.filter(one => one === fate).length
    const words = ['--rejects', '30', '--reprints', '20', '--sample-every', '250', '--lose', '7', '--seed', 'one', '--fast']
    const { code, said } = await run(['--address', address, '--key', keyFor(line), '--lot', line.lot.id, ...words])
    expect(code).toBe(0)
    expect(count('reject')).toBeGreaterThan(10)
    const good = count('good') + count('reprint')
    expect(said).toContain(
      `primary: issued 1000, activated ${good}, rejected ${count('reject')}, sample 4, destroyed 0, unused 0`,
    )
    expect(said).toContain(
      `good ${good}, rejected ${count('reject')}, samples 4, reprints ${count('reprint')}, cases 20, pallets 5`,
    )
    expect(said).toMatch(/already [1-9]/)
    expect(said).toMatch(/[1-9]\d* sent again/)
  })
  test('that stops halfway is carried on: nothing is done twice', async () => {
    const line = await aLine(at.platform)
    const words = [
      '--address',
      address,
      '--key',
      keyFor(line),
      '--lot',
      line.lot.id,
      '--rejects',
      '0',
      '--reprints',
      '0',
      '--fast',
    ]
    expect((await run([...words, '--packs', '150'])).said).toContain('primary: issued 400, activated 150')
    const { code, said } = await run(words)
    expect(code).toBe(0)
    expect(said).toContain('primary: issued 400, activated 400')
  })
  test('keeps the pace of a line, and its stops', async () => {
    const line = await aLine(at.platform, { packs: 100 })
    const client = lineClient(address, keyFor(line))
    let ms = 0
    const clock: Clock = {
      now: () => ms,
      wait: async more => {
        ms += more
      },
    }
    const plan = { lot: line.lot.facts, perMinute: 300, rejectsPerMille: 0, reprintsPerMille: 0, sampleEvery: 0, seed: 'pace' }
    const { seconds } = await runLine(client, { ...plan, stops: 2, stopSeconds: 60, fast: false }, clock)
    expect(seconds).toBeCloseTo(99 / 5 + 120, 3)
  })
  test('says what the platform refuses, and what it cannot do without', async () => {
    const line = await aLine(at.platform)
    const other = await aLine(at.platform)
    await expect(run(['--address', address, '--key', keyFor(other), '--lot', line.lot.id, '--fast'])).rejects.toThrow(/404/)
    await expect(run(['--address', address, '--key', keyFor(line), '--fast'])).rejects.toThrow(/--licence is missing/)
    await expect(run(['--address', address, '--key', 'k', '--lot', 'x', '--per-minute', 'fast'])).rejects.toThrow()
  })
})

describe('chance on a line', () => {
  test('is the same for the same seed and close to what was asked for', () => {
    const mishaps = { rejectsPerMille: 50, reprintsPerMille: 10, sampleEvery: 0 }
    const fates = Array.from({ length: 20_000 }, (_, place) => fateOf('seed', place, mishaps))
    expect(fateOf('seed', 123, mishaps)).toBe(fates[123])
    const rejects = fates.filter(fate => fate === 'reject').length
    expect(rejects).toBeGreaterThan(850)
    expect(rejects).toBeLessThan(1150)
  })
  test('stops are spread over the run', () => {
    expect([...stopsIn(1000, 3)]).toEqual([250, 500, 750])
    expect(stopsIn(1000, 0).size).toBe(0)
  })
})
