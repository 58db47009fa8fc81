import { hasCheckDigit } from './check-digit.ts'
import { dayOfSix } from './gs1-date.ts'
import { cset82 } from './lint-characters.ts'
import { niesAtStart } from './nie-form.ts'

/** One way to read a string of AIs whose brackets, and perhaps separators, are gone. */
export type BareReading = {
  pairs: (readonly [ai: string, value: string])[]
  /** A value of free length ends where only the next AI says so. */
  guessed: boolean
  /** A guessed value ends in a sign that may have come in the separator's place. */
  doubtful: boolean
}

const separator = '\u001d'

/** Values the rest may begin with, by AI. Of free length: every length up to the separator, the longest first. */
const lengths: Readonly<Record<string, (rest: string) => string[]>> = {
  '01': rest => (hasCheckDigit(rest.slice(0, 14)) && rest.length >= 14 ? [rest.slice(0, 14)] : []),
  '10': freeLength,
  '11': date,
  '17': date,
  '21': freeLength,
  '90': rest => niesAtStart(rest.slice(0, 20).toUpperCase()).map(nie => rest.slice(0, nie.length)),
  '91': date,
}

function date(rest: string): string[] {
  return dayOfSix(rest.slice(0, 6)) ? [rest.slice(0, 6)] : []
}

function freeLength(rest: string): string[] {
  const end = rest.indexOf(separator)
  const whole = rest.slice(0, end < 0 ? 20 : Math.min(end, 20))
  const longest = cset82(whole)?.at ?? whole.length
  return Array.from({ length: longest }, (_, i) => whole.slice(0, longest - i))
}

type Budget = { left: number }

function* readingsOf(rest: string, used: readonly string[], budget: Budget): Generator<BareReading> {
  if (rest === '') {
    yield { pairs: [], guessed: false, doubtful: false }
    return
  }
  const ai = rest.slice(0, 2)
  const values = lengths[ai]
  if (!values || used.includes(ai) || budget.left-- <= 0) return
  for (const value of values(rest.slice(2))) {
    const behind = rest.slice(2 + value.length)
    const closed = behind.startsWith(separator)
    const free = (ai === '10' || ai === '21') && behind !== '' && !closed
    for (const rest of readingsOf(closed ? behind.slice(1) : behind, [...used, ai], budget)) {
      yield {
        pairs: [[ai, value], ...rest.pairs],
        guessed: rest.guessed || free,
        doubtful: rest.doubtful || (free && /[^A-Za-z0-9]$/.test(value)),
      }
    }
  }
}

/** Attempts before a text is given up as unreadable: no AI stands twice, so real codes need far fewer. */
const attempts = 200

/**
 * Every way in which the text is a string of the AIs that packs carry here, each once: 01, 10, 11, 17, 21, 90, 91. GS
 * (U+001D) ends a value where it stands; where it was lost, each place at which another AI could begin is tried.
 */
export function bareReadings(text: string): BareReading[] {
  const budget = { left: attempts }
  const readings = [...readingsOf(text, [], budget)]
  // Where not all were tried, nobody knows how many there are.
  return budget.left > 0 ? readings : []
}

/** The one reading to take: `several` where more than one is as good. */
export type Choice = BareReading | 'several' | undefined

const isComplete = ({ pairs }: BareReading): boolean => {
  const has = (ai: string): boolean => pairs.some(([code]) => code === ai)
  return (has('90') || has('01')) && has('10') && has('17') && has('21')
}

/**
 * Chooses among the readings: one that needs no guess and is complete; else the one complete reading; else the one without
 * guesses. A serialised pack whose separator was lost is so repaired where one reading only is complete.
 */
export function chooseReading(readings: readonly BareReading[]): Choice {
  const complete = readings.filter(isComplete)
  const sure = readings.filter(reading => !reading.guessed)
  for (const list of [complete.filter(reading => !reading.guessed), complete, sure]) {
    if (list.length === 1) return list[0]!.doubtful ? 'several' : list[0]
    if (list.length > 1) return 'several'
  }
  return undefined
}
