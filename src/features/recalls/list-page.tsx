import { findSite } from '#/features/companies/companies.ts'
import { productNames } from '#/features/recalls/product-names.ts'
import { getRecall, isRunning, listRecalls, type Recall } from '#/features/recalls/recalls.ts'
import { extentOf, words } from '#/features/recalls/words.ts'
import { licenceOn } from '#/features/register/licences.ts'
import { groupNie } from '#/features/register/nie.ts'
import { type Day, dayAt } from '#/law/day.ts'
import { sayCite } from '#/law/explain.ts'
import { isOfficer } from '#/platform/accounts/person.ts'
import { type Ctx, param } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { type Column, DataTable, EmptyState, Facts, formatDay, type Lang, Page, readTable, Tag } from '#/platform/ui/kit.ts'

/** `/recalls`: every recall, the newest first. */
export async function recallsPage(c: Ctx): Promise<Response> {
  const { lang, db, visitor } = c.var
  const t = words[lang]
  const today = dayAt(new Date())
  const table = readTable(c.req.query(), { sorts: ['started'], by: '-started', filters: ['state'] })
  const { state } = table.filters
  const { rows, total } = await listRecalls(
    db,
    { ...(state === 'running' || state === 'ended' ? { state } : {}), page: table.page, size: table.size },
    today,
  )
  const names = await productNames(db, rows, today)
  const shown = frame(c)
  const mayStart = visitor?.roles.some(role => role === 'approver' || role === 'inspector')
  return c.html(
    <Page {...shown} title={t.recalls} wide>
      <p class="lead">{t.lead}</p>
      {mayStart ? (
        <p>
          <a class="button" href="/recalls/new">
            {t.start}
          </a>
        </p>
      ) : null}
      <DataTable
        lang={lang}
        caption={t.recalls}
        captionHidden
        columns={columns(lang, names, today)}
        rows={rows}
        path={shown.path}
        state={table}
        total={total}
        filters={[
          {
            name: 'state',
            label: t.state,
            options: [
              { value: 'running', label: t.running },
              { value: 'ended', label: t.ended },
            ],
          },
        ]}
        empty={<EmptyState title={t.none}>{t.noneSays}</EmptyState>}
      />
    </Page>,
  )
}

/** `/recalls/:id`: one recall. */
export async function recallPage(c: Ctx): Promise<Response> {
  const { lang, db, visitor } = c.var
  const t = words[lang]
  const today = dayAt(new Date())
  const recall = await getRecall(db, param(c, 'id'))
  const licence = await licenceOn(db, recall.licence, today)
  const site = recall.siteId === undefined ? undefined : await findSite(db, recall.siteId)
  const follows = visitor && (isOfficer(visitor) || (visitor.companyId && visitor.companyId === licence?.holder.companyId))
  return c.html(
    <Page
      {...frame(c)}
      title={`${t.recall}: ${licence?.productName ?? recall.licence}`}
      caption={extentOf(lang, recall)}
      back={{ href: '/recalls', label: t.recalls }}
    >
      <p>
        <StateTag lang={lang} recall={recall} today={today} />
      </p>
      <Facts
        lang={lang}
        facts={[
          { label: t.licence, value: <a href={`/register/${recall.licence}`}>{groupNie(recall.licence)}</a> },
          { label: t.extent, value: extentOf(lang, recall) },
          ...(site ? [{ label: t.site, value: site.name }] : []),
          { label: t.class, value: recall.class && t.classes[recall.class] },
          { label: t.startedOn, value: formatDay(recall.startedOn, lang) },
          { label: t.reasons, value: recall.reasons },
          { label: t.basis, value: sayCite(recall.cite) },
          ...(recall.endedOn ? [{ label: t.endedOn, value: formatDay(recall.endedOn, lang) }] : []),
          ...(recall.endReasons ? [{ label: t.endReasons, value: recall.endReasons }] : []),
        ]}
      />
      {isRunning(recall, today) ? <p>{t.publicLead}</p> : null}
      <p class="buttons">
        {follows ? (
          <a class="button" href={`/recalls/${recall.id}/progress`}>
            {t.toProgress}
          </a>
        ) : null}
        <a class="button button-second" href="/check">
          {t.checkYours}
        </a>
      </p>
    </Page>,
  )
}

function StateTag({ lang, recall, today }: { lang: Lang; recall: Recall; today: Day }) {
  const t = words[lang]
  return isRunning(recall, today) ? <Tag tone="stop">{t.running}</Tag> : <Tag>{t.ended}</Tag>
}

function columns(lang: Lang, names: ReadonlyMap<string, string>, today: Day): Column<Recall>[] {
  const t = words[lang]
  return [
    {
      key: 'licence',
      title: t.licence,
      show: recall => (
        <>
          <a href={`/recalls/${recall.id}`}>{names.get(recall.licence) ?? recall.licence}</a>{' '}
          <span class="code quiet">{groupNie(recall.licence)}</span>
        </>
      ),
    },
    { key: 'extent', title: t.extent, show: recall => extentOf(lang, recall) },
    { key: 'class', title: t.class, show: recall => recall.class ?? '–' },
    { key: 'started', title: t.startedOn, sortable: false, show: recall => formatDay(recall.startedOn, lang, 'short') },
    { key: 'state', title: t.state, show: recall => <StateTag lang={lang} recall={recall} today={today} /> },
  ]
}
