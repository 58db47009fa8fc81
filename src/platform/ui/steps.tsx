import type { Lang } from './lang.ts'
import { words } from './words.ts'

/** The steps of a way and the one we are at, counted from 0. */
export function Steps({ lang, steps, at }: { lang: Lang; steps: readonly string[]; at: number }) {
  const t = words[lang]
  return (
    <ol class="steps" aria-label={t.stepOf(at + 1, steps.length)}>
      {steps.map((step, index) => (
        <li class={index < at ? 'steps-done' : undefined} aria-current={index === at ? 'step' : undefined}>
          {step}
          {index < at ? <span class="unseen"> ({t.taskStates.done})</span> : null}
        </li>
      ))}
    </ol>
  )
}
