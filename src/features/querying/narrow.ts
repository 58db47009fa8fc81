import { type RawBuilder, sql } from 'kysely'
import type { Condition, ConditionOf, Query } from '#/epcis/query.ts'
import { canonicalEpc } from '#/epcis/query-epcs.ts'
import { eventsCalled } from '#/features/tracing/find-events.ts'
import { isPlaced, type Placed } from '#/features/tracing/placed.ts'
import { clockTolerance } from '#/features/tracing/rules.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Platform } from '#/platform/platform.ts'
import { namesEpcs } from './epc-sets.ts'
import { pathOf } from './narrow-paths.ts'
import type { PlaceNames } from './place-names.ts'

type Part = RawBuilder<boolean>

/** A query as conditions on a statement's `event`; and where it asks for places, the only shapes whose events can fulfil it. */
export type Narrowed = { readonly narrowed: Part; readonly shapes?: readonly number[] }

/**
 * Every event that the query asks for fulfils the conditions; of others only those that have to be looked at more closely
 * (`matches`). Conditions on columns and packs are exact.
 */
export async function narrow(db: Db, platform: Platform, query: Query, places: PlaceNames): Promise<Narrowed> {
  const parts: Part[] = []
  let shapes: readonly number[] | undefined
  for (const condition of query.conditions) {
    if (condition.kind === 'place') {
      const placed = await placedAt(db, condition, places)
      parts.push(placed.condition)
      shapes = placed.shapes ?? shapes
    } else parts.push(await partOf(db, platform, condition))
  }
  const narrowed = parts.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(parts, sql` and `)}`
  return { narrowed, ...(shapes && { shapes }) }
}

const columns: Readonly<Record<string, string>> = {
  type: 'type',
  action: 'action',
  bizStep: 'biz_step',
  disposition: 'disposition',
  eventTime: 'at',
  recordTime: 'recorded_at',
}

async function partOf(db: Db, platform: Platform, condition: Condition): Promise<Part> {
  if (condition.kind === 'epc') return namesEpcs(db, platform, condition)
  if (condition.kind === 'text' || condition.kind === 'time') {
    const [path] = condition.paths
    const column = path?.length === 1 ? columns[path[0]!] : undefined
    if (column && condition.kind === 'text') return sql<boolean>`${sql.ref(`event.${column}`)} = any(${condition.oneOf}::text[])`
    if (column && condition.kind === 'time') {
      const at = new Date(condition.at)
      // Nothing is recorded long before it happens: where pages go by record time, that is where to begin.
      const recorded = sql`event.recorded_at >= ${new Date(condition.at - clockTolerance)}::timestamptz`
      return condition.compare === 'GE'
        ? sql<boolean>`${sql.ref(`event.${column}`)} >= ${at}::timestamptz and ${recorded}`
        : sql<boolean>`${sql.ref(`event.${column}`)} < ${at}::timestamptz`
    }
    if (path?.[0] === 'eventID' && condition.kind === 'text') return isCalled(db, condition.oneOf)
  }
  const found = pathOf(condition)
  // Silent: where a path meets something of another shape than it expects, it finds nothing there.
  return found === undefined ? sql<boolean>`true` : sql<boolean>`jsonb_path_exists(event.body, ${found}::jsonpath, '{}', true)`
}

async function isCalled(db: Db, ids: readonly string[]): Promise<Part> {
  const events: number[] = []
  for (const id of ids) events.push(...(await eventsCalled(db, id)))
  return sql<boolean>`event.id = any(${events}::bigint[])`
}

/** Registered sites are found by their number, and both they and other places in every form in which senders write them. */
async function placedAt(db: Db, { field, within, oneOf }: ConditionOf<'place'>, { sites }: PlaceNames): Promise<Placed> {
  const known = [...sites.values()]
  const registered = known.flatMap(({ gln }) => (gln ? [`${glnLink}${gln}`] : []))
  const names = [...new Set([...oneOf, ...oneOf.map(canonicalEpc), ...registered])]
  const glns = names.flatMap(name => (name.startsWith(glnLink) ? name.slice(glnLink.length, glnLink.length + 13) : []))
  const forms = [
    ...glns.flatMap(gln => [`/(414|gln)/${gln}($|[/?#])`, ...sgln(gln).map(urn => `^${urn.replaceAll('.', '[.]')}[.]`)]),
    ...known.map(({ id }) => `/sites/${id}$`),
    ...(within ? names.map(name => `^${escaped(name)}/`) : []),
  ]
  const spelling = { texts: names, ...(forms.length > 0 && { expression: `(${forms.join('|')})` }) }
  return isPlaced(
    db,
    field,
    known.map(({ id }) => id),
    spelling,
  )
}

const glnLink = 'https://id.gs1.org/414/'
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A GLN as URN without its extension, with each length that a company prefix may have. */
const sgln = (gln: string): string[] =>
  [6, 7, 8, 9, 10, 11, 12].map(length => `urn:epc:id:sgln:${gln.slice(0, length)}.${gln.slice(length, 12)}`)
