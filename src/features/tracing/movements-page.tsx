import type { Child } from 'hono/jsx'
import { sitesOf } from '#/features/companies/companies.ts'
import { count } from '#/numbers/spans.ts'
import { isOfficer } from '#/platform/accounts/person.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { NotFound } from '#/platform/http/errors.ts'
import { frame } from '#/platform/http/frame.ts'
import {
  DataTable,
  EmptyState,
  Facts,
  formatMoment,
  formatNumber,
  Page,
  readTable,
  type TableState,
  Tag,
} from '#/platform/ui/kit.ts'
import { factsFrom } from './event-facts.ts'
import { eventsAsJson } from './event-json.ts'
import { findByTime } from './events-by-time.ts'
import { type Audience, audienceOf, type EventFilter, findEvent, findEvents, type KeptEvent } from './find-events.ts'
import { firstOf, numberAt } from './first-of.ts'
import { FlagList, packsNamed } from './flag-list.tsx'
import { flagsOf, type KeptFlag } from './flag-store.ts'
import { hashUri } from './hash-uri.ts'
import { namesFor } from './names.ts'
import { eyesOf } from './reporter.ts'
import { sayUri } from './say-uri.ts'
import { leadsTo } from './sight.ts'
import { type WhoWhere, whoAndWhere } from './who-where.ts'
import { words } from './words.ts'
import { zoneOfOffset } from './zone.ts'

const steps = ['commissioning', 'packing', 'unpacking', 'shipping', 'receiving', 'dispensing', 'destroying'] as const

/** The movements a visitor may see, the newest first. */
export async function showMovements(c: Ctx) {
  const { lang, db } = c.var
  const t = words[lang]
  const visitor = signedIn(c)
  const isCompany = visitor.roles.includes('applicant')
  if (!isOfficer(visitor) && !visitor.companyId) return c.html(<NoCompany c={c} />)
  const companyId = eyesOf(visitor)
  const state = readTable(c.req.query(), { sorts: [], by: '', filters: ['step', 'site', 'flagged', 'order'] })
  const audience = companyId ? await audienceOf(db, companyId) : undefined
  const paging = { limit: state.size, offset: state.offset }
  const { events, more } =
    state.filters.order === 'recorded'
      ? await findEvents(db, filterFrom(state), audience, { ...paging, newestFirst: true })
      : await findByTime(db, filterFrom(state), audience, paging)
  const flags = Map.groupBy(
    await flagsOf(
      db,
      events.map(({ id }) => id),
    ),
    ({ event }) => event,
  )
  const names = await whoAndWhere(db, events)
  const sites = companyId ? await sitesOf(db, companyId) : []
  const isFiltered = Object.keys(state.filters).some(name => name !== 'order')
  return c.html(
    <Page {...frame(c)} title={t.movements} wide>
      <Doors c={c} isCompany={isCompany} />
      <p class="quiet">{companyId ? t.aboutMovements : null}</p>
      <DataTable
        lang={lang}
        caption={companyId ? t.yourMovements : t.allMovements}
        path="/movements"
        state={state}
        more={more}
        rows={events}
        columns={columnsFor(c, names, flags, state.filters.order === 'recorded')}
        filters={[
          { name: 'step', label: t.what, options: steps.map(step => ({ value: step, label: t.steps[step] })) },
          ...(sites.length
            ? [{ name: 'site', label: t.where, options: sites.map(({ id, name }) => ({ value: id, label: name })) }]
            : []),
          { name: 'flagged', label: t.flagged, options: [{ value: 'yes', label: t.onlyFlagged }] },
          { name: 'order', label: t.order, options: [{ value: 'recorded', label: t.byRecording }] },
        ]}
        empty={<EmptyState title={isFiltered ? t.noMovementsFound : t.noMovements} />}
      />
    </Page>,
  )
}

const isSiteId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

function filterFrom({ filters: { step, site, flagged } }: TableState): EventFilter {
  return {
    ...(step && { bizSteps: [step] }),
    ...(site && isSiteId(site) && { siteId: site }),
    ...(flagged === 'yes' && { flagged: true }),
  }
}

export function NoCompany({ c }: { c: Ctx }) {
  const t = words[c.var.lang]
  return (
    <Page {...frame(c)} title={t.movements}>
      <EmptyState title={t.noCompany} action={{ href: '/company', label: t.toCompany }} />
    </Page>
  )
}

function Doors({ c, isCompany }: { c: Ctx; isCompany: boolean }) {
  const t = words[c.var.lang]
  return (
    <p class="buttons">
      {isCompany ? (
        <>
          <a class="button" href="/scan">
            {t.scanNow}
          </a>{' '}
          <a class="button button-second" href="/dispense">
            {t.dispenseNow}
          </a>{' '}
          <a class="button button-second" href="/movements/reports">
            {t.reportsNow}
          </a>{' '}
          <a class="button button-second" href="/movements/upload">
            {t.uploadNow}
          </a>{' '}
        </>
      ) : null}
      <a class="button button-second" href="/packs">
        {t.findPack}
      </a>
    </p>
  )
}

function columnsFor(c: Ctx, names: WhoWhere, flags: ReadonlyMap<number, readonly KeptFlag[]>, byRecording: boolean) {
  const { lang } = c.var
  const t = words[lang]
  return [
    {
      key: 'at',
      title: t.when,
      whole: true,
      show: (event: KeptEvent): Child => (
        <a href={`/movements/${event.id}`}>{formatMoment(event.at, lang, zoneOfOffset(event.zone), 'short')}</a>
      ),
    },
    ...(byRecording
      ? [
          {
            key: 'recorded',
            title: t.recorded,
            show: (event: KeptEvent): Child => formatMoment(event.recorded_at, lang, 'WIB', 'short'),
          },
        ]
      : []),
    {
      key: 'what',
      title: t.what,
      show: (event: KeptEvent): Child => (
        <>
          {t.kinds[factsFrom(event).kind]} {event.retracted ? <Tag>{t.retracted}</Tag> : null}
          {flags.has(event.id) ? <Tag tone="look">{t.flagged}</Tag> : null}
        </>
      ),
    },
    { key: 'packs', title: t.code, numeric: true, show: (event: KeptEvent): Child => formatNumber(codesIn(event), lang) },
    { key: 'where', title: t.where, show: (event: KeptEvent): Child => names.site(event.site_id)?.name ?? '–' },
    { key: 'to', title: t.to, show: (event: KeptEvent): Child => names.site(event.to_site_id)?.name ?? '–' },
    { key: 'by', title: t.by, show: (event: KeptEvent): Child => names.company(event.company_id)?.name ?? '–' },
  ]
}

/** How many codes an event is about; what they were packed in or out of not counted. */
const codesIn = ({ sets }: KeptEvent): number =>
  sets.filter(({ role }) => role !== 'parent' && role !== 'emptied').reduce((sum, { spans }) => sum + count(spans), 0)

/** How many codes of an event its page names. */
const codesNamed = 100

/** One event: what it says, which packs it names, and what looked wrong with it. */
export async function showMovement(c: Ctx) {
  const { lang, db, platform } = c.var
  const t = words[lang]
  const event = await visibleEvent(c)
  const [json] = await eventsAsJson(db, platform, [event])
  const flags = await flagsOf(db, [event.id])
  const names = await whoAndWhere(db, [event])
  const facts = factsFrom(event)
  return c.html(
    <Page {...frame(c)} title={t.kinds[facts.kind]} caption={t.event} back="/movements">
      {event.retracted ? <Tag tone="look">{t.retracted}</Tag> : null}
      <FlagList
        lang={lang}
        flags={flags}
        names={await namesFor(db, platform, packsNamed(flags))}
        mayOpen={leadsTo(signedIn(c))}
      />
      <Facts
        lang={lang}
        facts={[
          { label: t.when, value: formatMoment(event.at, lang, zoneOfOffset(event.zone)) },
          { label: t.where, value: names.site(event.site_id)?.name },
          { label: t.to, value: names.site(event.to_site_id)?.name },
          { label: t.by, value: names.company(event.company_id)?.name },
          { label: t.recorded, value: formatMoment(event.recorded_at, lang) },
          { label: t.eventId, value: <span class="code">{hashUri(event.hash)}</span> },
        ]}
      />
      {await CodesNamed({ c, event })}
      <details>
        <summary>{t.asJson}</summary>
        <pre>
          <code>{JSON.stringify(json, withFewCodes, 2)}</code>
        </pre>
      </details>
    </Page>,
  )
}

/** The page shows the beginning of long lists; the whole event is one request of the API away. */
const withFewCodes = (_: string, value: unknown): unknown =>
  Array.isArray(value) && value.length > codesNamed ? [...value.slice(0, codesNamed), `… ${value.length}`] : value

async function visibleEvent(c: Ctx): Promise<KeptEvent> {
  const companyId = eyesOf(signedIn(c))
  const id = Number(param(c, 'id'))
  const audience: Audience | undefined = companyId ? await audienceOf(c.var.db, companyId) : undefined
  const event = Number.isSafeInteger(id) ? await findEvent(c.var.db, id, audience) : undefined
  if (!event) throw new NotFound()
  return event
}

async function CodesNamed({ c, event }: { c: Ctx; event: KeptEvent }) {
  const { lang, db, platform } = c.var
  const t = words[lang]
  const visitor = signedIn(c)
  const parts = await Promise.all(
    event.sets.map(async ({ role, classId, spans }) => {
      const few = firstOf(spans, codesNamed)
      const names = await namesFor(db, platform, [{ classId, spans: few }])
      const packs = names.uris({ classId, spans: few }).map((uri, i) => {
        const n = numberAt(few, i)
        return { uri, ...(leadsTo(visitor)(names.lot({ classId, n })) && { href: `/packs/${classId}/${n}` }) }
      })
      return { role, packs, all: count(spans) }
    }),
  )
  return (
    <>
      {parts.map(({ role, packs, all }) => (
        <section class="flow">
          <h2>{t.roles[role]}</h2>
          {all > packs.length ? (
            <p class="quiet">{t.packsNamed(formatNumber(packs.length, lang), formatNumber(all, lang))}</p>
          ) : null}
          <ul>
            {packs.map(({ uri, href }) => (
              <li>
                {href ? (
                  <a class="code" href={href}>
                    {sayUri(uri)}
                  </a>
                ) : (
                  <span class="code">{sayUri(uri)}</span>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
