import type { Child, PropsWithChildren } from 'hono/jsx'
import { type FormState, fieldId, problemOf } from './answers.ts'
import { Icon } from './icon.tsx'
import { words } from './words.ts'

/** What every field takes. */
export type FieldProps = {
  form: FormState
  name: string
  label: string
  /** How to answer, in one sentence, above the box. */
  hint?: Child
  /** May be left empty; the label says so. */
  optional?: boolean
}

/** The ids of hint and message, for `aria-describedby`; `undefined` when there is neither. */
export function describedBy({ form, name, hint }: FieldProps): string | undefined {
  const ids = [hint ? `${fieldId(name)}-hint` : '', problemOf(form, name) ? `${fieldId(name)}-problem` : ''].filter(Boolean)
  return ids.length ? ids.join(' ') : undefined
}

/** The attributes that tie one control to its name, hint and message. */
export function control(field: FieldProps) {
  const { form, name, optional } = field
  const wrong = problemOf(form, name) !== undefined
  return {
    id: fieldId(name),
    name,
    'aria-describedby': describedBy(field),
    'aria-invalid': wrong ? ('true' as const) : undefined,
    'aria-required': optional ? undefined : ('true' as const),
  }
}

/** A label, a hint, a message and one control. */
export function Field({ children, ...field }: PropsWithChildren<FieldProps>) {
  const { form, name } = field
  return (
    <div class={problemOf(form, name) ? 'field field-wrong' : 'field'}>
      <label for={fieldId(name)}>
        <Label {...field} />
      </label>
      <HintAndProblem {...field} />
      {children}
    </div>
  )
}

/** A question answered by several controls: radios, checkboxes, the three boxes of a date. */
export function FieldGroup({ children, ...field }: PropsWithChildren<FieldProps>) {
  const { form, name } = field
  return (
    <fieldset class={problemOf(form, name) ? 'field field-wrong' : 'field'} aria-describedby={describedBy(field)}>
      <legend>
        <Label {...field} />
      </legend>
      <HintAndProblem {...field} />
      {children}
    </fieldset>
  )
}

function Label({ form, label, optional }: FieldProps) {
  return (
    <>
      {label}
      {optional ? <span class="field-optional"> {words[form.lang].optional}</span> : null}
    </>
  )
}

function HintAndProblem({ form, name, hint }: FieldProps) {
  const problem = problemOf(form, name)
  return (
    <>
      {hint ? (
        <div class="field-hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </div>
      ) : null}
      {problem ? (
        <p class="field-problem" id={`${fieldId(name)}-problem`}>
          <Icon name="look" />
          <span>
            <span class="unseen">{words[form.lang].error}: </span>
            {problem}
          </span>
        </p>
      ) : null}
    </>
  )
}
