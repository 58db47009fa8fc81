import { fieldId, typed } from './answers.ts'
import type { Option } from './choice-fields.tsx'
import { control, Field, type FieldProps } from './field.tsx'
import { words } from './words.ts'

export type SearchFieldProps = FieldProps & {
  /** Names to offer while typing, where all of them fit into the page. */
  options?: readonly Option[]
  /** Where to ask while typing, `?q=` added: answers `[{ value, label }]`. */
  source?: string
  /** What the typed text may have meant: shown as choices, sent as `name.match`, when the server cannot tell. */
  matches?: readonly Option[]
}

/** A name found by typing. Without JavaScript it is plain text, and the server offers what it may have meant. */
export function SearchField({ options = [], source, matches = [], ...field }: SearchFieldProps) {
  const { form, name } = field
  const list = `${fieldId(name)}-list`
  return (
    <>
      <Field {...field}>
        <input
          {...control(field)}
          type="text"
          class="input"
          autocomplete="off"
          list={options.length || source ? list : undefined}
          value={typed(form, name)}
          data-island={source ? 'search' : undefined}
          data-source={source}
        />
      </Field>
      {options.length || source ? (
        <datalist id={list}>
          {options.map(({ value, label }) => (
            <option value={value}>{label === value ? null : label}</option>
          ))}
        </datalist>
      ) : null}
      {matches.length ? (
        <fieldset class="field">
          <legend>{words[form.lang].didYouMean}</legend>
          {matches.map(({ value, label, hint }, index) => (
            <div class="tick">
              <input
                type="radio"
                id={`${fieldId(name)}-match-${index}`}
                name={`${name}.match`}
                value={value}
                checked={typed(form, `${name}.match`) === value}
              />
              <label for={`${fieldId(name)}-match-${index}`}>{label}</label>
              {hint ? <div class="field-hint">{hint}</div> : null}
            </div>
          ))}
        </fieldset>
      ) : null}
    </>
  )
}
