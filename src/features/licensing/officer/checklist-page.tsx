import { sizesOf } from '#/features/companies/file.ts'
import { sayCite } from '#/law/explain.ts'
import type { Db } from '#/platform/database/connect.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { Invalid, NotFound } from '#/platform/http/errors.ts'
import { goOn } from '#/platform/http/frame.ts'
import { inLang } from '#/platform/http/problems.ts'
import {
  DocumentViewer,
  EmptyState,
  Facts,
  Form,
  type FormState,
  type Lang,
  type Paper,
  RadiosField,
  SelectField,
  Tag,
  TextAreaField,
  textOf,
} from '#/platform/ui/kit.ts'
import { dossierAnswers } from '../applicant/check-page.tsx'
import { markItem } from '../deciding.ts'
import { type Mark, markReasons } from '../marks.ts'
import { aspects, type CheckItem } from '../service.ts'
import { mayDo, type NextAct } from '../what-next.ts'
import type { WholeCase } from '../whole-case.ts'
import { CasePage, readCase } from './case-page.tsx'
import { words } from './words.ts'

/** `/cases/:id/checklist?item=…&paper=…`: the paper on the left, the item to judge on the right, next and previous. */
export async function askItem(c: Ctx): Promise<Response> {
  const { whole, acts } = await readCase(c)
  const item = itemOf(whole, c.req.query('item'))
  const mark = whole.marks.find(one => one.item === item.key)
  return showItem(c, whole, acts, item, {
    lang: c.var.lang,
    values: mark ? { verdict: mark.verdict, reason: mark.reason, note: mark.note } : {},
  })
}

/** Records the verdict and goes on to the next item. */
export async function takeMark(c: Ctx): Promise<Response> {
  const values = textOf(await c.req.parseBody())
  try {
    await markItem(c.var.db, signedIn(c), param(c, 'id'), values)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    const { whole, acts } = await readCase(c)
    const item = itemOf(whole, typeof values.item === 'string' ? values.item : undefined)
    return showItem(c, whole, acts, item, { lang: c.var.lang, values, problems: inLang(error.problems, c.var.lang) })
  }
  const { whole } = await readCase(c)
  const items = whole.service.checklist(whole.given)
  const next = items[items.findIndex(({ key }) => key === values.item) + 1]
  return goOn(c, next ? `/cases/${whole.id}/checklist?item=${next.key}` : `/cases/${whole.id}`)
}

function itemOf({ service, given }: WholeCase, key: string | undefined): CheckItem {
  const items = service.checklist(given)
  const item = key === undefined ? items[0] : items.find(one => one.key === key)
  if (!item) throw new NotFound({ id: 'Butir ini tidak ada dalam daftar periksa.', en: 'The checklist has no such item.' })
  return item
}

/** The papers to judge an item by: those handed in, and those of the company file. */
async function papersFor(db: Db, whole: WholeCase, { papers }: CheckItem): Promise<(Paper & { id: string })[]> {
  const { applicant } = whole.given
  const handedIn = whole.documents
    .filter(({ need }) => papers.includes(need))
    .map(({ id, name, kind, bytes, version }) => ({
      id,
      title: name,
      href: `/applications/${whole.id}/papers/${id}`,
      kind: viewed(kind),
      bytes,
      version: `v${version}`,
    }))
  const needs = whole.needs.filter(({ key }) => papers.includes(key))
  const company = [
    ...applicant.papers.filter(({ kind }) => needs.some(({ paper }) => paper === kind)),
    ...applicant.certificates
      .filter(({ kind }) => needs.some(({ certificate }) => certificate === kind))
      .flatMap(({ paper }) => (paper ? [paper] : [])),
  ]
  const sizes = await sizesOf(
    db,
    company.map(({ hash }) => hash),
  )
  return [
    ...handedIn,
    ...company.flatMap(({ hash, name }) => {
      const size = sizes.get(hash)
      return size
        ? [
            {
              id: hash,
              title: name,
              href: `/companies/${applicant.id}/papers/${hash}`,
              kind: viewed(size.kind),
              bytes: size.bytes,
            },
          ]
        : []
    }),
  ]
}

const viewed = (kind: string): Paper['kind'] => (kind === 'pdf' ? 'pdf' : kind === 'jpg' || kind === 'png' ? 'image' : 'other')

async function showItem(c: Ctx, whole: WholeCase, acts: readonly NextAct[], item: CheckItem, form: FormState): Promise<Response> {
  const { lang } = c.var
  const t = words[lang]
  const papers = await papersFor(c.var.db, whole, item)
  const paper = papers.find(({ id }) => id === c.req.query('paper')) ?? papers[0]
  const here = `/cases/${whole.id}/checklist`
  const judging = (
    <Judging lang={lang} whole={whole} item={item} form={form} isOpen={mayDo(acts, 'proposed')} papers={papers} here={here} />
  )
  return c.html(
    <CasePage c={c} whole={whole} here={here} title={t.checklist} problems={form.problems ?? []}>
      {paper ? (
        <DocumentViewer lang={lang} paper={paper}>
          {judging}
        </DocumentViewer>
      ) : (
        <>
          <EmptyState title={t.noPaper} />
          {judging}
        </>
      )}
      <AllItems lang={lang} whole={whole} here={here} current={item.key} />
    </CasePage>,
    form.problems?.length ? 422 : 200,
  )
}

type JudgingProps = {
  lang: Lang
  whole: WholeCase
  item: CheckItem
  form: FormState
  isOpen: boolean
  papers: readonly (Paper & { id: string })[]
  here: string
}

function Judging({ lang, whole, item, form, isOpen, papers, here }: JudgingProps) {
  const t = words[lang]
  const items = whole.service.checklist(whole.given)
  const at = items.findIndex(({ key }) => key === item.key)
  const title = whole.service.sections.find(({ key }) => key === item.section)?.title[lang]
  const answers = dossierAnswers(whole, lang, false).find(section => section.title === title)?.answers ?? []
  return (
    <>
      <h2>{item.asks[lang]}</h2>
      <p class="quiet">
        {t.aspects[item.aspect]} · {sayCite(item.cite)}
      </p>
      {papers.length > 1 ? (
        <nav aria-label={t.papers}>
          <ul class="links">
            {papers.map(({ id, title }) => (
              <li>
                <a href={`${here}?item=${item.key}&paper=${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {isOpen ? (
        <Form form={form} action={`/cases/${whole.id}/marks`} hidden={{ item: item.key }} submit={t.saveMark}>
          <RadiosField
            form={form}
            name="verdict"
            label={t.verdict}
            inline
            options={[
              { value: 'met', label: t.met },
              { value: 'not met', label: t.notMet },
            ]}
          />
          <SelectField
            form={form}
            name="reason"
            label={t.reason}
            optional
            options={Object.entries(markReasons).map(([value, label]) => ({ value, label: label[lang] }))}
          />
          <TextAreaField form={form} name="note" label={t.note} hint={t.noteHint} rows={3} maxlength={2000} optional />
        </Form>
      ) : (
        <p class="quiet">{t.onlyInEvaluation}</p>
      )}
      <nav aria-label={t.checklist}>
        <ul class="links">
          {items[at - 1] ? (
            <li>
              <a href={`${here}?item=${items[at - 1]!.key}`} rel="prev">
                {t.previous}
              </a>
            </li>
          ) : null}
          {items[at + 1] ? (
            <li>
              <a href={`${here}?item=${items[at + 1]!.key}`} rel="next">
                {t.next}
              </a>
            </li>
          ) : null}
        </ul>
      </nav>
      {answers.length ? (
        <details>
          <summary>{t.answers}</summary>
          <Facts lang={lang} facts={answers} />
        </details>
      ) : null}
    </>
  )
}

function AllItems({ lang, whole, here, current }: { lang: Lang; whole: WholeCase; here: string; current: string }) {
  const t = words[lang]
  const items = whole.service.checklist(whole.given)
  const marks = new Map(whole.marks.map(mark => [mark.item, mark]))
  return (
    <section>
      <h2>{t.checklist}</h2>
      {aspects.map(aspect => (
        <section>
          <h3>{t.aspects[aspect]}</h3>
          <ul>
            {items
              .filter(one => one.aspect === aspect)
              .map(({ key, asks }) => (
                <li>
                  <a href={`${here}?item=${key}`} aria-current={key === current ? 'true' : undefined}>
                    {asks[lang]}
                  </a>{' '}
                  <MarkTag lang={lang} mark={marks.get(key)} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </section>
  )
}

function MarkTag({ lang, mark }: { lang: Lang; mark: Mark | undefined }) {
  const t = words[lang]
  if (!mark) return <span class="quiet">{t.notJudged}</span>
  return (
    <>
      <Tag tone={mark.verdict === 'met' ? 'ok' : 'stop'}>{mark.verdict === 'met' ? t.met : t.notMet}</Tag>{' '}
      <span class="quiet">
        {mark.reason ? `${markReasons[mark.reason][lang]}. ` : ''}
        {mark.note ? `${mark.note} ` : ''}
        {t.markedBy(mark.by)}
      </span>
    </>
  )
}
