import { findSite } from '#/features/companies/companies.ts'
import { addDays, dayAt } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import type { Ctx } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { type Column, DataTable, EmptyState, formatNumber, type Lang, Page } from '#/platform/ui/kit.ts'
import { alertHandling } from './law.ts'
import { type SourceRate, sourceRates } from './readings.ts'
import { words } from './words.ts'

/** Sources shown of each kind: those with the highest rate. */
const shown = 50

/** `/alerts/sources`: how many of the packs that each site, person and program reported on look wrong. */
export async function sourcesPage(c: Ctx): Promise<Response> {
  const { db, lang } = c.var
  const t = words[lang]
  const today = dayAt(new Date())
  const { lookBackDays } = find(today, ({ the }) => the(alertHandling, {})).value
  const since = addDays(today, -lookBackDays)
  const [sites, reporters] = await Promise.all([sourceRates(db, 'site', since, shown), sourceRates(db, 'reporter', since, shown)])
  const named = await Promise.all(sites.map(async one => ({ ...one, name: (await findSite(db, one.name))?.name ?? one.name })))
  return c.html(
    <Page {...frame(c)} title={t.sources} back={{ href: '/alerts', label: t.alerts }} wide>
      <p class="lead">{t.sourcesLead}</p>
      <p>{t.window(formatNumber(lookBackDays, lang))}</p>
      <Rates lang={lang} title={t.bySite} first={t.site} rows={named} />
      <Rates lang={lang} title={t.byReporter} first={t.reporter} rows={reporters} />
    </Page>,
  )
}

function Rates({ lang, title, first, rows }: { lang: Lang; title: string; first: string; rows: readonly SourceRate[] }) {
  const t = words[lang]
  const columns: Column<SourceRate>[] = [
    { key: 'name', title: first, show: ({ name }) => name },
    { key: 'packs', title: t.judged, numeric: true, show: ({ packs }) => formatNumber(packs, lang) },
    { key: 'technical', title: t.technical, numeric: true, show: ({ technical }) => formatNumber(technical, lang) },
    { key: 'suspect', title: t.suspect, numeric: true, show: ({ suspect }) => formatNumber(suspect, lang) },
    { key: 'rate', title: t.rate, numeric: true, show: one => sayRate(one, lang) },
  ]
  return (
    <section>
      <h2>{title}</h2>
      <DataTable
        lang={lang}
        caption={title}
        captionHidden
        columns={columns}
        rows={rows}
        empty={<EmptyState title={t.noSources} />}
      />
    </section>
  )
}

const sayRate = ({ packs, technical, suspect }: SourceRate, lang: Lang): string =>
  new Intl.NumberFormat(lang === 'id' ? 'id-ID' : 'en-GB', { style: 'percent', maximumFractionDigits: 2 }).format(
    (technical + suspect) / Math.max(1, packs),
  )
