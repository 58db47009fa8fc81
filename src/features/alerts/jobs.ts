import type { Job } from '#/platform/jobs/jobs.ts'
import { coach } from './coach.ts'
import { watch } from './watch.ts'

export const watchPacks: Job = {
  name: 'alerts.watch',
  title: { id: 'Mencari kemasan yang janggal', en: 'Looking for packs that look wrong' },
  schedule: '*/5 * * * *',
  run: async platform => {
    await watch(platform)
  },
}

export const coachSites: Job = {
  name: 'alerts.coach',
  title: { id: 'Menyurati sarana yang sering salah lapor', en: 'Writing to sites that often report wrongly' },
  schedule: '0 8 * * *',
  run: async platform => {
    await coach(platform)
  },
}
