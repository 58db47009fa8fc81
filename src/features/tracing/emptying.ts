import type { Tx } from '#/platform/database/connect.ts'
import { contentsOf } from './contents.ts'
import { type Entry, emptiesParent } from './entry.ts'
import { insertSightings, insertSpans } from './store.ts'

/**
 * Takes out of their parents what events that name no children say to have been taken out: everything that lay in them then. In the
 * order in which it happened, as a parent may be emptied and filled again in one document.
 */
export async function emptyParents(tx: Tx, entries: readonly Entry[]): Promise<void> {
  const emptying = entries
    .filter(entry => emptiesParent(entry) && !entry.facts.retracted)
    .sort((a, b) => a.facts.at.getTime() - b.facts.at.getTime() || a.id - b.id)
  for (const entry of emptying) {
    const inside = await contentsOf(tx, [entry.parent!], { at: entry.facts.at, event: entry.id })
    await insertSpans(tx, [{ id: entry.id, sets: inside.map(set => ({ ...set, role: 'emptied' as const })) }])
    await insertSightings(
      tx,
      inside.map(set => ({ ...set, role: 'emptied', entry })),
    )
  }
}
