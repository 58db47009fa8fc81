import type { Job } from '#/platform/jobs/jobs.ts'
import { forgetOld } from './outbox.ts'

/** Forgets deliveries of long ago, every night. Sending has no job: the courier does it (docs/decisions/subscriptions.md). */
export const forgetOldDeliveries: Job = {
  name: 'subscriptions.forget',
  title: { id: 'Menghapus catatan kiriman lama', en: 'Forgetting old deliveries' },
  schedule: '20 2 * * *',
  run: ({ db }) => forgetOld(db, new Date()),
}
