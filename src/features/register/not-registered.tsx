import { nearNumbers } from '#/features/register/licences.ts'
import { NearLicences } from '#/features/register/near-licences.tsx'
import { groupNie, type NieReading } from '#/features/register/nie.ts'
import { words } from '#/features/register/words.ts'
import type { Ctx } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { Notice, Page } from '#/platform/ui/kit.ts'

/** The page of a number without a licence (404): its nearest neighbours as a question, or what is wrong with what was written. */
export async function notRegisteredPage(c: Ctx, reading: NieReading): Promise<Response> {
  const { lang } = c.var
  const t = words[lang]
  const isNumber = reading.kind === 'nie'
  const near = isNumber ? await nearNumbers(c.var.db, reading.number) : []
  const says = isNumber
    ? t.notRegisteredSays(groupNie(reading.number))
    : reading.kind === 'missing'
      ? t.missing
      : reading.kind === 'not BPOM'
        ? reading.says[lang]
        : t.wrongForm(reading.says[lang])
  return c.html(
    <Page
      {...frame(c)}
      title={isNumber ? t.notRegistered : t.notANumber}
      {...(isNumber && { caption: groupNie(reading.number) })}
      back={{ href: '/register', label: t.register }}
      unlisted
    >
      <Notice lang={lang} tone="look">
        {says}
      </Notice>
      <NearLicences lang={lang} licences={near} />
      <p>
        <a href="/register">{t.searchInstead}</a>
      </p>
    </Page>,
    404,
  )
}
