import { getLicence } from '#/features/register/licences.ts'
import { dayAt } from '#/law/day.ts'
import { type Ctx, param } from '#/platform/http/env.ts'
import { Invalid } from '#/platform/http/errors.ts'
import { frame } from '#/platform/http/frame.ts'
import { check, inLang } from '#/platform/http/problems.ts'
import {
  DataTable,
  Form,
  type FormState,
  formatNumber,
  More,
  Notice,
  Page,
  SelectField,
  Tag,
  TextField,
  Why,
} from '#/platform/ui/kit.ts'
import { LabelsAsked } from './download-form.ts'
import { printingRefusal } from './downloads.ts'
import { type SymbolKind, symbolKinds } from './label.ts'
import { labelsOf } from './label-files.ts'
import { measure } from './label-rules.ts'
import { labelSizes, resolutions } from './label-sizes.ts'
import { LabelPicture } from './label-svg.tsx'
import { levels } from './level.ts'
import { showLots } from './lots-page.tsx'
import { PlacementAdvice } from './placement-advice.tsx'
import { labelsPerFile } from './printing.ts'
import { countsOf, getLot, type Lot, spansOfLot } from './read-lots.ts'
import { words } from './words.ts'

/** Which lot? An address that names one leads on to its labels. */
export async function chooseLabels(c: Ctx) {
  const lot = c.req.query('lot')
  if (lot) return c.redirect(`/lots/${encodeURIComponent(lot)}/labels`, 303)
  return showLots(c, { title: words[c.var.lang].chooseLot, path: '/labels', to: id => `/lots/${id}/labels` })
}

/** An example of the labels that were chosen, measured against the rules, and the files to print. */
export async function showLabels(c: Ctx) {
  const { lang, db } = c.var
  const t = words[lang]
  const lot = await getLot(db, param(c, 'id'))
  const refusal = await printingRefusal(c, lot)
  const query = c.req.query()
  const form: FormState = { lang, values: { level: 'primary', size: 'a4-24', symbol: 'all', first: '1', ...query } }
  const back = { href: `/lots/${lot.id}`, label: lot.batch }
  if (refusal)
    return c.html(
      <Page {...frame(c)} title={t.labels} back={back}>
        <Notice lang={lang} tone="stop" title={t.noPrinting}>
          {refusal[lang]}
        </Notice>
      </Page>,
      409,
    )
  try {
    const asked = check(LabelsAsked, fromForm(query))
    return c.html(
      <Page {...frame(c)} title={t.labels} caption={lot.batch} back={back} wide>
        <div class="beside">
          <Choices form={form} lot={lot} />
          {await exampleOf(c, lot, asked)}
        </div>
        <section class="flow">
          <h2>{t.placement}</h2>
          <PlacementAdvice lang={lang} licence={await getLicence(db, lot.licence, dayAt(new Date()))} />
        </section>
      </Page>,
    )
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    const all = countsOf(await spansOfLot(db, lot.id))[levels.find(one => one === query.level) ?? 'primary']
    const problems = inLang(
      error.problems.map(one => (one.field === 'from' ? { field: 'first', says: lastLabel(all) } : one)),
      lang,
    )
    return c.html(
      <Page {...frame(c)} title={t.labels} caption={lot.batch} back={back} problems={problems} wide>
        <Choices form={{ ...form, problems }} lot={lot} />
      </Page>,
      422,
    )
  }
}

/** Machines count labels from 0, people from 1: the form says it in their way. */
const lastLabel = (all: number) => ({
  id: words.id.lastLabel(formatNumber(all, 'id')),
  en: words.en.lastLabel(formatNumber(all, 'en')),
})

/** People count from 1 and leave boxes empty. */
function fromForm({ first, ...rest }: Record<string, string>): Record<string, unknown> {
  const given = Object.entries(rest).filter(([, value]) => value.trim() !== '')
  return { ...Object.fromEntries(given), ...(first?.trim() && { from: Number(first) - 1 }) }
}

function Choices({ form, lot }: { form: FormState; lot: Lot }) {
  const { lang, values = {} } = form
  const t = words[lang]
  const isSet = ['dpi', 'bleed', 'skip'].some(name => !['', '0', undefined].includes(values[name] as string))
  const isWrong = form.problems?.some(({ field }) => ['dpi', 'bleed', 'skip'].includes(field))
  return (
    <Form form={form} method="get" action={`/lots/${lot.id}/labels`} submit={t.show} second>
      <SelectField form={form} name="level" label={t.level} options={levels.map(value => ({ value, label: t.levels[value] }))} />
      <SelectField
        form={form}
        name="size"
        label={t.size}
        options={labelSizes.map(({ key, title }) => ({ value: key, label: title[lang] }))}
      />
      <SelectField
        form={form}
        name="symbol"
        label={t.symbols}
        options={(['all', ...symbolKinds] as const).map(value => ({ value, label: t.symbolChoices[value] }))}
      />
      <TextField form={form} name="first" label={t.from} width="short" inputmode="numeric" autocomplete="off" />
      <TextField
        form={form}
        name="count"
        label={t.howMany}
        hint={t.atMost(formatNumber(labelsPerFile, lang))}
        width="short"
        inputmode="numeric"
        autocomplete="off"
        optional
      />
      <More label={t.more} open={isSet || isWrong}>
        <SelectField
          form={form}
          name="dpi"
          label={t.printer}
          hint={t.printerHint}
          options={[
            { value: '', label: t.anyPrinter },
            ...Object.keys(resolutions).map(value => ({ value, label: t.dpi(value) })),
          ]}
        />
        <TextField
          form={form}
          name="bleed"
          label={t.bleed}
          hint={t.bleedHint}
          width="short"
          inputmode="numeric"
          autocomplete="off"
          optional
        />
        <TextField form={form} name="skip" label={t.skip} width="short" inputmode="numeric" autocomplete="off" optional />
      </More>
    </Form>
  )
}

async function exampleOf(c: Ctx, lot: Lot, asked: LabelsAsked) {
  const { lang, db } = c.var
  const t = words[lang]
  const { labels, count, largest } = await labelsOf(c, lot, asked)
  const { value: label } = labels.next()
  if (!label) throw new Error('A range that is not empty gave no label.')
  const { value: measured, steps } = measure(largest, dayAt(new Date()))
  const all = countsOf(await spansOfLot(db, lot.id))[asked.level]
  const { from, level, size, symbol, skip, dpi, bleed } = asked
  const number = (value: number) => formatNumber(value, lang)
  const file = new URLSearchParams({
    level,
    size,
    symbol,
    from: String(from),
    count: String(count),
    skip: String(skip),
    bleed: String(bleed),
    ...(dpi && { dpi: String(dpi) }),
  })
  const picture = (kind: SymbolKind, format: 'svg' | 'png') =>
    `/api/v1/lots/${lot.id}/symbols/${from}?${new URLSearchParams({ level, symbol: kind, format })}`
  const next = from + count
  const following = new URLSearchParams({
    level,
    size,
    symbol,
    ...(bleed && { bleed: String(bleed) }),
    ...(dpi && { dpi: String(dpi) }),
    first: String(next + 1),
    count: asked.count ? String(asked.count) : '',
  })
  return (
    <section class="flow">
      <h2>{t.example}</h2>
      <div class="table-frame">
        <LabelPicture label={label} title={t.exampleOf(label.texts.at(-1)?.text ?? '')} />
      </div>
      <DataTable
        lang={lang}
        caption={t.measured}
        rows={measured}
        columns={[
          { key: 'kind', title: t.symbols, show: ({ kind }) => t.symbolNames[kind] },
          { key: 'side', title: t.side, numeric: true, show: ({ side }) => `${formatNumber(side, lang, 1)} mm` },
          { key: 'module', title: t.module, numeric: true, show: ({ module }) => `${formatNumber(module, lang, 2)} mm` },
          { key: 'characters', title: t.characters, numeric: true, show: ({ characters }) => number(characters) },
          {
            key: 'kept',
            title: t.rules,
            show: ({ problems }) =>
              problems.length ? (
                <>
                  <Tag tone="stop">{t.broken}</Tag> {problems.map(problem => problem[lang]).join(' ')}
                </>
              ) : (
                <Tag tone="ok">{t.kept}</Tag>
              ),
          },
          {
            key: 'pictures',
            title: t.pictures,
            show: ({ kind }) => (
              <>
                <a href={picture(kind, 'svg')}>SVG</a> · <a href={picture(kind, 'png')}>PNG</a>
              </>
            ),
          },
        ]}
      />
      <Why lang={lang} steps={steps} />
      {measured.some(({ problems }) => problems.length) ? null : (
        <p class="buttons">
          <a class="button" href={`/lots/${lot.id}/labels.pdf?${file}`}>
            {t.downloadPdf(number(from + 1), number(next))}
          </a>
          <a class="button button-second" href={`/lots/${lot.id}/labels.zpl?${file}`}>
            ZPL
          </a>
          {dpi === 600 ? null : (
            <a class="button button-second" href={`/lots/${lot.id}/labels.epl?${file}`}>
              EPL
            </a>
          )}
        </p>
      )}
      {next < all ? (
        <p>
          <a href={`/lots/${lot.id}/labels?${following}`}>
            {t.nextRange(number(next + 1), number(Math.min(all, next + (asked.count ?? labelsPerFile))))}
          </a>
        </p>
      ) : null}
    </section>
  )
}
