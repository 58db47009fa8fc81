import { z } from 'zod'
import { sayCite } from '#/law/explain.ts'
import { type InstrumentKey, instruments } from '#/law/instruments.ts'
import { both } from '#/platform/http/problems.ts'

/** A ground of a decision: the article it rests on, and the sentence that says how it applies to this case. */
export type Reason = { cite: { instrument: InstrumentKey; article: string }; says: string }

const keys = Object.keys(instruments) as [InstrumentKey, ...InstrumentKey[]]

/** Reasons as they are sent. The instrument must be one of the list that every citation comes from. */
export const ReasonSchema = z.object({
  cite: z.object({
    instrument: z.enum(keys, both('Pilih peraturan dari daftar.', 'Choose an instrument from the list.')),
    article: z
      .string()
      .trim()
      .min(1, both('Tulis pasalnya, misalnya Pasal 8 ayat (1).', 'Write the article, such as Pasal 8 ayat (1).'))
      .max(120),
  }),
  says: z
    .string()
    .trim()
    .min(10, both('Tulis alasannya dalam satu kalimat penuh.', 'Write the reason as a full sentence.'))
    .max(2000),
})

/** A reason as a line of a letter: `Pasal 8 ayat (1) PerBPOM …: sentence`. */
export const sayReason = ({ cite, says }: Reason): string => `${sayCite(cite)}: ${says}`

/** The instruments that a decision may cite, for a field to choose from: none of the decrees on holidays. */
export const citableOptions = (lang: 'id' | 'en') =>
  keys
    .filter(key => !['joint decree', 'none'].includes(instruments[key].kind))
    .map(key => ({ value: key, label: `${key}: ${instruments[key].title[lang]}` }))
