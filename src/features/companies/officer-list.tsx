import { dayAt } from '#/law/day.ts'
import type { Ctx } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { DataTable, EmptyState, formatFromToday, formatMoment, Page, readTable } from '#/platform/ui/kit.ts'
import { sayRegency } from './areas.ts'
import { waitingFiles } from './file.ts'
import { kindNames } from './names.ts'
import { words } from './words.ts'

/** `/companies-to-verify`: the files that wait for an officer, the longest waiting first. */
export async function listWaiting(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const t = words[lang].officer
  const state = readTable(c.req.query(), { sorts: ['since'], by: 'since' })
  const { files, total } = await waitingFiles(db, state)
  const today = dayAt(new Date())
  return c.html(
    <Page {...frame(c)} title={t.title} wide>
      <DataTable
        lang={lang}
        caption={t.title}
        captionHidden
        path="/companies-to-verify"
        state={state}
        total={total}
        rows={files}
        empty={<EmptyState title={t.none} />}
        columns={[
          { key: 'name', title: t.name, show: file => <a href={`/companies-to-verify/${file.id}`}>{file.name}</a> },
          { key: 'kind', title: t.kind, show: file => kindNames[file.kind][lang] },
          { key: 'city', title: t.city, show: file => sayRegency(file.regencyCode) },
          { key: 'what', title: t.what, show: file => (file.additions ? t.additions : t.whole) },
          {
            key: 'since',
            title: t.since,
            show: ({ waitingSince }) => (
              <>
                {formatMoment(waitingSince, lang, 'WIB', 'short')}
                <div class="quiet">{formatFromToday(dayAt(waitingSince), today, lang)}</div>
              </>
            ),
          },
        ]}
      />
    </Page>,
  )
}
