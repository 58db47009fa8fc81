import { noSource } from '#/law/instruments.ts'
import type { Cite, Provision, Table, Words } from '#/law/provisions.ts'
import type { Act, Derived } from './acts.ts'

const article = (article: string): Cite => ({ instrument: 'EU 2016/161', article })
const model: Words = {
  id: 'Peraturan Indonesia yang mengatur pembatalan belum ditemukan; aturan Uni Eropa dipakai sebagai contoh.',
  en: 'No Indonesian text on undoing was found; the rule of the European Union is taken as a model.',
}
const row = <When, Gives>(when: Partial<When>, gives: Gives, cite: Cite, note = model): Provision<When, Gives> => ({
  when,
  gives,
  from: '2018-12-05',
  cite,
  assumed: true,
  note,
})

/** Up to how many days after it an act may be taken back. */
export type UndoTime = { days: number } | 'no limit' | 'never'

// biome-ignore format: a table of law
/** How long an act may be taken back. The day of the act does not count. */
export const undoTime: Table<{ act: Act }, UndoTime> = {
  name: 'undoTime',
  rows: [
    row({},                 { days: 10 }, article('Art. 13(1)(b)')),
    row({ act: 'steal' },   'never',      article('Art. 13(1)(d)')),
    row({ act: 'freeze' },  'no limit',   noSource, {
      id: 'Kemasan ditahan sampai pemeriksaan selesai, berapa pun lamanya.',
      en: 'A pack is frozen until the matter is cleared up, however long that takes.',
    }),
  ],
}

/** What has to hold for an act to be taken back. */
export type UndoCondition = 'same company' | 'same premises' | 'not expired' | 'not recalled' | 'not withdrawn' | 'not supplied'

// biome-ignore format: a table of law
/** The conditions of taking an act back (list them with `every`). A stolen pack stays so: see `undoTime`. */
export const undoConditions: Table<{ act: Act }, UndoCondition> = {
  name: 'undoConditions',
  rows: [
    row({},                  'same company',  article('Art. 13(1)(a)')),
    row({},                  'same premises', article('Art. 13(1)(a)')),
    row({},                  'not expired',   article('Art. 13(1)(c)')),
    row({},                  'not recalled',  article('Art. 13(1)(d)')),
    row({},                  'not withdrawn', article('Art. 13(1)(d)')),
    row({ act: 'dispense' }, 'not supplied',  article('Art. 13(1)(e)')),
  ],
}

const safety: Words = {
  id: 'Kemasan yang ditarik, kedaluwarsa, atau tanpa izin edar tidak diserahkan dan tidak diekspor; selebihnya boleh, misalnya dimusnahkan.',
  en: 'What is recalled, expired or without a licence in force is neither given out nor exported; the rest, such as destroying it, may be done.',
}

// biome-ignore format: a table of law
/** Whether an act is refused because a pack is recalled, its licence is not in force, or it has expired. */
export const hinders: Table<{ act: Act; state: Derived }, boolean> = {
  name: 'hinders',
  rows: [
    row({},                  false, noSource, safety),
    row({ act: 'dispense' }, true,  article('Art. 25(1), 30'), safety),
    row({ act: 'export' },   true,  noSource, safety),
  ],
}

// biome-ignore format: a table of law
/** After how many days the answer to an act that was sent under a key is forgotten. */
export const answersKept: Table<Record<never, never>, { days: number }> = {
  name: 'answersKept',
  rows: [
    row({}, { days: 90 }, noSource, {
      id: 'Perangkat yang lama tidak tersambung mengirim ulang antreannya; setelah tiga bulan tidak lagi.',
      en: 'A device that was cut off for long sends its queue again; after three months no more.',
    }),
  ],
}
