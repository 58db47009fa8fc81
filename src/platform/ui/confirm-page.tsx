import type { Child, PropsWithChildren } from 'hono/jsx'
import type { FormState } from './answers.ts'
import { Form } from './form.tsx'
import { Notice } from './notice.tsx'
import { Page, type PageProps } from './page.tsx'
import { TextAreaField, TextField } from './text-fields.tsx'
import { words } from './words.ts'

export type ConfirmPageProps = PropsWithChildren<
  Omit<PageProps, 'problems' | 'children'> & {
    back: NonNullable<PageProps['back']>
    form: FormState
    action?: string
    hidden?: Readonly<Record<string, string>>
    /** What the act will do, one consequence a line. */
    consequences: readonly Child[]
    /** Ask for a reason, sent as `reason`. */
    reason?: { label: string; hint?: Child }
    /** Ask to type this word, sent as `confirm`, before an act that cannot be taken back. */
    typed?: { word: string; label?: string }
    /** What the button does: `Cabut izin edar`. */
    submit: string
  }
>

/**
 * An act that cannot be taken back: what it does, why, and the button that says its name. Fields that come before the reason
 * (a ground, a step-up code) are its children.
 */
export function ConfirmPage({ children, form, action, hidden, consequences, reason, typed, submit, ...page }: ConfirmPageProps) {
  const t = words[page.lang]
  const back = typeof page.back === 'string' ? page.back : page.back.href
  return (
    <Page {...page} problems={form.problems}>
      <Notice lang={page.lang} tone="stop" title={t.willHappen}>
        <ul>
          {consequences.map(each => (
            <li>{each}</li>
          ))}
        </ul>
      </Notice>
      <Form form={form} action={action} hidden={hidden} submit={submit} danger beside={<a href={back}>{t.doNot}</a>}>
        {children}
        {reason ? <TextAreaField form={form} name="reason" label={reason.label} hint={reason.hint} /> : null}
        {typed ? (
          <TextField
            form={form}
            name="confirm"
            label={typed.label ?? t.typeToConfirm(typed.word)}
            width="medium"
            autocomplete="off"
            code
          />
        ) : null}
      </Form>
    </Page>
  )
}
