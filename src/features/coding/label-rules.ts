import type { Day } from '#/law/day.ts'
import { type Finding, find, type Words } from '#/law/provisions.ts'
import type { Label, PlacedSymbol } from './label.ts'
import { leastModule, symbolSize } from './law-symbols.ts'

/** A symbol measured against the physical rules: what it measures, and whether each rule is kept. */
export type Measured = {
  kind: PlacedSymbol['kind']
  /** Of the printed square without its quiet zone, in millimetres. */
  side: number
  module: number
  characters: number
  problems: Words[]
}

const millimetres = (value: number) => String(Math.round(value * 100) / 100)

/** Measures every symbol of a label by the rules of a day: smallest square, more room for longer texts, smallest module. */
export function measure({ symbols }: Label, on: Day): Finding<Measured[]> {
  return find(on, ask => {
    const { leastSide, charactersAtLeast } = ask.the(symbolSize, {})
    return symbols.map(({ kind, symbology, text, matrix, module }) => {
      const side = Math.min(matrix.width, matrix.height) * module
      const least = ask.the(leastModule, { symbology })
      const problems: Words[] = []
      if (side < leastSide || (text.length > charactersAtLeast && side <= leastSide))
        problems.push({
          id: `Kode ini menjadi ${millimetres(side)} mm; paling kecil ${leastSide} × ${leastSide} mm, lebih besar bila memuat lebih dari ${charactersAtLeast} karakter.`,
          en: `This code would be ${millimetres(side)} mm; the least is ${leastSide} × ${leastSide} mm, more where it holds over ${charactersAtLeast} characters.`,
        })
      if (module < least)
        problems.push({
          id: `Modulnya menjadi ${millimetres(module)} mm; paling kecil ${least} mm.`,
          en: `Its modules would be ${millimetres(module)} mm; the least is ${least} mm.`,
        })
      return { kind, side, module, characters: text.length, problems }
    })
  })
}
