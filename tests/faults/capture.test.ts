import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventDigest } from '#/epcis/hash.ts'
import { epcisDocument, objectEvent } from '#/epcis/write.ts'
import { aHolder } from '#/features/coding/holder.test-support.ts'
import { aLot, aParty } from '#/features/tracing/chain.test-support.ts'
import { journeyOf, type PackNumber } from '#/features/tracing/journeys.ts'
import { findBrokenLink } from '#/platform/audit/audit.ts'
import { sealDeeds } from '#/platform/audit/waiting.ts'
import { readConfig } from '#/platform/config.ts'
import { connect } from '#/platform/database/connect.ts'
import { type EmbeddedServer, startEmbedded } from '#/platform/database/embedded.ts'
import { migrate } from '#/platform/database/migrate.ts'
import { openKeys } from '#/platform/keys.ts'
import type { Platform } from '#/platform/platform.ts'

/** `ABSAH_FAULT_ROUNDS=50 npx vitest run tests/faults`: every other round PostgreSQL is killed, in the others the server. */
const rounds = Number(process.env.ABSAH_FAULT_ROUNDS ?? 4)

type Sent = { number: number; companyId: string; hashes: string[]; packs: PackNumber[]; line: string }

const folder = mkdtempSync(join(tmpdir(), 'absah-faults-'))
let database: EmbeddedServer
let reporter: Reporter
beforeAll(async () => {
  chmodSync(folder, 0o755)
  // As it comes: a commit is durable before it is acknowledged.
  database = await startEmbedded(folder)
  await onPlatform(async platform => {
    await migrate(platform.db)
    const holder = await aHolder(platform.db)
    const party = await aParty(platform, 'pharma industry', 'factory', { regencyCode: '32.16', lat: -6.3, lon: 107.1 })
    reporter = { platform, holder, companyId: party.companyId, site: party.site }
  })
}, 120_000)
afterAll(async () => {
  await database?.stop()
  for (const path of [folder, database?.folder ?? folder]) rmSync(path, { recursive: true, force: true })
})

test(
  `${rounds} times killed while capturing: nothing that was acknowledged is lost, nothing is counted twice`,
  async () => {
    const waiting: Sent[] = []
    const taken: Sent[] = []
    const all: Sent[] = []
    let interrupted = 0
    for (let round = 0; round < rounds; round++) {
      const fresh = await onPlatform(platform => documents(platform, all.length))
      all.push(...fresh)
      waiting.push(...fresh)
      const server = startServer()
      // Killed with other documents under way, at another place of the work each time.
      const enough = taken.length + 1 + Math.floor(Math.random() * 40)
      let killed: Promise<void> | undefined
      const strike = async () => {
        await pause(Math.random() * 20)
        if (round % 2 === 0) await killDatabase()
        server.kill('SIGKILL')
      }
      await sendAll(server, waiting, taken, () => {
        if (taken.length >= enough) killed ??= strike()
      })
      await killed
      interrupted += waiting.length > 0 ? 1 : 0
      if (round % 2 === 0) database = await startEmbedded(folder)
      expect(await missingAmong(taken)).toEqual([])
    }
    expect(interrupted).toBeGreaterThan(0)
    const server = startServer()
    await sendAll(server, waiting, taken)
    server.kill('SIGKILL')
    expect(waiting).toEqual([])

    expect(await missingAmong(all)).toEqual([])
    await onPlatform(async ({ db, pool }) => {
      await sealDeeds(db)
      expect(await findBrokenLink(db)).toBeUndefined()
      const events = all.reduce((sum, { hashes }) => sum + hashes.length, 0)
      const { rows } = await pool.query(`
        select (select count(*)::int from event) as events,
          (select sum(captured)::int from capture) as captured,
          (select sum((facts ->> 'captured')::int)::int from audit where act = 'movements.captured') as audited`)
      expect(rows[0]).toEqual({ events, captured: events, audited: events })
      for (const { packs } of all) for (const pack of packs) expect(await journeyOf(db, pack).then(steps => steps.length)).toBe(1)
    })
  },
  rounds * 30_000,
)

type Reporter = { platform: Platform; holder: Awaited<ReturnType<typeof aHolder>>; companyId: string; site: string }

async function onPlatform<T>(work: (platform: Platform) => Promise<T>): Promise<T> {
  const { db, pool, close } = connect(database.url, { size: 4 })
  try {
    return await work({ config: readConfig({ ABSAH_DATA: folder }), db, pool, keys: openKeys(folder) } as unknown as Platform)
  } finally {
    await close()
  }
}

/** Sixty documents about the packs of a new lot: each with eight events about one pack and one about thirty-two. */
async function documents(platform: Platform, first: number): Promise<Sent[]> {
  const { holder, companyId, site } = reporter
  const lot = await aLot(platform, holder, { packs: 2_400, perCase: 40, perPallet: 10 })
  return Array.from({ length: 60 }, (_, i) => {
    const at = new Date(Date.now() - 3_600_000 + (first + i) * 10)
    const [from, size] = [i * 40, 40]
    const uris = lot.uris('primary', from, size)
    const seen = (epcList: string[], more: number) =>
      objectEvent({
        at: new Date(at.getTime() + more),
        action: 'OBSERVE',
        bizStep: 'inspecting',
        epcList,
        bizLocation: { id: site },
      })
    const events = [...uris.slice(0, 8).map((uri, k) => seen([uri], k)), seen(uris.slice(8), 9)]
    const number = first + i
    const document = epcisDocument(events, { created: at })
    const packs = [0, 20].map(place => lot.at('primary', from + place))
    const hashes = events.map(event => eventDigest(event))
    return { number, companyId, hashes, packs, line: `${JSON.stringify({ number, companyId, document })}\n` }
  })
}

const startServer = (): ChildProcess =>
  spawn(process.execPath, [join(import.meta.dirname, 'capturing-server.ts'), database.url, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })

/** Sends what waits, a few at a time, until all is taken or the server is gone. What was acknowledged waits no longer. */
async function sendAll(server: ChildProcess, waiting: Sent[], taken: Sent[], acknowledged = () => {}): Promise<void> {
  const gone = new Promise<void>(done => server.once('exit', () => done()))
  server.stdin!.on('error', () => {})
  const open = new Map<number, Sent>()
  const queue = [...waiting]
  await new Promise<void>(done => {
    const more = () => {
      while (open.size < 4 && queue.length > 0) {
        const next = queue.shift()!
        open.set(next.number, next)
        server.stdin!.write(next.line)
      }
      if (open.size === 0) done()
    }
    createInterface({ input: server.stdout! }).on('line', line => {
      const [number, became] = line.split(' ') as [string, string]
      const sent = open.get(Number(number))!
      open.delete(sent.number)
      if (became === 'refused') throw new Error(`Document ${number} was refused.`)
      if (became === 'taken') {
        taken.push(sent)
        waiting.splice(waiting.indexOf(sent), 1)
        acknowledged()
      }
      more()
    })
    void gone.then(done)
    more()
  })
}

/** The hashes that were acknowledged and are not there exactly once. */
const missingAmong = (sent: readonly Sent[]): Promise<string[]> =>
  onPlatform(async ({ pool }) => {
    const { rows } = await pool.query(`select replace(hash_head::text || hash_tail::text, '-', '') as hash from event`)
    const counts = new Map<string, number>()
    for (const { hash } of rows) counts.set(hash, (counts.get(hash) ?? 0) + 1)
    return sent.flatMap(({ hashes }) => hashes.filter(hash => counts.get(hash) !== 1))
  })

/** Kills PostgreSQL with all its processes at once, as when the power of its machine fails and the disks keep what they were told. */
async function killDatabase(): Promise<void> {
  const pid = Number(readFileSync(join(database.folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])
  const children = `/proc/${pid}/task/${pid}/children`
  const backends = existsSync(children) ? readFileSync(children, 'utf8').trim().split(' ').filter(Boolean).map(Number) : []
  for (const one of [pid, ...backends]) kill(one)
  while ([pid, ...backends].some(isThere)) await pause(10)
}

function kill(pid: number): void {
  if (isThere(pid)) process.kill(pid, 'SIGKILL')
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !/\) Z /.test(existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '')
  } catch {
    return false
  }
}
