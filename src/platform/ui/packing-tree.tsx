import { Code } from './code.tsx'
import { formatNumber } from './formats.ts'
import { Icon } from './icon.tsx'
import type { Lang } from './lang.ts'
import { words } from './words.ts'

export type Packed = {
  /** What it is: `Palet`, `Karton`, `Dus`. */
  kind: string
  code: string
  href?: string
  /** How many packs lie in it, where its children are not all listed. */
  count?: number
  /** The one that was asked for. */
  here?: boolean
  inside?: readonly Packed[]
}

/** What is packed in what. Branches open and close; the one that leads to the pack asked for is open. */
export function PackingTree({ lang, root }: { lang: Lang; root: Packed }) {
  return (
    <ul class="tree">
      <Branch lang={lang} node={root} depth={0} />
    </ul>
  )
}

function Branch({ lang, node, depth }: { lang: Lang; node: Packed; depth: number }) {
  if (!node.inside?.length)
    return (
      <li class="tree-leaf">
        <Leaf lang={lang} node={node} />
      </li>
    )
  // What opens and closes holds no link: a screen reader takes it as one thing.
  const { href, ...closed } = node
  return (
    <li>
      <details open={depth === 0 || leadsHere(node)}>
        <summary>
          <Leaf lang={lang} node={closed} />
        </summary>
        <ul class="tree">
          {href ? (
            <li class="tree-leaf">
              <a href={href}>
                {words[lang].lookAt(node.kind)}
                <span class="unseen"> {node.code}</span>
              </a>
            </li>
          ) : null}
          {node.inside.map(child => (
            <Branch lang={lang} node={child} depth={depth + 1} />
          ))}
        </ul>
      </details>
    </li>
  )
}

function Leaf({ lang, node: { kind, code, href, count, here } }: { lang: Lang; node: Packed }) {
  const t = words[lang]
  return (
    <span class={here ? 'tree-node tree-here' : 'tree-node'} aria-current={here ? 'true' : undefined}>
      <Icon name="pack" />
      {kind} {href ? <a href={href}>{<Code lang={lang} value={code} />}</a> : <Code lang={lang} value={code} />}
      {count === undefined ? null : <span class="quiet">{t.packs(formatNumber(count, lang))}</span>}
    </span>
  )
}

function leadsHere(node: Packed): boolean {
  return node.here === true || (node.inside ?? []).some(leadsHere)
}
