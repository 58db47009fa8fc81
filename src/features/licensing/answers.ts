import { z } from 'zod'
import { isDay } from '#/law/day.ts'
import { both } from '#/platform/http/problems.ts'
import { dayFrom, dayValues } from '#/platform/ui/answers.ts'

/**
 * A number as people here type it: a comma for decimals, points between thousands. `undefined` when it is none, or could be read
 * two ways: `1.500` is fifteen hundred to some and one and a half to others, so it has to be typed otherwise.
 */
export function decimalFrom(text: string): number | undefined {
  const typed = text.trim().replace(/\s/g, '')
  if (/^\d{1,12}(,\d{1,9})?$/.test(typed)) return Number(typed.replace(',', '.'))
  if (/^\d{1,3}(\.\d{3}){2,3}(,\d{1,9})?$/.test(typed) || /^[1-9]\d{0,2}(\.\d{3})+,\d{1,9}$/.test(typed))
    return Number(typed.replaceAll('.', '').replace(',', '.'))
  if (/^0\.\d{1,9}$/.test(typed)) return Number(typed)
  const [, whole, places] = /^(\d{1,12})\.(\d{1,9})$/.exec(typed) ?? []
  return whole !== undefined && places?.length !== 3 ? Number(`${whole}.${places}`) : undefined
}

const blankToNothing = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value)

const numberFrom = (value: unknown) =>
  typeof value === 'string' ? (value.trim() === '' ? undefined : (decimalFrom(value) ?? value)) : value

const notANumber = both(
  'Tulis angka dengan koma untuk pecahan dan tanpa titik ribuan, misalnya 1500 atau 2,5.',
  'Write a number with a comma for decimals and no points between thousands, such as 1500 or 2,5.',
)

/** An amount above zero, as a number or as typed text; may be left out. */
export const amount = z
  .preprocess(
    numberFrom,
    z.number(notANumber).positive(both('Tulis angka di atas nol.', 'Write a number above zero.')).max(1e9).optional(),
  )
  .meta({ type: 'number' })

/** A whole number from 0 on; may be left out. */
export const count = z
  .preprocess(
    numberFrom,
    z
      .number(notANumber)
      .int(both('Tulis bilangan bulat.', 'Write a whole number.'))
      .min(0, both('Tulis 0 atau lebih.', 'Write 0 or more.'))
      .max(100_000)
      .optional(),
  )
  .meta({ type: 'integer' })

/** A day as `2026-11-20`, or typed in the order people here write it: `20-11-2026`, `20/11/2026`; may be left out. */
export const day = z
  .preprocess(
    value => dayTyped(blankToNothing(value)),
    z
      .string()
      .refine(isDay, both('Tulis tanggal yang ada, misalnya 20-11-2026.', 'Write a day that exists, such as 20-11-2026.'))
      .optional(),
  )
  .meta({ type: 'string', format: 'date' })

function dayTyped(value: unknown): unknown {
  const [, date, month, year] = (typeof value === 'string' && /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(value.trim())) || []
  return year ? `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}` : value
}

/** Yes or no, from a form's radio buttons or from JSON; may be left out. */
export const yesNo = z
  .preprocess(
    value => (value === 'yes' ? true : value === 'no' ? false : blankToNothing(value)),
    z.boolean(both('Pilih ya atau tidak.', 'Choose yes or no.')).optional(),
  )
  .meta({ type: 'boolean' })

/** Some text; may be left out. */
export const text = (most = 500) =>
  z
    .preprocess(
      blankToNothing,
      z
        .string()
        .trim()
        .max(most, both(`Isi paling banyak ${most} karakter.`, `Enter at most ${most} characters.`))
        .optional(),
    )
    .meta({ type: 'string' })

/** One of a list; may be left out. */
export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z
    .preprocess(blankToNothing, z.enum(values, both('Pilih salah satu dari daftar.', 'Choose one of the list.')).optional())
    .meta({ enum: values })

/** Rows of a repeated group. Rows in which nothing was typed are left out. */
export const rows = <Row extends z.ZodType>(row: Row, most = 200) =>
  z
    .preprocess(
      value => (Array.isArray(value) ? value.filter(isFilled) : value),
      z.array(row).max(most, both(`Paling banyak ${most} baris.`, `At most ${most} rows.`)),
    )
    .default([])

const isFilled = (row: unknown) =>
  row !== null &&
  typeof row === 'object' &&
  Object.values(row).some(value => value !== undefined && value !== '' && value !== null)

/**
 * What a form sent, as the JSON that the API takes: `packs.0.unit` becomes `{ packs: [{ unit }] }`, the three boxes of a day one day. Names that would reach outside
 * plain objects and short lists are dropped.
 */
export function nested(values: Readonly<Record<string, string | readonly string[] | undefined>>): Record<string, unknown> {
  const whole: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values)) {
    const [, boxes] = /^([a-zA-Z]\w*)\.(?:day|month|year)$/.exec(name) ?? []
    if (boxes && boxes !== '__proto__') whole[boxes] = dayFrom(values, boxes)
    const match = /^([a-zA-Z]\w*)(?:\.(\d{1,3})\.([a-zA-Z]\w*))?$/.exec(name)
    if (!match || value === undefined || match.includes('__proto__')) continue
    const [, key, index, column] = match as unknown as [string, string, string?, string?]
    if (index === undefined || column === undefined) whole[key] = value
    else {
      whole[key] ??= []
      const list = whole[key]
      if (!Array.isArray(list)) continue
      while (list.length <= Number(index)) list.push({})
      list[Number(index)]![column] = value
    }
  }
  return whole
}

/** The other way: what was saved, as the values of a form. */
export function flat(content: Readonly<Record<string, unknown>>): Record<string, string> {
  const values: Record<string, string> = {}
  const put = (name: string, value: unknown) => {
    if (typeof value === 'boolean') values[name] = value ? 'yes' : 'no'
    else if (typeof value === 'number') values[name] = String(value).replace('.', ',')
    else if (typeof value === 'string') Object.assign(values, { [name]: value }, isDay(value) ? dayValues(name, value) : {})
  }
  for (const [key, value] of Object.entries(content)) {
    if (Array.isArray(value))
      value.forEach((row, index) => {
        for (const [column, cell] of Object.entries(row as object)) put(`${key}.${index}.${column}`, cell)
      })
    else put(key, value)
  }
  return values
}
