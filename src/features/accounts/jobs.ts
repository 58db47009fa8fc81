import type { Job } from '#/platform/jobs/jobs.ts'
import './tables.ts'

/** Sessions, links and challenges whose time is over are of no use to anyone; what they did stands in the audit. */
export const forgetExpired: Job = {
  name: 'accounts.forget-expired',
  title: { id: 'Menghapus sesi dan tautan yang lewat waktu', en: 'Removing sessions and links whose time is over' },
  schedule: '17 3 * * *',
  async run({ db }) {
    const now = new Date()
    await db.deleteFrom('session').where('expires_at', '<', now).execute()
    await db.deleteFrom('verification').where('expires_at', '<', now).execute()
    await db
      .deleteFrom('spent_code')
      .where('at', '<', new Date(now.getTime() - 300_000))
      .execute()
  },
}
