import { countChecks } from '#/features/checking/scans.ts'
import { lastRegisterChange } from '#/features/register/last-change.ts'
import { dayAt } from '#/law/day.ts'
import { type Db, isUnreachable } from '#/platform/database/connect.ts'
import type { Ctx } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { type Fact, Facts, formatMoment, formatNumber, type Lang, Notice, Page, Tag } from '#/platform/ui/kit.ts'
import { words } from './words.ts'

/** `/status`: how the service stands, in words; also when the database does not. */
export async function statusPage(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const t = words[lang]
  const now = new Date()
  const health = await healthOf(db, now)
  return c.html(
    <Page {...frame(c)} title={t.status}>
      {health ? null : (
        <Notice lang={lang} tone="unknown" title={t.notReached}>
          {t.notReachedSays}
        </Notice>
      )}
      <Facts
        lang={lang}
        facts={health ? facts(lang, health) : [{ label: t.register, value: <Tag tone="unknown">{t.notReached}</Tag> }]}
      />
      {health ? <p class="quiet">{t.checksSays}</p> : null}
      <p class="quiet">{t.at(formatMoment(now, lang))}</p>
    </Page>,
    health ? 200 : 503,
  )
}

type Health = { lastChange: Date | undefined; checks: number; ms: number }

async function healthOf(db: Db, now: Date): Promise<Health | undefined> {
  const start = performance.now()
  try {
    const lastChange = await lastRegisterChange(db)
    const ms = performance.now() - start
    return { lastChange, checks: await countChecks(db, dayAt(now)), ms }
  } catch (error) {
    if (isUnreachable(error)) return undefined
    throw error
  }
}

function facts(lang: Lang, { lastChange, checks, ms }: Health): Fact[] {
  const t = words[lang]
  return [
    { label: t.register, value: <Tag tone="ok">{t.reached}</Tag> },
    { label: t.lastChange, value: lastChange ? formatMoment(lastChange, lang) : t.empty },
    { label: t.answered, value: t.ms(formatNumber(Math.max(1, Math.round(ms)), lang)) },
    { label: t.checksToday, value: formatNumber(checks, lang) },
  ]
}
