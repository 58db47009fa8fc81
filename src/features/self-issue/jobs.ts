import { enqueue, type Job } from '#/platform/jobs/jobs.ts'
import { readListJob } from './job-names.ts'
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
