import type { Words } from '#/law/provisions.ts'

/** A label in millimetres. On a sheet it repeats in columns and rows; on a roll each label is a page. */
export type LabelSize = {
  key: string
  title: Words
  width: number
  height: number
  sheet?: { width: number; height: number; columns: number; rows: number; left: number; top: number; acrossGap: number }
}

const a4 = { width: 210, height: 297 }

/** The sizes on offer: the usual die-cut A4 sheets, and rolls for label printers. */
export const labelSizes = [
  { key: 'a4-24', title: { id: 'A4, 24 label 70 × 37 mm', en: 'A4, 24 labels of 70 × 37 mm' }, width: 70, height: 37, sheet: { ...a4, columns: 3, rows: 8, left: 0, top: 0.5, acrossGap: 0 } },
  { key: 'a4-40', title: { id: 'A4, 40 label 52,5 × 29,7 mm', en: 'A4, 40 labels of 52.5 × 29.7 mm' }, width: 52.5, height: 29.7, sheet: { ...a4, columns: 4, rows: 10, left: 0, top: 0, acrossGap: 0 } },
  { key: 'a4-65', title: { id: 'A4, 65 label 38,1 × 21,2 mm', en: 'A4, 65 labels of 38.1 × 21.2 mm' }, width: 38.1, height: 21.2, sheet: { ...a4, columns: 5, rows: 13, left: 4.75, top: 10.7, acrossGap: 2.5 } },
  { key: 'roll-100x50', title: { id: 'Gulungan 100 × 50 mm', en: 'Roll, 100 × 50 mm' }, width: 100, height: 50 },
  { key: 'roll-50x30', title: { id: 'Gulungan 50 × 30 mm', en: 'Roll, 50 × 30 mm' }, width: 50, height: 30 },
  { key: 'roll-40x30', title: { id: 'Gulungan 40 × 30 mm', en: 'Roll, 40 × 30 mm' }, width: 40, height: 30 },
] as const satisfies readonly LabelSize[] // biome-ignore format: a table of sizes
export type LabelSizeKey = (typeof labelSizes)[number]['key']
export const labelSizeKeys = labelSizes.map(({ key }) => key) as [LabelSizeKey, ...LabelSizeKey[]]

export const labelSize = (key: LabelSizeKey): LabelSize => labelSizes.find(size => size.key === key)!

/** How many labels one page holds. */
export const labelsPerPage = ({ sheet }: LabelSize): number => (sheet ? sheet.columns * sheet.rows : 1)

/** Where the label at a place of the page begins, in millimetres from its top left corner. */
export function placeOfLabel({ width, height, sheet }: LabelSize, place: number): { x: number; y: number } {
  if (!sheet) return { x: 0, y: 0 }
  const column = place % sheet.columns
  const row = Math.floor(place / sheet.columns)
  return { x: sheet.left + column * (width + sheet.acrossGap), y: sheet.top + row * height }
}

/** Resolutions of label printers, in dots to the inch as they are sold, and what they really have to the millimetre. */
export const resolutions = { 203: 8, 300: 300 / 25.4, 600: 600 / 25.4 } as const
export type Resolution = keyof typeof resolutions
