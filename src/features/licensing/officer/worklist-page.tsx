import { findCompany } from '#/features/companies/companies.ts'
import { type Day, dayAt } from '#/law/day.ts'
import type { Visitor } from '#/platform/accounts/person.ts'
import type { Db } from '#/platform/database/connect.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { DataTable, daysBetween, EmptyState, formatDay, formatDays, type Lang, Page, readTable, Tag } from '#/platform/ui/kit.ts'
import type { CaseState } from '../case.ts'
import { doers, exitsOf } from '../case.ts'
import { type ListedCase, openCases, openStates } from '../case-list.ts'
import { stateTitles } from '../case-words.ts'
import { services } from '../services.ts'
import { StateTag } from '../state-tag.tsx'
import { words } from './words.ts'

/** The states in which somebody with these roles has to act. */
export const statesFor = ({ roles }: Pick<Visitor, 'roles'>): CaseState[] =>
  openStates.filter(state =>
    services.some(({ life }) =>
      exitsOf(life, state).some(kind => doers[kind].some(role => role !== 'applicant' && roles.includes(role))),
    ),
  )

/** `/cases`: what waits, the first due first; without a wish, what waits for this officer. */
export async function listCases(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const t = words[lang]
  const today = dayAt(new Date())
  const state = readTable(c.req.query(), { sorts: ['due'], by: 'due', filters: ['state', 'within'] })
  const asked = openStates.filter(one => one === state.filters.state)
  const all = await openCases(db, asked.length ? asked : statesFor(signedIn(c)), today)
  const fitting = all.filter(one => !state.filters.within || dueWithin(one, today) === state.filters.within)
  const ordered = state.descending ? fitting.reverse() : fitting
  const rows = ordered.slice(state.offset, state.offset + state.size)
  const holders = await namesOf(db, rows)
  return c.html(
    <Page {...frame(c)} title={t.cases} wide>
      <DataTable
        lang={lang}
        caption={t.cases}
        captionHidden
        path="/cases"
        state={state}
        filters={[
          { name: 'state', label: t.state, options: openStates.map(value => ({ value, label: stateTitles[value][lang] })) },
          { name: 'within', label: t.within, options: Object.entries(t.withins).map(([value, label]) => ({ value, label })) },
        ]}
        rows={rows}
        total={fitting.length}
        empty={<EmptyState title={t.noCases} />}
        columns={[
          { key: 'due', title: t.due, sortable: true, show: one => <Due lang={lang} one={one} today={today} /> },
          { key: 'number', title: t.number, show: ({ id, number }) => <a href={`/cases/${id}`}>{number}</a> },
          { key: 'product', title: t.product, show: ({ productName }) => productName ?? '–' },
          { key: 'applicant', title: t.applicant, show: ({ companyId }) => holders.get(companyId) ?? '–' },
          { key: 'state', title: t.state, show: ({ state }) => <StateTag lang={lang} state={state} /> },
        ]}
      />
    </Page>,
  )
}

function dueWithin({ deadline }: ListedCase, today: Day): 'late' | 'week' | 'later' {
  if (!deadline) return 'later'
  const days = daysBetween(today, deadline.due)
  return days < 0 ? 'late' : days <= 7 ? 'week' : 'later'
}

function Due({ lang, one, today }: { lang: Lang; one: ListedCase; today: Day }) {
  const { deadline } = one
  if (!deadline) return <span class="quiet">–</span>
  const days = daysBetween(today, deadline.due)
  return (
    <>
      {formatDay(deadline.due, lang, 'short')}{' '}
      {days < 0 ? (
        <Tag tone="stop">{words[lang].overdue(formatDays(-days, lang))}</Tag>
      ) : days <= 7 ? (
        <Tag tone="look">{formatDays(days, lang)}</Tag>
      ) : null}
    </>
  )
}

async function namesOf(db: Db, cases: readonly ListedCase[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (const id of new Set(cases.map(({ companyId }) => companyId))) {
    const company = await findCompany(db, id)
    if (company) names.set(id, company.name)
  }
  return names
}
