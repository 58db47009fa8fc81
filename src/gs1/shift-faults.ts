import { dayOfSix } from './gs1-date.ts'
import { isOneShift, withoutShift } from './keyboard-layouts.ts'
import { niesAtStart } from './nie-form.ts'

/** A bracket of the national code of which one half came through as the digit of its key. */
const halfBracket = /\((01|10|11|17|21|9[0-2])0|9(01|10|11|17|21|9[0-2])\)/g

const most = 6

/**
 * What the national code may have been before the scanner's Shift was lost for some brackets: each half bracket as a bracket or as part
 * of a value.
 */
function* withBrackets(text: string): Generator<string> {
  const halves = [...text.matchAll(halfBracket)]
  if (halves.length > most) return
  for (let choice = 1; choice < 1 << halves.length; choice++) {
    let at = 0
    yield text.replace(halfBracket, (found, left: string | undefined, right: string | undefined) =>
      (choice >> at++) & 1 ? `(${left ?? right})` : found,
    )
  }
}

/**
 * The code of a product before Shift was lost, or hung, for all of it: (90)NA… comes as 9900na… . Only the licence number tells what its
 * characters were, and a date: of a batch or a serial nobody knows which were capitals.
 */
function* withoutAnyShift(text: string): Generator<string> {
  if (!isOneShift(text)) return
  const keys = withoutShift(text)
  if (!keys.startsWith('9900')) return
  const rest = keys.slice(4).toUpperCase()
  for (const nie of niesAtStart(rest)) {
    const behind = rest.slice(nie.length)
    const date = /^9910(\d{6})$/.exec(behind)?.[1]
    if (behind === '') yield `(90)${nie}`
    else if (date && dayOfSix(date)) yield `(90)${nie}(91)${date}`
  }
}

/** What a scan may have been before the scanner's Shift failed on the way. */
export function* otherShifts(text: string): Generator<string> {
  yield* withBrackets(text)
  yield* withoutAnyShift(text)
}
