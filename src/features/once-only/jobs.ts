import { dayAt } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import type { Job } from '#/platform/jobs/jobs.ts'
import { forgetAnswers } from './kept-answers.ts'
import { answersKept } from './law.ts'

/** Forgets answers to acts that nobody sends again. */
export const forgetActAnswers: Job = {
  name: 'once-only.forget-answers',
  title: { id: 'Melupakan jawaban lama atas laporan kemasan', en: 'Forgetting old answers to acts on packs' },
  schedule: '40 2 * * *',
  run: async ({ db }) => {
    const now = new Date()
    const { days } = find(dayAt(now), ({ the }) => the(answersKept, {})).value
    await forgetAnswers(db, new Date(now.getTime() - days * 86_400_000))
  },
}
