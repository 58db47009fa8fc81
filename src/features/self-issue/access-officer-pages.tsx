import { workingDays } from '#/features/calendar/holidays.ts'
import { findCompany } from '#/features/companies/companies.ts'
import { formWith, orAgain, readBody } from '#/features/companies/forms.ts'
import { dayAt } from '#/law/day.ts'
import { sayCite } from '#/law/explain.ts'
import { find } from '#/law/provisions.ts'
import { streamKept } from '#/platform/files/files.ts'
import { type FileKind, mediaTypes } from '#/platform/files/kinds.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { NotFound, type Problem } from '#/platform/http/errors.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { check } from '#/platform/http/problems.ts'
import {
  CheckboxesField,
  DataTable,
  EmptyState,
  Form,
  formatDay,
  formatMoment,
  Page,
  readTable,
  Tag,
  TextAreaField,
  textOf,
  type Values,
} from '#/platform/ui/kit.ts'
import type { Tone } from '#/platform/ui/tone.ts'
import { type AccessState, stateWords } from './access.ts'
import { RefusalSchema } from './access-form.ts'
import { AccessFacts, AccessHistory, AccessStanding } from './access-parts.tsx'
import { getAccess, listAccesses } from './accesses.ts'
import { endAccess, grantAccess, groundsNow, refuseAccess } from './decisions.ts'
import { accessTime } from './law.ts'
import { groundWords, words } from './words.ts'

const list = '/code-access/requests'

/** `/code-access/requests`: applications that wait first, then what was decided. */
export async function showAccesses(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const t = words[lang]
  const state = readTable(c.req.query(), { sorts: ['filed'], by: 'filed' })
  const { rows, total } = await listAccesses(db, state)
  const names = new Map<string, string>()
  for (const { companyId } of rows) names.set(companyId, (await findCompany(db, companyId))?.name ?? companyId)
  const { addWorkingDays } = await workingDays(db)
  const dueOf = (filedAt: Date) => {
    const on = dayAt(filedAt)
    return addWorkingDays(on, find(on, ({ the }) => the(accessTime, {})).value.workingDays)
  }
  return c.html(
    <Page {...frame(c)} title={t.accesses} wide>
      <DataTable
        lang={lang}
        caption={t.accesses}
        captionHidden
        path={list}
        state={state}
        total={total}
        rows={rows}
        empty={<EmptyState title={t.noAccesses} />}
        columns={[
          { key: 'company', title: t.company, show: ({ id, companyId }) => <a href={`${list}/${id}`}>{names.get(companyId)}</a> },
          { key: 'facility', title: t.facility, show: ({ facts }) => facts.facility },
          { key: 'filed', title: t.filed, show: ({ filedAt }) => formatMoment(filedAt, lang, 'WIB', 'short') },
          {
            key: 'state',
            title: t.state,
            show: ({ state }) => <Tag tone={tones[state]}>{stateWords[state][lang]}</Tag>,
          },
          {
            key: 'due',
            title: t.due,
            show: ({ state, filedAt }) => (state === 'filed' ? formatDay(dueOf(filedAt), lang, 'short') : '–'),
          },
        ]}
      />
    </Page>,
  )
}

const tones = { filed: 'look', granted: 'ok', refused: 'stop', withdrawn: 'plain', ended: 'plain' } as const satisfies Record<
  AccessState,
  Tone
>

/** `/code-access/requests/:id`. */
export const showRequest = async (c: Ctx): Promise<Response> => c.html(await requestPage(c))

export async function takeGranted(c: Ctx): Promise<Response> {
  await grantAccess(c.var.db, signedIn(c), param(c, 'id'), c.var.platform.config.origin)
  return goOn(c, list, { id: words.id.granted, en: words.en.granted })
}

export const takeRefused = (c: Ctx): Promise<Response> => takeRefusal(c, refuseAccess, 'refused')
export const takeEnded = (c: Ctx): Promise<Response> => takeRefusal(c, endAccess, 'ended')

async function takeRefusal(c: Ctx, decide: typeof refuseAccess, said: 'refused' | 'ended'): Promise<Response> {
  const body = await readBody(c)
  const values = textOf(body)
  return orAgain(
    c,
    async () => {
      const grounds = [values.grounds ?? []].flat().filter(one => one !== '')
      const refusal = check(RefusalSchema, { reason: values.reason ?? '', grounds })
      await decide(c.var.db, signedIn(c), param(c, 'id'), refusal, c.var.platform.config.origin)
      return goOn(c, list, { id: words.id[said], en: words.en[said] })
    },
    problems => requestPage(c, values, problems),
  )
}

/** `/code-access/:id/papers/:hash`: a supporting document, for the company's own people and code officers. Nothing in it may run. */
export async function givePaper(c: Ctx): Promise<Response> {
  const { facts } = await getAccess(c.var.db, param(c, 'id'))
  const paper = facts.documents.find(({ hash }) => hash === param(c, 'hash'))
  if (!paper) throw new NotFound()
  const kind: FileKind = paper.kind
  return c.body(streamKept(c.var.platform.files, paper.hash), 200, {
    'Content-Type': mediaTypes[kind],
    'Content-Disposition': 'inline',
    'Content-Security-Policy': `default-src 'none'; frame-ancestors 'self'${kind === 'pdf' ? "; object-src 'self'; style-src 'unsafe-inline'" : '; sandbox'}`,
    'Cache-Control': 'private, no-store',
  })
}

async function requestPage(c: Ctx, values: Values = {}, problems: readonly Problem[] = []) {
  const { lang, db } = c.var
  const t = words[lang]
  const access = await getAccess(db, param(c, 'id'))
  const company = await findCompany(db, access.companyId)
  const form = formWith(c, values, problems)
  const here = `${list}/${access.id}`
  const [act, title] = access.state === 'filed' ? ['refuse', t.refuse] : ['end', t.end]
  return (
    <Page {...frame(c)} title={company?.name ?? t.access} caption={t.access} back={list} problems={form.problems}>
      {await AccessStanding({ c, access })}
      <AccessFacts lang={lang} access={access} />
      {access.state === 'filed' ? (
        <section class="flow">
          <h2>{t.grant}</h2>
          <Form form={{ lang }} action={`${here}/grant`} submit={t.grant} />
        </section>
      ) : null}
      {access.state === 'filed' || access.state === 'granted' ? (
        <section class="flow">
          <h2>{title}</h2>
          {access.state === 'granted' ? <p>{t.endSays}</p> : null}
          <Form form={form} action={`${here}/${act}`} submit={title} danger>
            <CheckboxesField
              form={form}
              name="grounds"
              label={t.grounds}
              options={groundsNow().map(({ gives, cite }) => ({
                value: String(gives),
                label: groundWords(gives)[lang],
                hint: sayCite(cite),
              }))}
            />
            <TextAreaField form={form} name="reason" label={t.reason} hint={t.reasonHint} rows={4} maxlength={2000} />
          </Form>
        </section>
      ) : null}
      {await AccessHistory({ c, access })}
    </Page>
  )
}
