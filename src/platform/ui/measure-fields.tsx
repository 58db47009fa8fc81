import { fieldId, problemOf, typed } from './answers.ts'
import type { Option } from './choice-fields.tsx'
import { control, Field, FieldGroup, type FieldProps } from './field.tsx'
import { words } from './words.ts'

/**
 * A day in three boxes, named `name.day`, `name.month`, `name.year`; read it with `dayFrom`, fill it with `dayValues`.
 * Three plain boxes rather than the browser's date picker: a date that is known is typed faster than it is picked, and
 * every screen reader and old phone can do it.
 */
export function DayField(field: FieldProps & { birthday?: boolean }) {
  const t = words[field.form.lang]
  const wrong = problemOf(field.form, field.name) ? ('true' as const) : undefined
  const parts = [
    { part: 'day', label: t.day, size: 2 },
    { part: 'month', label: t.month, size: 2 },
    { part: 'year', label: t.year, size: 4 },
  ]
  return (
    <FieldGroup {...field}>
      <div class="day">
        {parts.map(({ part, label, size }, index) => {
          const id = index === 0 ? fieldId(field.name) : `${fieldId(field.name)}-${part}`
          return (
            <div>
              <label for={id}>{label}</label>
              <input
                id={id}
                name={`${field.name}.${part}`}
                class={`input input-${size}`}
                inputmode="numeric"
                maxlength={size}
                autocomplete={field.birthday ? `bday-${part}` : 'off'}
                value={typed(field.form, `${field.name}.${part}`)}
                aria-invalid={wrong}
              />
            </div>
          )
        })}
      </div>
    </FieldGroup>
  )
}

/** An amount and its unit, named `name` and `name.unit`; a single unit is shown, several are chosen from. */
export function QuantityField({ units, ...field }: FieldProps & { units: readonly Option[] }) {
  const unitName = `${field.name}.unit`
  const [only] = units.length === 1 ? units : []
  return (
    <Field {...field}>
      <div class="affixed">
        <input
          {...control(field)}
          class="input input-short"
          inputmode="decimal"
          autocomplete="off"
          value={typed(field.form, field.name)}
        />
        {only ? (
          <span>
            {only.label}
            <input type="hidden" name={unitName} value={only.value} />
          </span>
        ) : (
          <select
            id={fieldId(unitName)}
            name={unitName}
            class="input"
            aria-label={`${field.label}: ${words[field.form.lang].unit}`}
          >
            {units.map(({ value, label }) => (
              <option value={value} selected={value === typed(field.form, unitName)}>
                {label}
              </option>
            ))}
          </select>
        )}
      </div>
    </Field>
  )
}
