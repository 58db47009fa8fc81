import type { Hono } from 'hono'
import { createApp, openAccounts } from '#/app.ts'
import type { Env } from '#/platform/http/env.ts'
import { mount } from '#/platform/http/mount.ts'
import type { Route } from '#/platform/http/routes.ts'
import type { Platform } from '#/platform/platform.ts'
import { proveAgain } from './prove.tsx'
import { accountsRoutes } from './routes.ts'

/** The whole application over a test's platform, with real accounts: nobody is at the door but who has signed in. */
export const appOver = (platform: Platform): Hono<Env> => createApp({ ...platform, accounts: openAccounts(platform) })

/** The same with routes of a test beside those of accounts. */
export const appWith = (platform: Platform, routes: readonly Route[]): Hono<Env> =>
  mount({ ...platform, accounts: openAccounts(platform) }, [...accountsRoutes, ...routes], { proveAgain })

export type Answer = { status: number; to: string | null; text: string; setCookies: string[] }

/** Somebody's browser: keeps cookies, sends forms from our own pages. Pages are asked for in English. */
export function openBrowser(app: Hono<Env>) {
  const cookies = new Map([['lang', 'en']])
  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = new Headers(init.headers)
    headers.set('cookie', [...cookies].map(pair => pair.join('=')).join('; '))
    headers.set('sec-fetch-site', 'same-origin')
    const response = await app.request(path, { ...init, headers })
    const setCookies = response.headers.getSetCookie()
    for (const cookie of setCookies) {
      const [pair = ''] = cookie.split(';')
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
      if (/max-age=0/i.test(cookie)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return { status: response.status, to: response.headers.get('location'), text: await response.text(), setCookies }
  }
  return {
    cookies,
    get: (path: string) => ask(path),
    post: (path: string, fields: Record<string, string> | [string, string][] = {}, headers: Record<string, string> = {}) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams(fields).toString(),
      }),
    send: async (path: string, body: object = {}) => {
      const answer = await ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      return { ...answer, json: answer.text.startsWith('{') ? (JSON.parse(answer.text) as Record<string, unknown>) : {} }
    },
    /** Signs in by password, and by a code where one is given. */
    async signIn(email: string, password: string, code?: string): Promise<Answer> {
      const answer = await this.post('/sign-in', { email, password })
      return code === undefined ? answer : this.post('/sign-in/code', { code })
    },
  }
}

export type Browser = ReturnType<typeof openBrowser>

/** The path of the link in the newest letter to an address; undefined when there is no letter. */
export async function newestLink({ db, config }: Platform, email: string): Promise<string | undefined> {
  const letter = await newestLetter({ db }, email)
  const link = letter?.body.split('\n').find(line => line.startsWith(config.origin))
  return link?.slice(config.origin.length)
}

export const newestLetter = ({ db }: Pick<Platform, 'db'>, email: string) =>
  db.selectFrom('letter').selectAll().where('recipient', '=', email).orderBy('id', 'desc').limit(1).executeTakeFirst()

/** The acts recorded about a subject, the oldest first. */
export async function actsOn({ db }: Pick<Platform, 'db'>, id: string): Promise<string[]> {
  const rows = await db.selectFrom('audit').select('act').where('subject_id', '=', id).orderBy('seq').execute()
  return rows.map(row => row.act)
}
