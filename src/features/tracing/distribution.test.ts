import { sql } from 'kysely'
import pg from 'pg'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { checkCode } from '#/features/checking/check.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { aChain, events, minute, report } from './chain.test-support.ts'
import { distribute, distributed, keysRestated } from './distribution.ts'
import { journeyOf } from './journeys.ts'
import { standingNow } from './standing.ts'
import { tracingVerbs } from './verbs.ts'

const at = testPlatform()
let chain: Awaited<ReturnType<typeof aChain>>
beforeAll(async () => {
  chain = await aChain(at.platform)
})
afterEach(() => vi.restoreAllMocks())

/** Every statement that is sent while something is done. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const sent = vi.spyOn(pg.Client.prototype, 'query')
  await work()
  const texts = sent.mock.calls.map(([query]) => {
    const given = query as unknown as string | { text: string }
    return (typeof given === 'string' ? given : given.text).replace(/\s+/g, ' ').replaceAll('"', '')
  })
  return [...new Set(texts)]
}

const tables = Object.keys(distributed).join('|')
const mention = new RegExp(
  `\\b(from|join|update|delete from) (${tables})\\b(?: as)?(?: (?!where|on|set|join|using|order|union|limit|offset|\\)|,)(\\w+))?`,
  'g',
)

/** The mentions of giant tables in a statement whose part of it does not compare the column by which they are spread. */
function unfiltered(statement: string): string[] {
  return [...statement.matchAll(mention)].flatMap(found => {
    const [, , table, alias] = found
    const column = distributed[table as keyof typeof distributed]
    const name = alias ? `${alias}[.]${column}` : `(?:${table}[.])?${column}`
    const part = partAfter(statement, found.index)
    return new RegExp(`(?<![.\\w])${name} = (any\\(|[$\\w(])`).test(part) ? [] : [`${table}: ${part}`]
  })
}

/** From one place to the end of the query that it stands in: to a closing parenthesis, or the next query of a union. */
function partAfter(statement: string, from: number): string {
  let depth = 0
  for (let end = from; end < statement.length; end++) {
    if (statement[end] === '(') depth++
    if (statement[end] === ')' && --depth < 0) return statement.slice(from, end)
    if (depth === 0 && statement.startsWith(' union all ', end)) return statement.slice(from, end)
  }
  return statement.slice(from)
}

test('the look for filters sees one that is missing', () => {
  expect(unfiltered('select at from event where id = $1')).toHaveLength(1)
  expect(unfiltered('select at from event where share = $1 union all select at from sighting where node = $1')).toHaveLength(1)
  expect(unfiltered('select at from event e where e.share = any($1::smallint[]) and e.id = $2')).toEqual([])
})

test('every hot statement compares the column by which its table is spread', async () => {
  const { maker, distributor, pharmacy, lot } = chain
  const [parent] = lot.uris('secondary', 0, 1) as [string]
  const statements = await statementsOf(async () => {
    await report(at.platform, maker, [events.commission(lot.uris('primary'), minute(0), maker)])
    await report(at.platform, maker, [events.pack(parent, lot.uris('primary', 0, 50), minute(1), maker)])
    await report(at.platform, maker, [events.ship([parent], minute(2), maker, distributor)])
    await report(at.platform, distributor, [events.receive([parent], minute(3), distributor)])
    const given = lot.uris('primary', 0, 4).map((uri, i) => events.dispense([uri], minute(4 + i), pharmacy))
    await report(at.platform, pharmacy, given)
    await report(at.platform, pharmacy, [{ ...given[0]!, disposition: 'partially_dispensed' }])
    await report(at.platform, pharmacy, [events.receive(['urn:epc:id:sgtin:8991234.012345.A1'], minute(9), pharmacy)])
    await journeyOf(at.platform.db, lot.at('primary', 0))
    await standingNow(at.platform.db, lot.at('primary', 0))
    await checkCode(at.platform, lot.uris('primary', 0, 1)[0]!)
  })
  const met = new Set(statements.flatMap(text => [...text.matchAll(mention)].map(([, , table]) => table)))
  expect([...met].toSorted()).toEqual(['event', 'event_span', 'foreign_epc', 'pack_once', 'sighting'])
  expect(statements.flatMap(unfiltered)).toEqual([])
})

test('every unique key of a giant table has the column by which it is spread', async () => {
  await at.platform.db
    .transaction()
    .execute(async tx => {
      for (const statement of keysRestated) await sql.raw(statement).execute(tx)
      const { rows } = await sql<{ name: string; keys: { name: string; columns: string[] }[] }>`
        select t.relname as name, json_agg(json_build_object('name', i.relname, 'columns', (
          select json_agg(a.attname) from pg_attribute a where a.attrelid = t.oid and a.attnum = any(x.indkey)
        ))) as keys
        from pg_index x
        join pg_class t on t.oid = x.indrelid
        join pg_class i on i.oid = x.indexrelid
        where x.indisunique and t.relname = any(${Object.keys(distributed)})
        group by 1`.execute(tx)
      expect(rows.map(({ name }) => name).toSorted()).toEqual(Object.keys(distributed).toSorted())
      for (const { name, keys } of rows)
        for (const key of keys) expect(key.columns).toContain(distributed[name as keyof typeof distributed])
      throw new Error('not kept')
    })
    .catch(error => expect(error.message).toBe('not kept'))
})

test('./absah db distribute says so where the server has not the extension', async context => {
  const { rows } = await at.platform.pool.query("select from pg_available_extensions where name = 'citus'")
  if (rows.length > 0) context.skip('This server has Citus.')
  expect(await distribute(at.platform.db)).toBe('no extension')
  const complained: string[] = []
  const verb = tracingVerbs.find(({ name }) => name === 'db distribute')!
  const code = await verb.run({
    args: [],
    input: process.stdin,
    say: () => {},
    complain: line => complained.push(line),
    platform: async () => at.platform,
  })
  expect([code, complained]).toEqual([1, [expect.stringContaining('Citus')]])
})
