import type { Lang } from './lang.ts'
import { words } from './words.ts'

export type CodeProps = {
  lang: Lang
  value: string
  /** The sizes of the groups in which it is read: `[3, 2, 3, 3, 2, 2]`; by the look of the code when left out. */
  groups?: readonly number[]
  /** A button that copies the value as it is, without the spaces. Shown where JavaScript runs. */
  copy?: boolean
}

/** A code or number in the monospace face, in groups that can be read aloud; copied without the spaces between them. */
export function Code({ lang, value, groups, copy }: CodeProps) {
  const t = words[lang]
  return (
    <span class="code">
      <span class="code-groups">
        {groupsOf(value, groups).map(group => (
          <span>{group}</span>
        ))}
      </span>
      {copy ? (
        <button type="button" class="copy" hidden data-island="copy" data-copy={value} data-done={t.copied}>
          {t.copy}
          <span class="unseen"> {value}</span>
        </button>
      ) : null}
    </span>
  )
}

/** Cuts a code into groups: by the given sizes; a drug licence as its parts are defined; else letters, then fours or threes. */
export function groupsOf(value: string, sizes?: readonly number[]): string[] {
  if (/\s/.test(value)) return value.split(/\s+/)
  if (sizes) return cut(value, sizes)
  if (/^[DG][KTBP][LI]\d{10}[A-Z]\d$/.test(value)) return cut(value, [3, 2, 3, 3, 2, 2])
  const head = /^[A-Z]{2,3}(?=\d{9,})/.exec(value)?.[0] ?? ''
  const rest = value.slice(head.length)
  if (!/^[A-Z0-9]{9,}$/i.test(rest)) return [value]
  const size = rest.length % 4 === 0 ? 4 : rest.length % 3 === 0 ? 3 : 4
  return [head, ...cut(rest, Array<number>(Math.ceil(rest.length / size)).fill(size))].filter(Boolean)
}

function cut(value: string, sizes: readonly number[]): string[] {
  const groups: string[] = []
  let from = 0
  for (const size of sizes) {
    groups.push(value.slice(from, from + size))
    from += size
  }
  return [...groups, value.slice(from)].filter(Boolean)
}
