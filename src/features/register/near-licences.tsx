import type { Licence } from '#/features/register/licence.ts'
import { groupNie } from '#/features/register/nie.ts'
import { StandingTag } from '#/features/register/standing-tag.tsx'
import { words } from '#/features/register/words.ts'
import type { Lang } from '#/platform/ui/kit.ts'

/** Asks whether one of these was meant. Never an answer: the number that was typed stays not registered. */
export function NearLicences({ lang, licences }: { lang: Lang; licences: readonly Licence[] }) {
  const t = words[lang]
  if (licences.length === 0) return null
  return (
    <section class="flow">
      <h2>{t.didYouMean}</h2>
      <p>{t.didYouMeanSays}</p>
      <ul>
        {licences.map(({ number, productName, holder, standing }) => (
          <li>
            <a href={`/register/${number}`}>
              <span class="code">{groupNie(number)}</span>
            </a>{' '}
            {productName}, {holder.name} <StandingTag lang={lang} standing={standing} />
          </li>
        ))}
      </ul>
    </section>
  )
}
