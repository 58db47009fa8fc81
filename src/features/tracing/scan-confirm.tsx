import type { Ctx } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { Form, formatNumber, Notice, Page, type Values } from '#/platform/ui/kit.ts'
import type { Asked } from './scan-form.ts'
import { isSendable, type Understood } from './scan-lines.ts'
import { ScanTable } from './scan-table.tsx'
import { scanWords } from './scan-words.ts'

type ConfirmProps = { c: Ctx; asked: Asked; values: Values; understood: Understood; at: Date }

/** What was understood of each code, and the button that sends those without fault. */
export function ConfirmScan({ c, asked: { act, site, to }, values, understood: { lines, parent }, at }: ConfirmProps) {
  const { lang } = c.var
  const t = scanWords[lang]
  const good = lines.filter(isSendable)
  const canSend = !parent?.fault && (good.length > 0 || (act === 'unpack' && lines.length === 0))
  const hidden = {
    act,
    site: site.id,
    to: String(values.to ?? ''),
    toSite: to?.id ?? '',
    parent: String(values.parent ?? ''),
    all: String(values.codes ?? ''),
    codes: good.map(({ raw }) => raw).join('\n'),
    at: at.toISOString(),
  }
  return (
    <Page {...frame(c)} title={t.confirm} caption={t.title} wide>
      <p class="lead">
        {t.confirmLead(t.acts[act].replace(' …', ''), site.name)} {to ? `${t.destination}: ${to.name}.` : ''}
      </p>
      {canSend ? null : (
        <Notice lang={lang} tone="stop">
          {t.noneGood}
        </Notice>
      )}
      {parent ? <ScanTable lang={lang} caption={t.parent} lines={[parent]} good="good" /> : null}
      {lines.length > 0 ? <ScanTable lang={lang} caption={t.codes} lines={lines} good="good" /> : null}
      <p>{t.goodOf(formatNumber(good.length, lang), formatNumber(lines.length, lang))}</p>
      {good.length < lines.length ? <p class="quiet">{t.others}</p> : null}
      <Form form={{ lang }} action="/scan" hidden={hidden} submit={false}>
        <div class="buttons">
          {canSend ? (
            <button type="submit" class="button">
              {t.send}
            </button>
          ) : null}
          <button type="submit" class="button button-second" name="change" value="yes">
            {t.change}
          </button>
        </div>
      </Form>
    </Page>
  )
}
