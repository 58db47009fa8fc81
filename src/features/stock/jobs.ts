import type { Job } from '#/platform/jobs/jobs.ts'
import { countStock } from './counting.ts'

/** Counts stock anew where packs moved, every minute. */
export const keepStock: Job = {
  name: 'stock.count',
  title: { id: 'Menghitung stok dari pergerakan', en: 'Counting stock from movements' },
  schedule: '* * * * *',
  run: ({ db }) => countStock(db),
}
