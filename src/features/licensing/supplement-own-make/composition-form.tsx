import type { SectionForm } from '#/features/licensing/section-form.ts'
import { dayAt } from '#/law/day.ts'
import {
  alterRows,
  PasteField,
  RadiosField,
  RowsField,
  rowsFrom,
  rowValues,
  SearchField,
  TextField,
  typed,
  type Values,
} from '#/platform/ui/kit.ts'
import { Composition } from './dossier.ts'
import { words } from './form-words.ts'
import { findIngredient, ingredients } from './ingredients.ts'
import { additiveOptions, labelOf, optionsOf, sayYesNo, unitOptions, yesNoOptions } from './options.ts'
import { pastedMaterials } from './paste.ts'
import { materialText } from './product-text.ts'

/** The formula: rows that can be typed, picked from the known materials, or pasted from a spreadsheet. */
export const compositionForm: SectionForm = {
  fields: ({ form, applicant }) => {
    const t = words[form.lang]
    return (
      <>
        <p>{t.perUnit}</p>
        <TextField form={form} name="unitsPerServing" label={t.unitsPerServing} width="short" inputmode="decimal" />
        <TextField form={form} name="servingsPerDay" label={t.servingsPerDay} width="short" inputmode="decimal" />
        {applicant.kind === 'pharma industry' ? (
          <RadiosField
            form={form}
            name="drugClass"
            label={t.drugClass}
            hint={t.drugClassHint}
            options={yesNoOptions(form.lang)}
            inline
          />
        ) : null}
        <SearchField
          form={form}
          name="find"
          label={t.findMaterial}
          hint={t.findMaterialHint}
          optional
          options={ingredients.map(({ name, also }) => ({ value: name, label: [name, ...also.slice(0, 2)].join(', ') }))}
        />
        <p>
          <button type="submit" class="button button-second" name="_pick" value="1">
            {t.addMaterial}
          </button>
        </p>
        <RowsField
          form={form}
          name="materials"
          label={t.materials}
          row={t.material}
          columns={[
            { name: 'role', label: t.role, options: optionsOf(t.roles) },
            { name: 'name', label: t.materialName },
            { name: 'amount', label: t.amount, inputmode: 'decimal' },
            { name: 'unit', label: t.unit, options: unitOptions(form.lang) },
            { name: 'origin', label: t.origin, options: optionsOf(t.origins) },
            {
              name: 'additiveClass',
              label: t.additiveClass,
              options: additiveOptions(form.lang, dayAt(new Date())),
              optional: true,
            },
            { name: 'species', label: t.species, optional: true },
            { name: 'plantPart', label: t.plantPart, optional: true },
            { name: 'preparation', label: t.preparation, optional: true },
            { name: 'reference', label: t.reference, optional: true },
          ]}
        />
        <details>
          <summary>{t.paste}</summary>
          <PasteField
            form={form}
            name="pasted"
            label={t.paste}
            hint={t.pasteHint}
            optional
            columns={[
              { title: t.role, example: t.roles.active },
              { title: t.materialName, example: 'Vitamin C' },
              { title: t.amount, example: '500' },
              { title: t.unit, example: 'mg' },
              { title: t.origin, example: t.origins.synthetic },
              { title: t.additiveClass, example: '' },
              { title: t.species, example: '' },
              { title: t.plantPart, example: '' },
              { title: t.preparation, example: '' },
            ]}
          />
          <button type="submit" class="button button-second" name="_paste" value="1">
            {t.pasteRead}
          </button>
        </details>
      </>
    )
  },
  alter: values => {
    if (typed({ lang: 'id', values }, '_pick')) return pick(values)
    if (typed({ lang: 'id', values }, '_paste')) return paste(values)
    return alterRows(values)
  },
  answers: (content, { kind }, lang) => {
    const t = words[lang]
    const { unitsPerServing, servingsPerDay, drugClass, materials } = Composition.parse(content)
    const classes = additiveOptions(lang, dayAt(new Date()))
    return [
      { label: t.unitsPerServing, value: unitsPerServing?.toString(), field: 'unitsPerServing' },
      { label: t.servingsPerDay, value: servingsPerDay?.toString(), field: 'servingsPerDay' },
      ...(kind === 'pharma industry' ? [{ label: t.drugClass, value: sayYesNo(drugClass, lang), field: 'drugClass' }] : []),
      ...materials.map((row, index) => ({
        label: row.role ? t.roles[row.role] : t.material,
        value: [
          materialText(row),
          row.origin && t.origins[row.origin],
          labelOf(classes, row.additiveClass),
          row.species,
          row.plantPart,
          row.preparation,
          row.reference,
        ]
          .filter(Boolean)
          .join(' · '),
        field: `materials.${index}.name`,
      })),
    ]
  },
}

const isBlank = (row: Record<string, string>) => Object.values(row).every(cell => cell.trim() === '')

/** Adds rows behind those that hold something. */
function withRows(values: Values, added: readonly Record<string, string>[]): Values {
  const rows = [...rowsFrom(values, 'materials').filter(row => !isBlank(row)), ...added]
  const others = Object.entries(values).filter(([key]) => !key.startsWith('materials.') && !key.startsWith('_'))
  return { ...Object.fromEntries(others), ...rowValues('materials', rows) }
}

/** The material that was looked for becomes a row, with what is known of it filled in. */
function pick(values: Values): Values {
  const name = typed({ lang: 'id', values }, 'find').trim()
  if (!name) return withRows(values, [])
  const known = findIngredient(name)
  const row = known
    ? {
        role: known.additive ? 'additive' : 'active',
        name: known.name,
        origin: known.origin,
        ...(known.additive && { additiveClass: known.additive }),
      }
    : { name }
  return { ...withRows(values, [row]), find: '' }
}

function paste(values: Values): Values {
  return { ...withRows(values, pastedMaterials(typed({ lang: 'id', values }, 'pasted'))), pasted: '' }
}
