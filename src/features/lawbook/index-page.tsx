import { findShelf, type LawTable, type Shelf, shelves } from '#/features/lawbook/tables.ts'
import { words } from '#/features/lawbook/words.ts'
import { type Instrument, instruments } from '#/law/instruments.ts'
import type { Ctx } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { type Column, DataTable, formatDay, formatNumber, type Lang, Page, Tag } from '#/platform/ui/kit.ts'

/** `/law`: every table, part by part, and the texts on which they rest. */
export function lawPage(c: Ctx): Response | Promise<Response> {
  const { lang } = c.var
  const t = words[lang]
  return c.html(
    <Page {...frame(c)} title={t.law}>
      <p class="lead">{t.lead}</p>
      {shelves.map(shelf => (
        <Tables lang={lang} shelf={shelf} />
      ))}
      <Instruments lang={lang} />
    </Page>,
  )
}

/** `/law/:shelf`: the tables of one part. Undefined where there is no such part. */
export function shelfPage(c: Ctx, key: string): Response | Promise<Response> | undefined {
  const { lang } = c.var
  const shelf = findShelf(key)
  if (!shelf) return undefined
  return c.html(
    <Page {...frame(c)} title={words[lang].law} back={{ href: '/law', label: words[lang].law }}>
      <Tables lang={lang} shelf={shelf} />
    </Page>,
  )
}

function Tables({ lang, shelf }: { lang: Lang; shelf: Shelf }) {
  const t = words[lang]
  const number = (count: number) => formatNumber(count, lang)
  return (
    <section class="flow">
      <h2>{shelf.title[lang]}</h2>
      <ul>
        {shelf.tables.map(({ key, title, table }: LawTable) => {
          const assumed = table.rows.filter(row => row.assumed).length
          return (
            <li>
              <a href={`/law/${key}`}>{title[lang]}</a> <span class="quiet">{t.tables(number(table.rows.length))}</span>{' '}
              {assumed ? <Tag tone="look">{t.assumedCount(number(assumed))}</Tag> : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Instruments({ lang }: { lang: Lang }) {
  const t = words[lang]
  const columns: Column<Instrument>[] = [
    {
      key: 'instrument',
      title: t.instrument,
      show: ({ number, link }) => (link ? <a href={link}>{number}</a> : number),
    },
    { key: 'title', title: t.title, show: ({ title }) => title[lang] },
    { key: 'inForce', title: t.inForce, show: ({ inForce }) => (inForce ? formatDay(inForce, lang, 'short') : '–') },
    {
      key: 'status',
      title: t.status,
      show: ({ status }) => <Tag tone={status === 'in force' ? 'ok' : 'plain'}>{t.statuses[status]}</Tag>,
    },
  ]
  return <DataTable lang={lang} caption={t.instruments} columns={columns} rows={Object.values<Instrument>(instruments)} />
}
