import { afterEach, beforeAll } from 'vitest'
import { keepQuery } from '#/features/querying/named-queries.ts'
import { aChain, events, minute, type Party, report } from '#/features/tracing/chain.test-support.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { startCourier } from './courier.ts'
import { deliver } from './deliver.ts'
import { deliveriesOf } from './outbox.ts'
import { aReceiver } from './receiver.test-support.ts'
import { run } from './run.ts'
import { findSubscription, type NewSubscription, subscribe, unsubscribe } from './subscriptions.ts'

/** What an event of a story names. */
export const uri = (story: string, i: number) => `https://things.example/${story}/${i}`

/** A platform with a chain of companies, and what tests of subscriptions do on it; what they open is closed after each. */
export function subscribers() {
  const test1 = testPlatform()
  const theChain = () => {
    if (!chain) throw new Error('The chain is there from beforeAll on.')
    return chain
  }
  /** The test's platform, which may send to this machine. */
  const platform = () => Object.assign(test1.platform, { config: { ...test1.platform.config, privateReceivers: true } })
  let chain: Awaited<ReturnType<typeof aChain>> | undefined
  let made = 0
  const endings: (() => Promise<unknown>)[] = []

  beforeAll(async () => {
    chain = await aChain(test1.platform)
  })
  afterEach(async () => {
    for (const end of endings.splice(0).reverse()) await end()
  })

  const capture = (story: string, i: number, by: Party = theChain().maker) =>
    report(test1.platform, by, [events.commission([uri(story, i)], minute(i), by)])

  async function aReceiverThat(...answer: Parameters<typeof aReceiver>) {
    const receiver = await aReceiver(...answer)
    endings.push(receiver.close)
    return receiver
  }

  function courier() {
    const working = startCourier(platform())
    endings.push(working.stop)
    return working
  }

  /** A subscription of the maker's to everything it sees, ended with the test. */
  async function aSubscription(dest: URL, more: Partial<NewSubscription> = {}, companyId = theChain().maker.companyId) {
    const query = await keepQuery(test1.platform.db, { companyId, name: `q${++made}`, query: {} }, theSystem)
    const how = { dest, when: { stream: true }, epcFormat: 'Always_GS1_Digital_Link', reportIfEmpty: false, ...more } as const
    const one = await subscribe(platform(), query, how, theSystem)
    endings.push(() => unsubscribe(test1.platform.db, one, theSystem))
    return one
  }

  /** Asks a subscription's query and sends what was found, once, as the courier does when it is time. */
  async function once(id: string) {
    await run(platform(), id)
    await deliver(platform(), id)
  }

  const now = async (id: string) => (await findSubscription(test1.platform.db, id))!
  const deliveries = (id: string) => deliveriesOf(test1.platform.db, id, 50)
  /** Lets time pass for what waits to be tried again. */
  const afterAWhile = (id: string) =>
    test1.platform.db
      .updateTable('subscription_delivery')
      .set({ try_at: new Date(0) })
      .where('subscription_id', '=', id)
      .execute()

  return {
    get platform() {
      return test1.platform
    },
    get chain() {
      return theChain()
    },
    open: platform,
    capture,
    aReceiverThat,
    courier,
    aSubscription,
    once,
    now,
    deliveries,
    afterAWhile,
  }
}
