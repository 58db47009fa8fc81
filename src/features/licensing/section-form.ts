import type { Child } from 'hono/jsx'
import type { FormState, Lang, Values } from '#/platform/ui/kit.ts'
import type { ApplicantFacts } from './service.ts'

/** How a section of one service's dossier is asked for, and shown again. */
export type SectionForm = {
  fields: (props: { form: FormState; applicant: ApplicantFacts }) => Child
  /** What buttons besides “save” do to the values that were sent; undefined when none of them was pressed. */
  alter?: (values: Values) => Values | undefined
  /** The answers as lines, for checking them and for the officer. `column` names the field each is about. */
  answers: (
    content: unknown,
    applicant: ApplicantFacts,
    lang: Lang,
  ) => readonly { label: string; value: string | undefined; field: string }[]
}
