import { theSystem } from '#/platform/audit/audit.ts'
import { enqueue, type Job } from '#/platform/jobs/jobs.ts'
import { dropList } from './drop-list.ts'
import { readListJob } from './job-names.ts'
import { keepsReceivingDays } from './list.ts'
import { listsSince } from './lists.ts'
import { readList } from './read-list.ts'

/** How long one turn of the job reads before it lets others have theirs and goes on in a new one. */
const turn = 60_000

/** Reads a list that was received whole. Called twice for one list it goes on where the other is. */
export const readLists: Job<{ id: string }> = {
  name: readListJob,
  title: { id: 'Membaca daftar nomor seri yang diunggah', en: 'Reading lists of serials that were uploaded' },
  async run(platform, { id }) {
    if ((await readList(platform, id, turn)) === 'more') await enqueue(platform.db, readListJob, { id })
  },
}

/** Drops lists whose bytes stopped coming, and with them what has come. */
export const dropStaleLists: Job = {
  name: 'self-issue.drop-stale-lists',
  title: { id: 'Membatalkan daftar nomor seri yang tidak dilanjutkan', en: 'Dropping lists of serials that nobody went on with' },
  schedule: '40 3 * * *',
  async run(platform) {
    const before = new Date(Date.now() - keepsReceivingDays * 86_400_000)
    for (const { id } of await listsSince(platform.db, 'receiving', before)) await dropList(platform, id, theSystem)
  },
}
