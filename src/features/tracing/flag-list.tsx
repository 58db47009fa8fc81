import type { OwnedSpan } from '#/features/coding/many-packs.ts'
import { formatNumber, type Lang, Notice } from '#/platform/ui/kit.ts'
import type { KeptFlag } from './flag-store.ts'
import type { ClassSpans } from './identity.ts'
import type { Names } from './names.ts'
import { sayUri } from './say-uri.ts'
import { words } from './words.ts'

type FlagListProps = {
  lang: Lang
  flags: readonly KeptFlag[]
  names: Names
  /** Whether the reader may open the page of a pack of this lot. */
  mayOpen: (lot: OwnedSpan | undefined) => boolean
}

/** What looked wrong, in words, with the packs or places that show it. */
export function FlagList({ lang, flags, names, mayOpen }: FlagListProps) {
  const t = words[lang]
  if (flags.length === 0) return null
  return (
    <Notice lang={lang} tone="look" title={t.about}>
      <ul>
        {flags.map(flag => (
          <li>
            {t.flags[flag.kind]}
            {typeof flag.facts.count === 'number' ? ` (${t.flagCount(formatNumber(flag.facts.count, lang))})` : ''}
            <Evidence flag={flag} names={names} mayOpen={mayOpen} />
          </li>
        ))}
      </ul>
    </Notice>
  )
}

type EvidenceProps = Pick<FlagListProps, 'names' | 'mayOpen'> & { flag: KeptFlag }

function Evidence({ flag: { facts }, names, mayOpen }: EvidenceProps) {
  const uris = Array.isArray(facts.uris) ? facts.uris.map(String) : []
  const packs = packsIn(facts.packs)
  if (uris.length + packs.length === 0) return null
  return (
    <ul>
      {uris.map(uri => (
        <li class="code">{sayUri(uri)}</li>
      ))}
      {packs.map(({ classId, n }) => {
        const says = sayUri(names.uris({ classId, spans: [{ from: n, until: n + 1 }] })[0] ?? '')
        return (
          <li>
            {mayOpen(names.lot({ classId, n })) ? (
              <a class="code" href={`/packs/${classId}/${n}`}>
                {says}
              </a>
            ) : (
              <span class="code">{says}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** The packs that flags name, as sets whose names have to be learnt. */
export const packsNamed = (flags: readonly KeptFlag[]): ClassSpans[] =>
  flags.flatMap(({ facts }) => packsIn(facts.packs)).map(({ classId, n }) => ({ classId, spans: [{ from: n, until: n + 1 }] }))

const packsIn = (value: unknown): { classId: number; n: number }[] =>
  Array.isArray(value) ? value.filter(one => typeof one?.classId === 'number' && typeof one?.n === 'number') : []
