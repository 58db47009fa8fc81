import type { Step } from '#/law/provisions.ts'
import { formatDays, formatMoney } from '#/platform/ui/formats.ts'
import type { Lang, Words } from '#/platform/ui/lang.ts'
import type { Reason } from '#/platform/ui/why.tsx'
import type { ClockKind } from './case.ts'
import type { Period } from './case-clock.ts'

// biome-ignore format: a table of words
export const clockNames: Record<ClockKind, Words<string>> = {
  draft:      { id: 'Rancangan disimpan', en: 'A draft is kept' },
  payment:    { id: 'Membayar tagihan', en: 'Paying the order' },
  evaluation: { id: 'Penilaian', en: 'Evaluation' },
  answer:     { id: 'Menjawab pertanyaan', en: 'Answering questions' },
}

export const sayPeriod = ({ days, kind }: Period, lang: Lang): string => formatDays(days, lang, kind)

/** The steps of a finding as “Mengapa?” shows them: each a sentence, with what is uncertain about it. */
export const whySteps = (steps: readonly Step[], lang: Lang): Reason[] =>
  steps.map(step => ({
    table: step.table,
    gives: step.gives,
    cite: step.cite,
    assumed: step.assumed ?? false,
    says: sentence(step, lang),
  }))

function sentence({ table, gives, when, note }: Step, lang: Lang): string {
  const about = note ? ` ${note[lang]}` : ''
  if (table === 'registrationFee')
    return `${lang === 'id' ? 'Biaya registrasi baru' : 'Fee for a new registration'}: ${formatMoney(gives as number, lang)}.${about}`
  if (table === 'periods') return `${clockNames[when.clock as ClockKind][lang]}: ${sayPeriod(gives as Period, lang)}.${about}`
  return `${table}: ${JSON.stringify(gives)}.${about}`
}
