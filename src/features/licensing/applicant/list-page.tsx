import { dayAt } from '#/law/day.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { DataTable, EmptyState, formatDay, formatMoment, Page, readTable, textOf } from '#/platform/ui/kit.ts'
import { caseStates } from '../case.ts'
import { casesOfCompany } from '../case-list.ts'
import { stateTitles } from '../case-words.ts'
import { beginCase } from '../dossier-acts.ts'
import { getService } from '../services.ts'
import { StateTag } from '../state-tag.tsx'
import { words } from './words.ts'

/** `/applications`: everything this company has applied for, the last changed first. */
export async function listApplications(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const t = words[lang]
  const state = readTable(c.req.query(), { sorts: ['changed'], by: '-changed', filters: ['state'] })
  const { companyId } = signedIn(c)
  const wish = { state: state.filters.state, offset: state.offset, size: state.size }
  const { cases, total } = companyId ? await casesOfCompany(db, companyId, wish, dayAt(new Date())) : { cases: [], total: 0 }
  const begin = { href: '/apply', label: t.newApplication }
  return c.html(
    <Page {...frame(c)} title={t.applications} wide>
      <p>
        <a class="button" href={begin.href}>
          {begin.label}
        </a>
      </p>
      <DataTable
        lang={lang}
        caption={t.applications}
        captionHidden
        path="/applications"
        state={state}
        filters={[
          { name: 'state', label: t.state, options: caseStates.map(value => ({ value, label: stateTitles[value][lang] })) },
        ]}
        rows={cases}
        total={total}
        empty={
          <EmptyState title={t.noApplications} action={begin}>
            {t.noApplicationsSays}
          </EmptyState>
        }
        columns={[
          {
            key: 'product',
            title: t.product,
            show: ({ id, productName }) => <a href={`/applications/${id}`}>{productName ?? t.unnamed}</a>,
          },
          { key: 'number', title: t.number, show: ({ number }) => <span class="code">{number}</span> },
          { key: 'state', title: t.state, show: ({ state }) => <StateTag lang={lang} state={state} /> },
          { key: 'due', title: t.due, show: ({ deadline }) => (deadline ? formatDay(deadline.due, lang, 'short') : '–') },
          { key: 'changed', title: t.changed, show: ({ changedAt }) => formatMoment(changedAt, lang, 'WIB', 'short') },
        ]}
      />
    </Page>,
  )
}

/** Opens a draft with the guide's answers and leads to it. */
export async function takeBeginning(c: Ctx): Promise<Response> {
  const body = textOf(await c.req.parseBody({ all: true }))
  const service = getService(typeof body.service === 'string' ? body.service : '')
  const facts = Object.fromEntries(
    service.questions.flatMap(({ key }) => (typeof body[key] === 'string' ? [[key, body[key].slice(0, 300)]] : [])),
  )
  const named = (name: string) => (typeof body[name] === 'string' && body[name] !== '' ? body[name] : undefined)
  const about = { licence: named('_licence'), case: named('_case') }
  const id = await beginCase(c.var.db, signedIn(c), { service: service.key, facts, about })
  return goOn(c, `/applications/${id}`)
}
