import { sendWaiting } from './send.ts'

/**
 * Keeps the page for scanning open without a line, and sends what waits when the line is back, also when no window is open any more. It
 * keeps scripts, styles and an empty page; pages of a person are never kept.
 */

type Extendable = Event & { waitUntil: (work: Promise<unknown>) => void }
type Fetching = Extendable & { request: Request; respondWith: (answer: Promise<Response>) => void }
type Syncing = Extendable & { tag: string }
type Scope = {
  skipWaiting: () => Promise<void>
  clients: { claim: () => Promise<void> }
  addEventListener: ((type: 'install' | 'activate', call: (event: Extendable) => void) => void) &
    ((type: 'fetch', call: (event: Fetching) => void) => void) &
    ((type: 'sync', call: (event: Syncing) => void) => void) &
    ((type: 'message', call: (event: Extendable & MessageEvent) => void) => void)
}
const scope = globalThis as unknown as Scope

const shelf = 'absah-scanning-1'
const shell = '/scan/shell'
/** Milliseconds after which a page that has not come is taken from the shelf. */
const patience = 5000

scope.addEventListener('install', event => event.waitUntil(scope.skipWaiting()))
scope.addEventListener('activate', event => event.waitUntil(scope.clients.claim()))
scope.addEventListener('message', event => {
  const { assets, lang } = event.data as { assets: string[]; lang: string }
  event.waitUntil(keep(assets, lang))
})
scope.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname, searchParams } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate' && pathname === '/scan' && !searchParams.has('plain')) event.respondWith(openPage(request))
  else if (pathname.startsWith('/assets/')) event.respondWith(asset(request, pathname))
})
scope.addEventListener('sync', event => {
  if (event.tag === 'acts') event.waitUntil(sendInBackground())
})

/** The empty page and all that it loads, in place of what was kept before. */
async function keep(assets: readonly string[], lang: string): Promise<void> {
  const cache = await caches.open(shelf)
  // Without cookies, so that nobody's name can be in it.
  const page = await fetch(`${shell}?lang=${lang}`, { credentials: 'omit' })
  if (!page.ok) return
  await cache.put(shell, page)
  await Promise.all(assets.map(async one => (await isKept(cache, one)) || cache.add(one)))
  const wanted = new Set([shell, ...assets].map(path => new URL(path, location.origin).href))
  for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url)
}

/** A file with a hash in its name never changes. */
const isKept = async (cache: Cache, address: string): Promise<boolean> =>
  /-[\w-]{8}\.\w+$/.test(address) && (await cache.match(address)) !== undefined

async function openPage(request: Request): Promise<Response> {
  const kept = await (await caches.open(shelf)).match(shell)
  if (!kept) return fetch(request)
  try {
    const answer = await inTime(fetch(request))
    return answer.status >= 500 ? kept : answer
  } catch {
    return kept
  }
}

async function asset(request: Request, pathname: string): Promise<Response> {
  const kept = await (await caches.open(shelf)).match(request.url)
  if (!kept) return fetch(request)
  if (/-[\w-]{8}\.\w+$/.test(pathname)) return kept
  return inTime(fetch(request)).catch(() => kept)
}

const inTime = (answer: Promise<Response>): Promise<Response> =>
  Promise.race([answer, new Promise<never>((_, fail) => setTimeout(() => fail(new Error('late')), patience))])

/** Fails where something still waits, so that the browser tries again by itself. */
async function sendInBackground(): Promise<void> {
  const { how } = await sendWaiting('id')
  if (how === 'later') throw new Error('Some acts still wait.')
}
