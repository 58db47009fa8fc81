import type { PropsWithChildren } from 'hono/jsx'
import { Form, type FormProps } from './form.tsx'
import { Page, type PageProps } from './page.tsx'

export type QuestionPageProps = PropsWithChildren<
  Omit<PageProps, 'problems' | 'children'> & Omit<FormProps, 'children'> & { back: NonNullable<PageProps['back']> }
>

/** One question, or a few that belong together: back, what is asked, the fields, `Lanjut`. */
export function QuestionPage({
  children,
  form,
  action,
  method,
  hidden,
  files,
  submit,
  danger,
  beside,
  ...page
}: QuestionPageProps) {
  return (
    <Page {...page} problems={form.problems}>
      <Form {...{ form, action, method, hidden, files, submit, danger, beside }}>{children}</Form>
    </Page>
  )
}
