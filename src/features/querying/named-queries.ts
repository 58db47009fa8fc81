import { sql } from 'kysely'
import type { Query } from '#/epcis/query.ts'
import type { Given } from '#/epcis/query-values.ts'
import { type Actor, act } from '#/platform/audit/audit.ts'
import type { Db } from '#/platform/database/connect.ts'
import { newId } from '#/platform/ids.ts'
import { queryFrom } from './events-api.ts'
import { Refused } from './refused.ts'
import './tables.ts'

/** A query that its owner kept under a name; without a company the owner is the regulator. */
export type NamedQuery = {
  readonly id: string
  readonly companyId?: string
  readonly name: string
  /** As it was sent, with its `@context`. */
  readonly query: Record<string, unknown>
}

/** Names stand in addresses, so they are plain; the predefined query's is taken. */
const nameShape = /^[\w.~-]{1,100}$/

/** Reads a kept query, or one that is about to be. Throws Refused naming each parameter that cannot be taken. */
export function readKept(query: Record<string, unknown>): Query {
  const { '@context': context, ...parameters } = query
  const given = Object.entries(parameters).map(([name, value]): [string, Given] => [name, { from: 'json', value }])
  return queryFrom(Object.fromEntries(given), context)
}

/** Keeps a query under a name. Throws Refused for one that cannot be read, and for a name that its owner has given already. */
export async function keepQuery(db: Db, { companyId, name, query }: Omit<NamedQuery, 'id'>, actor: Actor): Promise<NamedQuery> {
  if (!nameShape.test(name) || name === 'SimpleEventQuery') throw badName()
  readKept(query)
  const id = newId()
  await act(db, actor, { act: 'query.kept', subject: 'query', id, facts: { name, query } }, async tx => {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('named_query')
      .values({ id, company_id: companyId ?? null, name, query: JSON.stringify(query), created_by: actor.name })
      .onConflict(conflict => conflict.constraint('named_query_once').doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 0n) throw taken(name)
  })
  return { id, ...(companyId !== undefined && { companyId }), name, query }
}

const isOf = (companyId: string | undefined) => sql<boolean>`company_id is not distinct from ${companyId ?? null}::uuid`

/** The queries that an owner has kept, by name, after one of them. */
export async function listQueries(
  db: Db,
  companyId: string | undefined,
  { after, limit }: { after?: string; limit: number },
): Promise<NamedQuery[]> {
  const rows = await db
    .selectFrom('named_query')
    .select(['id', 'company_id', 'name', 'query'])
    .where(isOf(companyId))
    .$if(after !== undefined, query => query.where('name', '>', after!))
    .orderBy('name')
    .limit(limit)
    .execute()
  return rows.map(queryIn)
}

/** An owner's query by its name. Throws Refused where there is none. */
export async function getQuery(db: Db, companyId: string | undefined, name: string): Promise<NamedQuery> {
  const row = await db
    .selectFrom('named_query')
    .select(['id', 'company_id', 'name', 'query'])
    .where(isOf(companyId))
    .where('name', '=', name)
    .executeTakeFirst()
  if (!row) throw nameless(name)
  return queryIn(row)
}

/** Removes an owner's query. Throws Refused where there is none, or subscriptions still go on from it. */
export async function dropQuery(db: Db, companyId: string | undefined, name: string, actor: Actor): Promise<void> {
  const { id } = await getQuery(db, companyId, name)
  try {
    await act(db, actor, { act: 'query.dropped', subject: 'query', id, facts: { name } }, async tx => {
      await tx.deleteFrom('named_query').where('id', '=', id).execute()
    })
  } catch (error) {
    // What refers to a query is its subscriptions, which whoever made them ends first.
    if (error instanceof Error && 'code' in error && error.code === '23503') throw inUse(name)
    throw error
  }
}

const queryIn = ({
  id,
  company_id,
  name,
  query,
}: {
  id: string
  company_id: string | null
  name: string
  query: Record<string, unknown>
}): NamedQuery => ({
  id,
  name,
  query,
  ...(company_id !== null && { companyId: company_id }),
})

function badName(): Refused {
  const says = {
    id: 'Nama terdiri atas 1 sampai 100 huruf, angka, titik, garis, atau tilde, dan bukan SimpleEventQuery.',
    en: 'A name is 1 to 100 letters, digits, dots, dashes, underscores or tildes, and not SimpleEventQuery.',
  }
  return new Refused('ValidationException', says, [{ field: 'name', says }])
}

const taken = (name: string): Refused =>
  new Refused('ResourceAlreadyExistsException', {
    id: `Sudah ada pertanyaan bernama ${name}. Pakai nama lain, atau hapus yang lama.`,
    en: `There is a query named ${name} already. Use another name, or delete the old one.`,
  })

const nameless = (name: string): Refused =>
  new Refused('NoSuchNameException', {
    id: `Anda tidak mempunyai pertanyaan bernama ${name}.`,
    en: `You have no query named ${name}.`,
  })

const inUse = (name: string): Refused =>
  new Refused('ResourceAlreadyExistsException', {
    id: `Pertanyaan ${name} masih dipakai langganan. Akhiri langganannya dahulu.`,
    en: `Subscriptions still use the query ${name}. End them first.`,
  })
