/**
 * Keeps a part of a page up to date: every `data-seconds` the page is asked for again and the part takes over what stands there. Not
 * while nobody looks, and not under somebody's hands; where the line is broken, the next look may reach the server again.
 */
export function start(element: HTMLElement): void {
  const seconds = Number(element.dataset.seconds ?? '60')
  const timer = setInterval(() => {
    if (!element.isConnected) clearInterval(timer)
    else if (document.visibilityState === 'visible' && !element.contains(document.activeElement)) void renew(element)
  }, 1000 * seconds)
}

async function renew(element: HTMLElement): Promise<void> {
  const answer = await fetch(location.href).catch(() => undefined)
  if (!answer?.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const next = page.querySelector(`[data-island="fresh"]`)
  // A page without this part is another page, as when one has to sign in again.
  if (next) element.replaceChildren(...next.childNodes)
  else location.reload()
}
