import { type FormState, fieldId, problemOf, typed } from './answers.ts'
import type { Option } from './choice-fields.tsx'
import { FieldGroup, type FieldProps } from './field.tsx'
import { Icon } from './icon.tsx'
import { rowsFrom } from './rows.ts'
import { words } from './words.ts'

export type RowColumn = {
  name: string
  label: string
  options?: readonly Option[]
  inputmode?: 'text' | 'numeric' | 'decimal'
  optional?: boolean
  /** A line of its own, for sentences. */
  wide?: boolean
}

export type RowsFieldProps = FieldProps & {
  columns: readonly RowColumn[]
  /** What one row is: `Bahan`. Numbered: `Bahan 1`. */
  row: string
  /** Rows shown when nothing is typed yet; at least one. */
  least?: number
}

/**
 * The same few boxes again and again. "Add a row" and "remove" are buttons of the form: the route gives the values to `alterRows`
 * and shows the page again; where JavaScript runs, it happens in place.
 */
export function RowsField({ columns, row, least = 1, ...field }: RowsFieldProps) {
  const { form, name } = field
  const t = words[form.lang]
  const count = Math.max(1, least, rowsFrom(form.values ?? {}, name).length)
  return (
    <FieldGroup {...field}>
      <div class="rows" id={fieldId(name)} tabindex={-1} data-island="rows" data-name={name}>
        <div class="rows-list">
          {Array.from({ length: count }, (_, index) => (
            <Row form={form} name={name} index={String(index)} title={`${row} ${index + 1}`} columns={columns} />
          ))}
        </div>
        <template>
          <Row form={{ lang: form.lang }} name={name} index="__row__" title={`${row} __number__`} columns={columns} />
        </template>
        <button type="submit" class="button button-second" name="_add" value={name} data-add>
          {t.addRow(row)}
        </button>
      </div>
    </FieldGroup>
  )
}

type RowProps = { form: FormState; name: string; index: string; title: string; columns: readonly RowColumn[] }

function Row({ form, name, index, title, columns }: RowProps) {
  const t = words[form.lang]
  return (
    <fieldset class="rows-row">
      <legend>{title}</legend>
      {columns.map(column => (
        <Cell form={form} name={`${name}.${index}.${column.name}`} column={column} />
      ))}
      <button type="submit" class="button-quiet" name="_remove" value={`${name}.${index}`} data-remove>
        {t.drop}
        <span class="unseen"> {title}</span>
      </button>
    </fieldset>
  )
}

function Cell({
  form,
  name,
  column: { label, options, inputmode, optional, wide },
}: {
  form: FormState
  name: string
  column: RowColumn
}) {
  const id = fieldId(name)
  const problem = problemOf(form, name)
  const shared = {
    id,
    name,
    class: 'input',
    'aria-invalid': problem ? ('true' as const) : undefined,
    'aria-describedby': problem ? `${id}-problem` : undefined,
    'aria-required': optional ? undefined : ('true' as const),
  }
  return (
    <div class={wide ? 'rows-cell rows-wide' : 'rows-cell'}>
      <label for={id}>
        {label}
        {optional ? <span class="field-optional"> {words[form.lang].optional}</span> : null}
      </label>
      {options ? (
        <select {...shared}>
          <option value="">{words[form.lang].choose}</option>
          {options.map(option => (
            <option value={option.value} selected={option.value === typed(form, name)}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input {...shared} type="text" inputmode={inputmode} autocomplete="off" value={typed(form, name)} />
      )}
      {problem ? (
        <p class="field-problem" id={`${id}-problem`}>
          <Icon name="look" />
          {problem}
        </p>
      ) : null}
    </div>
  )
}
