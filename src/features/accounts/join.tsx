import { actorOf } from '#/platform/accounts/person.ts'
import { recordDeed } from '#/platform/audit/audit.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { form, page, type Route } from '#/platform/http/routes.ts'
import { Form, Page } from '#/platform/ui/kit.ts'
import { together } from './attempt.ts'
import type { Auth } from './library.ts'
import { endJoin, findJoin, type Join } from './links.ts'
import { joinCompany } from './people.ts'
import { words } from './people-words.ts'

/** Accepting a colleague's invitation: only the person invited can, while signed in. */
export const joinRoutes: Route[] = [
  page('/join/:token', 'signed in', async c => {
    const join = await together(c.var.platform, auth => findOwn(c, auth))
    return join ? c.html(<JoinPage c={c} join={join} />) : c.html(<LinkOver c={c} />, 410)
  }),
  form('/join/:token', 'signed in', accept),
]

async function findOwn(c: Ctx, auth: Auth): Promise<Join | undefined> {
  const join = await findJoin(auth, param(c, 'token'))
  return join?.personId === signedIn(c).id ? join : undefined
}

async function accept(c: Ctx): Promise<Response> {
  const visitor = signedIn(c)
  const join = await together(c.var.platform, async (auth, tx) => {
    const join = await findOwn(c, auth)
    if (!join) return undefined
    await endJoin(auth, param(c, 'token'))
    await joinCompany(tx, visitor.id, join.companyId)
    await recordDeed(tx, actorOf(visitor), { act: 'colleague.joined', subject: 'company', id: join.companyId })
    return join
  })
  if (!join) return c.html(<LinkOver c={c} />, 410)
  return goOn(c, '/staff', { id: 'Anda kini bertindak bagi perusahaan ini.', en: 'You now act for this company.' })
}

function JoinPage({ c, join }: { c: Ctx; join: Join }) {
  const { lang } = c.var
  const t = words[lang]
  return (
    <Page {...frame(c)} title={t.join} unlisted>
      <p>{t.joinSays(join.by)}</p>
      <Form form={{ lang }} submit={t.joinDo} />
    </Page>
  )
}

function LinkOver({ c }: { c: Ctx }) {
  const t = words[c.var.lang]
  return (
    <Page {...frame(c)} title={t.linkOver} unlisted>
      <p>{t.linkOverSays}</p>
    </Page>
  )
}
