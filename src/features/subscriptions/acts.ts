import { actorOf } from '#/platform/accounts/person.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { NotAllowed, type Says } from '#/platform/http/errors.ts'
import { goOn } from '#/platform/http/frame.ts'
import { placeOf, subscriptionIn } from './one-page.tsx'
import { pause, resume, tryNow } from './steering.ts'
import { type Subscription, unsubscribe } from './subscriptions.ts'
import { words } from './words.ts'

const both = (name: 'paused' | 'resumed' | 'tried' | 'ended' | 'isStopped'): Says => ({ id: words.id[name], en: words.en[name] })

const backTo = (c: Ctx, { id }: Subscription, says: Says) => goOn(c, `${placeOf(c)}/${id}`, says)

const running = async (c: Ctx): Promise<Subscription> => {
  const one = await subscriptionIn(c)
  if (one.stopped) throw new NotAllowed(both('isStopped'))
  return one
}

export async function sendPause(c: Ctx): Promise<Response> {
  const one = await running(c)
  await pause(c.var.db, one.id, actorOf(signedIn(c)))
  return backTo(c, one, both('paused'))
}

export async function sendTry(c: Ctx): Promise<Response> {
  const one = await running(c)
  await tryNow(c.var.db, one.id, actorOf(signedIn(c)))
  return backTo(c, one, both('tried'))
}

/** Resumes, or does nothing where it is running already: of two who press at once both are told so. */
export const sendResume =
  (how: { resend: boolean }) =>
  async (c: Ctx): Promise<Response> => {
    const one = await subscriptionIn(c)
    await resume(c.var.db, one.id, how, actorOf(signedIn(c)))
    return backTo(c, one, both('resumed'))
  }

export async function sendEnd(c: Ctx): Promise<Response> {
  await unsubscribe(c.var.db, await subscriptionIn(c), actorOf(signedIn(c)))
  return goOn(c, placeOf(c), both('ended'))
}
