import type { RecallClass } from '#/features/recalls/recall.ts'
import { noSource } from '#/law/instruments.ts'
import type { Table, Words } from '#/law/provisions.ts'

/** How grave a recall is; `none` where its class has not been said. */
export type Gravity = RecallClass | 'none'

const note: Words = {
  id: 'Tidak ada sumber yang memberi jangka ini; dipilih menurut beratnya bahaya, untuk diganti begitu naskah resminya dilihat.',
  en: 'No source gives this period; chosen by how grave the danger is, to be replaced once the official text has been seen.',
}
const assumed = <Gives>(when: { gravity: Gravity }, gives: Gives) => ({
  when,
  gives,
  from: '2018-12-05' as const,
  cite: noSource,
  assumed: true as const,
  note,
})

// biome-ignore format: a table of law
/** Within how many days whoever holds recalled packs answers what was found, after the notice. */
export const recallAnswer: Table<{ gravity: Gravity }, { days: number }> = {
  name: 'recallAnswer',
  rows: [
    assumed({ gravity: 'I' }, { days: 1 }), assumed({ gravity: 'II' }, { days: 3 }), assumed({ gravity: 'III' }, { days: 7 }), assumed({ gravity: 'none' }, { days: 3 }),
  ],
}

// biome-ignore format: a table of law
/** How many days apart reminders of an answer that is due are sent. */
export const recallReminder: Table<{ gravity: Gravity }, { everyDays: number }> = {
  name: 'recallReminder',
  rows: [
    assumed({ gravity: 'I' }, { everyDays: 1 }), assumed({ gravity: 'II' }, { everyDays: 3 }), assumed({ gravity: 'III' }, { everyDays: 7 }), assumed({ gravity: 'none' }, { everyDays: 3 }),
  ],
}

// biome-ignore format: a table of law
/** Within how many days of its beginning the holder of the licence reports how a recall ended. */
export const recallCompletion: Table<{ gravity: Gravity }, { days: number }> = {
  name: 'recallCompletion',
  rows: [
    assumed({ gravity: 'I' }, { days: 30 }), assumed({ gravity: 'II' }, { days: 60 }), assumed({ gravity: 'III' }, { days: 90 }), assumed({ gravity: 'none' }, { days: 60 }),
  ],
}
