import type { Job } from '../jobs/jobs.ts'
import { sealDeeds } from './waiting.ts'

/** Seals what a process that ended early left waiting. */
export const sealAudit: Job = {
  name: 'seal-audit',
  title: { id: 'Menyegel catatan audit yang menunggu', en: 'Seal audit records that wait' },
  schedule: '* * * * *',
  run: async ({ db }) => void (await sealDeeds(db)),
}
