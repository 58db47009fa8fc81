/** What a part that works without a script gains with one. `element` carries its wishes as data attributes. */
export type Island = { start: (element: HTMLElement) => void }

/** Loaded only where a page has such an element: `<button data-island="copy">`. */
const islands: Readonly<Record<string, () => Promise<Island>>> = {
  copy: () => import('./copy.ts'),
  focus: () => import('./focus.ts'),
  fresh: () => import('./fresh.ts'),
  passkey: () => import('./passkey.ts'),
  progress: () => import('./progress.ts'),
  rows: () => import('./rows.ts'),
  scan: () => import('./scan.ts'),
  'scan-desk': () => import('./scan-desk.ts'),
  search: () => import('./search.ts'),
  'serial-list': () => import('./serial-list.ts'),
  uploads: () => import('./uploads.ts'),
}

function startIslands(): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-island]')) {
    const load = islands[element.dataset.island ?? '']
    if (load) void load().then(island => island.start(element))
  }
}

/** Whoever signs out leaves nothing of theirs for the next person on this device: first that, then the form goes its way. */
document.addEventListener('submit', event => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.getAttribute('action') !== '/sign-out' || !('indexedDB' in globalThis)) return
  event.preventDefault()
  void import('../scanning/forget.ts').then(({ forgetPerson }) => forgetPerson()).finally(() => form.submit())
})

startIslands()
// an island that puts another page in place of this one says so
document.addEventListener('page-replaced', startIslands)
