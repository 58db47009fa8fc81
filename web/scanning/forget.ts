import { forget } from './store.ts'

/**
 * What signing out leaves on the device: acts that have not been sent, which wait for the person who recorded them and are shown to nobody
 * else. Never holds up signing out for long.
 */
export async function forgetPerson(): Promise<void> {
  await Promise.race([forget().catch(() => undefined), new Promise(done => setTimeout(done, 1000))])
}
