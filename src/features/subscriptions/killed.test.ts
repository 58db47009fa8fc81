import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepQuery } from '#/features/querying/named-queries.ts'
import { aChain, events, minute, report } from '#/features/tracing/chain.test-support.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { aReceiver, documentIn, epcsIn, type Sent } from './receiver.test-support.ts'
import { subscribe } from './subscriptions.ts'

const test1 = testPlatform()
let chain: Awaited<ReturnType<typeof aChain>>
let server: ChildProcess | undefined
beforeAll(async () => {
  chain = await aChain(test1.platform)
})
afterAll(() => kill())

const start = () => {
  const { pool, config } = test1.platform
  const file = join(import.meta.dirname, 'sending-server.test-support.ts')
  server = spawn(process.execPath, [file, pool.options.connectionString!, config.dataFolder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}
async function kill(): Promise<void> {
  const killed = server
  if (!killed) return
  server = undefined
  const gone = new Promise(done => killed.once('exit', done))
  killed.kill('SIGKILL')
  await gone
}
const uri = (i: number) => `https://things.example/killed/${i}`

test('killed before or just after it is answered, it sends the same again under the same id, and nothing else twice', async () => {
  const { db } = test1.platform
  // Killed twice before it is answered, and twice so soon after that it cannot have been noted every time.
  const fatal = new Map<number, 'before' | 'after'>([
    [2, 'before'],
    [4, 'after'],
    [6, 'before'],
    [9, 'after'],
  ])
  let count = 0
  const receiver = await aReceiver(async () => {
    const when = fatal.get(++count)
    if (when === 'before') await kill()
    if (when === 'after') setImmediate(() => void kill())
    return { status: 200 }
  })
  const { companyId } = chain.maker
  const query = await keepQuery(db, { companyId, name: 'all', query: {} }, theSystem)
  const how = { when: { stream: true }, epcFormat: 'No_Preference', reportIfEmpty: false } as const
  const { id } = await subscribe(test1.platform, query, { ...how, dest: receiver.url }, theSystem)
  const all = Array.from({ length: 40 }, (_, i) => uri(i))
  const writing = (async () => {
    for (const [i, one] of all.entries()) {
      await report(test1.platform, chain.maker, [events.commission([one], minute(i), chain.maker)])
      await new Promise(done => setTimeout(done, 100))
    }
  })()
  try {
    await expect
      .poll(
        async () => {
          if (!server) {
            // The claim of the dead runs out by itself in half a minute.
            await db
              .updateTable('subscription')
              .set({ sending_until: new Date(0) })
              .where('id', '=', id)
              .execute()
            start()
          }
          return new Set(epcsIn(receiver.sent)).size
        },
        { timeout: 50_000, interval: 200 },
      )
      .toBe(all.length)
  } finally {
    await writing
    await kill()
    await receiver.close()
  }
  const byId = Map.groupBy(receiver.sent, sent => documentIn(sent).id)
  const again = [...byId.values()].filter(sent => sent.length > 1)
  expect(again.length).toBeGreaterThanOrEqual(2)
  for (const [first, ...others] of again) for (const other of others) expect(other.body).toBe((first as Sent).body)
  expect(epcsIn([...byId.values()].map(([first]) => first!)).toSorted()).toEqual(all.toSorted())
}, 90_000)
