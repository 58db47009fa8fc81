import type { Lot } from '#/features/coding/packs.ts'
import type { DeskItem } from '#/features/licensing/desk.ts'
import type { Recall } from '#/features/recalls/recalls.ts'
import type { Licence } from '#/features/register/licences.ts'
import { groupNie } from '#/features/register/nie.ts'
import type { SerialList } from '#/features/self-issue/list.ts'
import { addDays, type Day, dayAt } from '#/law/day.ts'
import { isOfficer, type Visitor } from '#/platform/accounts/person.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import {
  DataTable,
  EmptyState,
  formatBytes,
  formatDay,
  formatFromToday,
  formatMoment,
  formatNumber,
  type Lang,
  Notice,
  Page,
  StatTiles,
} from '#/platform/ui/kit.ts'
import { type CompanyDesk, type Desk, deskOf } from './desk.ts'
import { words } from './words.ts'

/** `/desk`: what waits for whoever is signed in, the first due first. */
export async function deskPage(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const t = words[lang]
  const visitor = signedIn(c)
  const today = dayAt(new Date())
  const desk = await deskOf(db, visitor, today)
  const isAdministrator = visitor.roles.includes('administrator')
  return c.html(
    <Page {...frame(c)} title={t.desk} wide>
      {isOfficer(visitor) ? null : <CompanyState lang={lang} visitor={visitor} own={desk.own} />}
      {desk.tiles.length ? <Tiles lang={lang} tiles={desk.tiles} /> : null}
      <Waiting lang={lang} visitor={visitor} items={desk.items} today={today} />
      {desk.own ? <Own lang={lang} own={desk.own} today={today} /> : null}
      {isAdministrator ? <AdminPlaces lang={lang} /> : null}
    </Page>,
  )
}

const Tiles = ({ lang, tiles }: { lang: Lang; tiles: Desk['tiles'] }) => (
  <StatTiles
    stats={tiles.map(({ name, count, href }) => ({ label: words[lang].tiles[name], value: formatNumber(count, lang), href }))}
  />
)

/** What keeps a company from applying, if anything does. */
function CompanyState({ lang, visitor, own }: { lang: Lang; visitor: Visitor; own: CompanyDesk | undefined }) {
  const t = words[lang]
  if (!visitor.companyId || !own)
    return (
      <EmptyState title={t.noCompany} action={{ href: '/company', label: t.toCompany }}>
        {t.noCompanySays}
      </EmptyState>
    )
  const { standing } = own.company
  if (standing === 'verified') return null
  return (
    <Notice lang={lang} tone={standing === 'submitted' ? 'plain' : 'look'} title={own.company.name}>
      <p>{t.companyStates[standing]}</p>
      <p>
        <a href="/company">{t.toCompany}</a>
      </p>
    </Notice>
  )
}

type WaitingProps = { lang: Lang; visitor: Visitor; items: readonly DeskItem[]; today: Day }

function Waiting({ lang, visitor, items, today }: WaitingProps) {
  const t = words[lang]
  const officer = isOfficer(visitor)
  if (!officer && !visitor.companyId) return null
  if (officer && !visitor.roles.some(role => role === 'evaluator' || role === 'approver')) return null
  return (
    <section>
      <h2>{t.waiting}</h2>
      {items.length === 0 ? (
        <EmptyState title={t.nothingWaits} {...(!officer && { action: { href: '/apply', label: t.newApplication } })}>
          {officer ? t.nothingWaitsOfficer : t.nothingWaitsCompany}
        </EmptyState>
      ) : (
        <DataTable
          lang={lang}
          caption={t.waiting}
          captionHidden
          columns={[
            { key: 'number', title: t.number, show: ({ href, number }: DeskItem) => <a href={href}>{number}</a> },
            { key: 'title', title: t.subject, show: ({ title }: DeskItem) => title },
            { key: 'state', title: t.state, show: ({ says }: DeskItem) => says[lang] },
            {
              key: 'due',
              title: t.due,
              show: ({ due }: DeskItem) => (due ? <DayFromToday lang={lang} day={due} today={today} /> : t.noDue),
            },
          ]}
          rows={items}
        />
      )}
    </section>
  )
}

/** Two phrases, so that a phone may break between them. */
const DayFromToday = ({ lang, day, today }: { lang: Lang; day: Day; today: Day }) => (
  <>
    {formatDay(day, lang, 'short')} <span class="quiet">({formatFromToday(day, today, lang)})</span>
  </>
)

function Own({
  lang,
  own: { recalls, ending, lots, lists, open, openCount },
  today,
}: {
  lang: Lang
  own: CompanyDesk
  today: Day
}) {
  const t = words[lang]
  return (
    <>
      {recalls.length ? <Recalls lang={lang} recalls={recalls} /> : null}
      {lists.length ? <Lists lang={lang} lists={lists} /> : null}
      {open.length ? <OpenLots lang={lang} lots={open} count={openCount} /> : null}
      {ending.length ? (
        <section>
          <h2>{t.ending}</h2>
          <DataTable
            lang={lang}
            caption={t.ending}
            captionHidden
            columns={[
              {
                key: 'licence',
                title: t.licence,
                show: ({ number }: Licence) => <a href={`/register/${number}`}>{groupNie(number)}</a>,
              },
              { key: 'product', title: t.product, show: ({ productName }: Licence) => productName },
              {
                key: 'until',
                title: t.until,
                show: ({ validUntil }: Licence) => <DayFromToday lang={lang} day={addDays(validUntil, -1)} today={today} />,
              },
            ]}
            rows={ending}
          />
        </section>
      ) : null}
      {lots.length ? <Lots lang={lang} lots={lots} /> : null}
    </>
  )
}

function Recalls({ lang, recalls }: { lang: Lang; recalls: readonly Recall[] }) {
  const t = words[lang]
  return (
    <Notice lang={lang} tone="stop" title={t.recalled}>
      <ul>
        {recalls.map(({ licence, batch, startedOn, reasons }) => (
          <li>
            <a href={`/register/${licence}`}>{groupNie(licence)}</a>, {batch ? t.batch(batch) : t.allPacks},{' '}
            {formatDay(startedOn, lang, 'short')}: {reasons}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Lists({ lang, lists }: { lang: Lang; lists: readonly SerialList[] }) {
  const t = words[lang]
  return (
    <section id="lists">
      <h2>{t.lists}</h2>
      <DataTable
        lang={lang}
        caption={t.lists}
        captionHidden
        columns={[
          { key: 'name', title: t.file, show: ({ id, name }: SerialList) => <a href={`/serial-lists/${id}`}>{name}</a> },
          {
            key: 'come',
            title: t.come,
            show: ({ received, bytes }: SerialList) => t.ofBytes(formatBytes(received, lang), formatBytes(bytes, lang)),
          },
          { key: 'since', title: t.lastCame, show: ({ since }: SerialList) => formatMoment(since, lang, 'WIB', 'short') },
        ]}
        rows={lists}
      />
    </section>
  )
}

function OpenLots({ lang, lots, count }: { lang: Lang; lots: readonly Lot[]; count: number }) {
  const t = words[lang]
  return (
    <section id="open-lots">
      <h2>{t.openLots}</h2>
      <p class="quiet">{t.openLotsSays(formatNumber(lots.length, lang), formatNumber(count, lang))}</p>
      <DataTable
        lang={lang}
        caption={t.openLots}
        captionHidden
        columns={[
          { key: 'batch', title: t.lotBatch, show: ({ id, batch }: Lot) => <a href={`/lots/${id}`}>{batch}</a> },
          {
            key: 'licence',
            title: t.licence,
            whole: true,
            show: ({ licence }: Lot) => <span class="code">{groupNie(licence)}</span>,
          },
          { key: 'made', title: t.made, show: ({ productionDate }: Lot) => formatDay(productionDate, lang, 'short') },
          { key: 'packs', title: t.packs, numeric: true, show: ({ packs }: Lot) => formatNumber(packs, lang) },
        ]}
        rows={lots}
      />
    </section>
  )
}

function Lots({ lang, lots }: { lang: Lang; lots: readonly Lot[] }) {
  const t = words[lang]
  return (
    <section>
      <h2>{t.lots}</h2>
      <DataTable
        lang={lang}
        caption={t.lots}
        captionHidden
        columns={[
          { key: 'batch', title: t.lotBatch, show: ({ id, batch }: Lot) => <a href={`/lots/${id}`}>{batch}</a> },
          {
            key: 'licence',
            title: t.licence,
            whole: true,
            show: ({ licence }: Lot) => <span class="code">{groupNie(licence)}</span>,
          },
          { key: 'packs', title: t.packs, numeric: true, show: ({ packs }: Lot) => formatNumber(packs, lang) },
          { key: 'expiry', title: t.expiry, show: ({ expiry }: Lot) => formatDay(expiry, lang, 'short') },
        ]}
        rows={lots}
      />
    </section>
  )
}

function AdminPlaces({ lang }: { lang: Lang }) {
  const t = words[lang]
  return (
    <section>
      <h2>{t.places}</h2>
      <ul class="links">
        {t.adminPlaces.map(({ href, label }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
