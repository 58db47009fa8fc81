import { z } from 'zod'
import { chosenFacts, rowsOn } from '#/features/lawbook/rows-on.ts'
import { findTable, shelves } from '#/features/lawbook/tables.ts'
import { words } from '#/features/lawbook/words.ts'
import { dayAt, isDay } from '#/law/day.ts'
import { sayWhyNot } from '#/law/explain.ts'
import { instrument } from '#/law/instruments.ts'
import { param } from '#/platform/http/env.ts'
import { NotFound } from '#/platform/http/errors.ts'
import { both, check } from '#/platform/http/problems.ts'
import { api, type Route } from '#/platform/http/routes.ts'

const Says = z.object({ id: z.string(), en: z.string() })
const Query = z.object({
  on: z.string().refine(isDay, both(words.id.notADay, words.en.notADay)).optional(),
})
const Shelves = z.object({
  parts: z.array(
    z.object({ key: z.string(), title: Says, tables: z.array(z.object({ key: z.string(), title: Says, url: z.url() })) }),
  ),
})
const TableOn = z.object({
  table: z.string(),
  title: Says,
  on: z.iso.date(),
  rows: z.array(
    z.object({
      when: z.record(z.string(), z.unknown()),
      gives: z.unknown(),
      from: z.iso.date(),
      /** The first day on which it no longer holds. */
      until: z.iso.date().optional(),
      cite: z.object({
        instrument: z.string(),
        article: z.string(),
        number: z.string(),
        title: Says,
        link: z.string().optional(),
      }),
      assumed: z.boolean(),
      note: Says.optional(),
      inForce: z.boolean(),
      whyNot: Says.optional(),
    }),
  ),
})

export const lawbookApi: Route[] = [
  api('get', '/api/v1/law', 'anyone', { summary: 'The tables of law', tag: 'Law', gives: Shelves }, c => {
    const { origin } = c.var.platform.config
    return c.json({
      parts: shelves.map(({ key, title, tables }) => ({
        key,
        title,
        tables: tables.map(table => ({ key: table.key, title: table.title, url: `${origin}/api/v1/law/${table.key}` })),
      })),
    })
  }),
  api(
    'get',
    '/api/v1/law/:table',
    'anyone',
    {
      summary: 'A table of law on a day, today unless said; any fact that its rows ask for may be given in the query',
      tag: 'Law',
      query: Query,
      gives: TableOn,
    },
    c => {
      const found = findTable(param(c, 'table'))
      if (!found) throw new NotFound({ id: words.id.noTable, en: words.en.noTable })
      const query = c.req.query()
      const on = check(Query, query).on ?? dayAt(new Date())
      if (!isDay(on)) throw new Error('The schema lets only days through.')
      return c.json({
        table: found.key,
        title: found.title,
        on,
        rows: rowsOn(found.table, on, chosenFacts(found.table, query)).map(({ row, mismatch }) => {
          const { number, title, link } = instrument(row.cite.instrument)
          return {
            ...row,
            cite: { ...row.cite, number, title, ...(link && { link }) },
            assumed: row.assumed ?? false,
            inForce: !mismatch,
            ...(mismatch && { whyNot: sayWhyNot(mismatch) }),
          }
        }),
      })
    },
  ),
]
