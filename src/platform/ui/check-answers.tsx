import type { Child } from 'hono/jsx'
import { isGiven } from './facts.tsx'
import type { Lang } from './lang.ts'
import { words } from './words.ts'

export type Answer = { label: string; value?: Child; change?: string }
export type AnswerSection = { title: string; answers: readonly Answer[] }

/** Everything that was answered, before it is sent, each with its way back. What was left out is shown as left out. */
export function CheckAnswers({ lang, sections }: { lang: Lang; sections: readonly AnswerSection[] }) {
  const t = words[lang]
  return (
    <div class="flow">
      {sections.map(section => (
        <section>
          <h2>{section.title}</h2>
          <dl class="facts answers">
            {section.answers.map(({ label, value, change }) => (
              <div>
                <dt>{label}</dt>
                <dd>{isGiven(value) ? value : <span class="quiet">{t.notGiven}</span>}</dd>
                {change ? (
                  <dd class="answers-change">
                    <a href={change}>
                      {t.change}
                      <span class="unseen"> {label}</span>
                    </a>
                  </dd>
                ) : null}
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}
