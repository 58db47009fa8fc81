import type { Job } from '#/platform/jobs/jobs.ts'
import { countCoverage } from './coverage.ts'

/** Counts which shipments were reported as received, every hour. */
export const measureCoverage: Job = {
  name: 'board.coverage',
  title: { id: 'Mengukur penerimaan yang dilaporkan', en: 'Measuring which receipts are reported' },
  schedule: '17 * * * *',
  run: ({ db }) => countCoverage(db),
}
