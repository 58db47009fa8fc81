import type { Child, PropsWithChildren } from 'hono/jsx'
import type { FormState } from './answers.ts'
import { words } from './words.ts'

export type FormProps = PropsWithChildren<{
  form: FormState
  action?: string
  method?: 'post' | 'get'
  /** What the form carries unseen: an idempotency key, a step. */
  hidden?: Readonly<Record<string, string>>
  /** The form has an upload. */
  files?: boolean
  /** What the main button does: "Kirim permohonan"; `Lanjut` when left out. `false` when the children bring their own. */
  submit?: string | false
  /** For acts that take something away. */
  danger?: boolean
  /** For acts that are not what the page is about. */
  second?: boolean
  /** What stands beside the main button: a second button, a link to leave. */
  beside?: Child
}>

/**
 * A form with its main button. Its first, unseen button is the one that Enter presses, so that Enter never adds or removes
 * a row by accident.
 */
export function Form({ form, action, method = 'post', hidden = {}, files, submit, danger, second, beside, children }: FormProps) {
  const label = submit === undefined ? words[form.lang].continue : submit
  return (
    <form class="form" action={action} method={method} enctype={files ? 'multipart/form-data' : undefined} novalidate>
      {label === false ? null : (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: out of the tab order; Safari presses no button that is not drawn
        <button type="submit" class="unseen" tabindex={-1} aria-hidden="true">
          {label}
        </button>
      )}
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
      {label === false ? null : (
        <div class="buttons">
          <button type="submit" class={`button${danger ? ' button-danger' : second ? ' button-second' : ''}`}>
            {label}
          </button>
          {beside}
        </div>
      )}
    </form>
  )
}
