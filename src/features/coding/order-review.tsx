import { findSite } from '#/features/companies/sites.ts'
import { licenceOn } from '#/features/register/licences.ts'
import { dayAt } from '#/law/day.ts'
import type { Ctx } from '#/platform/http/env.ts'
import { Invalid } from '#/platform/http/errors.ts'
import { frame } from '#/platform/http/frame.ts'
import {
  CheckAnswers,
  Form,
  type FormState,
  formatDay,
  formatNumber,
  Notice,
  Page,
  StatTiles,
  textOf,
} from '#/platform/ui/kit.ts'
import type { Lang } from '#/platform/ui/lang.ts'
import { ordererOf } from './api.ts'
import { codesFor, levels } from './level.ts'
import { type OrderFinding, sayFinding, stopsOf, waits } from './order.ts'
import type { OrderOnce } from './order-form.ts'
import { answered } from './order-page.tsx'
import { judgeNow } from './ordering.ts'
import { waitingWords } from './waiting-words.ts'
import { words } from './words.ts'

/** Shows what was typed, what it makes and what is to be noted, before anything is issued. */
export async function reviewOrder(c: Ctx) {
  const values = textOf(await c.req.parseBody({ all: true }))
  return answered(c, values, async order => {
    const judgement = await judgeNow(c.var.db, order, ordererOf(c), dayAt(new Date()))
    const stops = stopsOf(judgement)
    if (stops.length) throw new Invalid(stops.map(stop => ({ ...stop, says: sayFinding(stop) })))
    const { lang, db } = c.var
    const t = words[lang]
    const licence = await licenceOn(db, order.licence, dayAt(new Date()))
    const site = await findSite(db, order.siteId)
    const form: FormState = { lang, values }
    const hidden = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
    return c.html(
      <Page {...frame(c)} title={t.review} back={{ href: wayBack(hidden), label: t.changeOrder }}>
        {looksFirst(judgement.findings).map(finding => (
          <Notice
            lang={lang}
            tone={finding.weight === 'note' ? 'plain' : 'look'}
            title={finding.weight === 'note' ? t.note : t.warning}
          >
            {sayFinding(finding)[lang]}
          </Notice>
        ))}
        <CheckAnswers
          lang={lang}
          sections={[{ title: licence?.productName ?? order.licence, answers: answersOf(order, site?.name, lang) }]}
        />
        <section>
          <h2>{t.plan}</h2>
          <StatTiles
            stats={levels.map(level => ({ label: t.levels[level], value: formatNumber(codesFor(order)[level], lang) }))}
          />
        </section>
        <p>{waits(judgement) ? waitingWords[lang].lead : t.reviewLead}</p>
        <Form form={form} action="/lots" hidden={hidden} submit={waits(judgement) ? waitingWords[lang].send : t.issue} />
      </Page>,
    )
  })
}

/** What has to be looked at before what is only to be known. */
const looksFirst = (findings: readonly OrderFinding[]): OrderFinding[] =>
  findings.toSorted((a, b) => Number(a.weight === 'note') - Number(b.weight === 'note'))

/** The form with everything that was typed, so that nothing is typed twice. */
function wayBack({ idempotencyKey: _key, ...typed }: Record<string, string>): string {
  return `/lots/new?${new URLSearchParams(typed)}`
}

function answersOf(order: OrderOnce, site: string | undefined, lang: Lang) {
  const t = words[lang]
  return [
    { label: t.licence, value: <span class="code">{order.licence}</span> },
    { label: t.batch, value: <span class="code">{order.batch}</span> },
    { label: t.gtin, value: order.gtin ?? t.noGtin },
    { label: t.production, value: formatDay(order.productionDate, lang) },
    { label: t.expiry, value: formatDay(order.expiry, lang) },
    { label: t.site, value: site },
    { label: t.perCase, value: formatNumber(order.perCase, lang) },
    { label: t.perPallet, value: formatNumber(order.perPallet, lang) },
  ]
}
