import type { Licence } from '#/features/register/licences.ts'
import { dayAt } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import { Why } from '#/platform/ui/kit.ts'
import type { Lang } from '#/platform/ui/lang.ts'
import { codePlacement, type Placement } from './law-symbols.ts'
import { words } from './words.ts'

/** Where on a pack of this kind of product the code stands, exception by exception, with the article. Its heading is the page's. */
export function PlacementAdvice({ lang, licence: { commodity } }: { lang: Lang; licence: Licence }) {
  const t = words[lang]
  const { value, steps } = find(dayAt(new Date()), ({ every }) => every(codePlacement, { commodity }))
  const exceptions = value.filter(({ on }) => on === 'secondary')
  return (
    <>
      {value
        .filter(({ on }) => on !== 'secondary')
        .map(({ on }) => (
          <p>{t.placements[on]}</p>
        ))}
      {exceptions.length ? (
        <>
          <p>{t.placements.secondary}</p>
          <ul>
            {exceptions.map(placement => (
              <li>{sayException(placement, lang)}</li>
            ))}
          </ul>
        </>
      ) : null}
      <Why lang={lang} steps={steps.slice(0, 1).map(step => ({ ...step, says: step.note?.[lang] ?? t.placement }))} />
    </>
  )
}

function sayException({ pack, below, upTo }: Placement, lang: Lang): string {
  const t = words[lang]
  const kind = pack ? t.packKinds[pack] : ''
  if (below) return `${kind}, ${t.below('millilitres' in below ? `${below.millilitres} ml` : `${below.grams} g`)}`
  return upTo ? `${kind}, ${t.upTo(`${upTo.squareCentimetres} cm²`)}` : kind
}
