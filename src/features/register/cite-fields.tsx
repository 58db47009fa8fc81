import { z } from 'zod'
import { words } from '#/features/register/words.ts'
import { type InstrumentKey, instruments } from '#/law/instruments.ts'
import type { Cite } from '#/law/provisions.ts'
import { both } from '#/platform/http/problems.ts'
import { type FormState, SelectField, TextField } from '#/platform/ui/kit.ts'

/** The instruments on which a decision may rest: law, not explanations of law, and none of the decrees on holidays. */
const citable = (Object.keys(instruments) as InstrumentKey[]).filter(key => {
  const { kind, status } = instruments[key]
  return status !== 'source' && kind !== 'joint decree'
})

/** The fields of `CiteFields`, for the schema of a form or an API. */
export const citeShape = {
  instrument: z.enum(citable as [InstrumentKey, ...InstrumentKey[]], {
    error: both('Pilih peraturannya.', 'Choose the regulation.'),
  }),
  article: z
    .string()
    .trim()
    .min(1, both('Sebutkan pasalnya.', 'Name the article.'))
    .max(80, both('Sebutkan pasalnya saja, paling banyak 80 karakter.', 'Name the article only, in at most 80 characters.')),
}

/** The citation in what was sent. */
export const citeFrom = ({ instrument, article }: Cite): Cite => ({ instrument, article })

/** Reasons as an officer writes them: long enough to say something. */
export const reasonsField = z
  .string()
  .trim()
  .min(20, both('Jelaskan alasannya, paling sedikit 20 karakter.', 'Explain the reasons in at least 20 characters.'))
  .max(4000, both('Ringkas alasannya: paling banyak 4.000 karakter.', 'Shorten the reasons: at most 4,000 characters.'))

/** Asks on which regulation and article an act rests. */
export function CiteFields({ form }: { form: FormState }) {
  const t = words[form.lang]
  return (
    <>
      <SelectField
        form={form}
        name="instrument"
        label={t.citeInstrument}
        options={citable.map(key => ({ value: key, label: `${key}: ${instruments[key].title[form.lang]}` }))}
      />
      <TextField form={form} name="article" label={t.citeArticle} hint={t.citeArticleHint} width="medium" maxlength={80} />
    </>
  )
}
