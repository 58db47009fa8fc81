import { Form, type FormState, fieldId, TextField } from '#/platform/ui/kit.ts'
import { words } from './words.ts'

/** The one box: type, paste or scan. Sent by address, so that an answer can be kept and shared. */
export function CheckForm({ form }: { form: FormState }) {
  const t = words[form.lang]
  return (
    <Form form={form} action="/check" method="get" submit={t.checkNow} beside={<ScanButton form={form} />}>
      <TextField form={form} name="code" label={t.code} hint={t.codeHint} autocomplete="off" maxlength={2048} code />
    </Form>
  )
}

/** Shown by its island where there is a camera. */
const ScanButton = ({ form }: { form: FormState }) => (
  <button type="button" class="button button-second" hidden data-island="scan" data-target={`#${fieldId('code')}`}>
    {words[form.lang].scan}
  </button>
)
