import type { SectionForm } from '#/features/licensing/section-form.ts'
import { dayAt } from '#/law/day.ts'
import { alterRows, RowsField } from '#/platform/ui/kit.ts'
import { Claims } from './dossier.ts'
import { words } from './form-words.ts'
import { claimOptions, labelOf, optionsOf } from './options.ts'

/** The claims, each with its kind and proof. */
export const claimsForm: SectionForm = {
  fields: ({ form }) => {
    const t = words[form.lang]
    return (
      <RowsField
        form={form}
        name="claims"
        label={t.claims}
        hint={t.claimsHint}
        row={t.claim}
        columns={[
          { name: 'says', label: t.claimSays, wide: true },
          { name: 'kind', label: t.claimKind, options: claimOptions(form.lang, dayAt(new Date())) },
          { name: 'evidence', label: t.evidence, options: optionsOf(t.evidences) },
          { name: 'source', label: t.source, wide: true },
        ]}
      />
    )
  },
  alter: alterRows,
  answers: (content, _, lang) => {
    const t = words[lang]
    const kinds = claimOptions(lang, dayAt(new Date()))
    return Claims.parse(content).claims.map(({ says, kind, evidence, source }, index) => ({
      label: `${t.claim} ${index + 1}`,
      value: [says, labelOf(kinds, kind), evidence && t.evidences[evidence], source].filter(Boolean).join(' · '),
      field: `claims.${index}.says`,
    }))
  },
}
