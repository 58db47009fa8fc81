import { getLicence, type Licence } from '#/features/register/licences.ts'
import { groupNie } from '#/features/register/nie.ts'
import { addDays, dayAt } from '#/law/day.ts'
import type { Db } from '#/platform/database/connect.ts'
import { streamKept } from '#/platform/files/files.ts'
import { type Ctx, param } from '#/platform/http/env.ts'
import { NotFound } from '#/platform/http/errors.ts'
import { frame } from '#/platform/http/frame.ts'
import { Code, Facts, formatDay, formatNumber, Notice, Page, VerdictCard } from '#/platform/ui/kit.ts'
import { type BorderPaper, type PaperState, paperTitles, stateOfPaper } from './paper.ts'
import { getPaper } from './papers.ts'
import { words } from './words.ts'

export type Standing = { paper: BorderPaper; licence: Licence; state: PaperState }

/** A paper as it stands today. Throws NotFound. */
export async function paperToday(db: Db, number: string): Promise<Standing> {
  const today = dayAt(new Date())
  const paper = await getPaper(db, number)
  const licence = await getLicence(db, paper.licence, today)
  return { paper, licence, state: stateOfPaper(paper, licence, today) }
}

/** `/papers/:number`: what the QR code on a paper opens. */
export async function paperPage(c: Ctx): Promise<Response> {
  return showPaper(c, await paperToday(c.var.db, param(c, 'number')))
}

/** `/papers/:number.pdf`: the signed document. A withdrawn paper is no longer given out: the page that says why answers, with 410. */
export async function downloadPaper(c: Ctx): Promise<Response> {
  const standing = await paperToday(c.var.db, param(c, 'document').replace(/\.pdf$/, ''))
  const { paper, state } = standing
  if (state === 'withdrawn') return showPaper(c, standing, 410)
  if (!paper.file) throw new NotFound({ id: 'Berkasnya sedang dibuat.', en: 'The document is being made.' })
  return c.body(streamKept(c.var.platform.files, paper.file.hash), 200, {
    'Content-Type': 'application/pdf',
    'Content-Length': String(paper.file.bytes),
    'Content-Disposition': `inline; filename="${paper.number}.pdf"`,
    'Cache-Control': 'no-cache',
  })
}

function showPaper(c: Ctx, { paper, licence, state }: Standing, status: 200 | 410 = 200): Response | Promise<Response> {
  const { lang } = c.var
  const t = words[lang]
  const { number, kind, content, issuedOn, validUntil, decidedBy, file } = paper
  // A withdrawal must show at once, also to whoever has opened the page before.
  c.header('Cache-Control', 'no-cache')
  return c.html(
    <Page {...frame(c)} title={`${paperTitles[kind][lang]} ${number}`} heading={false}>
      <VerdictCard
        lang={lang}
        tone={{ valid: 'ok', expired: 'look', withdrawn: 'stop' }[state] as 'ok' | 'look' | 'stop'}
        word={t.state[state]}
        sentence={t.sentence[state]}
        toDo={t.toDo[state]}
        evidence={[
          { label: t.number, value: <Code lang={lang} value={number} copy /> },
          { label: t.kind, value: paperTitles[kind][lang] },
          { label: t.product, value: content.product },
          { label: t.holder, value: content.holder },
          { label: t.licence, value: <a href={`/register/${licence.number}`}>{groupNie(licence.number)}</a> },
          { label: t.issuedOn, value: formatDay(issuedOn, lang) },
          { label: t.lastDay, value: formatDay(addDays(validUntil, -1), lang) },
          { label: t.decidedBy, value: decidedBy },
          ...(state === 'withdrawn' && licence.reasons ? [{ label: t.reasons, value: licence.reasons }] : []),
        ]}
      />
      <h2>{t.says}</h2>
      <Facts
        lang={lang}
        facts={[
          ...content.lines.map(({ label, value }) => ({ label: label[lang], value })),
          ...content.batches.map(({ batch, expiry, quantity, unit }) => ({
            label: t.batch(batch),
            value: t.quantity(`${formatNumber(quantity, lang)} ${unit}`, formatDay(expiry, lang)),
          })),
          ...(file
            ? [{ label: t.hash, value: <Code lang={lang} value={file.hash} groups={Array<number>(8).fill(8)} copy /> }]
            : []),
        ]}
      />
      {state === 'withdrawn' ? null : file ? (
        <p>
          <a class="button" href={`/papers/${number}.pdf`}>
            {t.download}
          </a>
        </p>
      ) : (
        <Notice lang={lang}>{t.beingMade}</Notice>
      )}
      <p class="quiet">
        <a href={`/api/v1/papers/${number}`}>{t.asData}</a>
      </p>
    </Page>,
    status,
  )
}
