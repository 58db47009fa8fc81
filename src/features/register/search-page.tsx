import { type Licence, standings } from '#/features/register/licence.ts'
import { nearNumbers } from '#/features/register/licences.ts'
import { NearLicences } from '#/features/register/near-licences.tsx'
import { groupNie, readNie } from '#/features/register/nie.ts'
import { commodities } from '#/features/register/nie-formats.ts'
import { type LicenceSort, licenceSorts, searchLicences, wishFrom } from '#/features/register/search.ts'
import { StandingTag } from '#/features/register/standing-tag.tsx'
import { words } from '#/features/register/words.ts'
import { addDays, type Day, dayAt } from '#/law/day.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Ctx } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { type Column, DataTable, EmptyState, formatDay, type Lang, Page, readTable } from '#/platform/ui/kit.ts'

/** `/register`: the search, which sorts, filters and pages by its address. */
export async function searchPage(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const t = words[lang]
  const today = dayAt(new Date())
  const state = readTable(c.req.query(), {
    sorts: licenceSorts,
    by: '-issued',
    filters: ['q', 'commodity', 'standing', 'kits', 'holder'],
  })
  const wish = wishFrom(state.filters)
  const { page, size, descending } = state
  const { rows, total } = await searchLicences(db, { ...wish, page, size, descending, sort: state.sort as LicenceSort }, today)
  const holder = wish.holder && rows[0]?.holder.name
  const shown = frame(c)
  return c.html(
    <Page {...shown} title={t.register} wide>
      <p class="lead">{t.lead}</p>
      {wish.commodity === 'cosmetic' ? (
        <p>
          {t.cosmeticLists}: <a href="/register?commodity=cosmetic&standing=active&kits=none">{t.notified}</a> ·{' '}
          <a href="/register?commodity=cosmetic&standing=cancelled">{t.standings.cancelled}</a> ·{' '}
          <a href="/register?commodity=cosmetic&kits=only">{t.kit}</a>
        </p>
      ) : null}
      {holder ? (
        <p>
          {t.onlyHolder(holder)} <a href="/register">{t.everyHolder}</a>
        </p>
      ) : null}
      <DataTable
        lang={lang}
        caption={t.results}
        columns={licenceColumns(lang)}
        rows={rows}
        path={shown.path}
        state={state}
        total={total}
        filters={[
          { name: 'q', label: t.q },
          { name: 'commodity', label: t.commodity, options: commodities.map(value => ({ value, label: t.commodities[value] })) },
          { name: 'standing', label: t.standing, options: standings.map(value => ({ value, label: t.standings[value] })) },
        ]}
        empty={await nothingFound(db, lang, wish.q, today)}
      />
    </Page>,
  )
}

/** The columns in which licences are listed. */
export const licenceColumns = (lang: Lang): Column<Licence>[] => {
  const t = words[lang]
  return [
    {
      key: 'name',
      title: t.name,
      sortable: true,
      show: ({ number, productName, brand }) => (
        <>
          <a href={`/register/${number}`}>{productName}</a>
          {brand && !productName.includes(brand) ? <span class="quiet"> · {brand}</span> : null}
        </>
      ),
    },
    {
      key: 'number',
      title: t.number,
      sortable: true,
      whole: true,
      show: ({ number }) => <span class="code">{groupNie(number)}</span>,
    },
    { key: 'commodity', title: t.commodity, show: ({ commodity }) => t.commodities[commodity] },
    { key: 'holder', title: t.holder, sortable: true, show: ({ holder }) => holder.name },
    { key: 'issued', title: t.issuedOn, sortable: true, show: ({ issuedOn }) => formatDay(issuedOn, lang, 'short') },
    {
      key: 'valid',
      title: t.validUntil,
      sortable: true,
      show: ({ validUntil }) => formatDay(addDays(validUntil, -1), lang, 'short'),
    },
    { key: 'standing', title: t.standing, show: ({ standing }) => <StandingTag lang={lang} standing={standing} /> },
  ]
}

/** Says why nothing fits: a number with a slip in it leads to its neighbours, a broken one to what is wrong with it. */
async function nothingFound(db: Db, lang: Lang, q: string | undefined, today: Day) {
  const t = words[lang]
  const reading = q ? readNie(q) : undefined
  if (reading?.kind === 'nie')
    return (
      <EmptyState title={t.notRegistered}>
        <p>{t.notRegisteredSays(groupNie(reading.number))}</p>
        <NearLicences lang={lang} licences={await nearNumbers(db, reading.number, today)} />
      </EmptyState>
    )
  const says = reading?.kind === 'not BPOM' || (reading?.kind === 'malformed' && reading.closest) ? reading.says : undefined
  return <EmptyState title={t.nothingFound}>{says ? t.wrongForm(says[lang]) : t.nothingFoundSays}</EmptyState>
}
