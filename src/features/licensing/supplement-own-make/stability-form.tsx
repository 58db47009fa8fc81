import type { SectionForm } from '#/features/licensing/section-form.ts'
import { RadiosField, TextAreaField, TextField } from '#/platform/ui/kit.ts'
import { Stability } from './dossier.ts'
import { words } from './form-words.ts'
import { sayYesNo, yesNoOptions } from './options.ts'

/** The stability study and what follows from it for the label. */
export const stabilityForm: SectionForm = {
  fields: ({ form }) => {
    const t = words[form.lang]
    const months = { form, width: 'short', inputmode: 'numeric' } as const
    return (
      <>
        <RadiosField form={form} name="stableInZoneIVb" label={t.stable} options={yesNoOptions(form.lang)} inline />
        <TextAreaField form={form} name="justification" label={t.justification} rows={4} maxlength={2000} optional />
        <TextField form={form} name="temperature" label={t.temperature} width="short" maxlength={60} optional />
        <TextField form={form} name="humidity" label={t.humidity} width="short" maxlength={60} optional />
        <TextField {...months} name="batches" label={t.batches} />
        <TextField {...months} name="longTermMonths" label={t.longTerm} />
        <TextField {...months} name="acceleratedMonths" label={t.accelerated} />
        <TextField {...months} name="shelfLifeMonths" label={t.shelfLife} />
        <TextField form={form} name="storage" label={t.storage} hint={t.storageHint} maxlength={300} />
      </>
    )
  },
  answers: (content, _, lang) => {
    const t = words[lang]
    const stability = Stability.parse(content)
    return [
      { label: t.stable, value: sayYesNo(stability.stableInZoneIVb, lang), field: 'stableInZoneIVb' },
      ...(stability.stableInZoneIVb === false
        ? [
            { label: t.justification, value: stability.justification, field: 'justification' },
            { label: t.temperature, value: stability.temperature, field: 'temperature' },
            { label: t.humidity, value: stability.humidity, field: 'humidity' },
          ]
        : []),
      { label: t.batches, value: stability.batches?.toString(), field: 'batches' },
      { label: t.longTerm, value: stability.longTermMonths?.toString(), field: 'longTermMonths' },
      { label: t.accelerated, value: stability.acceleratedMonths?.toString(), field: 'acceleratedMonths' },
      { label: t.shelfLife, value: stability.shelfLifeMonths?.toString(), field: 'shelfLifeMonths' },
      { label: t.storage, value: stability.storage, field: 'storage' },
    ]
  },
}
