import { words as tracingWords } from '#/features/tracing/words.ts'
import { dayAt } from '#/law/day.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Ctx } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import {
  DataTable,
  EmptyState,
  formatMoment,
  formatNumber,
  type Lang,
  LineChart,
  MapOfIndonesia,
  Page,
  StatTiles,
} from '#/platform/ui/kit.ts'
import { type Board, boardOf } from './board.ts'
import { words } from './words.ts'

/** What other features add to the board, where they are there. */
export type BoardSources = { openAlerts?: (db: Db) => Promise<number> }

type Shown = { board: Board; alerts?: number; at: Date }

/** How long a board is good enough for everyone who looks at it, in milliseconds. */
const fresh = 30_000
const kept = new WeakMap<Db, Promise<Shown>>()
const keptAt = new WeakMap<Db, number>()

/** One count for all who look at the same time. */
function shownOf(db: Db, { openAlerts }: BoardSources): Promise<Shown> {
  const known = kept.get(db)
  if (known && Date.now() - (keptAt.get(db) ?? 0) < fresh) return known
  const at = new Date()
  const counting = Promise.all([boardOf(db, dayAt(at)), openAlerts?.(db)]).then(([board, alerts]) => ({
    board,
    at,
    ...(alerts !== undefined && { alerts }),
  }))
  kept.set(db, counting)
  keptAt.set(db, at.getTime())
  // A count that failed must not be shown to the next one who asks.
  counting.catch(() => kept.delete(db))
  return counting
}

/** `/boards`: how things stand today. */
export const showBoard =
  (sources: BoardSources) =>
  async (c: Ctx): Promise<Response> => {
    const { lang, platform } = c.var
    const t = words[lang]
    const { board, alerts, at } = await shownOf(platform.db, sources)
    const hours = board.hours.slice(0, hourAt(at) + 1)
    return c.html(
      <Page {...frame(c)} title={t.board} wide refresh={{ withoutScript: 60 }}>
        <div class="flow" data-island="fresh" data-seconds="60">
          <p class="quiet">
            {t.lead} {t.asOf(formatMoment(at, lang))}
          </p>
          <Tiles lang={lang} board={board} alerts={alerts} />
          <LineChart
            lang={lang}
            title={t.byHour}
            over={t.hour}
            labels={hours.map((_, hour) => `${String(hour).padStart(2, '0')}.00`)}
            series={[{ name: t.events, values: hours }]}
          />
          <Provinces lang={lang} provinces={board.provinces} />
          <Recalls lang={lang} recalls={board.recalls} />
          <Flags lang={lang} flags={board.flags} />
          <Problems lang={lang} problems={board.problems} />
          <Coverage lang={lang} coverage={board.coverage} />
        </div>
      </Page>,
    )
  }

/** The hour of Jakarta's day, which is seven hours ahead of UTC all year. */
const hourAt = (at: Date): number => (at.getUTCHours() + 7) % 24

function Tiles({ lang, board, alerts }: { lang: Lang; board: Board; alerts: number | undefined }) {
  const t = words[lang]
  const unknown = board.flags.find(({ kind }) => kind === 'unknown serial')?.events ?? 0
  const all = board.hours.reduce((sum, events) => sum + events, 0)
  return (
    <StatTiles
      stats={[
        { label: t.eventsToday, value: formatNumber(all, lang), href: '/movements?order=recorded' },
        ...(alerts === undefined ? [] : [{ label: t.alerts, value: formatNumber(alerts, lang), href: '/alerts' }]),
        { label: t.recalls, value: formatNumber(board.runningRecalls, lang), href: '/recalls?state=running' },
        { label: t.unknownSerials, value: formatNumber(unknown, lang), href: '/movements?flagged=yes' },
      ]}
    />
  )
}

function Provinces({ lang, provinces }: { lang: Lang; provinces: Board['provinces'] }) {
  const t = words[lang]
  if (provinces.length === 0) return <EmptyState title={t.noPacks} />
  return (
    <section class="flow">
      <h2>{t.provinces}</h2>
      <MapOfIndonesia
        lang={lang}
        title={t.provinces}
        whole
        aboutTitle={t.packsThere}
        points={provinces.map(({ name, lat, lon, packs }) => ({
          lat,
          lon,
          label: name,
          about: t.packs(formatNumber(packs, lang)),
        }))}
      />
    </section>
  )
}

function Recalls({ lang, recalls }: { lang: Lang; recalls: Board['recalls'] }) {
  const t = words[lang]
  return (
    <section class="flow">
      <h2>{t.recallProgress}</h2>
      <DataTable
        lang={lang}
        caption={t.recallProgress}
        captionHidden
        rows={recalls}
        columns={[
          {
            key: 'product',
            title: t.product,
            show: ({ recall, product }) => <a href={`/recalls/${recall.id}/progress`}>{product}</a>,
          },
          {
            key: 'done',
            title: t.done,
            numeric: true,
            show: ({ progress: { done } }) => (done === undefined ? '–' : `${formatNumber(done * 100, lang, 1)}%`),
          },
          { key: 'held', title: t.held, numeric: true, show: ({ progress: { packs } }) => formatNumber(packs.held, lang) },
        ]}
        empty={<EmptyState title={t.noRecalls} />}
      />
      {recalls.length > 0 ? (
        <p>
          <a href="/recalls?state=running">{t.all}</a>
        </p>
      ) : null}
    </section>
  )
}

function Flags({ lang, flags }: { lang: Lang; flags: Board['flags'] }) {
  const t = words[lang]
  return (
    <section class="flow">
      <h2>{t.flags}</h2>
      <DataTable
        lang={lang}
        caption={t.flags}
        captionHidden
        rows={flags}
        columns={[
          { key: 'kind', title: t.flag, show: ({ kind }) => tracingWords[lang].flags[kind] },
          { key: 'events', title: t.events, numeric: true, show: ({ events }) => formatNumber(events, lang) },
        ]}
        empty={<EmptyState title={t.noFlags} />}
      />
    </section>
  )
}

function Problems({ lang, problems }: { lang: Lang; problems: Board['problems'] }) {
  const t = words[lang]
  return (
    <section class="flow">
      <h2>{t.problems}</h2>
      <DataTable
        lang={lang}
        caption={t.problems}
        captionHidden
        rows={problems}
        columns={[
          { key: 'company', title: t.company, show: ({ companyId, name }) => <a href={`/companies/${companyId}`}>{name}</a> },
          { key: 'captures', title: t.captures, numeric: true, show: ({ captures }) => formatNumber(captures, lang) },
          { key: 'faults', title: t.faults, numeric: true, show: row => formatNumber(row.problems, lang) },
        ]}
        empty={<EmptyState title={t.noProblems} />}
      />
    </section>
  )
}

function Coverage({ lang, coverage }: { lang: Lang; coverage: Board['coverage'] }) {
  const t = words[lang]
  return (
    <section class="flow">
      <h2>{t.coverage}</h2>
      <p class="quiet">{t.coverageLead}</p>
      <DataTable
        lang={lang}
        caption={t.coverage}
        captionHidden
        rows={coverage}
        columns={[
          { key: 'company', title: t.company, show: ({ companyId, name }) => <a href={`/companies/${companyId}`}>{name}</a> },
          { key: 'shipments', title: t.shipments, numeric: true, show: ({ shipments }) => formatNumber(shipments, lang) },
          { key: 'received', title: t.received, numeric: true, show: ({ received }) => formatNumber(received, lang) },
          {
            key: 'share',
            title: t.share,
            numeric: true,
            show: ({ shipments, received }) => `${formatNumber((received / shipments) * 100, lang, 1)}%`,
          },
        ]}
        empty={<EmptyState title={t.fullCoverage} />}
      />
    </section>
  )
}
