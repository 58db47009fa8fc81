import { followRecall, followRecalls } from '#/features/recalls/follow.ts'
import { dayAt } from '#/law/day.ts'
import type { Job } from '#/platform/jobs/jobs.ts'

/** Tells the holders of packs as soon as a recall has begun. */
export const tellHolders: Job<{ id: string }> = {
  name: 'recalls.tell',
  title: { id: 'Memberi tahu pemegang kemasan yang ditarik', en: 'Telling who holds recalled packs' },
  run: async ({ db, config }, { id }) => {
    await followRecall(db, id, config.origin, dayAt(new Date()))
  },
}

/** Tells those who received recalled packs since, and reminds those whose answer is due. */
export const watchRecalls: Job = {
  name: 'recalls.watch',
  title: { id: 'Mengikuti penarikan yang berjalan', en: 'Following the recalls that are running' },
  schedule: '*/10 * * * *',
  run: async ({ db, config }) => {
    await followRecalls(db, config.origin, dayAt(new Date()))
  },
}
