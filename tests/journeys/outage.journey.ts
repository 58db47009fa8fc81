import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withCheckDigit } from '#/gs1/check-digit.ts'
import { desk, phone, testBrowser } from './browser.ts'
import { expectSaid, fillIn, open, press, textOf } from './hands.ts'
import { newFolder, type Server, startServer } from './server.setup.ts'

/** The database stops while people check packs; nobody is told that a genuine product is unknown. */
const browser = testBrowser()
const dataFolder = newFolder()
let server: Server

beforeAll(async () => {
  server = await startServer(dataFolder, 'empty')
})
afterAll(async () => {
  await server.stop()
  rmSync(dataFolder, { recursive: true, force: true })
})

test('with its database a number that is not in the register is said not to be there', async () => {
  const anyone = await browser.visit({ size: phone, address: server.address })
  await open(anyone, '/check')
  await fillIn(anyone, { code: 'DKL2513031717A1' })
  await press(anyone, 'Periksa')
  await expectSaid(anyone, 'tidak ada di register')
})

test('without its database the answer is that it cannot be told now, with 503, for people and for machines', async () => {
  const anyone = await browser.visit({ size: phone, address: server.address })
  await open(anyone, '/check')
  stopDatabase()
  await fillIn(anyone, { code: 'DKL2513031717A1' })
  const [answer] = await Promise.all([anyone.waitForResponse(/\/check/), press(anyone, 'Periksa')])
  expect(answer.status()).toBe(503)
  expect(answer.headers()['retry-after']).toBe('10')
  await expectSaid(anyone, 'Belum dapat diperiksa')
  expect(await textOf(anyone)).not.toMatch(/tidak (ada|ditemukan|terdaftar)|palsu/i)

  for (const path of [
    '/v/DKL2513031717A1',
    '/v/DKL2513031717A1/7K3M9QRT2WXY',
    `/01/${withCheckDigit('0899123456789')}/21/ABC`,
    '/register/DKL2513031717A1',
  ]) {
    const page = await browser.visit({ size: desk, address: server.address })
    const answered = await page.goto(path)
    expect([path, answered?.status()]).toEqual([path, 503])
    expect(await textOf(page), path).not.toMatch(/tidak (ada|ditemukan|terdaftar)|palsu/i)
  }
  const machine = await fetch(`${server.address}/api/v1/check?code=DKL2513031717A1`)
  expect(machine.status).toBe(503)
  expect((await fetch(`${server.address}/ready`)).status).toBe(503)
  expect((await fetch(`${server.address}/health`)).status).toBe(200)
})

test('started again, it answers as before', async () => {
  await server.stop()
  server = await startServer(dataFolder, 'empty')
  const anyone = await browser.visit({ size: phone, address: server.address })
  await open(anyone, '/v/DKL2513031717A1')
  await expectSaid(anyone, 'tidak ada di register')
})

/** Stops PostgreSQL as an operator's mistake would: at once, under the server that uses it. */
function stopDatabase(): void {
  const pid = Number(readFileSync(join(dataFolder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(pid, 'SIGQUIT')
}
