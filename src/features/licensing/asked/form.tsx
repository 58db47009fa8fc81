import type { SectionForm } from '#/features/licensing/section-form.ts'
import type { ApplicantFacts } from '#/features/licensing/service.ts'
import {
  alterRows,
  DayField,
  type FormState,
  formatDay,
  type Lang,
  RadiosField,
  RowsField,
  SelectField,
  TextAreaField,
  TextField,
} from '#/platform/ui/kit.ts'
import { type AskedField, type Choice, type Column, schemaOf } from './fields.ts'

/** Up to as many choices stand open on the page; more are a list to open. */
const mostRadios = 6

/** The form of a section, and its answers as lines, made from what it asks. */
export const formOf = (asked: readonly AskedField[]): SectionForm => ({
  fields: ({ form, applicant }) => (
    <>
      {asked.map(field => (
        <Asked form={form} field={field} applicant={applicant} />
      ))}
    </>
  ),
  ...(asked.some(({ kind }) => kind === 'rows') && { alter: alterRows }),
  answers: (content, applicant, lang) => {
    const saved = schemaOf(asked).parse(content ?? {})
    return asked.filter(({ when }) => when?.(saved) !== false).flatMap(field => linesOf(field, saved[field.key], applicant, lang))
  },
})

function Asked({ form, field, applicant }: { form: FormState; field: AskedField; applicant: ApplicantFacts }) {
  const { lang } = form
  const { key: name, cite } = field
  const props = {
    form,
    name,
    label: field.label[lang],
    ...(field.hint && { hint: field.hint[lang] }),
    ...(!cite || field.when ? { optional: true } : {}),
  }
  switch (field.kind) {
    case 'text':
      return field.long ? (
        <TextAreaField {...props} maxlength={field.most ?? 500} />
      ) : (
        <TextField {...props} maxlength={field.most ?? 500} />
      )
    case 'amount':
      return <TextField {...props} inputmode="decimal" width="short" />
    case 'count':
      return <TextField {...props} inputmode="numeric" width="short" />
    case 'yes no':
      return <RadiosField {...props} options={optionsIn(lang, yesNo)} inline />
    case 'day':
      return <DayField {...props} />
    case 'choice':
      return field.options.length > mostRadios ? (
        <SelectField {...props} options={optionsIn(lang, field.options)} />
      ) : (
        <RadiosField {...props} options={optionsIn(lang, field.options)} />
      )
    case 'site':
      return <SelectField {...props} options={sitesFor(field.of, applicant)} />
    case 'rows':
      return <RowsField {...props} row={field.row[lang]} columns={field.columns.map(column => columnIn(lang, column))} />
  }
}

const columnIn = (lang: Lang, column: Column) => ({
  name: column.key,
  label: column.label[lang],
  ...(column.optional && { optional: true }),
  ...(column.wide && { wide: true }),
  ...(column.kind === 'choice' && { options: optionsIn(lang, column.options) }),
  ...(column.kind === 'amount' && { inputmode: 'decimal' as const }),
  ...(column.kind === 'count' && { inputmode: 'numeric' as const }),
})

const yesNo: readonly Choice[] = [
  { value: 'yes', label: { id: 'Ya', en: 'Yes' } },
  { value: 'no', label: { id: 'Tidak', en: 'No' } },
]

const optionsIn = (lang: Lang, choices: readonly Choice[]) => choices.map(({ value, label }) => ({ value, label: label[lang] }))

const sitesFor = (of: 'factory' | 'any', { sites }: ApplicantFacts) =>
  sites
    .filter(({ isFactory }) => of === 'any' || isFactory)
    .map(({ id, name, address }) => ({ value: id, label: `${name}, ${address}` }))

type Line = { label: string; value: string | undefined; field: string }

function linesOf(field: AskedField, value: unknown, applicant: ApplicantFacts, lang: Lang): Line[] {
  const { key, label } = field
  if (field.kind === 'site') {
    const site = applicant.sites.find(({ id }) => id === value)
    return [{ label: label[lang], value: site && `${site.name}, ${site.address}`, field: key }]
  }
  if (field.kind !== 'rows') return [{ label: label[lang], value: said(field, value, lang), field: key }]
  return ((value ?? []) as Record<string, unknown>[]).map((row, index) => ({
    label: `${field.row[lang]} ${index + 1}`,
    value:
      field.columns
        .map(column => said(column, row[column.key], lang))
        .filter(Boolean)
        .join(' · ') || undefined,
    field: `${key}.${index}.${field.columns[0]!.key}`,
  }))
}

function said(cell: Column | AskedField, value: unknown, lang: Lang): string | undefined {
  if (value === undefined) return undefined
  if (cell.kind === 'choice') return cell.options.find(option => option.value === value)?.label[lang] ?? String(value)
  if (cell.kind === 'yes no') return yesNo[value ? 0 : 1]!.label[lang]
  if (cell.kind === 'day') return formatDay(String(value), lang)
  return typeof value === 'number' ? String(value).replace('.', lang === 'id' ? ',' : '.') : String(value)
}
