import { openReader } from '../islands/read-codes.ts'
import built from './scan-worker.ts?worker&url'

type Registration = ServiceWorkerRegistration & { sync?: { register: (tag: string) => Promise<void> } }

/** Has this page kept on the device, so that it opens without a line. Without a secure origin there is no keeping; all else works. */
export async function keepPage(): Promise<void> {
  if (!navigator.serviceWorker) return
  // It is served at the root, as a worker rules only what lies beside or below it; its built name tells one build from the next.
  await navigator.serviceWorker.register(`/scan-worker.js?${built.slice(built.lastIndexOf('/') + 1)}`, { scope: '/scan' })
  const { active } = await navigator.serviceWorker.ready
  // Whatever reads codes in this browser has to be at hand as well.
  await openReader()
  const assets = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
    .map(({ pathname }) => pathname)
  active?.postMessage({ assets: [...new Set(assets)], lang: document.documentElement.lang })
}

/** Asks the browser to send what waits even after this window is closed, where it can do that. */
export async function sendLater(): Promise<void> {
  if (!navigator.serviceWorker?.controller) return
  const registration: Registration = await navigator.serviceWorker.ready
  await registration.sync?.register('acts')
}
