import { sql } from 'kysely'
import type { Db } from '#/platform/database/connect.ts'
import type { Platform } from '#/platform/platform.ts'
import { endOfToken, markOf } from './cursor.ts'
import './tables.ts'

/** Makes a page token lead nowhere from now on. A text that is no token never led anywhere. */
export async function dropToken({ db, keys }: Pick<Platform, 'db' | 'keys'>, token: string): Promise<void> {
  const until = endOfToken(keys, token)
  if (!until) return
  await db
    .insertInto('dropped_page_token')
    .values({ mark: markOf(token), until })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  await db.deleteFrom('dropped_page_token').where('until', '<', sql<Date>`now()`).execute()
}

export async function isDropped(db: Db, token: string): Promise<boolean> {
  const row = await db.selectFrom('dropped_page_token').select('mark').where('mark', '=', markOf(token)).executeTakeFirst()
  return row !== undefined
}
