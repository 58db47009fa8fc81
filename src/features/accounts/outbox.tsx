import type { Ctx } from '#/platform/http/env.ts'
import { NotFound } from '#/platform/http/errors.ts'
import { frame } from '#/platform/http/frame.ts'
import { page, type Route } from '#/platform/http/routes.ts'
import { newestLetters } from '#/platform/mail/letters.ts'
import { EmptyState, formatMoment, Page, SummaryCard } from '#/platform/ui/kit.ts'
import { words } from './records-words.ts'

/**
 * The letters of a demo, in place of sending them, so that anyone trying it can follow their links. Open to all because the people in
 * it are invented; where letters are really sent, or the register is real, there is no such page.
 */
export const outboxRoutes: Route[] = [
  page('/outbox', 'anyone', async c => {
    const { config, db } = c.var.platform
    if (!config.demo || config.smtpUrl) throw new NotFound()
    c.header('Cache-Control', 'no-store')
    return c.html(<OutboxPage c={c} letters={await newestLetters(db)} />)
  }),
]

type Letters = Awaited<ReturnType<typeof newestLetters>>

function OutboxPage({ c, letters }: { c: Ctx; letters: Letters }) {
  const { lang } = c.var
  const t = words[lang]
  return (
    <Page {...frame(c)} title={t.outbox} unlisted>
      <p>{t.outboxSays}</p>
      {letters.length === 0 ? <EmptyState title={t.noLetters} /> : null}
      {letters.map(letter => (
        <SummaryCard lang={lang} title={letter.subject}>
          <div class="flow">
            <p class="quiet">
              {t.to} {letter.recipient} · {formatMoment(letter.at, lang)}
            </p>
            {letter.body.split(/\n{2,}/).map(paragraph => (
              <p>
                {paragraph.split('\n').map((line, i) => (
                  <>
                    {i ? <br /> : null}
                    <WithLinks text={line} origin={c.var.platform.config.origin} />
                  </>
                ))}
              </p>
            ))}
          </div>
        </SummaryCard>
      ))}
    </Page>
  )
}

/** Addresses of our own in a letter can be followed, on whatever address this page was asked for. */
function WithLinks({ text, origin }: { text: string; origin: string }) {
  return (
    <>
      {text
        .split(/(https?:\/\/\S+)/)
        .map(part => (part.startsWith(`${origin}/`) ? <a href={part.slice(origin.length)}>{part}</a> : part))}
    </>
  )
}
