import type { Ctx } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { addressOf } from '#/platform/http/guards.ts'
import { type FormState, Page } from '#/platform/ui/kit.ts'
import { checkCode } from './check.ts'
import { CheckForm } from './check-form.tsx'
import { verdictPage } from './verdict-page.tsx'
import { words } from './words.ts'

/** `/check`: the box, or with `?code=` the answer. */
export async function checkPage(c: Ctx): Promise<Response> {
  const code = c.req.query('code')
  return code === undefined || code.trim() === '' ? boxPage(c) : answer(c, code)
}

/** The same for texts too long for an address. */
export async function sendCheck(c: Ctx): Promise<Response> {
  const { code } = await c.req.parseBody()
  return typeof code === 'string' && code.trim() !== '' ? answer(c, code) : boxPage(c)
}

/** The addresses that our codes carry: `/v/{nie}/{serial}`, and Digital Links. What is read is the address itself. */
export const checkAddress = (c: Ctx): Promise<Response> => answer(c, addressAsked(c))

/** The address as it stands on the pack: on our own host, whatever the way by which it reached us. */
export function addressAsked(c: Ctx): string {
  const { pathname, search } = new URL(c.req.url)
  return c.var.platform.config.origin + pathname + search
}

async function answer(c: Ctx, raw: string): Promise<Response> {
  return verdictPage(c, await checkCode(c.var.platform, raw, { from: addressOf(c) }))
}

function boxPage(c: Ctx): Response | Promise<Response> {
  const { lang } = c.var
  const t = words[lang]
  const form: FormState = { lang }
  return c.html(
    <Page {...frame(c)} title={t.check}>
      <p class="lead">{t.checkLead}</p>
      <CheckForm form={form} />
    </Page>,
  )
}
