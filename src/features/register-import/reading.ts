import type { Day } from '#/law/day.ts'
import type { Problem, Says } from '#/platform/http/errors.ts'
import { dayOfText, entriesOf, textOfCell } from './cells.ts'
import type { Column } from './columns.ts'
import type { Sent } from './row.ts'

/** Reads the columns of one row and gathers what is wrong with them, so that a person hears of every fault at once. */
export function readingOf(sent: Sent) {
  const problems: Problem[] = []
  const wrong = (field: Column, says: Says): undefined => {
    problems.push({ field, says })
    return undefined
  }
  const text = (field: Column, most: number): string | undefined => {
    const found = textOfCell(sent[field])
    if (typeof found === 'object') return wrong(field, { id: 'Bagian ini harus berupa teks.', en: 'This must be text.' })
    if (found === undefined) return undefined
    if (/[\p{Cc}\p{Cs}]/u.test(found)) return wrong(field, unprintable)
    return found.length <= most ? found : wrong(field, tooLong(most))
  }
  return {
    problems,
    wrong,
    text,
    needed(field: Column, most: number): string | undefined {
      const before = problems.length
      const found = text(field, most)
      return found === undefined && problems.length === before ? wrong(field, required) : found
    },
    day(field: Column): Day | undefined {
      const found = text(field, 40)
      if (found === undefined) return undefined
      return dayOfText(found) ?? wrong(field, noDay(found))
    },
    /** The entries of a list, each read by `entryOf`; an entry that it cannot read is a problem. */
    list<T>(field: Column, most: number, entryOf: (entry: unknown) => T | undefined, says: (entry: string) => Says): T[] {
      const entries = entriesOf(sent[field])
      if (entries.length > most) wrong(field, tooMany(most))
      const read: T[] = []
      for (const entry of entries.slice(0, most)) {
        const value = entryOf(entry)
        if (value === undefined)
          wrong(field, says(typeof entry === 'string' ? entry.slice(0, 40) : JSON.stringify(entry).slice(0, 40)))
        else read.push(value)
      }
      return read
    },
  }
}

export type Reading = ReturnType<typeof readingOf>

const required: Says = { id: 'Bagian ini wajib diisi.', en: 'This is required.' }
const unprintable: Says = {
  id: 'Bagian ini memuat karakter yang tidak dapat dicetak.',
  en: 'This holds a character that cannot be printed.',
}
const tooLong = (most: number): Says => ({
  id: `Isi paling banyak ${most} karakter.`,
  en: `Enter at most ${most} characters.`,
})
const tooMany = (most: number): Says => ({ id: `Paling banyak ${most} isian.`, en: `At most ${most} entries.` })
const noDay = (text: string): Says => ({
  id: `“${text}” bukan tanggal. Tulis seperti 2026-11-20 atau 20-11-2026.`,
  en: `“${text}” is no day. Write it like 2026-11-20 or 20-11-2026.`,
})
