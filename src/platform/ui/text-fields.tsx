import { typed } from './answers.ts'
import { control, Field, type FieldProps } from './field.tsx'

/** How wide the box is: as wide as the answer is long. */
export type Width = 'short' | 'medium' | 'full'

export type TextFieldProps = FieldProps & {
  type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search'
  width?: Width
  /** What the browser may fill in: `email`, `organization`, `one-time-code`, … */
  autocomplete?: string
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url'
  maxlength?: number
  /** Codes and numbers: typed in the monospace face, without spelling help. */
  code?: boolean
}

/** One line of text. A password is never written back into the page. */
export function TextField({ type = 'text', width = 'full', autocomplete, inputmode, maxlength, code, ...field }: TextFieldProps) {
  return (
    <Field {...field}>
      <input
        {...control(field)}
        type={type}
        class={`input input-${width}${code ? ' code-input' : ''}`}
        value={type === 'password' ? undefined : typed(field.form, field.name)}
        autocomplete={autocomplete}
        inputmode={inputmode}
        maxlength={maxlength}
        autocapitalize={code ? 'characters' : undefined}
      />
    </Field>
  )
}

/** Several lines of text. */
export function TextAreaField({ rows = 5, maxlength, ...field }: FieldProps & { rows?: number; maxlength?: number }) {
  return (
    <Field {...field}>
      <textarea {...control(field)} class="input" rows={rows} maxlength={maxlength}>
        {typed(field.form, field.name)}
      </textarea>
    </Field>
  )
}

/** Whole rupiah. Points and spaces may be typed; read it back with `moneyFrom`. */
export function MoneyField(field: FieldProps) {
  return (
    <Field {...field}>
      <div class="affixed">
        <span aria-hidden="true">Rp</span>
        <input
          {...control(field)}
          type="text"
          class="input input-medium"
          inputmode="numeric"
          autocomplete="off"
          value={typed(field.form, field.name)}
        />
      </div>
    </Field>
  )
}
