import { z } from 'zod'
import { both } from '#/platform/http/problems.ts'
import { codeColumns, codeFormats } from './code-rows.ts'
import { symbolKinds } from './label.ts'
import { labelSizeKeys, type Resolution, resolutions } from './label-sizes.ts'
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

const noSeparator = both(
  'XML tidak dapat memuat karakter GS (U+001D). Pakai fnc1=caret.',
  'XML cannot hold the character GS (U+001D). Use fnc1=caret.',
)

/** What a download of codes may ask for. */
export const CodesAsked = z
  .object({
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
  .refine(({ format, fnc1 }) => format !== 'xml' || fnc1 === 'caret', { path: ['fnc1'], message: noSeparator })
export type CodesAsked = z.infer<typeof CodesAsked>

const tooMany = both(
  `Paling banyak ${labelsPerFile} label per berkas. Unduh sisanya dengan from yang lebih besar.`,
  `At most ${labelsPerFile} labels to a file. Download the rest with a larger from.`,
)

const resolutionKeys = Object.keys(resolutions) as [`${Resolution}`, ...`${Resolution}`[]]
const dpi = oneOf(resolutionKeys).transform(text => Number(text) as Resolution)
const onePage = both(
  'Lebihan tepi hanya untuk gulungan: label pada lembar A4 saling bersentuhan.',
  'Bleed is for rolls alone: labels on an A4 sheet touch each other.',
)

/** What a sheet or roll of labels may ask for. */
export const LabelsAsked = z
  .object({
    ...range,
    count: wholeFrom(1).max(labelsPerFile, tooMany).optional(),
    size: oneOf(labelSizeKeys).default('a4-24'),
    symbol: oneOf(['all', ...symbolKinds]).default('all'),
    skip: wholeFrom(0).max(500).default(0).describe('Labels already used on the first sheet.'),
    dpi: dpi.optional().describe('Dots to the inch of the printer: modules are made whole dots of it.'),
    bleed: wholeFrom(0).max(10).default(0).describe('Millimetres of paper around the label of a roll.'),
    draw: oneOf(['native', 'dots'])
      .default('native')
      .describe('In ZPL: whether the printer makes the symbols, or prints the dots made here.'),
  })
  .refine(({ size, bleed }) => bleed === 0 || !size.startsWith('a4'), { path: ['bleed'], message: onePage })
export type LabelsAsked = z.infer<typeof LabelsAsked>

/** What the symbol of one code may ask for. */
export const SymbolAsked = z.object({
  level: oneOf(levels).default('primary'),
  symbol: oneOf(symbolKinds).default('national'),
  format: oneOf(['svg', 'png']).default('svg'),
  dpi: dpi.default(300).describe('Dots to the inch at which the picture is printed.'),
  dots: wholeFrom(1).max(40).default(4).describe('Dots to the side of a module.'),
})
export type SymbolAsked = z.infer<typeof SymbolAsked>
