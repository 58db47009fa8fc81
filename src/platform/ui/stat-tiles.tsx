import type { Child } from 'hono/jsx'

export type Stat = {
  label: string
  /** Already formatted in the reader's language. */
  value: string
  /** What it means or how it moved. */
  about?: Child
  href?: string
}

/** A few numbers that tell how things stand. */
export function StatTiles({ stats }: { stats: readonly Stat[] }) {
  return (
    <dl class="tiles">
      {stats.map(({ label, value, about, href }) => (
        <div>
          <dt>{label}</dt>
          <dd>{href ? <a href={href}>{value}</a> : value}</dd>
          {about ? <dd class="quiet">{about}</dd> : null}
        </div>
      ))}
    </dl>
  )
}
