import { shelfPage } from '#/features/lawbook/index-page.tsx'
import { sayFact, sayValue } from '#/features/lawbook/names.ts'
import { chosenFacts, factsOf, type RowOn, rowsOn } from '#/features/lawbook/rows-on.ts'
import { findTable, type LawTable } from '#/features/lawbook/tables.ts'
import { words } from '#/features/lawbook/words.ts'
import { addDays, type Day, dayAt, isDay } from '#/law/day.ts'
import { sayCite, sayWhyNot } from '#/law/explain.ts'
import { instrument } from '#/law/instruments.ts'
import { type Ctx, param } from '#/platform/http/env.ts'
import { NotFound } from '#/platform/http/errors.ts'
import { frame } from '#/platform/http/frame.ts'
import { DataTable, Form, type FormState, formatDay, type Lang, Page, SelectField, Tag, TextField } from '#/platform/ui/kit.ts'

/** `/law/:table?on=`: the rows in force on a day with their articles, and the others with why they are not; facts may be chosen too. */
export function tablePage(c: Ctx): Response | Promise<Response> {
  const key = param(c, 'table')
  const found = findTable(key)
  if (!found) return shelfPage(c, key) ?? missing()
  const { lang } = c.var
  const t = words[lang]
  const query = c.req.query()
  const today = dayAt(new Date())
  const asked = query.on?.trim() || today
  const on: Day = isDay(asked) ? asked : today
  const chosen = chosenFacts(found.table, query)
  const problems = isDay(asked) ? [] : [{ field: 'on', says: t.notADay }]
  const values = { on: asked, ...Object.fromEntries(Object.entries(chosen).map(([fact, value]) => [fact, String(value)])) }
  const form: FormState = { lang, values, problems }
  return c.html(
    <Page {...frame(c)} title={found.title[lang]} back={{ href: '/law', label: t.law }} problems={problems} wide>
      <Wish form={form} found={found} />
      <Rows lang={lang} on={on} rows={rowsOn(found.table, on, chosen)} />
      {found.table.rows.some(row => row.assumed) ? <p class="quiet">{t.assumedSays}</p> : null}
      <p>
        <a href={`/api/v1/law/${key}?on=${on}`}>{t.asData}</a>
      </p>
    </Page>,
    problems.length ? 422 : 200,
  )
}

function missing(): never {
  throw new NotFound({ id: words.id.noTable, en: words.en.noTable })
}

function Wish({ form, found: { key, table } }: { form: FormState; found: LawTable }) {
  const t = words[form.lang]
  return (
    <Form form={form} action={`/law/${key}`} method="get" submit={t.show}>
      <TextField form={form} name="on" label={t.asOf} hint={t.asOfHint} width="short" maxlength={10} code />
      {factsOf(table)
        .filter(({ values }) => values.length > 1)
        .map(({ fact, values }) => (
          <SelectField
            form={form}
            name={fact}
            label={capital(sayFact(fact, form.lang))}
            options={values.map(value => ({ value: String(value), label: sayValue(value, form.lang) }))}
            optional
          />
        ))}
    </Form>
  )
}

function Rows({ lang, on, rows }: { lang: Lang; on: Day; rows: readonly RowOn[] }) {
  const t = words[lang]
  const dim = ({ mismatch }: RowOn) => (mismatch ? 'quiet' : undefined)
  return (
    <DataTable
      lang={lang}
      caption={t.caption(formatDay(on, lang))}
      columns={[
        { key: 'when', title: t.when, show: (row: RowOn) => <span class={dim(row)}>{sayWhen(row, lang) || t.always}</span> },
        { key: 'gives', title: t.gives, show: (row: RowOn) => <span class={dim(row)}>{sayValue(row.row.gives, lang)}</span> },
        {
          key: 'from',
          title: t.from,
          show: (row: RowOn) => <span class={dim(row)}>{formatDay(row.row.from, lang, 'short')}</span>,
        },
        {
          key: 'until',
          title: t.until,
          show: (row: RowOn) => (
            <span class={dim(row)}>{row.row.until ? formatDay(addDays(row.row.until, -1), lang, 'short') : t.open}</span>
          ),
        },
        { key: 'cite', title: t.cite, show: row => <Basis lang={lang} row={row} /> },
        { key: 'state', title: t.state, show: row => <State lang={lang} row={row} /> },
      ]}
      rows={rows}
    />
  )
}

function Basis({ lang, row: { row } }: { lang: Lang; row: RowOn }) {
  const { link } = instrument(row.cite.instrument)
  return (
    <>
      {link ? <a href={link}>{sayCite(row.cite)}</a> : sayCite(row.cite)}{' '}
      {row.assumed ? <Tag tone="look">{words[lang].assumed}</Tag> : null}
      {row.note ? <p class="quiet">{row.note[lang]}</p> : null}
    </>
  )
}

function State({ lang, row: { mismatch } }: { lang: Lang; row: RowOn }) {
  if (!mismatch) return <Tag tone="ok">{words[lang].holds}</Tag>
  return <span class="quiet">{sayWhyNot(mismatch, { id: namesIn('id'), en: namesIn('en') })[lang]}</span>
}

const namesIn = (lang: Lang) => ({
  day: (day: Day) => formatDay(day, lang),
  fact: (fact: string) => sayFact(fact, lang),
  value: (value: unknown) => sayValue(value, lang),
})

const sayWhen = ({ row: { when } }: RowOn, lang: Lang): string =>
  Object.entries(when)
    .filter(([, value]) => value !== undefined)
    .map(([fact, value]) => `${sayFact(fact, lang)}: ${sayValue(value, lang)}`)
    .join('; ')

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
