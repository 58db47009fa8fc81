import type { PropsWithChildren } from 'hono/jsx'

export type MoreProps = PropsWithChildren<{
  label: string
  /** For what was filled in or is wrong: it must not hide. */
  open?: boolean
}>

/** What few need, folded away behind a line that says what it is. */
export function More({ label, open, children }: MoreProps) {
  return (
    <details class="more" open={open}>
      <summary>{label}</summary>
      <div class="flow">{children}</div>
    </details>
  )
}
