import type { Recall } from '#/features/recalls/recalls.ts'
import { extentOf, words } from '#/features/recalls/words.ts'
import { sayCite } from '#/law/explain.ts'
import type { Lang } from '#/platform/ui/kit.ts'

/** The Atom feed (RFC 4287) of recalls, the latest change first. `names` gives products by licence number. */
export function atomOf(
  recalls: readonly Recall[],
  names: ReadonlyMap<string, string>,
  { origin, lang }: { origin: string; lang: Lang },
): string {
  const t = words[lang]
  const updated = Math.max(0, ...recalls.map(({ changedAt }) => changedAt.getTime()))
  const entries = recalls.map(recall => {
    const title = `${recall.endedOn ? `${t.ended}: ` : ''}${names.get(recall.licence) ?? recall.licence} (${recall.licence}), ${extentOf(lang, recall)}`
    return `<entry>
<id>urn:uuid:${recall.id}</id>
<title>${xml(title)}</title>
<updated>${recall.changedAt.toISOString()}</updated>
<link rel="alternate" href="${xml(`${origin}/recalls/${recall.id}`)}"/>
${recall.class ? `<category term="${recall.class}"/>\n` : ''}<summary>${xml(`${recall.endReasons ?? recall.reasons} (${sayCite(recall.cite)})`)}</summary>
</entry>
`
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">
<id>${xml(`${origin}/recalls.atom`)}</id>
<title>${xml(t.atomTitle)}</title>
<updated>${new Date(updated).toISOString()}</updated>
<author><name>Absah</name></author>
<link rel="self" href="${xml(`${origin}/recalls.atom`)}"/>
${entries.join('')}</feed>
`
}

/** Text for XML 1.0: what is markup escaped, what no document may hold left out. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[<>&"']/g, character => `&#${character.charCodeAt(0)};`)
}
