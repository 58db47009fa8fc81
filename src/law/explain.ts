import type { Day } from '#/law/day.ts'
import { type Instrument, instrument } from '#/law/instruments.ts'
import type { Cite, Finding, Mismatch, Words } from '#/law/provisions.ts'

/** One line under “Mengapa?”: which question was asked, what the law gave, where it stands, and what it displaced. */
export type Reason = {
  table: string
  gives: unknown
  when: Readonly<Record<string, unknown>>
  source: Source
  passedOver: Source[]
  assumed: boolean
  note?: Words
}

/** A citation with the text it names. */
export type Source = Cite & { text: Instrument }

/** The reasons of a finding, ready for a page, a letter or the API: each citation with its instrument. */
export function explain(finding: Pick<Finding<unknown>, 'steps'>): Reason[] {
  return finding.steps.map(({ table, gives, when, cite, passedOver, assumed, note }) => ({
    table,
    gives,
    when,
    source: source(cite),
    passedOver: passedOver.map(source),
    assumed: assumed ?? false,
    ...(note && { note }),
  }))
}

/** Whether any part of an answer rests on what no source gives, so that the page can say so. */
export function restsOnAssumption(finding: Pick<Finding<unknown>, 'steps'>): boolean {
  return finding.steps.some(step => step.assumed)
}

/** A citation as it is printed, the same in both languages: the statute's own words. */
export function sayCite({ instrument: key, article }: Cite): string {
  return article === '–' ? instrument(key).number : `${key} ${article}`
}

/** How a page names days, facts and their values; without it they stand as they are in the tables. */
export type Names = {
  day?: (day: Day) => string
  fact?: (fact: string) => string
  value?: (value: unknown, fact: string) => string
}

/** The sentence for “why does this not apply to me?”, in both languages. `names` gives the words of each. */
export function sayWhyNot(mismatch: Mismatch, names: { id?: Names; en?: Names } = {}): Words {
  return { id: sentence(mismatch, inIndonesian, names.id), en: sentence(mismatch, inEnglish, names.en) }
}

type Sentences = {
  notYet: (day: string) => string
  noLonger: (day: string) => string
  fact: (fact: string, asks: string, given: string) => string
  unknown: string
}

const inIndonesian: Sentences = {
  notYet: day => `Baru berlaku mulai ${day}.`,
  noLonger: day => `Tidak berlaku lagi sejak ${day}.`,
  fact: (fact, asks, given) => `Hanya berlaku bila ${fact} adalah ${asks}; di sini ${given}.`,
  unknown: 'belum diisi',
}

const inEnglish: Sentences = {
  notYet: day => `It holds only from ${day}.`,
  noLonger: day => `It no longer holds since ${day}.`,
  fact: (fact, asks, given) => `It holds only where ${fact} is ${asks}; here it is ${given}.`,
  unknown: 'not given',
}

function sentence(mismatch: Mismatch, say: Sentences, names: Names = {}): string {
  const day = names.day ?? (day => day)
  if (mismatch.kind === 'not yet') return say.notYet(day(mismatch.from))
  if (mismatch.kind === 'no longer') return say.noLonger(day(mismatch.until))
  const value = (value: unknown) => (value === undefined ? say.unknown : (names.value?.(value, mismatch.fact) ?? String(value)))
  return say.fact(names.fact?.(mismatch.fact) ?? mismatch.fact, value(mismatch.asks), value(mismatch.given))
}

const source = (cite: Cite): Source => ({ ...cite, text: instrument(cite.instrument) })
