import type { Visitor } from '#/platform/accounts/person.ts'
import { mount } from '#/platform/http/mount.ts'
import type { Platform } from '#/platform/platform.ts'
import { at, sent } from '../../../tests/platform.ts'
import { aPdf } from './a-case.test-support.ts'
import { licensingRoutes } from './routes.ts'

export type Reply = { status: number; text: string; to: string }

/** Requests to the pages of licensing, as a browser sends them. */
export function browser(on: { readonly platform: Platform }) {
  const app = () => mount(on.platform, licensingRoutes, { proveAgain: c => c.text('prove', 403) })
  const reply = async (response: Response): Promise<Reply> => ({
    status: response.status,
    text: await response.text(),
    to: response.headers.get('location') ?? '',
  })
  return {
    get: async (path: string, visitor?: Visitor, lang: 'id' | 'en' = 'id') =>
      reply(await app().request(path, { headers: at(visitor, lang) })),
    post: async (path: string, fields: Record<string, string>, visitor: Visitor) =>
      reply(await app().request(path, sent(fields, visitor))),
    upload: async (path: string, fields: Record<string, string | File>, visitor: Visitor) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(fields)) body.append(name, value)
      return reply(await app().request(path, { method: 'POST', headers: at(visitor), body }))
    },
  }
}

export const pdf = (name: string) => new File([aPdf(name).slice()], `${name}.pdf`, { type: 'application/pdf' })

/** What the guide is told of a vitamin capsule of one's own make. */
export const guideAnswers = {
  commodity: 'supplement',
  service: 'supplement-own-make',
  applicant: 'traditional medicine industry',
  content: 'non-plant',
  form: 'hard capsule',
  special: '',
}
