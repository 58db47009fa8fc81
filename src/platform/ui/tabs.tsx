import type { Place } from './navigation.ts'

/** Views of one thing, each with an address of its own. `here` is the href of the view shown. */
export function Tabs({ label, tabs, here }: { label: string; tabs: readonly (Place & { count?: number })[]; here: string }) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map(tab => (
          <li>
            <a href={tab.href} aria-current={tab.href === here ? 'page' : undefined}>
              {tab.label}
              {tab.count === undefined ? null : <span class="tabs-count">{tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
