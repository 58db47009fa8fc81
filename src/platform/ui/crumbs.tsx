import type { Lang } from './lang.ts'
import type { Place } from './navigation.ts'
import { words } from './words.ts'

/** Where this page is: the places above it, the nearest last. The page itself is named by its heading. */
export function Crumbs({ lang, places }: { lang: Lang; places: readonly Place[] }) {
  return (
    <nav class="crumbs" aria-label={words[lang].youAreHere}>
      <ol>
        {places.map(({ href, label }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
