import type { Child } from 'hono/jsx'
import { findSite } from '#/features/companies/sites.ts'
import { getLicence, type Licence } from '#/features/register/licences.ts'
import { groupNie } from '#/features/register/nie.ts'
import { dayAt } from '#/law/day.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { DataTable, Facts, formatDay, formatMoment, formatNumber, Notice, Page, StatTiles, Why } from '#/platform/ui/kit.ts'
import { printingRefusal } from './downloads.ts'
import { levels } from './level.ts'
import { PlacementAdvice } from './placement-advice.tsx'
import { countsOf, getLot, groundsOfLot, type Lot, spansOfLot } from './read-lots.ts'
import { words } from './words.ts'

/** What another feature adds to the page of a lot, such as what was reported of its packs. */
export type LotSection = (c: Ctx, lot: Lot) => Promise<Child>

/** A lot: its facts and counts, what was reported, its codes and labels, and the articles it rests on. */
export async function showLot(c: Ctx, sections: readonly LotSection[] = []) {
  const { lang, db } = c.var
  const t = words[lang]
  const lot = await getLot(db, param(c, 'id'))
  const licence = await getLicence(db, lot.licence, dayAt(new Date()))
  const counts = countsOf(await spansOfLot(db, lot.id))
  const refusal = await printingRefusal(c, lot)
  const added = await Promise.all(sections.map(section => section(c, lot)))
  const number = (value: number) => formatNumber(value, lang)
  const here = `/lots/${lot.id}`
  const isCompany = signedIn(c).companyId === lot.companyId
  return c.html(
    <Page {...frame(c)} title={lot.batch} caption={licence.productName} back="/lots" wide>
      {refusal ? (
        <Notice lang={lang} tone="stop" title={t.noPrinting}>
          {refusal[lang]}
        </Notice>
      ) : null}
      <StatTiles stats={levels.map(level => ({ label: t.levels[level], value: number(counts[level]) }))} />
      {added}
      <section class="flow">
        <h2>{t.facts}</h2>
        <Facts lang={lang} facts={await factsOf(c, lot, licence)} />
      </section>
      <section class="flow">
        <h2>{t.plan}</h2>
        <ul>
          <li>{t.inCases(number(lot.packs), number(lot.perCase))}</li>
          <li>{t.inPallets(number(counts.secondary), number(lot.perPallet))}</li>
        </ul>
      </section>
      <section class="flow">
        <h2>{t.codes}</h2>
        <p>{t.aboutCodes}</p>
        <DataTable
          lang={lang}
          caption={t.codes}
          captionHidden
          rows={levels}
          columns={[
            { key: 'level', title: t.level, show: level => t.levels[level] },
            { key: 'count', title: t.count, numeric: true, show: level => number(counts[level]) },
            {
              key: 'files',
              title: t.files,
              show: level => (
                <>
                  <a href={`${here}/codes.csv?level=${level}`}>CSV</a> ·{' '}
                  <a href={`${here}/codes.jsonl?level=${level}`}>JSON Lines</a> ·{' '}
                  <a href={`${here}/codes.xml?level=${level}`}>XML</a>
                  {refusal || !isCompany ? null : (
                    <>
                      {' · '}
                      <a href={`${here}/labels?level=${level}`}>{t.labels}</a>
                    </>
                  )}
                </>
              ),
            },
          ]}
        />
        {isCompany ? <p class="quiet">{t.aboutLabels}</p> : null}
      </section>
      <PlacementAdvice lang={lang} licence={licence} />
      <Why lang={lang} label={t.why} steps={await groundsOfLot(db, lot.id)} />
    </Page>,
  )
}

async function factsOf(c: Ctx, lot: Lot, licence: Licence) {
  const { lang, db } = c.var
  const t = words[lang]
  const site = await findSite(db, lot.siteId)
  return [
    { label: t.product, value: licence.productName },
    {
      label: t.licence,
      value: (
        <a class="code" href={`/register/${lot.licence}`}>
          {groupNie(lot.licence)}
        </a>
      ),
    },
    { label: t.holder, value: licence.holder.name },
    { label: t.batch, value: <span class="code">{lot.batch}</span> },
    { label: t.gtin, value: lot.gtin ? <span class="code">{lot.gtin}</span> : t.noGtin },
    { label: t.production, value: formatDay(lot.productionDate, lang) },
    { label: t.expiry, value: formatDay(lot.expiry, lang) },
    { label: t.site, value: site && `${site.name}, ${site.address}` },
    { label: t.issued, value: formatMoment(lot.issuedAt, lang) },
    { label: t.issuedBy, value: lot.issuedBy },
  ]
}
