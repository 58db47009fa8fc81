import type pg from 'pg'
import { fromKysely, PgBoss } from 'pg-boss'
import type { Db, Tx } from '../database/connect.ts'
import type { Platform } from '../platform.ts'

/** Work done after an act has been committed: letters, lapses, clean-ups. `run` may be called twice for one job and must not mind. */
export type Job<Data extends object = object> = {
  name: string
  /** What it does, for the page on which an administrator sees the jobs. */
  title: { id: string; en: string }
  run: (platform: Platform, data: Data) => Promise<void>
  /** A cron expression in Jakarta's time, for work that nobody asks for. */
  schedule?: string
}

const quiet = { supervise: false, schedule: false, migrate: false } as const
let boss: PgBoss | undefined

/** Makes the tables and queues that jobs need. Safe to repeat. */
export async function prepareJobs(pool: pg.Pool, jobs: readonly Job[]): Promise<void> {
  const installer = new PgBoss({ db: overPool(pool), supervise: false, schedule: false })
  installer.on('error', () => {})
  await installer.start()
  const known = new Set((await installer.getQueues()).map(queue => queue.name))
  for (const { name } of jobs)
    if (!known.has(name)) await installer.createQueue(name, { retryLimit: 5, retryBackoff: true, retryDelay: 10 })
  await installer.stop({ graceful: false })
}

/** Opens the queues for `enqueue` in this process. Jobs are only waiting then, until some process works on them. */
export async function openJobs(pool: pg.Pool): Promise<() => Promise<void>> {
  const sender = new PgBoss({ db: overPool(pool), ...quiet })
  sender.on('error', () => {})
  await sender.start()
  boss = sender
  return async () => {
    boss = undefined
    await sender.stop({ graceful: false })
  }
}

/** Opens the queues and works on them in this process. Gives the way to stop, which lets jobs under way finish. */
export async function workOnJobs(platform: Platform, jobs: readonly Job[]): Promise<() => Promise<void>> {
  await prepareJobs(platform.pool, jobs)
  const worker = new PgBoss({ db: overPool(platform.pool), migrate: false })
  worker.on('error', error => platform.log.error({ err: error }, 'job queue'))
  await worker.start()
  for (const job of jobs) {
    await worker.work(job.name, { pollingIntervalSeconds: 2 }, async ([task]) => {
      if (!task) return
      try {
        await job.run(platform, (task.data ?? {}) as object)
      } catch (error) {
        platform.log.error({ err: error, job: job.name, id: task.id }, 'job failed')
        throw error
      }
    })
    if (job.schedule) await worker.schedule(job.name, job.schedule, {}, { tz: 'Asia/Jakarta' })
  }
  boss = worker
  return async () => {
    boss = undefined
    await worker.stop({ graceful: true, timeout: 5_000 })
  }
}

/** Asks for a job in the caller's transaction: rolled back with it, and never run before it is committed. */
export async function enqueue(tx: Tx | Db, name: string, data: object, { after }: { after?: Date } = {}): Promise<void> {
  if (!boss) throw new Error('Jobs are not open in this process; call openJobs first.')
  await boss.send(name, data, { db: fromKysely(tx), ...(after ? { startAfter: after } : {}) })
}

/** Our pool as pg-boss uses it. The result goes back as it is: of several statements in one text it is a list, which pg-boss expects. */
export const overPool = (pool: pg.Pool) => ({ executeSql: (text: string, values?: unknown[]) => pool.query(text, values) })
