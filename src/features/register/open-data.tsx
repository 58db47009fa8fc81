import { words } from '#/features/register/words.ts'
import { dayAt } from '#/law/day.ts'
import type { Ctx } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { DataTable, Page } from '#/platform/ui/kit.ts'

/** `/open-data`: what machines may read here, without an account. */
export function openDataPage(c: Ctx): Response | Promise<Response> {
  const { lang } = c.var
  const t = words[lang]
  const today = dayAt(new Date())
  const rows: { what: string; address: string; isLink: boolean }[] = [
    { what: t.openDataRows.dump, address: '/api/v1/licences.jsonl', isLink: true },
    { what: t.openDataRows.search, address: '/api/v1/licences?q=vitamin&standing=active', isLink: true },
    { what: t.openDataRows.one, address: '/api/v1/licences/{number}', isLink: false },
    { what: t.openDataRows.bulk, address: '/api/v1/licences/check', isLink: false },
    { what: t.openDataRows.recalls, address: '/api/v1/recalls', isLink: true },
    { what: t.openDataRows.feed, address: '/recalls.atom', isLink: true },
    { what: t.openDataRows.calendar, address: `/api/v1/calendar/${today.slice(0, 4)}`, isLink: true },
    { what: t.openDataRows.law, address: `/api/v1/law/licenceValidity?on=${today}`, isLink: true },
    { what: t.openDataRows.openapi, address: '/openapi.json', isLink: true },
  ]
  return c.html(
    <Page {...frame(c)} title={t.openData}>
      <p class="lead">{t.openDataLead}</p>
      <DataTable
        lang={lang}
        caption={t.openDataCaption}
        columns={[
          { key: 'what', title: t.what, show: ({ what }) => what },
          {
            key: 'address',
            title: t.address,
            show: ({ address, isLink }) => (isLink ? <a href={address}>{address}</a> : <span class="code">{address}</span>),
          },
        ]}
        rows={rows}
      />
    </Page>,
  )
}
