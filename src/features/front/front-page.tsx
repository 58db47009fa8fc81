import { CheckForm } from '#/features/checking/check-form.tsx'
import type { Ctx } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { Page } from '#/platform/ui/kit.ts'
import { words } from './words.ts'

/** `/`: one box, and three doors below it. Asks no database, so that it opens whatever else stands still. */
export function frontPage(c: Ctx): Response | Promise<Response> {
  const { lang } = c.var
  const t = words[lang]
  return c.html(
    <Page {...frame(c)} title={t.title} wide>
      <p class="lead">{t.lead}</p>
      <CheckForm form={{ lang }} />
      <nav aria-label={t.doors}>
        <ul class="doors">
          {t.doorList.map(({ href, title, says }) => (
            <li>
              <a href={href}>
                <strong>{title}</strong>
                {says}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </Page>,
  )
}
