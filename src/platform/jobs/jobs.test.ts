import { PgBoss } from 'pg-boss'
import { expect, test } from 'vitest'
import { testPlatform } from '../../../tests/platform.ts'
import { enqueue, type Job, overPool, prepareJobs, workOnJobs } from './jobs.ts'

const at = testPlatform()
const done: string[] = []
const note: Job<{ what: string }> = {
  name: 'test.note',
  title: { id: 'Uji', en: 'Test' },
  run: async (_platform, { what }) => {
    done.push(what)
  },
}

test('a job runs after its transaction is committed, and never when it is rolled back', async () => {
  const stop = await workOnJobs(at.platform, [note as Job])
  await at.platform.db
    .transaction()
    .execute(async tx => {
      await enqueue(tx, note.name, { what: 'lost' })
      throw new Error('changed my mind')
    })
    .catch(() => {})
  await at.platform.db.transaction().execute(tx => enqueue(tx, note.name, { what: 'kept' }))
  await expect.poll(() => done, { timeout: 15_000 }).toEqual(['kept'])
  await stop()
})

test('the queues are looked after without an error', async () => {
  await prepareJobs(at.platform.pool, [note as Job])
  const boss = new PgBoss({ db: overPool(at.platform.pool), migrate: false, schedule: false })
  const errors: Error[] = []
  boss.on('error', error => errors.push(error))
  await boss.start()
  await boss.supervise()
  await boss.stop({ graceful: false })
  expect(errors).toEqual([])
})
