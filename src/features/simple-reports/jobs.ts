import { answersKept } from '#/features/once-only/law.ts'
import { dayAt } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import type { Job } from '#/platform/jobs/jobs.ts'
import { forgetReportKeys } from './report-keys.ts'

/** Forgets keys of reports that nobody sends again, as long after as answers to acts. */
export const forgetOldReportKeys: Job = {
  name: 'simple-reports.forget-keys',
  title: { id: 'Melupakan kunci laporan yang lama', en: 'Forgetting old keys of reports' },
  schedule: '50 2 * * *',
  run: async ({ db }) => {
    const now = new Date()
    const { days } = find(dayAt(now), ({ the }) => the(answersKept, {})).value
    await forgetReportKeys(db, new Date(now.getTime() - days * 86_400_000))
  },
}
