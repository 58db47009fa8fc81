/** A symbol without its quiet zone: 1 for each dark module, 0 for each light one, row by row from the top left. */
export type Matrix = { width: number; height: number; modules: Uint8Array }

/** A text that no symbol of the kind can carry. */
export class TooLongForSymbol extends Error {
  constructor(kind: string, text: string) {
    super(`A text of ${text.length} characters is too long for a ${kind}.`)
    this.name = 'TooLongForSymbol'
  }
}
