import { noSource } from '#/law/instruments.ts'
import type { Table } from '#/law/provisions.ts'
import type { ClockKind } from './case.ts'

const ownPractice = {
  id: 'Pilihan sistem ini; peraturan tidak mewajibkan peringatan.',
  en: 'A choice of this platform; no rule demands a reminder.',
}

// biome-ignore format: a table of law
/** How many calendar days before the end of a period its owner is reminded. Each service's own law stands in its folder. */
export const remindBefore: Table<{ clock: ClockKind }, number> = {
  name: 'remindBefore',
  rows: [
    { when: {},                 gives: 3, from: '2022-12-26', cite: noSource, assumed: true, note: ownPractice },
    { when: { clock: 'draft' }, gives: 7, from: '2022-12-26', cite: noSource, assumed: true, note: ownPractice },
  ],
}
