import { readCode } from '#/gs1/code.ts'
import type { Ctx } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { Form, type FormState, fieldId, Page, TextField } from '#/platform/ui/kit.ts'
import { CameraButton } from './camera-button.tsx'
import { uriOfCode } from './code-uri.ts'
import { identify } from './identify.ts'
import { words } from './words.ts'

/** One box: any code of a pack, case or pallet leads to its page. */
export async function findPackPage(c: Ctx) {
  const { lang, db, platform } = c.var
  const t = words[lang]
  const code = c.req.query('code')?.trim() ?? ''
  if (code !== '') {
    const uri = uriOfCode(platform.config.origin, code, readCode(code)) ?? code
    const found = (await identify(db, platform, [uri])).numbers.get(uri)
    if (found) return c.redirect(`/packs/${found.classId}/${found.n}`, 303)
  }
  const problems = code === '' ? [] : [{ field: 'code', says: t.notFound }]
  const form: FormState = { lang, values: { code }, problems }
  return c.html(
    <Page {...frame(c)} title={t.findPack} back="/movements" problems={problems}>
      <Form form={form} method="get" action="/packs" submit={t.find}>
        <TextField form={form} name="code" label={t.code} hint={t.findHint} autocomplete="off" code />
        <CameraButton lang={lang} target={fieldId('code')} />
      </Form>
    </Page>,
    code === '' ? 200 : 404,
  )
}
