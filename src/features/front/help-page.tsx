import { verdictCodes } from '#/features/checking/cases.ts'
import { words as checkWords } from '#/features/checking/words.ts'
import type { Ctx } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { Facts, Page } from '#/platform/ui/kit.ts'
import { words } from './help-words.ts'

/** `/help`: how to check, and what each answer means. */
export function helpPage(c: Ctx): Response | Promise<Response> {
  const { lang } = c.var
  const t = words[lang]
  return c.html(
    <Page {...frame(c)} title={t.title}>
      <Sections sections={t.before} />
      <section>
        <h2>{t.answers}</h2>
        <Facts
          lang={lang}
          facts={verdictCodes.map(code => ({ label: checkWords[lang].verdicts[code], value: t.meanings[code] }))}
        />
      </section>
      <Sections sections={t.after} />
    </Page>,
  )
}

const Sections = ({ sections }: { sections: (typeof words)['id']['before'] }) => (
  <>
    {sections.map(({ title, says }) => (
      <section class="flow">
        <h2>{title}</h2>
        {says.map(each => (
          <p>{each}</p>
        ))}
      </section>
    ))}
  </>
)
