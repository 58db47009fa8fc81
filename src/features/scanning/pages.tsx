import { sitesOf } from '#/features/companies/companies.ts'
import { NoCompany } from '#/features/tracing/movements-page.tsx'
import { ScanPage } from '#/features/tracing/scan-page.tsx'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { Page } from '#/platform/ui/kit.ts'
import { PhoneDesk } from './phone-desk.tsx'
import { words } from './words.ts'

const plainForm = 'plain-form'

/** The page for scanning: the plain form, and the phone page in its place where scripts run and the form is not asked for (`?plain=yes`). */
export async function openScan(c: Ctx): Promise<Response> {
  const { companyId, id } = signedIn(c)
  const { lang, db } = c.var
  if (!companyId) return c.html(<NoCompany c={c} />)
  const { plain, ...values } = c.req.query()
  const form = { lang, values }
  if (plain) return c.html(await ScanPage({ c, companyId, form }))
  const sites = (await sitesOf(db, companyId)).map(({ id, name }) => ({ id, name }))
  const desk = <PhoneDesk lang={lang} profile={{ person: id, sites }} chosen={values} plain={plainForm} />
  return c.html(await ScanPage({ c, companyId, form, ...(sites.length > 0 && { desk: { id: plainForm, part: desk } }) }))
}

/** The same page without anybody's name in it, for devices to keep and to show when there is no line. */
export function scanShell(c: Ctx): Response | Promise<Response> {
  const { lang, platform } = c.var
  return c.html(
    <Page lang={lang} path="/scan" demo={platform.config.demo} nav={[]} title={words[lang].shellTitle} unlisted>
      <PhoneDesk lang={lang} />
    </Page>,
  )
}
