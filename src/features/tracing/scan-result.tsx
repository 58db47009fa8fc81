import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { Confirmation, Page } from '#/platform/ui/kit.ts'
import { FlagList, packsNamed } from './flag-list.tsx'
import { flagsOf } from './flag-store.ts'
import { keyOfPack } from './identity.ts'
import { namesFor } from './names.ts'
import { findOnce } from './once.ts'
import type { Asked } from './scan-form.ts'
import type { Line } from './scan-lines.ts'
import { ScanTable } from './scan-table.tsx'
import { en, id, scanWords } from './scan-words.ts'
import { leadsTo } from './sight.ts'

/** `again`: the same form had been sent before, and nothing was changed now. */
type ResultProps = { c: Ctx; asked: Asked; lines: readonly Line[]; event: number; again: boolean }

/** What was recorded for each code. Of an act that may happen once it is told line by line who came too late. */
export async function ScanResult({ c, asked, lines, event, again }: ResultProps) {
  const { lang, db, platform } = c.var
  const t = scanWords[lang]
  const flags = await flagsOf(db, [event])
  const told = await markTooLate(c, lines, event)
  return (
    <Page {...frame(c)} title={t.title} heading={false} wide>
      <Confirmation lang={lang} title={again ? t.sentAgain : t.sent} />
      <FlagList
        lang={lang}
        flags={flags}
        names={await namesFor(db, platform, packsNamed(flags))}
        mayOpen={leadsTo(signedIn(c))}
      />
      {told.length > 0 ? <ScanTable lang={lang} caption={t.codes} lines={told} good={again ? 'already' : 'done'} /> : null}
      <p class="buttons">
        <a class="button" href={`/scan?act=${asked.act}&site=${asked.site.id}`}>
          {t.scanMore}
        </a>{' '}
        <a href={`/movements/${event}`}>{t.toEvent}</a>
      </p>
    </Page>
  )
}

async function markTooLate(c: Ctx, lines: readonly Line[], event: number): Promise<Line[]> {
  const once = await findOnce(
    c.var.db,
    lines.flatMap(({ pack, fault }) => (pack && !fault ? [pack] : [])),
  )
  return lines.map(line => {
    const first = line.pack && once.get(keyOfPack(line.pack))
    if (!first || first.event === event) return line
    return { ...line, fault: { kind: 'refused', says: { id: id.notes.before[first.act], en: en.notes.before[first.act] } } }
  })
}
