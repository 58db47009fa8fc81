import { z } from 'zod'
import { ownerOfLot } from '#/features/coding/read-lots.ts'
import type { Ctx } from '#/platform/http/env.ts'
import { api, form, page, type Route } from '#/platform/http/routes.ts'
import { publishedKeys } from './code-keys.ts'
import { askWithdraw, keysPage, publishedAt, sendRotate, sendWithdraw } from './keys-page.tsx'
import { turnOn, turnOnByApi } from './lot-section.tsx'

const ownLot = { roles: ['applicant'], owner: ownerOfLot } as const
const read = { roles: ['administrator'] } as const
const change = { roles: ['administrator'], stepUp: true } as const

/** Signed codes: the switch of a lot, the published keys, and the keys' life. */
export const signedCodesRoutes: Route[] = [
  api(
    'get',
    publishedAt,
    'anyone',
    { summary: 'The public keys of signed codes, as a set of JSON Web Keys', tag: 'codes', media: 'application/jwk-set+json' },
    sendPublished,
  ),
  form('/lots/:id/signed', ownLot, turnOn),
  api(
    'post',
    '/api/v1/lots/:id/signed',
    { ...ownLot, scope: 'codes' },
    {
      summary: 'Have the codes of a lot signed from now on',
      tag: 'codes',
      gives: z.object({ lot: z.uuid(), key: z.string(), since: z.iso.datetime() }),
    },
    turnOnByApi,
  ),
  page('/admin/code-keys', read, keysPage),
  form('/admin/code-keys', change, sendRotate),
  page('/admin/code-keys/:key/withdraw', read, askWithdraw),
  form('/admin/code-keys/:key/withdraw', change, sendWithdraw),
]

/** The keys as a set of JSON Web Keys, so that an application may keep them for the days on which it has no network. */
async function sendPublished(c: Ctx): Promise<Response> {
  const headers = {
    'Content-Type': 'application/jwk-set+json',
    'Cache-Control': 'public, max-age=3600',
    'Access-Control-Allow-Origin': '*',
  }
  return c.body(JSON.stringify(await publishedKeys(c.var.db)), 200, headers)
}
