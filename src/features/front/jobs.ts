import { sql } from 'kysely'
import type { Db } from '#/platform/database/connect.ts'

/** How the queue of one kind of job stands. */
export type Queue = { name: string; waiting: number; active: number; failed: number; doneAt: Date | null }
export type Failure = { id: string; name: string; at: Date; why: string | null }

/** Every queue by name, counted in pg-boss’s own table. */
export async function queues(db: Db): Promise<Queue[]> {
  const { rows } = await sql<Queue>`
    select q.name,
      count(*) filter (where j.state in ('created', 'retry')) as waiting,
      count(*) filter (where j.state = 'active') as active,
      count(*) filter (where j.state = 'failed') as failed,
      max(j.completed_on) filter (where j.state = 'completed') as "doneAt"
    from pgboss.queue q
    left join pgboss.job j on j.name = q.name
    group by q.name
    order by q.name`.execute(db)
  return rows
}

/** The newest jobs that failed for good, with the sentence that they failed with. */
export async function latestFailures(db: Db, limit = 20): Promise<Failure[]> {
  const { rows } = await sql<Failure>`
    select id, name, completed_on as at, output ->> 'message' as why
    from pgboss.job
    where state = 'failed'
    order by completed_on desc nulls last
    limit ${limit}`.execute(db)
  return rows
}

export async function countFailedJobs(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from pgboss.job where state = 'failed'`.execute(db)
  return rows[0]!.count
}
