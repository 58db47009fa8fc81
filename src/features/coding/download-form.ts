import { z } from 'zod'
import { both } from '#/platform/http/problems.ts'
import { codeColumns, codeFormats } from './code-files.ts'
import { symbolKinds } from './label.ts'
import { labelSizeKeys } from './label-sizes.ts'
import { levels } from './level.ts'
import { labelsPerFile } from './printing.ts'

const wholeFrom = (least: number) => {
  const says = both(`Isi bilangan bulat, paling kecil ${least}.`, `Enter a whole number, ${least} or more.`)
  return z.coerce.number(says).int(says).min(least, says)
}
const oneOf = <Value extends string>(values: readonly Value[]) =>
  z.enum(values, both(`Pilih salah satu: ${values.join(', ')}.`, `Choose one of: ${values.join(', ')}.`))

const range = {
  level: oneOf(levels).default('primary'),
  from: wholeFrom(0).default(0).describe('Rows to leave out at the beginning: how many you have received.'),
}

/** What a download of codes may ask for. */
export const CodesAsked = z.object({
  ...range,
  count: wholeFrom(1).optional().describe('Rows to give; all that are left where absent.'),
  format: oneOf(codeFormats).default('csv'),
  columns: z
    .string()
    .optional()
    .transform(text => text?.split(',').map(name => name.trim()))
    .pipe(z.array(oneOf(codeColumns)).optional())
    .transform(columns => columns ?? [...codeColumns])
    .describe(`Some of ${codeColumns.join(', ')}, divided by commas.`),
  fnc1: oneOf(['caret', 'gs']).default('caret').describe('How FNC1 is written in element strings: ^ or GS (U+001D).'),
})
export type CodesAsked = z.infer<typeof CodesAsked>

const tooMany = both(
  `Paling banyak ${labelsPerFile} label per berkas. Unduh sisanya dengan from yang lebih besar.`,
  `At most ${labelsPerFile} labels to a file. Download the rest with a larger from.`,
)

/** What a sheet of labels may ask for. */
export const LabelsAsked = z.object({
  ...range,
  count: wholeFrom(1).max(labelsPerFile, tooMany).optional(),
  size: oneOf(labelSizeKeys).default('a4-24'),
  symbol: oneOf(['all', ...symbolKinds]).default('all'),
  skip: wholeFrom(0).max(500).default(0).describe('Labels already used on the first sheet.'),
})
export type LabelsAsked = z.infer<typeof LabelsAsked>
