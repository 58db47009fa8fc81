import type { Child } from 'hono/jsx'
import { allTyped, fieldId, typed } from './answers.ts'
import { control, Field, FieldGroup, type FieldProps } from './field.tsx'
import { words } from './words.ts'

export type Option = { value: string; label: string; hint?: Child }

/** One answer out of a few that should all be seen. */
export function RadiosField({ options, inline, ...field }: FieldProps & { options: readonly Option[]; inline?: boolean }) {
  const chosen = typed(field.form, field.name)
  return (
    <FieldGroup {...field}>
      <Ticks type="radio" name={field.name} options={options} inline={inline} isChosen={value => value === chosen} />
    </FieldGroup>
  )
}

/** Any number of answers; sent as several values of one name. */
export function CheckboxesField({ options, ...field }: FieldProps & { options: readonly Option[] }) {
  const chosen = allTyped(field.form, field.name)
  return (
    <FieldGroup {...field}>
      <Ticks type="checkbox" name={field.name} options={options} isChosen={value => chosen.includes(value)} />
    </FieldGroup>
  )
}

/** One answer out of many that people know by name. */
export function SelectField({ options, ...field }: FieldProps & { options: readonly Option[] }) {
  const chosen = typed(field.form, field.name)
  return (
    <Field {...field}>
      <select {...control(field)} class="input">
        <option value="">{words[field.form.lang].choose}</option>
        {options.map(({ value, label }) => (
          <option value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  )
}

type TicksProps = {
  type: 'radio' | 'checkbox'
  name: string
  options: readonly Option[]
  inline?: boolean
  isChosen: (value: string) => boolean
}

function Ticks({ type, name, options, inline, isChosen }: TicksProps) {
  return (
    <div class={inline ? 'ticks ticks-inline' : 'ticks'}>
      {options.map(({ value, label, hint }, index) => {
        const id = index === 0 ? fieldId(name) : `${fieldId(name)}-${index}`
        return (
          <div class="tick">
            <input
              type={type}
              id={id}
              name={name}
              value={value}
              checked={isChosen(value)}
              aria-describedby={hint ? `${id}-about` : undefined}
            />
            <label for={id}>{label}</label>
            {hint ? (
              <div class="field-hint" id={`${id}-about`}>
                {hint}
              </div>
            ) : null}
          </div>
        )
      })}
    </div>
  )
}
