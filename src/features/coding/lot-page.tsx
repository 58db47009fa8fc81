import type { Child } from 'hono/jsx'
import { findSite } from '#/features/companies/sites.ts'
import { getLicence, type Licence } from '#/features/register/licences.ts'
import { groupNie } from '#/features/register/nie.ts'
import { dayAt } from '#/law/day.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { DataTable, Facts, formatDay, formatMoment, formatNumber, More, Notice, Page, StatTiles, Why } from '#/platform/ui/kit.ts'
import type { Lang } from '#/platform/ui/lang.ts'
import { type CodeFormat, codeFormats } from './code-rows.ts'
import { printingRefusal } from './downloads.ts'
import { type Level, levels } from './level.ts'
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
  const isHolder = signedIn(c).companyId === lot.companyId
  const codes = <Codes lang={lang} lot={lot} counts={counts} prints={isHolder && !refusal} />
  return c.html(
    <Page {...frame(c)} title={lot.batch} caption={licence.productName} back="/lots" wide>
      {refusal ? (
        <Notice lang={lang} tone="stop" title={t.noPrinting}>
          {refusal[lang]}
        </Notice>
      ) : null}
      <StatTiles stats={levels.map(level => ({ label: t.levels[level], value: number(counts[level]) }))} />
      {/* Serials of the holder's own come by lists first; computed codes are there at once. */}
      {lot.issuer === 'holder' ? null : codes}
      {added}
      {lot.issuer === 'holder' ? codes : null}
      <section class="flow">
        <h2>{t.facts}</h2>
        <Facts lang={lang} facts={await factsOf(c, lot, licence)} />
      </section>
      <More label={t.placement}>
        <PlacementAdvice lang={lang} licence={licence} />
      </More>
      <Why lang={lang} label={t.why} steps={await groundsOfLot(db, lot.id)} />
    </Page>,
  )
}

type CodesProps = { lang: Lang; lot: Lot; counts: Record<Level, number>; prints: boolean }

/** The codes of each level as files, and its labels for who may print them. */
function Codes({ lang, lot: { id }, counts, prints }: CodesProps) {
  const t = words[lang]
  const here = `/lots/${id}`
  return (
    <section class="flow">
      <h2>{t.codes}</h2>
      <DataTable
        lang={lang}
        caption={t.codes}
        captionHidden
        rows={levels}
        columns={[
          { key: 'level', title: t.level, show: level => t.levels[level] },
          { key: 'count', title: t.count, numeric: true, show: level => formatNumber(counts[level], lang) },
          {
            key: 'files',
            title: t.files,
            show: level =>
              counts[level] === 0
                ? '–'
                : codeFormats.map((format, at) => (
                    <>
                      {at ? ' · ' : ''}
                      <a href={`${here}/codes.${format}?level=${level}`}>{formatNames[format]}</a>
                    </>
                  )),
          },
          ...(prints
            ? [
                {
                  key: 'labels',
                  title: t.labels,
                  show: (level: Level) => (counts[level] === 0 ? '–' : <a href={`${here}/labels?level=${level}`}>{t.print}</a>),
                },
              ]
            : []),
        ]}
      />
      <p class="quiet">
        {t.aboutCodes} {prints ? t.aboutLabels : null}
      </p>
    </section>
  )
}

const formatNames = { csv: 'CSV', jsonl: 'JSON Lines', xml: 'XML' } as const satisfies Record<CodeFormat, string>

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
    {
      label: t.plan,
      value: (
        <>
          {t.inCases(formatNumber(lot.packs, lang), formatNumber(lot.perCase, lang))}
          <br />
          {t.inPallets(formatNumber(Math.ceil(lot.packs / lot.perCase), lang), formatNumber(lot.perPallet, lang))}
        </>
      ),
    },
    { label: t.serials, value: t.issuers[lot.issuer] },
    { label: t.site, value: site && `${site.name}, ${site.address}` },
    { label: t.issued, value: formatMoment(lot.issuedAt, lang) },
    { label: t.issuedBy, value: lot.issuedBy },
  ]
}
