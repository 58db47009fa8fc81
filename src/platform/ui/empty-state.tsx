import type { PropsWithChildren } from 'hono/jsx'
import type { Place } from './navigation.ts'

/** There is nothing here: why, and what to do about it. */
export function EmptyState({ title, action, children }: PropsWithChildren<{ title: string; action?: Place }>) {
  return (
    <div class="empty flow">
      <p class="empty-title">{title}</p>
      {typeof children === 'string' ? <p>{children}</p> : children}
      {action ? (
        <p>
          <a class="button" href={action.href}>
            {action.label}
          </a>
        </p>
      ) : null}
    </div>
  )
}
