import { CameraButton } from '#/features/tracing/camera-button.tsx'
import { Form, type FormState, fieldId, TextField } from '#/platform/ui/kit.ts'
import { words } from './words.ts'

/** The one box: type, paste or scan. Sent by address, so that an answer can be kept and shared. */
export function CheckForm({ form }: { form: FormState }) {
  const t = words[form.lang]
  const camera = <CameraButton lang={form.lang} target={fieldId('code')} />
  return (
    <Form form={form} action="/check" method="get" submit={t.checkNow} beside={camera}>
      <TextField form={form} name="code" label={t.code} hint={t.codeHint} autocomplete="off" maxlength={2048} code />
    </Form>
  )
}
