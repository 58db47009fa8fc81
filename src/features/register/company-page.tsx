import { recallsOf } from '#/features/recalls/recalls.ts'
import type { Licence } from '#/features/register/licence.ts'
import { licencesOf } from '#/features/register/licences.ts'
import { licenceColumns } from '#/features/register/search-page.tsx'
import { words } from '#/features/register/words.ts'
import { dayAt } from '#/law/day.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { type Column, DataTable, EmptyState, formatFromToday, Page, Tag } from '#/platform/ui/kit.ts'

/** `/licences`: what the company holds, those that end first before the others. */
export async function ownLicencesPage(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const t = words[lang]
  const { companyId } = signedIn(c)
  const today = dayAt(new Date())
  const licences = companyId ? await licencesOf(db, companyId, today) : []
  const recalls = await recallsOf(
    db,
    licences.map(licence => licence.number),
    today,
  )
  const recalled = new Set(recalls.map(recall => recall.licence))
  const left: Column<Licence> = {
    key: 'left',
    title: t.left,
    show: ({ standing, validUntil, number }) => (
      <>
        {standing === 'active' || standing === 'suspended' ? formatFromToday(validUntil, today, lang) : '–'}
        {recalled.has(number) ? (
          <>
            {' '}
            <Tag tone="stop">{t.recallNow}</Tag>
          </>
        ) : null}
      </>
    ),
  }
  const shown = licenceColumns(lang)
    .filter(({ key }) => key !== 'holder')
    .map(column => ({ ...column, sortable: false }))
  return c.html(
    <Page {...frame(c)} title={t.ownLicences} wide>
      <DataTable
        lang={lang}
        caption={t.ownLicences}
        captionHidden
        columns={[...shown, left]}
        rows={licences}
        empty={
          companyId ? (
            <EmptyState title={t.ownNone} action={{ href: '/apply', label: t.applyNow }}>
              {t.ownNoneSays}
            </EmptyState>
          ) : (
            <EmptyState title={t.noCompany} action={{ href: '/company', label: t.toCompany }}>
              {t.noCompanySays}
            </EmptyState>
          )
        }
      />
    </Page>,
  )
}
