import { sql } from 'kysely'
import type { ErrorDeclaration } from '#/epcis/event.ts'
import { nodesOf } from '#/numbers/segments.ts'
import type { Tx } from '#/platform/database/connect.ts'
import { allInside, parentsAmong, setsNamed } from './contents.ts'
import type { RoleSpans, Row } from './entry.ts'
import { freeOnce } from './once.ts'
import type { CaptureProblem } from './problem.ts'
import type { Placed } from './rules.ts'
import { getShape, numberOfShape } from './shapes.ts'
import { shares } from './share.ts'
import { findKnown } from './store.ts'
import './tables.ts'

/**
 * Takes back events that we know and that are sent again with an error declaration (EPCIS 2.0 §7.4.1.3; the declaration takes no
 * part in the hash). They stay, marked as retracted, and no longer count; what they had claimed to have happened once may happen
 * again. Gives the problems of those that another company had reported.
 */
export async function declareErrors(
  tx: Tx,
  known: readonly (Placed & { hash: string })[],
  rows: readonly Row[],
  companyId: string | undefined,
): Promise<CaptureProblem[]> {
  const declaring = known.filter(({ event }) => event.errorDeclaration !== undefined)
  if (declaring.length === 0) return []
  const hashes = new Set(declaring.map(({ hash }) => hash))
  const kept = await findKnown(
    tx,
    rows.filter(({ hash }) => hashes.has(hash)),
  )
  const ids = new Map(kept.map(({ hash, id }) => [hash, id]))
  const problems: CaptureProblem[] = []
  for (const { hash, event, position, path } of declaring)
    if (!(await retract(tx, ids.get(hash)!, event.errorDeclaration!, companyId))) {
      const id = 'Peristiwa ini dilaporkan perusahaan lain; hanya pelapornya yang dapat menyatakannya keliru.'
      const en = 'Another company reported this event; only the one who reported it can declare it to be in error.'
      problems.push({
        event: position,
        field: path ? `${path}.errorDeclaration` : 'errorDeclaration',
        rule: 'reporter',
        says: { id, en },
      })
    }
  return problems
}

async function retract(tx: Tx, event: number, declaration: ErrorDeclaration, companyId: string | undefined): Promise<boolean> {
  const { rows } = await sql<{ at: Date; shape: number }>`
    select at, shape
    from event
    where share = ${event % shares} and id = ${event}
    for update`.execute(tx)
  const [done] = rows
  const shape = done && (await getShape(tx, done.shape))
  if (!shape || (companyId !== undefined && shape.companyId !== companyId)) return false
  const retracted = await numberOfShape(tx, { ...shape, retracted: true })
  await sql`
    update event
    set shape = ${retracted}, body = body || ${JSON.stringify({ errorDeclaration: declaration })}::jsonb
    where share = ${event % shares} and id = ${event}`.execute(tx)
  const named = await setsNamed(tx, event)
  await unpackAgain(tx, event, done.at, named)
  const parents = await parentsAmong(tx, named)
  await freeOnce(tx, event, [...named, ...(await allInside(tx, parents, { at: done.at, event }))])
  return true
}

/** What the event packed or unpacked it did not. */
async function unpackAgain(tx: Tx, event: number, at: Date, named: readonly RoleSpans[]): Promise<void> {
  const pieces = named
    .filter(({ role }) => role === 'child' || role === 'emptied')
    .flatMap(({ classId, spans }) => nodesOf(classId, spans))
  await sql`
    update sighting s
    set parent_class = null, parent_n = null, packed = null
    from unnest(${pieces.map(({ page }) => page)}::bigint[], ${pieces.map(({ node }) => node)}::int[]) as piece (page, node)
    where s.page = piece.page and s.node = piece.node and s.at = ${at} and s.event = ${event}`.execute(tx)
}
