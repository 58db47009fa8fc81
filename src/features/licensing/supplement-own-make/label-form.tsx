import type { SectionForm } from '#/features/licensing/section-form.ts'
import { RadiosField, TextAreaField, TextField } from '#/platform/ui/kit.ts'
import { Label } from './dossier.ts'
import { words } from './form-words.ts'
import { optionsOf, sayYesNo, yesNoOptions } from './options.ts'

/** What of the label is not told by the other sections. */
export const labelForm: SectionForm = {
  fields: ({ form }) => {
    const t = words[form.lang]
    const yesNo = yesNoOptions(form.lang)
    return (
      <>
        <TextAreaField form={form} name="directions" label={t.directions} rows={3} maxlength={1000} />
        <RadiosField form={form} name="hasWarnings" label={t.hasWarnings} options={yesNo} inline />
        <TextAreaField form={form} name="warnings" label={t.warnings} rows={4} maxlength={2000} optional />
        <RadiosField form={form} name="attachment" label={t.attachment} options={optionsOf(t.attachments)} />
        <TextField form={form} name="batchPlace" label={t.batchPlace} hint={t.placeHint} width="medium" maxlength={200} />
        <TextField form={form} name="expiryPlace" label={t.expiryPlace} width="medium" maxlength={200} />
        <TextField form={form} name="barcodePlace" label={t.barcodePlace} width="medium" maxlength={200} />
        <RadiosField form={form} name="nutritionStated" label={t.nutritionStated} options={yesNo} inline />
        <RadiosField form={form} name="contentStated" label={t.contentStated} options={yesNo} inline optional />
        <RadiosField form={form} name="language" label={t.language} options={optionsOf(t.languages)} />
        <RadiosField form={form} name="translation" label={t.translation} options={optionsOf(t.translations)} optional />
        <TextAreaField form={form} name="other" label={t.other} hint={t.otherHint} rows={3} maxlength={2000} optional />
      </>
    )
  },
  answers: (content, _, lang) => {
    const t = words[lang]
    const label = Label.parse(content)
    return [
      { label: t.directions, value: label.directions, field: 'directions' },
      { label: t.hasWarnings, value: sayYesNo(label.hasWarnings, lang), field: 'hasWarnings' },
      { label: t.warnings, value: label.warnings, field: 'warnings' },
      { label: t.attachment, value: label.attachment && t.attachments[label.attachment], field: 'attachment' },
      { label: t.batchPlace, value: label.batchPlace, field: 'batchPlace' },
      { label: t.expiryPlace, value: label.expiryPlace, field: 'expiryPlace' },
      { label: t.barcodePlace, value: label.barcodePlace, field: 'barcodePlace' },
      { label: t.nutritionStated, value: sayYesNo(label.nutritionStated, lang), field: 'nutritionStated' },
      { label: t.contentStated, value: sayYesNo(label.contentStated, lang), field: 'contentStated' },
      { label: t.language, value: label.language && t.languages[label.language], field: 'language' },
      { label: t.translation, value: label.translation && t.translations[label.translation], field: 'translation' },
      { label: t.other, value: label.other, field: 'other' },
    ]
  },
}
