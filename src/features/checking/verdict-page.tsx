import { groupNie } from '#/features/register/nie.ts'
import { standingTone } from '#/features/register/standing-tag.tsx'
import { words as registerWords } from '#/features/register/words.ts'
import { dayAt } from '#/law/day.ts'
import type { Ctx } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { Code, type Fact, formatDay, formatMoment, type Lang, LicenceCard, Page, VerdictCard } from '#/platform/ui/kit.ts'
import { CheckForm } from './check-form.tsx'
import { evidenceOf } from './evidence.ts'
import type { CheckedProduct, Verdict } from './verdict.ts'
import { words } from './words.ts'

/** The answer to one check as a page: one sentence, what to do, the evidence, and the product to compare with the pack in hand. */
export function verdictPage(c: Ctx, verdict: Verdict, status: 200 | 400 = 200): Response | Promise<Response> {
  const { lang } = c.var
  const t = words[lang]
  c.header('Cache-Control', 'no-store')
  if (verdict.code === 'CANNOT_CHECK_NOW') c.header('Retry-After', '10')
  const { product } = verdict
  return c.html(
    <Page {...frame(c)} title={verdict.says[lang]} heading={false} unlisted>
      <VerdictCard
        lang={lang}
        tone={verdict.tone}
        word={t.verdicts[verdict.code]}
        sentence={verdict.says[lang]}
        toDo={verdict.toDo[lang]}
        evidence={evidenceOf(verdict, lang)}
      >
        <Sentences title={t.also} says={verdict.also.map(each => each.says[lang])} />
        <Sentences title={t.howRead} says={verdict.remarks.map(each => each.says[lang])} />
        <Near lang={lang} near={verdict.near} />
      </VerdictCard>
      {product ? <Product lang={lang} product={product} /> : null}
      <NextSteps lang={lang} verdict={verdict} />
      <section>
        <h2>{t.checkAnother}</h2>
        <CheckForm form={{ lang, ...(product ? {} : { values: { code: verdict.asked.slice(0, 2048) } }) }} />
      </section>
      <p class="quiet">
        {verdict.code === 'CANNOT_CHECK_NOW' ? null : t.readAt(formatMoment(new Date(), lang))}{' '}
        {product ? t.lastChanged(formatDay(dayAt(product.updatedAt), lang)) : null}
      </p>
    </Page>,
    verdict.code === 'CANNOT_CHECK_NOW' ? 503 : status,
  )
}

function Sentences({ title, says }: { title: string; says: readonly string[] }) {
  if (says.length === 0) return null
  return (
    <section class="flow">
      <h3>{title}</h3>
      {says.length === 1 ? <p>{says[0]}</p> : <List items={says} />}
    </section>
  )
}

const List = ({ items }: { items: readonly string[] }) => (
  <ul>
    {items.map(item => (
      <li>{item}</li>
    ))}
  </ul>
)

function Near({ lang, near }: { lang: Lang; near: Verdict['near'] }) {
  if (near.length === 0) return null
  return (
    <section class="flow">
      <h3>{words[lang].near}</h3>
      <ul>
        {near.map(({ number, name }) => (
          <li>
            <a href={`/v/${number}`}>
              <Code lang={lang} value={groupNie(number)} />
            </a>{' '}
            {name}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What to compare with the pack in hand. */
function Product({ lang, product }: { lang: Lang; product: CheckedProduct }) {
  const t = words[lang]
  const { number, name, brand, dosageForm, packs, holder, holderId, maker, validThrough, supersededBy } = product
  const facts: Fact[] = [
    ...(brand ? [{ label: t.brand, value: brand }] : []),
    { label: t.form, value: dosageForm },
    ...(packs.length ? [{ label: t.packs, value: packs.length === 1 ? packs[0]! : <List items={packs} /> }] : []),
    { label: t.holder, value: holderId ? <a href={`/companies/${holderId}`}>{holder}</a> : holder },
    { label: t.maker, value: maker },
    { label: t.validThrough, value: formatDay(validThrough, lang) },
    ...(supersededBy ? [{ label: t.successor, value: <a href={`/v/${supersededBy}`}>{groupNie(supersededBy)}</a> }] : []),
  ]
  return (
    <section>
      <h2>{t.isThisYours}</h2>
      <LicenceCard
        lang={lang}
        number={groupNie(number)}
        name={name}
        holder={holder}
        kind={registerWords[lang].commodities[product.commodity]}
        status={{ word: registerWords[lang].standings[product.standing], tone: standingTone[product.standing] }}
        facts={facts}
        level={3}
      >
        <p>
          <a href={`/register/${number}`}>{t.toRegister}</a>
        </p>
      </LicenceCard>
    </section>
  )
}

/** A report is invited only where the cause is not technical: a bad scan must not become a bad name. */
function NextSteps({ lang, verdict: { mayReport, class: of, product, asked } }: { lang: Lang; verdict: Verdict }) {
  const t = words[lang]
  if (!mayReport)
    return product ? null : (
      <p>
        <a href="/register">{t.searchByName}</a>
      </p>
    )
  return (
    <section class="flow">
      <h2>{t.reportAsks}</h2>
      <p>
        <a class={of === 'suspicious' ? 'button' : 'button button-second'} href={`/report?code=${encodeURIComponent(asked)}`}>
          {t.report}
        </a>
      </p>
    </section>
  )
}
