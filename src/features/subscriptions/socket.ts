import { upgradeWebSocket } from '@hono/node-server'
import type { WebSocket } from 'ws'
import { answering, askerOf, mayAsk } from '#/features/querying/answering.ts'
import { getQuery } from '#/features/querying/named-queries.ts'
import { wishesOf } from '#/features/tracing/negotiation.ts'
import { isOfficer } from '#/platform/accounts/person.ts'
import { judge } from '#/platform/http/access.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { NotAllowed } from '#/platform/http/errors.ts'
import { isOwnOrigin } from '#/platform/http/guards.ts'
import { newId } from '#/platform/ids.ts'
import { readSocket } from './controls.ts'
import { mostSockets, tooManySockets } from './limits.ts'
import { openOf } from './news.ts'
import { serveSocket } from './socket-session.ts'
import { beginningOf } from './subscriptions.ts'

export const wantsSocket = (c: Ctx): boolean => c.req.header('upgrade')?.toLowerCase() === 'websocket'

/**
 * Opens a WebSocket on which a kept query goes on being answered, for those who may ask it (EPCIS 2.0, `/queries/{name}/events`). What is
 * wrong with the request is answered before there is a socket.
 */
export const openSocket = answering(async c => {
  const { db, platform } = c.var
  // Browsers send cookies with a WebSocket of any page, and no rule of theirs keeps that page from reading it.
  if (signedIn(c).via !== 'key' && !isOwnOrigin(c.req.raw.headers, platform.config)) throw elsewhere
  const companyId = askerOf(c)
  const queryName = param(c, 'queryName')
  await getQuery(db, companyId, queryName)
  const controls = readSocket(c.req.query())
  const { wishes, refusal } = wishesOf(c)
  if (refusal) return refusal
  if (openOf(platform, companyId) >= mostSockets) throw tooManySockets
  const { initialRecordTime } = controls
  const session = {
    platform,
    subscriptionID: newId(),
    queryName,
    ...controls,
    asking: {
      watermark: await beginningOf(db, initialRecordTime),
      epcFormat: wishes.form,
      ...(companyId !== undefined && { companyId }),
      ...(initialRecordTime && { initialRecordTime }),
    },
    mayStill: stillAllowed(c, companyId),
  }
  const upgraded = await upgradeWebSocket(() => ({ onOpen: (_, { raw }) => serveSocket(raw as unknown as WebSocket, session) }))(
    c,
    async () => {},
  )
  if (!upgraded) throw new Error('A WebSocket was asked for and none was made.')
  upgraded.headers.set('GS1-Query-Min-Record-Time', (initialRecordTime ?? new Date()).toISOString())
  return upgraded
})

/** Whether whoever opened a socket could open it now: keys are revoked and people leave while it is open. */
function stillAllowed(c: Ctx, companyId: string | undefined): () => Promise<boolean> {
  const { platform } = c.var
  const headers = new Headers(c.req.raw.headers)
  // Who is an officer no more has no company either, and is not the regulator for that.
  const isRegulator = companyId === undefined
  return async () => {
    const visitor = (await platform.accounts.whoIs(headers))?.visitor
    const verdict = await judge(mayAsk, visitor, platform.db, {})
    return verdict === 'let in' && visitor !== undefined && isOfficer(visitor) === isRegulator && visitor.companyId === companyId
  }
}

const elsewhere = new NotAllowed({
  id: 'WebSocket ini tidak dibuka dari halaman kami. Program memakai kunci perusahaan.',
  en: 'This WebSocket was not opened from a page of ours. Programs use a company’s key.',
})
