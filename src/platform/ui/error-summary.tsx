import { fieldId, type Problem } from './answers.ts'
import type { Lang } from './lang.ts'
import { words } from './words.ts'

/** What must be mended before this can be sent: the same words as at each field, each leading to it. */
export function ErrorSummary({ lang, problems }: { lang: Lang; problems: readonly Problem[] }) {
  return (
    <div class="error-summary" role="alert" tabindex={-1} data-island="focus">
      <h2>{words[lang].thereIsAProblem}</h2>
      <ul>
        {problems.map(({ field, says }) => (
          <li>{field ? <a href={`#${fieldId(field)}`}>{says}</a> : says}</li>
        ))}
      </ul>
    </div>
  )
}
