import { type AuditTable, findBrokenLink } from '#/platform/audit/audit.ts'
import { sealDeeds } from '#/platform/audit/waiting.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Ctx } from '#/platform/http/env.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { form, page, type Route } from '#/platform/http/routes.ts'
import { DataTable, EmptyState, Form, formatMoment, formatNumber, Page, readTable, type TableState } from '#/platform/ui/kit.ts'
import { sayAct } from './act-words.ts'
import { words } from './records-words.ts'

const administrator = { roles: ['administrator'] } as const

/** The audit to read, and its chain to check. */
export const auditRoutes: Route[] = [
  page('/admin/audit', administrator, async c => {
    const rules = { sorts: ['seq'], by: '-seq', filters: ['actor', 'act', 'subject', 'id'], size: 50 }
    const state = readTable(c.req.query(), rules)
    await sealDeeds(c.var.db)
    const rows = await readAudit(c.var.db, state)
    return c.html(<AuditPage c={c} state={state} rows={rows.slice(0, state.size)} more={rows.length > state.size} />)
  }),
  form('/admin/audit/check', administrator, async c => {
    const { db } = c.var
    await sealDeeds(db)
    const broken = await findBrokenLink(db)
    if (broken !== undefined) {
      const row = (lang: 'id' | 'en') => words[lang].broken(formatNumber(broken, lang))
      return goOn(c, '/admin/audit', { id: row('id'), en: row('en') }, 'stop')
    }
    const { seq } = await db.selectFrom('audit_head').select('seq').executeTakeFirstOrThrow()
    const intact = (lang: 'id' | 'en') => words[lang].intact(formatNumber(seq, lang))
    return goOn(c, '/admin/audit', { id: intact('id'), en: intact('en') })
  }),
]

/** A page of the audit, and one row more when there are more. Filters: `actor` in the name, `act` begins with, `subject`, `id`. */
async function readAudit(db: Db, { filters, size, offset, descending }: TableState): Promise<AuditTable[]> {
  const { actor, act, subject, id } = filters
  const literal = (text: string) => text.replaceAll(/[\\%_]/g, '\\$&')
  let rows = db.selectFrom('audit').selectAll()
  if (actor) rows = rows.where('actor_name', 'ilike', `%${literal(actor)}%`)
  if (act) rows = rows.where('act', 'like', `${literal(act)}%`)
  if (subject) rows = rows.where('subject', '=', subject)
  if (id) rows = rows.where('subject_id', '=', id)
  return rows
    .orderBy('seq', descending ? 'desc' : 'asc')
    .limit(size + 1)
    .offset(offset)
    .execute()
}

type Props = { c: Ctx; state: TableState; rows: readonly AuditTable[]; more: boolean }

function AuditPage({ c, state, rows, more }: Props) {
  const { lang } = c.var
  const t = words[lang]
  return (
    <Page {...frame(c)} title={t.audit} wide unlisted>
      <p>{t.auditSays}</p>
      <Form form={{ lang }} action="/admin/audit/check" submit={t.verify} />
      <DataTable<AuditTable>
        lang={lang}
        caption={t.audit}
        captionHidden
        path="/admin/audit"
        state={state}
        rows={rows}
        more={more}
        empty={<EmptyState title={t.none} />}
        filters={[
          { name: 'actor', label: t.actor },
          { name: 'act', label: t.actBegins },
          { name: 'subject', label: t.subject },
          { name: 'id', label: t.subjectId },
        ]}
        columns={[
          { key: 'seq', title: t.seq, sortable: true, numeric: true, show: row => formatNumber(row.seq, lang) },
          { key: 'at', title: t.at, show: row => formatMoment(row.at, lang, 'WIB', 'short') },
          { key: 'actor', title: t.actor, show: row => row.actor_name },
          {
            key: 'act',
            title: t.act,
            show: row => (
              <>
                {sayAct(row.act)[lang]} <code class="quiet">{row.act}</code>
              </>
            ),
          },
          {
            key: 'subject',
            title: t.subject,
            show: row => (
              <>
                {row.subject} <span class="code">{row.subject_id}</span>
              </>
            ),
          },
          { key: 'facts', title: t.facts, show: row => <Facts facts={row.facts} /> },
        ]}
      />
    </Page>
  )
}

function Facts({ facts }: { facts: unknown }) {
  const pairs = Object.entries(facts ?? {})
  if (pairs.length === 0) return <>–</>
  return (
    <span class="code">
      {pairs.map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`).join(' · ')}
    </span>
  )
}
