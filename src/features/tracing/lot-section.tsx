import type { LotSection } from '#/features/coding/lot-page.tsx'
import { words as stockWords } from '#/features/stock/words.ts'
import { DataTable, formatMoment, formatNumber } from '#/platform/ui/kit.ts'
import { keptMovementsOfLot, movementsOfLot } from './lot-movements.ts'
import { words } from './words.ts'

/** Up to so many packs a page waits until they are counted; of larger lots it shows the counts that are kept. */
const worthCounting = 1_000_000

/** What the page of a lot shows of movements: where its packs are, with their numbers. */
export const lotMovements: LotSection = async (c, { id, packs }) => {
  const { lang, db } = c.var
  const t = words[lang]
  const { parts, asOf } = packs > worthCounting ? await keptMovementsOfLot(db, id) : { parts: await movementsOfLot(db, id) }
  const isReported = parts.some(({ status }) => status !== 'not yet reported')
  return (
    <section class="flow">
      <h2>{t.lotMovements}</h2>
      {isReported ? (
        <DataTable
          lang={lang}
          caption={t.lotMovements}
          captionHidden
          rows={parts}
          columns={[
            { key: 'status', title: t.standing, show: ({ status }) => t.statuses[status] },
            { key: 'site', title: t.where, show: ({ site }) => site?.name ?? '–' },
            { key: 'to', title: t.to, show: ({ to }) => to?.name ?? '–' },
            { key: 'count', title: t.count, numeric: true, show: ({ count }) => formatNumber(count, lang) },
            {
              key: 'share',
              title: t.share,
              numeric: true,
              show: ({ count }) => `${formatNumber((count / packs) * 100, lang, 1)}%`,
            },
          ]}
        />
      ) : (
        <p>{t.lotNowhere}</p>
      )}
      {asOf ? <p class="quiet">{stockWords[lang].asOf(formatMoment(asOf, lang))}</p> : null}
      <p>
        <a href={`/lots/${id}/genealogy`}>{t.toGenealogy}</a>
      </p>
    </section>
  )
}
