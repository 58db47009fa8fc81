import type { z } from 'zod'
import type { Problem as KitProblem } from '../ui/answers.ts'
import type { Lang } from '../ui/lang.ts'
import { Invalid, type Problem, type Says } from './errors.ts'

const between = '\u0000'

/** A message for a zod schema in both languages: `z.string().min(1, both('Isi nama.', 'Enter the name.'))`. */
export const both = (id: string, en: string): string => `${id}${between}${en}`

/** Checks what was sent; throws Invalid with a sentence for each field that is wrong. */
export function check<T>(schema: z.ZodType<T>, sent: unknown): T {
  const result = schema.safeParse(sent)
  if (result.success) return result.data
  throw new Invalid(result.error.issues.map(issue => ({ field: issue.path.map(String).join('.'), says: saysOf(issue) })))
}

/** The problems as one language's page shows them. */
export const inLang = (problems: readonly Problem[], lang: Lang): KitProblem[] =>
  problems.map(({ field, says }) => ({ field, says: says[lang] }))

function saysOf(issue: z.core.$ZodIssue): Says {
  const [id, en] = issue.message.split(between)
  if (id !== undefined && en !== undefined) return { id, en }
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.message.endsWith('received undefined'))
        return { id: 'Bagian ini wajib diisi.', en: 'This is required.' }
      return {
        id: `Bagian ini harus berupa ${typeNames[issue.expected]?.id ?? issue.expected}.`,
        en: `This must be ${typeNames[issue.expected]?.en ?? issue.expected}.`,
      }
    case 'too_small': {
      const least = Number(issue.minimum)
      if (issue.origin === 'string')
        return least === 1
          ? { id: 'Bagian ini wajib diisi.', en: 'This is required.' }
          : { id: `Isi paling sedikit ${least} karakter.`, en: `Enter at least ${least} characters.` }
      if (issue.origin === 'array') return { id: `Isi paling sedikit ${least} baris.`, en: `Give at least ${least} entries.` }
      return { id: `Nilainya paling kecil ${least}.`, en: `The smallest value is ${least}.` }
    }
    case 'too_big': {
      const most = Number(issue.maximum)
      if (issue.origin === 'string') return { id: `Isi paling banyak ${most} karakter.`, en: `Enter at most ${most} characters.` }
      if (issue.origin === 'array') return { id: `Paling banyak ${most} baris.`, en: `Give at most ${most} entries.` }
      return { id: `Nilainya paling besar ${most}.`, en: `The largest value is ${most}.` }
    }
    case 'invalid_format':
      return issue.format === 'email'
        ? { id: 'Tulis alamat surel seperti nama@contoh.id.', en: 'Write a mail address like name@example.id.' }
        : { id: 'Bentuknya tidak sesuai.', en: 'The form of this is not right.' }
    case 'invalid_value':
      return {
        id: `Pilih salah satu: ${issue.values.map(String).join(', ')}.`,
        en: `Choose one of: ${issue.values.map(String).join(', ')}.`,
      }
    case 'unrecognized_keys':
      return { id: `Tidak dikenal: ${issue.keys.join(', ')}.`, en: `Not known: ${issue.keys.join(', ')}.` }
    default:
      return { id: 'Isian ini tidak dapat dipakai.', en: 'This cannot be used.' }
  }
}

const typeNames: Record<string, Says> = {
  string: { id: 'teks', en: 'text' },
  number: { id: 'angka', en: 'a number' },
  int: { id: 'bilangan bulat', en: 'a whole number' },
  boolean: { id: 'ya atau tidak', en: 'true or false' },
  array: { id: 'daftar', en: 'a list' },
  object: { id: 'objek', en: 'an object' },
}
